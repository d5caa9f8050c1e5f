"""A comparison in every form it can be asked in, with the picture of its bridge."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from api.charts.drawing import draw
from api.show.outcome import Deliverable
from tarief.comparison import Comparison
from tarief.comparison.comparison import ComparisonInOrder
from tarief.report.comparison import Labels, Per, report_of_comparison
from tarief.report.report import Report
from tarief.report.tables import Table
from workbooks.write import write_comparison


def of_comparison(
    comparison: Comparison,
    labels: Labels,
    per: Per = Per.INPUT,
    order: Sequence[str] | None = None,
    beside: Table | None = None,
) -> Deliverable:
    """Return a comparison in every form, with the table of more prices than two where there is one.

    Raises `Refused` for an order that is none when it is asked for.
    """
    a, b = comparison.a, comparison.b

    def as_json() -> Any:
        told = ComparisonInOrder(comparison, None if order is None else comparison.in_order(order)).as_json()
        return told if beside is None else {**told, beside.key: beside.as_json()}

    @cache
    def report() -> Report:
        told = report_of_comparison(comparison, labels, per, order)
        return told if beside is None else replace(told, tables=(*told.tables, beside))

    return Deliverable(
        f"vergelijking-{a.model.key}-{a.on.isoformat()}",
        as_json,
        partial(write_comparison, a, b, labels=labels, beside=beside),
        report,
        lambda: draw(report().pictures[0]) if report().pictures else None,
        f"Van een uitkomst in {a.unit.label} is er geen brug.",
    )
