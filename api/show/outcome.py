"""One outcome in every form it can be asked in: tables, JSON, a workbook with live formulas, a picture.

The command line, the HTTP answers and the pages take it from here, so that they can never differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from api.charts.style import Drawing
from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Refused
from tarief.core.on_demand import later
from tarief.report.price import report_of_price
from tarief.report.report import Report

Target = Path | BinaryIO
#: What draws and prints, loaded when somebody asks for it.
_FORMS: Final = later("api.show.forms")


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One outcome by the name of its download; `picture` gives None where nothing can be drawn, `no_picture` why."""

    name: str
    as_json: Callable[[], Any]
    workbook: Callable[[Target], None]
    report: Callable[[], Report]
    picture: Callable[[], Drawing | None] = lambda: None
    no_picture: str = "Er is niets te tekenen."
    #: The JSON as a text, where there is a shorter way to it than by way of its data.
    as_text: Callable[[], str] | None = None

    def written(self, target: Path) -> None:
        """Write the outcome as the ending of the name asks: a PDF, a document for an office, or the workbook."""
        kind = target.suffix.lower()
        if kind == ".pdf":
            target.write_bytes(self.on_paper())
        elif kind == ".docx":
            target.write_bytes(_FORMS("as_word")(self.report()))
        else:
            self.workbook(target)

    def on_paper(self) -> bytes:
        """Return the outcome as a PDF with its data attached."""
        paper: bytes = _FORMS("as_pdf")(self.report(), self.as_json())
        return paper

    def drawn(self) -> str:
        """Return the picture as SVG; takes tens of milliseconds. Raises `Refused` when there is none."""
        specification = self.picture()
        if specification is None:
            raise Refused((Finding("geen_beeld", self.no_picture, "Vraag de tabellen, de JSON of het werkboek."),))
        drawn: str = _FORMS("as_svg")(specification, self.report())
        return drawn


def of_price(
    breakdown: Breakdown, workbook: Callable[[Target], None], as_json: Callable[[], Any] | None = None
) -> Deliverable:
    """Return a price with its ladder."""
    return Deliverable(
        f"{breakdown.model.label} {breakdown.on.isoformat()}",
        as_json or breakdown.as_json,
        workbook,
        lambda: report_of_price(breakdown),
        lambda: _FORMS("of_breakdown")(breakdown),
        f"Van een uitkomst in {breakdown.unit.label} is er geen waterval.",
        None if as_json else breakdown.as_text,
    )


def of_report(
    name: str, report: Report, as_json: Callable[[], Any], write: Callable[[Report, Target], None], **more: Any
) -> Deliverable:
    """Return an outcome whose workbook is its tables, and whose picture, if no other is given, that of the report."""
    if report.pictures:
        more.setdefault("picture", lambda: _FORMS("of_tables")(report))
    return Deliverable(name, as_json, partial(write, report), lambda: report, **more)
