"""Workbooks out, with live formulas. A writer loads when its first workbook is asked for: openpyxl is slow to load."""

from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from tarief.calculation import Breakdown
from tarief.core.on_demand import later
from tarief.costmodel import CostModel
from tarief.negotiation.growth import Growth
from tarief.parameters import Library
from tarief.report.report import Report
from tarief.report.tables import Table

Target = Path | BinaryIO
_result: Final = later("workbooks.write.result")


def write_report(outcome: Report, target: Target) -> None:
    """Write a report: its sentence and tables, its findings, and the input they rest on."""
    from workbooks.write import report

    report.write_report(outcome, target)


def write_result(
    breakdown: Breakdown, target: Target, *, aanbieder: str = "", product: str = "", growth: Growth | None = None
) -> None:
    """Write a price with every line of its calculation, and of an agreed one the years in which it is grown into."""
    _result("write_result")(breakdown, target, aanbieder=aanbieder, product=product, growth=growth)


def write_comparison(
    a: Breakdown, b: Breakdown, target: Target, *, labels: tuple[str, ...], beside: Table | None = None
) -> None:
    """Write two prices and why they differ; the table of more prices than two has a sheet of its own."""
    _result("write_comparison")(a, b, target, labels=labels, beside=beside)


def write_template(model: CostModel, target: Target, *, on: date, library: Library | None = None) -> None:
    """Write an empty sheet to fill in."""
    from workbooks.write.template import writing

    writing.write_template(model, target, on=on, library=library)
