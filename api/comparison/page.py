"""The pages at `/vergelijken`: send two files, and see where the difference between their prices comes from.

Both files are held as cost sheets are (`/opgave`), so that questions about them are answered there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.comparison.view import comparison_view, outcome_of
from api.files.boxes import FileBox
from api.files.examples import position
from api.files.page import FilePage, Keep, Opened, Sent
from api.files.priced import look_at_priced
from api.show.answer import downloaded
from api.web.forms import uploads
from api.web.render import render
from workbooks.read.understand import SHEETS

_HINT: Final = "Een kostensheet (Excel, LibreOffice, .csv), ons ingevulde sjabloon, of een berekening als .json."
_FILES: Final = (
    FileBox("a", "A: van dit tarief", _HINT, (*SHEETS, ".json")),
    FileBox("b", "B: naar dit tarief", _HINT, (*SHEETS, ".json")),
)


def _begin(request: Request) -> Sent | None:
    """`?a=` names a file that is already held."""
    number = request.query_params.get("a", "")
    known = uploads(request).get(number)
    return None if known is None else Sent((replace(_FILES[0], number=number, received=known.name), _FILES[1]))


def _example(keep: Keep) -> list[str]:
    """The old tariff of the example beside what the research found."""
    return [keep(position(name)) for name in ("oud", "onderzoek")]


def _form(sent: Sent, status: int) -> Response:
    return render("vergelijken.html", status, view=sent)


def _show(opened: Opened) -> Response:
    a, b = opened.priced()
    view = comparison_view(a, b, opened.request.query_params.get("per", ""), _order(opened))
    return render("vergelijken_uitkomst.html", view=view, adres=opened.address)


def _download(opened: Opened, in_book: bool) -> Response | None:
    a, b = opened.priced()
    outcome = outcome_of(a, b, _order(opened) or None)
    return None if outcome is None else downloaded(outcome, in_book=in_book)


def _order(opened: Opened) -> list[str]:
    return [key for key in opened.request.query_params.get("volgorde", "").split(",") if key]


PAGE: Final = FilePage(
    "/vergelijken",
    _FILES,
    lambda remembers: [partial(look_at_priced, remembers=remembers)] * len(_FILES),
    _form,
    _show,
    _download,
    _example,
    begin=_begin,
    parts=len(_FILES),
    choices=("a", "b"),
    back="de vergelijking",
    anchor="#uitkomst",
)
router = PAGE.mount(APIRouter(prefix=PAGE.address, include_in_schema=False))
