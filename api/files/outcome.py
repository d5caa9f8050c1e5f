"""Outcomes with a workbook; its writer loads when it is asked for, because openpyxl takes long to load."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api.charts.drawing import draw
from api.charts.waterfall import waterfall
from api.files.calculated import Calculated
from api.web.outcome import Outcome, Target
from tarief.report.price import report_of_price
from tarief.report.report import Report


def of_report(name: str, report: Report, as_json: Callable[[], Any], **more: Any) -> Outcome:
    """Return an outcome whose workbook is its tables."""

    def write(target: Target) -> None:
        from workbooks.write.report import write_report

        write_report(report, target)

    if report.pictures:
        more.setdefault("picture", lambda: draw(report.pictures[0]))
    return Outcome(name, as_json, write, lambda: report, **more)


def of_calculated(found: Calculated) -> Outcome:
    """Return a price with its ladder, and what was understood of the sheet it comes from."""
    breakdown = found.breakdown

    def write(target: Target) -> None:
        from workbooks.write.result import write_result

        write_result(breakdown, target, aanbieder=found.provider, product=found.product)

    return Outcome(
        f"{breakdown.model.key}-{breakdown.on.isoformat()}",
        found.as_json,
        write,
        lambda: report_of_price(breakdown),
        lambda: waterfall(breakdown) if breakdown.unit.money else None,
        f"Van een uitkomst in {breakdown.unit.label} is er geen waterval.",
    )
