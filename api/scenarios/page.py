"""The pages at `/scenarios`: one calculation as a base, and what-ifs about it side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.boxes import LISTS, FileBox, receive_all, status_of
from api.files.form import Box
from api.files.priced import PRODUCT, choose_product
from api.files.unusable import gone, unusable
from api.scenarios.base import Base, base_of, look_at_base, look_at_plans
from api.scenarios.example import as_toml
from api.scenarios.outcome import of_analysis
from api.scenarios.route import refuse_many
from api.scenarios.rows import rows
from api.scenarios.view import analysis_tables
from api.scenarios.work import BOXES, VOLUME, Worked, work_out
from api.show.answer import as_download, downloaded
from api.web.forms import keeper, leading_back, posted_form, posted_texts, remembers, see, uploads
from api.web.held import MINUTES, Held
from api.web.problems import Problem
from api.web.render import render
from tarief import Finding
from tarief.documents.document import KINDS
from tarief.report.findings import grouped
from tarief.report.scenarios import report_of_analysis
from tarief.scenarios.analysis import Analysis

router = APIRouter(prefix="/scenarios", include_in_schema=False)
_FILES: Final = (
    FileBox(
        "basis", "De basis",
        "Een kostensheet, ons ingevulde sjabloon, een berekening als .json, of een .toml met scenario's erin.", LISTS,
    ),
    FileBox(
        "plannen", "Scenario's in een bestand",
        "Een .toml of .json met scenario's, bandbreedtes of onzekerheid. U kunt ze hierna ook op de pagina maken.",
        KINDS, needed=False,
    ),
)  # fmt: skip
#: The text beside the base that holds the number of the file with scenarios.
_PLANS: Final = "scenario_plannen"
_WRONG: Final = 400


@router.get("")
async def ask_for_a_base() -> Response:
    """Show the page with the file fields."""
    return _form_page(_FILES)


@router.get("/voorbeeld.toml")
async def example_file() -> Response:
    """Give an example with comments to fill in."""
    return as_download("scenarios.toml", as_toml(), "application/toml")


@router.post("/voorbeeld")
async def example(request: Request) -> Response:
    """Show the example."""
    await posted_texts(request)
    return see(f"/scenarios/{keeper(request)(Held('scenarios.toml', as_toml().encode()))}")


@router.post("")
async def receive_base(request: Request) -> Response:
    """Take the files and go on to their page; what is wrong with a file is told beside its field."""
    try:
        form = await posted_form(request, len(_FILES))
    except Problem as problem:
        return unusable(problem, partial(_form_page, _FILES))
    looks = (partial(look_at_base, remembers=remembers(request)), look_at_plans)
    found = await run_in_threadpool(receive_all, _FILES, looks, form, uploads(request), keeper(request))
    if status := status_of(found):
        return _form_page(found, status)
    base, plans = found
    held = uploads(request).get(base.number)
    assert held is not None
    uploads(request).replace(base.number, replace(held, texts={**held.texts, _PLANS: plans.number}))
    return see(f"/scenarios/{base.number}#uitkomst")


@router.get("/{number}")
async def show(request: Request, number: str) -> Response:
    """Show the scenarios side by side; what is wrong with what a file asks is told with status 400."""
    return await run_in_threadpool(_page, request, number)


@router.post("/{number}")
async def make(request: Request, number: str) -> Response:
    """Work in the scenarios that were made on the page; what is wrong with them is told beside their boxes."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_made, request, texts, number)


@router.get("/{number}/werkboek")
async def workbook(request: Request, number: str) -> Response:
    """Give the analysis as a workbook with live formulas."""
    return await run_in_threadpool(_downloaded, request, number, in_book=True)


@router.get("/{number}/uitkomst")
async def as_json(request: Request, number: str) -> Response:
    """Give the analysis as JSON."""
    return await run_in_threadpool(_downloaded, request, number, in_book=False)


def _made(request: Request, texts: dict[str, str], number: str) -> Response:
    held = uploads(request).get(number)
    if held is None:
        return gone(partial(_form_page, _FILES))
    if choose_product(uploads(request), number, texts):
        return see(f"/scenarios/{number}")
    tried = replace(held, texts={**held.texts, **{name: texts.get(name, "") for name in BOXES}})
    base, worked = _worked(request, number, tried)
    if worked.faults:
        return _shown(number, tried, base, worked)
    uploads(request).replace(number, tried)
    return see(f"/scenarios/{number}#uitkomst")


def _page(request: Request, number: str) -> Response:
    held = uploads(request).get(number)
    if held is None:
        return gone(partial(_form_page, _FILES))
    held = leading_back(request, number, held, f"/scenarios/{number}", "de scenario's")
    base, worked = _worked(request, number, held)
    return _shown(number, held, base, worked)


def _worked(request: Request, number: str, held: Held) -> tuple[Base, Worked]:
    base = base_of(number, held)
    return base, work_out(base, uploads(request).get(held.texts.get(_PLANS, "")), held.texts, refuse_many)


def _shown(number: str, held: Held, base: Base, worked: Worked) -> Response:
    analysis, faults = worked.analysis, worked.faults
    report = None if analysis is None else report_of_analysis(analysis)
    breakdown = base.side.breakdown
    return render(
        "scenarios_uitkomst.html", _WRONG if faults else 200, kant=base.side, verslag=report,
        tabellen=_tables(analysis),
        groepen=grouped(report.findings) if report else (), adres=f"/scenarios/{number}", PRODUCT=PRODUCT,
        rijen=rows(breakdown, held.texts, faults) if breakdown else (), volume=_volume(held, faults),
        los=[finding for finding in faults if finding.place not in BOXES],
        fouten=[finding for finding in faults if finding.place in BOXES], minuten=MINUTES,
    )  # fmt: skip


def _tables(analysis: Analysis | None) -> Any:
    return () if analysis is None else analysis_tables(analysis)


def _volume(held: Held, faults: Sequence[Finding]) -> Box:
    own = tuple(finding for finding in faults if finding.place == VOLUME)
    hint = "Eenheden per jaar; dan ziet u ook het budget. Mag leeg blijven."
    return Box(VOLUME, "Volume", held.texts.get(VOLUME, ""), hint, kind="getal", faults=own)


def _downloaded(request: Request, number: str, *, in_book: bool) -> Response:
    held = uploads(request).get(number)
    found = None if held is None else _worked(request, number, held)[1].analysis
    if found is None:
        return see(f"/scenarios/{number}")
    return downloaded(of_analysis(found), in_book=in_book)


def _form_page(files: Sequence[FileBox], status: int = 200, findings: tuple[Finding, ...] = ()) -> Response:
    return render("scenarios.html", status, bestanden=files, los=findings, minuten=MINUTES)
