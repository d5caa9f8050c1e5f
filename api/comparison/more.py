"""More files than two: added to a comparison one by one, with their prices and ladders beside those of A and B."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.comparison.outcome import LETTERS
from api.comparison.view import labels_of
from api.files.boxes import FileBox, receive_all, status_of
from api.files.kept_kind import WorkKind
from api.files.page import FilePage, Keep, Opened, taken_in
from api.files.parcel import Parcel
from api.files.priced import PricedFile, choose_product, look_at_priced, priced
from api.files.remembered import OwnMemory
from api.show.outcome import Deliverable
from api.show.tables import TableView, table_view
from api.web.asked import asks
from api.web.body import SentForm
from api.web.forms import posted_texts, see, uploads
from api.web.held import Held, Uploads
from tarief.core.findings import Finding
from tarief.report.beside import beside_table
from tarief.report.tables import Table
from workbooks.read.kinds import SHEETS

#: Behind the address: the numbers of the files beside the first two.
MORE: Final = "en"
_LETTERS: Final = LETTERS[2:]
_HINT: Final = "Een kostenblad, ons ingevulde sjabloon, of een berekening als .json."
MORE_BOX: Final = FileBox("erbij", "Nog een bestand ernaast", _HINT, (*SHEETS, ".json"))
_ANCHOR: Final = "#naast"
#: Shows the comparison with the box for one more file as it is, and with a status.
Shown = Callable[[Opened, FileBox, int], Response]


@dataclass(frozen=True, slots=True)
class MoreFiles:
    """The files beside the first two with their letters, the table of all, and the box for one more."""

    sides: tuple[tuple[str, str, PricedFile], ...]
    table: TableView | None
    numbers: tuple[str, ...]
    box: FileBox
    opened: Opened

    def without(self, number: str) -> str:
        """The address of the comparison without one of the files, its first two among them; empty where two are all."""
        if not self.numbers:
            return ""
        first, rest = self.opened.numbers, [*self.opened.numbers, *self.numbers]
        rest.remove(number)
        two, more = rest[: len(first)], rest[len(first) :]
        address = f"{self.opened.address.removesuffix('/'.join(first))}{'/'.join(two)}"
        return _beside(address, more) if more else f"{address}{_ANCHOR}"

    @property
    def query(self) -> str:
        """What stands in an address for the files beside the first two; empty without them."""
        return ",".join(self.numbers)

    @property
    def has_room(self) -> bool:
        """Whether one more may be added."""
        return len(self.sides) < len(_LETTERS)


def more_files(opened: Opened, box: FileBox = MORE_BOX) -> MoreFiles:
    """Return what stands beside the first two; a file that is gone is left out."""
    held = _held(opened)
    found = [priced(number, file) for number, file in held.items()]
    sides = tuple((letter, letter.upper(), file) for letter, file in zip(_LETTERS, found, strict=False))
    table = all_beside(opened.priced(), found)
    return MoreFiles(sides, None if table is None else table_view(table), tuple(held), box, opened)


def files_beside(opened: Opened) -> list[PricedFile]:
    """Return what stands beside the first two, priced as far as its answers go."""
    return [priced(number, file) for number, file in _held(opened).items()]


def all_beside(first: Sequence[PricedFile], more: Sequence[PricedFile]) -> Table | None:
    """Return the table of all prices; None where nothing stands beside the first two, or one price is known."""
    known = [side for side in (*first, *more) if side.breakdown is not None]
    prices = [side.breakdown for side in known if side.breakdown is not None]
    return beside_table(prices, labels_of(*known)) if more and len(prices) > 1 else None


def kept_with_more(
    key: str, label: str, page: FilePage, told: Callable[[Opened, Sequence[PricedFile]], Deliverable | None]
) -> WorkKind[Deliverable]:
    """Return the kind of work of a comparison: the numbers behind the first two in its address are the files beside."""

    def tell(request: Request, parcel: Parcel) -> Deliverable | None:
        opened = page.unpacked(request, parcel)
        beside = [priced(letter, file) for letter, file in parcel.beside.items()]
        return None if opened is None else told(opened, beside)

    return WorkKind(key, label, page.address.strip("/"), partial(packed, page), tell, partial(put_back, page))


def mount_more(router: APIRouter, page: FilePage, shown: Shown) -> None:
    """Add the two forms; `shown` shows the comparison with the box as it is."""

    def received(request: Request, form: SentForm, keep: Keep, memory: OwnMemory) -> Response:
        opened = page.open(request)
        if opened is None:
            return page.gone()
        look = partial(look_at_priced, memory=memory)
        (box,) = receive_all((MORE_BOX,), (look,), form, uploads(request), keep)
        if status := status_of((box,)):
            return shown(opened, box, status)
        return see(_at(opened, (*_held(opened), box.number)))

    async def add(request: Request) -> Response:
        """Put one more file beside the others."""

        def failed(status: int, faults: tuple[Finding, ...]) -> Response:
            opened = page.open(request)
            return page.gone() if opened is None else shown(opened, replace(MORE_BOX, faults=faults), status)

        return await taken_in(request, 1, failed, partial(received, request))

    async def choose(request: Request) -> Response:
        """Keep which product of a file beside the others counts."""
        texts, opened = await posted_texts(request), page.open(request)
        if opened is None:
            return page.gone()
        numbers = _held(opened)
        for letter, number in zip(_LETTERS, numbers, strict=False):
            choose_product(uploads(request), number, texts, letter)
        return see(_at(opened, numbers))

    router.add_api_route("/{number_0}/{number_1}/erbij", add, methods=["POST"], dependencies=[asks(MORE)])
    router.add_api_route("/{number_0}/{number_1}/product", choose, methods=["POST"], dependencies=[asks(MORE)])


def packed(page: FilePage, here: Uploads, numbers: Sequence[str]) -> Parcel | None:
    """Return what is kept of a comparison: the first two files, and those beside them by their letters."""
    more = [held for number in numbers[page.parts :] if (held := here.get(number)) is not None]
    parcel = page.packed(here, numbers[: page.parts])
    if parcel is None or len(more) != len(numbers) - page.parts or len(more) > len(_LETTERS):
        return None
    return replace(parcel, beside=dict(zip(_LETTERS, more, strict=False)))


def put_back(page: FilePage, parcel: Parcel, keep: Keep) -> Response:
    """Hold what was kept again, and lead to its page."""
    address, numbers = page.put_back(parcel, keep), tuple(map(keep, parcel.beside.values()))
    return see(_beside(address.partition("#")[0], numbers) if numbers else address)


def _held(opened: Opened) -> dict[str, Held]:
    """The files that are still here by their number, in order: the letters on the page are theirs."""
    given = dict.fromkeys(opened.request.query_params.get(MORE, "").split(","))
    here = {number: file for number in given if (file := opened.here.get(number)) is not None}
    return dict(islice(here.items(), len(_LETTERS)))


def _at(opened: Opened, numbers: Iterable[str]) -> str:
    return _beside(opened.address, numbers)


def _beside(address: str, numbers: Iterable[str]) -> str:
    return f"{address}?{MORE}={','.join(numbers)}{_ANCHOR}"
