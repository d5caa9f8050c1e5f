"""A comparison in every form it can be asked in, with the picture of its bridge."""

from collections.abc import Sequence
from functools import cache, partial

from api.charts.drawing import draw
from api.show.outcome import Deliverable
from tarief.comparison import Comparison
from tarief.comparison.comparison import ComparisonInOrder
from tarief.report.comparison import Labels, Per, report_of_comparison
from workbooks.write import write_comparison


def of_comparison(
    comparison: Comparison, labels: Labels, per: Per = Per.INPUT, order: Sequence[str] | None = None
) -> Deliverable:
    """Return a comparison in every form; raises `Refused` for an order that is none when it is asked for."""
    a, b = comparison.a, comparison.b
    report = cache(lambda: report_of_comparison(comparison, labels, per, order))
    return Deliverable(
        f"vergelijking-{a.model.key}-{a.on.isoformat()}",
        lambda: ComparisonInOrder(comparison, None if order is None else comparison.in_order(order)).as_json(),
        partial(write_comparison, a, b, labels=labels),
        report,
        lambda: draw(report().pictures[0]) if report().pictures else None,
        f"Van een uitkomst in {a.unit.label} is er geen brug.",
    )
