"""A comparison in every form it can be asked in, with the picture of its bridge."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Annotated, Any, Final

from api.charts.drawing import draw
from api.show.outcome import Deliverable
from tarief import Breakdown
from tarief.comparison import Comparison
from tarief.comparison.order import InOrder
from tarief.core.jsonable import AMONG, Absent, Jsonable
from tarief.report.beside import beside_table
from tarief.report.comparison import Labels, Per, report_of_comparison
from tarief.report.report import Report
from tarief.report.tables import Table
from workbooks.write import write_comparison

#: The letters of the sides: the first two are compared, the prices of all of them stand beside each other.
LETTERS: Final = "abcdefghijkl"
#: How many more than two may stand beside each other.
MOST_MORE: Final = len(LETTERS) - 2


@dataclass(frozen=True)
class ToldComparison(Jsonable):
    """The gap between two prices; the contributions sum to it, and so do rungs, groups and legal elements."""

    TITLE = "Vergelijking"

    comparison: Annotated[Comparison, AMONG]
    in_order: Annotated[InOrder | None, "volgorde", Absent] = None
    beside: Annotated[Table | None, "naast", "Alle prijzen naast elkaar, als er meer dan twee zijn.", Absent] = None


def of_comparison(
    comparison: Comparison,
    labels: Labels,
    per: Per = Per.INPUT,
    order: Sequence[str] | None = None,
    more: Sequence[Breakdown] = (),
) -> Deliverable:
    """Return a comparison in every form, with the table of all prices where there are more than two.

    `labels` are what all sides are called, those beside the first two behind them. Raises `Refused` for an order that
    is none when it is asked for.
    """
    a, b, two = comparison.a, comparison.b, labels[:2]
    beside = beside_table((a, b, *more), labels) if more else None

    def as_json() -> Any:
        return ToldComparison(comparison, None if order is None else comparison.in_order(order), beside).as_json()

    @cache
    def report() -> Report:
        told = report_of_comparison(comparison, two, per, order)
        return told if beside is None else replace(told, tables=(*told.tables, beside))

    return Deliverable(
        f"vergelijking-{a.model.key}-{a.on.isoformat()}",
        as_json,
        partial(write_comparison, a, b, labels=two, beside=beside),
        report,
        lambda: draw(report().pictures[0]) if report().pictures else None,
        f"Van een uitkomst in {a.unit.label} is er geen brug.",
    )
