"""A comparison as the page shows it: its tables with the pictures beside them, and both ladders side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from api.charts.waterfall import described, waterfall
from api.show.tables import Picture, TableView, drawn, report_views, table_view
from tarief import Breakdown
from tarief.report.comparison import Labels, ladder_table
from tarief.report.report import Report


def comparison_views(report: Report) -> tuple[TableView, ...]:
    """Return the difference told one way, with what a careful reader wants to know below it; draws pictures."""
    remarks = [f"{finding.text} {finding.advice}".strip() for finding in report.findings]
    return tuple(replace(view, note=" ".join((view.note, *remarks))) for view in report_views(report))


def ladder_view(a: Breakdown, b: Breakdown, labels: Labels) -> TableView:
    """Return the rungs of both ladders beside each other, with both waterfalls."""
    return table_view(ladder_table(a, b, labels), tuple(_ladders(a, b, labels)))


def _ladders(a: Breakdown, b: Breakdown, labels: Labels) -> Iterator[Picture]:
    for label, side in zip(labels, (a, b), strict=True):
        if side.unit.money:
            yield drawn(label, lambda narrow, side=side: waterfall(side, narrow=narrow), described(side))  # type: ignore[misc]
