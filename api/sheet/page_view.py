"""The two pages in HTML: where a sheet is sent, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.responses import HTMLResponse

from api.sheet.answered import ALSO_OTHERS, ANSWER, DATE, KEEP
from api.sheet.view import SheetView
from api.show.breakdown import outcome
from api.web.body import FILE
from api.web.guard import UPLOAD_LIMIT
from api.web.held import MINUTES, PRODUCT
from api.web.render import render
from tarief import Finding
from workbooks.read.guard.limits import MAXIMUM_ROWS
from workbooks.read.understand import SHEETS

_LIMITS: Final = {"megabytes": UPLOAD_LIMIT // 1_000_000, "rijen": MAXIMUM_ROWS, "minuten": MINUTES, "soorten": SHEETS}
_NAMES: Final = {
    "BESTAND": FILE,
    "ANTWOORD": ANSWER,
    "DATUM": DATE,
    "OOK": ALSO_OTHERS,
    "ONTHOUD": KEEP,
    "PRODUCT": PRODUCT,
}


def upload_page(
    status: int = 200,
    findings: Sequence[Finding] = (),
    *,
    title: str = "",
    aanbieder: str = "",
    remembers: bool = False,
) -> HTMLResponse:
    """The page with the file field; with what was wrong with the file that was sent."""
    context = {"findings": findings, "kop": title, "aanbieder": aanbieder, "onthoudt": remembers, **_LIMITS, **_NAMES}
    return render("opgave.html", status, **context)


def view_page(view: SheetView, address: str, *, status: int = 200, remembers: bool = False) -> HTMLResponse:
    """The page of a sheet: what was understood, what is asked, and the price where there is one.

    Draws the pictures of the price, so call it in a thread.
    """
    drawn = outcome(view.breakdown) if view.breakdown else None
    hidden = {PRODUCT: str(view.number)}
    downloads = {"werkboek": f"{address}/werkboek", "json": f"{address}/uitkomst"}
    context = {"view": view, "adres": address, "onthoudt": remembers, "hidden": hidden, "downloads": downloads}
    return render(
        "opgave_gelezen.html",
        status,
        model=view.model,
        outcome=drawn,
        loose=(),
        questions=(),
        **context,
        **_LIMITS,
        **_NAMES,
    )
