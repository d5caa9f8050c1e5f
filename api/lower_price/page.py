"""The pages at `/vlakke-korting`: a cost sheet, a percentage, and perhaps the providers it falls on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.boxes import FileBox, receive_all, status_of
from api.files.cut_boxes import CUT, SHEET
from api.files.examples import position
from api.files.priced import PRODUCT, Priced, choose_product, look_at_priced, priced
from api.files.region_example import as_toml
from api.files.region_source import VIEW, look_at_region, view_in
from api.files.unusable import gone, unusable
from api.lower_price.asked import BESIDE, REGION, boxes, cut, look_at_beside, numbers
from api.lower_price.outcome import of_cut
from api.lower_price.view import cut_tables
from api.show.answer import downloaded
from api.web.forms import keeper, leading_back, posted_form, posted_texts, remembers, see, uploads
from api.web.held import MINUTES, Held
from api.web.problems import Problem
from api.web.render import render
from tarief import Finding, Refused
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.case import View

router = APIRouter(prefix="/vlakke-korting", include_in_schema=False)
#: Which other files go with the sheet: the text beside it that holds their number.
_BESIDE: Final = {"gebied": "korting_gebied", "naast": "korting_naast"}
_FILES: Final = (SHEET, REGION, BESIDE)
_WRONG: Final = 400


@router.get("")
async def ask_for_a_cut() -> Response:
    """Show the page with the fields."""
    return _form_page(_FILES, {})


@router.post("/voorbeeld")
async def example(request: Request) -> Response:
    """Show 20% off the research of the example, with its region."""
    await posted_texts(request)
    keep = keeper(request)
    region = keep(Held("voorbeeldgebied.toml", as_toml().encode()))
    texts = {CUT: "20", _BESIDE["gebied"]: region}
    return see(f"/vlakke-korting/{keep(replace(position('onderzoek'), texts=texts))}")


@router.post("")
async def receive_cut(request: Request) -> Response:
    """Take the files and the numbers; everything that is wrong is told at once, beside its field."""
    try:
        form = await posted_form(request, len(_FILES))
    except Problem as problem:
        return unusable(problem, partial(_form_page, _FILES, {}))
    look = partial(look_at_priced, remembers=remembers(request))
    looks = (look, look_at_region, look_at_beside)
    found = await run_in_threadpool(receive_all, _FILES, looks, form, uploads(request), keeper(request))
    texts = {name: text for name, text in form.fields.items() if name in (*boxes({}), VIEW)}
    faults = numbers(texts).faults
    status = status_of(found)
    if status or faults:
        return _form_page(found, texts, status or _WRONG, faults)
    held = uploads(request).get(found[0].number)
    assert held is not None
    others = {_BESIDE[box.name]: box.number for box in found[1:]}
    uploads(request).replace(found[0].number, replace(held, texts={**held.texts, **texts, **others}))
    return see(f"/vlakke-korting/{found[0].number}")


@router.get("/{number}")
async def show(request: Request, number: str) -> Response:
    """Show what must be true, and who pays."""
    return await run_in_threadpool(_page, request, number)


@router.post("/{number}")
async def choose(request: Request, number: str) -> Response:
    """Choose which product of the sheet counts."""
    choose_product(uploads(request), number, await posted_texts(request))
    return see(f"/vlakke-korting/{number}")


@router.get("/{number}/werkboek")
async def workbook(request: Request, number: str) -> Response:
    """Give the screen as a workbook."""
    return await run_in_threadpool(_downloaded, request, number, in_book=True)


@router.get("/{number}/uitkomst")
async def as_json(request: Request, number: str) -> Response:
    """Give the screen as JSON."""
    return await run_in_threadpool(_downloaded, request, number, in_book=False)


def _worked_out(request: Request, side: Priced) -> CutOutcome | None:
    """The cut of a sheet that has a price; None while it has none."""
    if side.breakdown is None:
        return None
    others = [uploads(request).get(side.held.texts.get(name, "")) for name in _BESIDE.values()]
    return cut(side.breakdown, side.held.texts, *others)


def _page(request: Request, number: str) -> Response:
    held = uploads(request).get(number)
    if held is None:
        return gone(partial(_form_page, _FILES, {}))
    side = _side(request, number, held)
    try:
        found = _worked_out(request, side)
    except Refused as refused:
        return _form_page(_again(request, side), dict(held.texts), _WRONG, refused.findings)
    tables = () if found is None else cut_tables(found)
    return render(
        "vlakke_korting_uitkomst.html", kant=side, uitkomst=found, tabellen=tables, adres=f"/vlakke-korting/{number}",
        PRODUCT=PRODUCT, **_context(_again(request, side), held.texts, ()),
    )  # fmt: skip


def _side(request: Request, number: str, held: Held) -> Priced:
    """The sheet, whose own page leads back here."""
    return priced(number, leading_back(request, number, held, f"/vlakke-korting/{number}", "de vlakke korting"))


def _again(request: Request, side: Priced) -> tuple[FileBox, ...]:
    """The fields as they were filled in, with the files that are still here."""
    names = (side.number, *(side.held.texts.get(name, "") for name in _BESIDE.values()))
    known = [(number, uploads(request).get(number)) for number in names]
    return tuple(
        replace(box, number=number, received=_name(box, held, side)) if held is not None else box
        for box, (number, held) in zip(_FILES, known, strict=True)
    )


def _name(box: FileBox, held: Held, side: Priced) -> str:
    """The name of a file; that of a list of providers only where every provider may be seen."""
    is_told = box is not REGION or view_in(side.held.texts) is View.FACILITATOR
    return held.name if is_told else ""


def _downloaded(request: Request, number: str, *, in_book: bool) -> Response:
    held = uploads(request).get(number)
    found = None if held is None else _worked_out(request, priced(number, held))
    if found is None:
        return see(f"/vlakke-korting/{number}")
    return downloaded(of_cut(found), in_book=in_book)


def _form_page(
    files: Sequence[FileBox], texts: dict[str, str], status: int = 200, findings: tuple[Finding, ...] = ()
) -> Response:
    return render("vlakke_korting.html", status, **_context(files, texts, findings))


def _context(files: Sequence[FileBox], texts: Any, findings: tuple[Finding, ...]) -> dict[str, Any]:
    found = boxes(texts, findings)
    return {
        "bestanden": files, "vakken": found, "zicht": view_in(texts).value, "minuten": MINUTES,
        "los": [finding for finding in findings if finding.place not in found],
    }  # fmt: skip
