"""The pages of a capability that starts from files, in one flow: receive, hold, show, choose, download."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.asked_form import Sent
from api.files.boxes import FileBox, Look, receive_all, status_of
from api.files.filled import from_pairs
from api.files.parcel import Parcel, as_file, without_visitors
from api.files.priced import PricedFile, choose_product, priced
from api.files.reading import calculate
from api.files.region_source import VIEW
from api.files.remembered import OwnMemory
from api.files.unusable import gone, unusable
from api.web.asked import asks
from api.web.body import SentForm
from api.web.forms import Way, keeper, leading_back, posted_form, posted_texts, see, uploads
from api.web.held import Held, Uploads
from api.web.owner import owner_of
from api.web.problems import Problem
from tarief.core.findings import Finding

if TYPE_CHECKING:
    from api.files.unusable import FormPage

#: Holds a file and gives the number by which it is found again.
Keep = Callable[[Held], str]
WRONG: Final = 400
_GONE: Final = 404
_CASE: Final = "case"
_LONGEST: Final = 40
#: Behind the address of a page that goes on with a price: where the form with its numbers is posted.
WITH_THIS: Final = "/hiermee"


@dataclass(frozen=True, slots=True)
class Opened:
    """The files of one page, by the numbers in its address; `case` is the number of what was put beside the first."""

    request: Request
    here: Uploads
    numbers: tuple[str, ...]
    files: tuple[Held, ...]
    address: str
    case: str = ""

    @property
    def number(self) -> str:
        """The number of the first file."""
        return self.numbers[0]

    @property
    def held(self) -> Held:
        """The first file, with the texts beside it."""
        return self.files[0]

    def beside(self, name: str) -> Held | None:
        """Return the file of which the number is one of the texts; None when there is none (any more)."""
        return self.here.get(self.held.texts.get(name, ""))

    def priced(self) -> tuple[PricedFile, ...]:
        """Work out the price of every file as far as its answers go."""
        return tuple(priced(number, held) for number, held in zip(self.numbers, self.files, strict=True))

    def with_texts(self, texts: Mapping[str, str]) -> Opened:
        """Return the same with other texts beside the first file, which is not held like that yet."""
        first = replace(self.held, texts={**self.held.texts, **texts})
        return replace(self, files=(first, *self.files[1:]))

    def keep(self) -> None:
        """Hold the texts beside the first file as they are now."""
        held = beside(self.held.texts) if self.case else self.held
        self.here.replace(self.case or self.number, held)


async def taken_in(
    request: Request, files: int, failed: FormPage, take: Callable[[SentForm, Keep, OwnMemory], Response]
) -> Response:
    """Take a form with so many files, apart from what waits for other visitors; `failed` shows that it has none."""
    try:
        form = await posted_form(request, files)
    except Problem as problem:
        return unusable(problem, failed)
    keep, memory = keeper(request), OwnMemory(owner_of(request))  # by then a visitor is known
    return await run_in_threadpool(take, form, keep, memory)


def beside(texts: Mapping[str, str]) -> Held:
    """Return what is put beside a file, to be held by a number of its own: who has the file has not that."""
    return Held("", b"", texts=texts)


def _numbers(request: Request) -> tuple[str, ...]:
    """The numbers of the files in an address."""
    return tuple(number for name, number in request.path_params.items() if name != _CASE)


@dataclass(frozen=True, slots=True)
class FilePage:
    """What one capability fills in of the flow.

    `form` shows the form, `show` the outcome, `download` gives it to take along (None while there is
    none). `names` are the texts that are kept beside the first file, `beside` those that hold the numbers of the other
    files, by their box: where there are any, all that is beside has a number of its own at the end of the address,
    which no page of a file tells. `begins_with` is where to go on with a price that was made elsewhere, by its number,
    and `asks_first` what is asked of it to begin with.
    `back` is what the page of a sheet calls this page when it leads back to it. `choices` are the letters of the
    files of which a product can be chosen here; `anchor` is where the reader arrives. `begins` and `shows` are what the
    form and the outcome read from their address.
    """

    address: str
    files: tuple[FileBox, ...]
    looks: Callable[[OwnMemory], Sequence[Look]]
    form: Callable[[Sent, int], Response]
    show: Callable[[Opened], Response]
    download: Callable[[Opened, Way], Response | None]
    example: Callable[[Keep], Sequence[str]]
    begin: Callable[[Request], Sent | None] = lambda _: None
    check: Callable[[Mapping[str, str], Held | None], tuple[Finding, ...]] = lambda _, __: ()
    names: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    parts: int = 1
    choices: tuple[str, ...] = ()
    back: str = ""
    anchor: str = ""
    begins_with: str = ""
    asks_first: str = ""
    begins: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()

    def mount(self, router: APIRouter) -> APIRouter:
        """Add the pages to a router, behind those that the capability has besides."""
        shows = [asks(*self.shows)]
        one = "".join(f"/{{number_{part}}}" for part in range(self.parts))
        if self.beside:
            router.add_api_route(f"/vanaf{one}", self._start, methods=["GET"], dependencies=[asks(*self.names)])
            router.add_api_route(one, self._show, methods=["GET"], dependencies=shows)
            one += f"/{{{_CASE}}}"
        router.add_api_route("", self._begin, methods=["GET"], dependencies=[asks(*self.begins)])
        router.add_api_route("", self._receive, methods=["POST"])
        router.add_api_route("/voorbeeld", self._example, methods=["POST"])
        if self.begins_with:
            router.add_api_route(WITH_THIS, self._go_on, methods=["POST"])
        router.add_api_route(one, self._show, methods=["GET"], dependencies=shows)
        if self.choices:
            router.add_api_route(one, self._choose, methods=["POST"])
        for way in Way:
            router.add_api_route(f"{one}/{way}", self._download, methods=["GET"], dependencies=shows)
        return router

    def open(self, request: Request) -> Opened | None:
        """Return the files that an address names; None when one of them is not here (any more)."""
        numbers, case = _numbers(request), request.path_params.get(_CASE, "")
        return self._opened(request, uploads(request), numbers, case, leads_back=True)

    def packed(self, here: Uploads, numbers: Sequence[str]) -> Parcel | None:
        """Return what the page with these numbers in its address works on; None when any of it is gone."""
        files = [held for number in numbers[: self.parts] if (held := here.get(number)) is not None]
        case = here.get(numbers[-1]) if self.beside else beside({})
        if len(files) < self.parts or len(numbers) != self.parts + bool(self.beside) or case is None:
            return None
        named = {name: held for name in self.beside.values() if (held := here.get(case.texts.get(name, "")))}
        texts = {name: text for name, text in case.texts.items() if name not in self.beside.values()}
        return Parcel(tuple(files), named, texts)

    def put_back(self, parcel: Parcel, keep: Keep) -> str:
        """Hold what was kept again, and return the address of its page."""
        return self._at(self._put_back(parcel, keep)) + self.anchor

    def unpacked(self, request: Request, parcel: Parcel) -> Opened | None:
        """Return what was kept as the page works on it, held for this request alone; None for what fits it not."""
        here = Uploads()
        numbers = self._put_back(parcel, lambda held: here.add(without_visitors(held)))
        return self._opened(request, here, numbers[: self.parts], "".join(numbers[self.parts :]))

    def _put_back(self, parcel: Parcel, keep: Keep) -> tuple[str, ...]:
        numbers = tuple(keep(held) for held in parcel.files)
        if not self.beside:
            return numbers
        named = {name: keep(held) for name, held in parcel.beside.items()}
        return (*numbers, keep(beside({**parcel.texts, **named})))

    def _opened(
        self, request: Request, here: Uploads, numbers: tuple[str, ...], case: str, *, leads_back: bool = False
    ) -> Opened | None:
        address = self._at((*numbers, case) if self.beside else numbers)
        known = [(number, held) for number in numbers if (held := here.get(number)) is not None]
        kept = here.get(case) if self.beside else beside({})
        if len(known) < len(numbers) or kept is None or kept.content:  # a file is no case
            return None
        if leads_back:
            known = [(number, self._led_back(request, number, held, address)) for number, held in known]
        first, *others = (held for _, held in known)
        first = replace(first, texts={**kept.texts, **first.texts})
        return Opened(request, here, numbers, (first, *others), address, case)

    def gone(self) -> Response:
        """Show the form, and that a file is not held any more."""
        return gone(self._failed)

    async def _begin(self, request: Request) -> Response:
        sent = self.begin(request) or Sent(self.files)
        return self.form(sent, _GONE if sent.findings else 200)

    async def _receive(self, request: Request) -> Response:
        """Take the files and the texts; everything that is wrong is told at once, beside its field."""
        return await taken_in(request, len(self.files), self._failed, partial(self._received, request))

    def _received(self, request: Request, form: SentForm, keep: Keep, memory: OwnMemory) -> Response:
        here = uploads(request)  # not before: who comes for the first time is known by his form
        boxes = receive_all(self.files, self.looks(memory), form, here, keep)
        texts = {name: text for name, text in form.fields.items() if name in self.names}
        held = here.get(boxes[0].number)
        held = None if held is None else replace(held, texts={**held.texts, **texts})
        findings = self.check(texts, held)
        status = status_of(boxes) or (WRONG if findings else 0)
        if status or held is None:
            return self.form(Sent(boxes, texts, findings), status or WRONG)
        numbers = {self.beside[box.name]: here.meant(box.number) for box in boxes if box.name in self.beside}
        at = [box.number for box in boxes[: self.parts]]
        if self.beside:
            at.append(keep(beside({**texts, **numbers})))
        else:
            here.replace(at[0], held)
        return see(self._at(tuple(at)) + self.anchor)

    async def _example(self, request: Request) -> Response:
        texts = await posted_texts(request)
        numbers, here = tuple(self.example(keeper(request))), uploads(request)  # by then a visitor is known
        if VIEW in self.names and VIEW in texts and (held := here.get(numbers[-1])) is not None:
            here.replace(numbers[-1], replace(held, texts={**held.texts, VIEW: texts[VIEW]}))
        return see(self._at(numbers) + self.anchor)

    async def _go_on(self, request: Request) -> Response:
        """Go on with the price of the form that is posted."""
        filled, keep = from_pairs((await posted_texts(request)).items()), keeper(request)
        number = await run_in_threadpool(lambda: keep(as_file(calculate(filled))))
        return see(f"{self.begins_with}{number}{self.asks_first}")

    async def _start(self, request: Request) -> Response:
        """Go on with files that nothing was put beside yet."""
        numbers, here = _numbers(request), uploads(request)
        if not all(held is not None and held.content for held in map(here.get, numbers)):
            return self.gone()
        asked = {name: text for name in self.names if (text := request.query_params.get(name, "")[:_LONGEST])}
        return see(self._at((*numbers, keeper(request)(beside(asked)))))

    async def _show(self, request: Request) -> Response:
        return await run_in_threadpool(self._with, request, self.show)

    async def _choose(self, request: Request) -> Response:
        """Keep which product of a sheet counts."""
        texts, numbers = await posted_texts(request), _numbers(request)
        for letter, number in zip(self.choices, numbers, strict=True):
            choose_product(uploads(request), number, texts, letter)
        return see(self._at(tuple(request.path_params.values())) + self.anchor)

    async def _download(self, request: Request) -> Response:
        way = Way(request.url.path.rpartition("/")[2])
        return await run_in_threadpool(self._with, request, lambda opened: self._downloaded(opened, way))

    def _with(self, request: Request, make: Callable[[Opened], Response]) -> Response:
        opened = self.open(request)
        return self.gone() if opened is None else make(opened)

    def _downloaded(self, opened: Opened, way: Way) -> Response:
        return self.download(opened, way) or see(opened.address)

    def _failed(self, status: int, findings: tuple[Finding, ...]) -> Response:
        return self.form(Sent(self.files, {}, findings), status)

    def _at(self, numbers: tuple[str, ...]) -> str:
        return "/".join((self.address, *numbers))

    def _led_back(self, request: Request, number: str, held: Held, address: str) -> Held:
        return leading_back(request, number, held, address, self.back) if self.back else held
