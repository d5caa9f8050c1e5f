"""An outcome drawn or on paper: what a terminal and an answer in JSON have no use for, and do not load."""

import json
from datetime import date
from typing import Final

from api.charts.drawing import draw
from api.charts.style import Drawing, marked, svg
from api.charts.waterfall import waterfall
from api.print.paper import Attachment
from api.print.pdf import pdf_of
from api.print.word import word_of
from api.show.paper import paper_of_report
from tarief.calculation import Breakdown
from tarief.calculation.assumption import ASSUMED
from tarief.report.report import Report

_DATA: Final = "De uitkomst als gegevens"
_MARK: Final = "Prognose: niet elke waarde is al bekend"


def as_pdf(report: Report, outcome: object) -> bytes:
    """Return a report as a PDF with its data attached."""
    data = Attachment("uitkomst.json", json.dumps(outcome, ensure_ascii=False, indent=1), _DATA)
    return pdf_of(paper_of_report(report, date.today(), data))


def as_word(report: Report) -> bytes:
    """Return a report as a document for an office."""
    return word_of(paper_of_report(report, date.today()))


def as_svg(picture: Drawing, report: Report) -> str:
    """Return a picture, marked where what it shows is not known yet."""
    assumed = any(finding.kind == ASSUMED for finding in report.findings)
    return svg(marked(picture, _MARK) if assumed else picture)


def of_breakdown(breakdown: Breakdown) -> Drawing | None:
    """Return the ladder as a picture; nothing where the outcome is no money."""
    return waterfall(breakdown) if breakdown.unit.money else None


def of_tables(report: Report) -> Drawing:
    """Return the first picture of a report."""
    return draw(report.pictures[0])
