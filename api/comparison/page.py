"""The pages at `/vergelijken`: send two files, and see where the difference between their prices comes from.

Both files are held as cost sheets are (`/opgave`), so that questions about them are answered there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.comparison.view import TABS, ComparisonView, comparison_view, outcome_of
from api.files.boxes import FileBox, receive_all, status_of
from api.files.examples import position
from api.files.priced import PRODUCT, Priced, choose_product, look_at_priced, priced
from api.files.unusable import gone, unusable
from api.show.answer import downloaded
from api.show.outcome import Outcome
from api.web.forms import keeper, leading_back, posted_form, posted_texts, remembers, see, uploads
from api.web.held import MINUTES, Held
from api.web.problems import Problem
from api.web.render import render
from tarief import Finding
from workbooks.read.understand import SHEETS

router = APIRouter(prefix="/vergelijken", include_in_schema=False)
_HINT = "Een kostensheet (Excel, LibreOffice, .csv), ons ingevulde sjabloon, of een berekening als .json."
_BOXES = (
    FileBox("a", "A: van dit tarief", _HINT, (*SHEETS, ".json")),
    FileBox("b", "B: naar dit tarief", _HINT, (*SHEETS, ".json")),
)
_EXAMPLE = ("oud", "onderzoek")


@router.get("")
async def ask_for_two_files(request: Request) -> Response:
    """Show the page with two file fields; `?a=` names a file that is already held."""
    number = request.query_params.get("a", "")
    known = uploads(request).get(number)
    first = _BOXES[0] if known is None else replace(_BOXES[0], number=number, received=known.name)
    return _form_page((first, _BOXES[1]))


@router.post("")
async def receive_two_files(request: Request) -> Response:
    """Take both files and go on to their page; what is wrong with a file is told beside its field."""
    try:
        form = await posted_form(request, len(_BOXES))
    except Problem as problem:
        return unusable(problem, partial(_form_page, _BOXES))
    looks = [partial(look_at_priced, remembers=remembers(request))] * len(_BOXES)
    boxes = await run_in_threadpool(receive_all, _BOXES, looks, form, uploads(request), keeper(request))
    if status := status_of(boxes):
        return _form_page(boxes, status)
    return see(f"/vergelijken/{boxes[0].number}/{boxes[1].number}")


@router.post("/voorbeeld")
async def example(request: Request) -> Response:
    """Compare the old tariff of the example with what the research found."""
    await posted_texts(request)
    numbers = [keeper(request)(position(name)) for name in _EXAMPLE]
    return see(f"/vergelijken/{numbers[0]}/{numbers[1]}")


@router.get("/{a}/{b}")
async def show(request: Request, a: str, b: str) -> Response:
    """Show the difference, per input or as the tab says."""
    return await run_in_threadpool(_with, request, a, b, partial(_page, request))


@router.post("/{a}/{b}")
async def choose(request: Request, a: str, b: str) -> Response:
    """Choose which product of a sheet counts."""
    texts = await posted_texts(request)
    for letter, number in (("a", a), ("b", b)):
        choose_product(uploads(request), number, texts, letter)
    return see(f"/vergelijken/{a}/{b}#uitkomst")


@router.get("/{a}/{b}/werkboek")
async def workbook(request: Request, a: str, b: str) -> Response:
    """Give the comparison as a workbook with live formulas."""
    write = partial(_downloaded, request, partial(downloaded, in_book=True))
    return await run_in_threadpool(_with, request, a, b, write)


@router.get("/{a}/{b}/uitkomst")
async def as_json(request: Request, a: str, b: str) -> Response:
    """Give the comparison as JSON."""
    write = partial(_downloaded, request, partial(downloaded, in_book=False))
    return await run_in_threadpool(_with, request, a, b, write)


def _with(request: Request, a: str, b: str, make: Callable[[Priced, Priced], Response]) -> Response:
    held = [uploads(request).get(number) for number in (a, b)]
    if held[0] is None or held[1] is None:
        return gone(partial(_form_page, _BOXES))
    address = f"/vergelijken/{a}/{b}"
    return make(*(_priced(request, number, each, address) for number, each in zip((a, b), held, strict=True) if each))


def _priced(request: Request, number: str, held: Held, address: str) -> Priced:
    """The price of a side, whose own page leads back here."""
    return priced(number, leading_back(request, number, held, address, "de vergelijking"))


def _page(request: Request, a: Priced, b: Priced) -> Response:
    view: ComparisonView = comparison_view(a, b, request.query_params.get("per", ""), _order(request))
    return render(
        "vergelijken_uitkomst.html", view=view, adres=f"/vergelijken/{a.number}/{b.number}", minuten=MINUTES,
        PRODUCT=PRODUCT, tabs=TABS,
    )  # fmt: skip


def _downloaded(request: Request, make: Callable[[Outcome], Response], a: Priced, b: Priced) -> Response:
    outcome = outcome_of(a, b, _order(request) or None)
    return see(f"/vergelijken/{a.number}/{b.number}") if outcome is None else make(outcome)


def _order(request: Request) -> list[str]:
    return [key for key in request.query_params.get("volgorde", "").split(",") if key]


def _form_page(boxes: Sequence[FileBox], status: int = 200, findings: tuple[Finding, ...] = ()) -> Response:
    return render("vergelijken.html", status, vakken=boxes, findings=findings, minuten=MINUTES)
