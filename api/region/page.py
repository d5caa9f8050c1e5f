"""The pages at `/gebied`: send a list of providers, and see what each tariff covers, as who looks may see it.

What was typed is held with the file and never stands in an address: a budget is nobody else's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.boxes import LISTS, FileBox, receive, status_of
from api.files.cut_boxes import CUT_BOX, SHEET
from api.files.region_example import COLUMNS, as_csv, as_toml
from api.files.region_source import VIEW, look_at_region, view_in
from api.files.unusable import gone, unusable
from api.region.asked import LOOK, PATH_BOXES, Asked, ask, boxes, look_box, tariff_in
from api.region.outcome import of_region
from api.region.view import region_view, stepped
from api.show.answer import as_download, downloaded
from api.show.outcome import Outcome
from api.web.forms import keeper, posted_form, posted_texts, see, uploads
from api.web.held import MINUTES, Held
from api.web.problems import Problem
from api.web.render import render
from tarief import Finding
from tarief.region.case import View

router = APIRouter(prefix="/gebied", include_in_schema=False)
_BOX = FileBox(
    "bestand", "Aanbieders",
    "Een lijst (.csv, Excel of LibreOffice) met naam, kostprijs en volume, of alles in één .toml of .json.", LISTS,
)  # fmt: skip
_WRONG = 400


@router.get("")
async def ask_for_a_list() -> Response:
    """Show the page with the file field and what can be asked."""
    return _form_page(_BOX, {})


@router.get("/voorbeeld.{kind}")
async def example_file(kind: str) -> Response:
    """Give an example to fill in: a list (.csv) or a document with everything (.toml)."""
    if kind == "csv":
        return as_download("aanbieders.csv", as_csv().encode("utf-8-sig"), "text/csv")
    return as_download("gebied.toml", as_toml(), "application/toml")


@router.post("/voorbeeld")
async def example(request: Request) -> Response:
    """Show the example."""
    await posted_texts(request)
    return see(f"/gebied/{keeper(request)(Held('voorbeeldgebied.toml', as_toml().encode()))}")


@router.post("")
async def receive_list(request: Request) -> Response:
    """Take a list with what is asked about it; everything that is wrong is told at once, beside its field."""
    try:
        form = await posted_form(request, 1)
    except Problem as problem:
        return unusable(problem, partial(_form_page, _BOX, {}))
    box = await run_in_threadpool(receive, _BOX, look_at_region, form, uploads(request), keeper(request))
    texts = {name: text for name, text in form.fields.items() if name in (*boxes({}), VIEW)}
    held = uploads(request).get(box.number)
    if held is None:
        return _form_page(box, texts, status_of((box,)))
    held = replace(held, texts={**held.texts, **texts})
    asked = await run_in_threadpool(ask, held)
    if asked.wrong:
        return _form_page(box, texts, _WRONG, (*asked.others, *asked.faults))
    uploads(request).replace(box.number, held)
    return see(f"/gebied/{box.number}#uitkomst")


@router.get("/{number}")
async def show(request: Request, number: str) -> Response:
    """Show the region as who looks may see it."""
    return await run_in_threadpool(_with, request, number, _page)


@router.post("/{number}/bekijk")
async def look_at_tariff(request: Request, number: str) -> Response:
    """Look at a tariff, or at one a step further."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_with, request, number, partial(_looked_at, request, texts))


@router.post("/{number}/zicht")
async def look_as(request: Request, number: str) -> Response:
    """Look as the facilitator or as a participant."""
    texts = await posted_texts(request)
    held = uploads(request).get(number)
    if held is not None:
        uploads(request).replace(number, replace(held, texts={**held.texts, VIEW: view_in(texts).value}))
    return see(f"/gebied/{number}#uitkomst")


@router.get("/{number}/werkboek")
async def workbook(request: Request, number: str) -> Response:
    """Give the region as a workbook, as who looks may see it."""
    write = partial(_downloaded, partial(downloaded, in_book=True))
    return await run_in_threadpool(_with, request, number, write)


@router.get("/{number}/uitkomst")
async def as_json(request: Request, number: str) -> Response:
    """Give the region as JSON, as who looks may see it."""
    write = partial(_downloaded, partial(downloaded, in_book=False))
    return await run_in_threadpool(_with, request, number, write)


def _with(request: Request, number: str, make: Callable[[str, Held], Response]) -> Response:
    held = uploads(request).get(number)
    return gone(partial(_form_page, _BOX, {})) if held is None else make(number, held)


def _page(number: str, held: Held, faults: tuple[Finding, ...] = ()) -> Response:
    """Show the outcome; what cannot be told to who looks is told with status 400."""
    asked = ask(held)
    if asked.found is None:
        return _refused(number, held, asked)
    view = region_view(asked, held, number)
    slider = look_box(held.texts, asked.found.case.per, faults) if faults else view.slider
    return render(
        "gebied_uitkomst.html", _WRONG if faults else 200, view=view, schuif=slider, adres=f"/gebied/{number}",
        korting=CUT_BOX, opgave=replace(SHEET, needed=False),
        **_context(FileBox(**_received(number, held)), held.texts, ()),
    )  # fmt: skip


def _refused(number: str, held: Held, asked: Asked) -> Response:
    box = FileBox(**_received(number, held))
    return _form_page(box, dict(held.texts), _WRONG, (*asked.others, *asked.faults))


def _received(number: str, held: Held) -> dict[str, Any]:
    shown = held.name if view_in(held.texts) is View.FACILITATOR else ""
    return {
        "name": _BOX.name, "label": _BOX.label, "hint": _BOX.hint, "kinds": LISTS, "received": shown, "number": number,
    }  # fmt: skip


def _looked_at(request: Request, texts: dict[str, str], number: str, held: Held) -> Response:
    faults: list[Finding] = []
    typed = {LOOK: texts.get(LOOK, "")}
    amount = tariff_in(typed, faults)
    if faults:
        return _page(number, held, tuple(faults))
    if amount is not None and (step := texts.get("stap")) in ("-10", "-1", "-0.1", "+0.1", "+1", "+10"):
        typed = {LOOK: stepped(amount, step)}
    uploads(request).replace(number, replace(held, texts={**held.texts, **typed}))
    return see(f"/gebied/{number}#bekijk")


def _downloaded(make: Callable[[Outcome], Response], number: str, held: Held) -> Response:
    asked = ask(held)
    return see(f"/gebied/{number}") if asked.found is None else make(of_region(asked.found))


def _form_page(box: FileBox, texts: dict[str, str], status: int = 200, findings: tuple[Finding, ...] = ()) -> Response:
    return render("gebied.html", status, **_context(box, texts, findings))


def _context(box: FileBox, texts: Any, findings: tuple[Finding, ...]) -> dict[str, Any]:
    found = boxes(texts, findings)
    return {
        "vak": box, "vakken": found, "pad": [found[name] for name in PATH_BOXES], "zicht": view_in(texts).value,
        "los": [finding for finding in findings if finding.place not in found],
        "kolommen": COLUMNS, "minuten": MINUTES,
    }  # fmt: skip
