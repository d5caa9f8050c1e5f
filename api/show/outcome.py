"""One outcome in every form it can be asked in: tables, JSON, a workbook with live formulas, a picture.

The command line, the HTTP answers and the pages take it from here, so that they can never differ.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from api.charts.drawing import draw
from api.charts.style import Drawing, marked, svg
from api.charts.waterfall import waterfall
from api.print.paper import Attachment
from api.print.pdf import pdf_of
from api.print.word import word_of
from api.show.paper import paper_of_report
from tarief.calculation import Breakdown
from tarief.calculation.assumption import ASSUMED
from tarief.core.findings import Finding, Refused
from tarief.report.price import report_of_price
from tarief.report.report import Report

Target = Path | BinaryIO
_DATA: Final = "De uitkomst als gegevens"
_MARK: Final = "Prognose: niet elke waarde is al bekend"


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One outcome by the name of its download; `picture` gives None where nothing can be drawn, `no_picture` why."""

    name: str
    as_json: Callable[[], Any]
    workbook: Callable[[Target], None]
    report: Callable[[], Report]
    picture: Callable[[], Drawing | None] = lambda: None
    no_picture: str = "Er is niets te tekenen."

    def written(self, target: Path) -> None:
        """Write the outcome as the ending of the name asks: a PDF, a document for an office, or the workbook."""
        kind = target.suffix.lower()
        if kind == ".pdf":
            target.write_bytes(self.on_paper())
        elif kind == ".docx":
            target.write_bytes(word_of(paper_of_report(self.report(), date.today())))
        else:
            self.workbook(target)

    def on_paper(self) -> bytes:
        """Return the outcome as a PDF with its data attached."""
        data = Attachment("uitkomst.json", json.dumps(self.as_json(), ensure_ascii=False, indent=1), _DATA)
        return pdf_of(paper_of_report(self.report(), date.today(), data))

    def drawn(self) -> str:
        """Return the picture as SVG; takes tens of milliseconds. Raises `Refused` when there is none."""
        specification = self.picture()
        if specification is None:
            raise Refused((Finding("geen_beeld", self.no_picture, "Vraag de tabellen, de JSON of het werkboek."),))
        assumed = any(finding.kind == ASSUMED for finding in self.report().findings)
        return svg(marked(specification, _MARK) if assumed else specification)


def of_price(
    breakdown: Breakdown, workbook: Callable[[Target], None], as_json: Callable[[], Any] | None = None
) -> Deliverable:
    """Return a price with its ladder."""
    return Deliverable(
        f"{breakdown.model.label} {breakdown.on.isoformat()}",
        as_json or breakdown.as_json,
        workbook,
        lambda: report_of_price(breakdown),
        lambda: waterfall(breakdown) if breakdown.unit.money else None,
        f"Van een uitkomst in {breakdown.unit.label} is er geen waterval.",
    )


def of_report(
    name: str, report: Report, as_json: Callable[[], Any], write: Callable[[Report, Target], None], **more: Any
) -> Deliverable:
    """Return an outcome whose workbook is its tables, and whose picture, if no other is given, that of the report."""
    if report.pictures:
        more.setdefault("picture", lambda: draw(report.pictures[0]))
    return Deliverable(name, as_json, partial(write, report), lambda: report, **more)
