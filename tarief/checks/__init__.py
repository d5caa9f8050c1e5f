"""Checks on results: what a careful reader would stop at, as findings that say what, where, why and what to do.

A check is a pure function over a `Breakdown` and changes nothing. It adds to the findings that
travel with a calculation: these look at the whole.
"""

from collections.abc import Mapping

from tarief.calculation import Breakdown
from tarief.calculation.minimum_wage import below_minimum_wage
from tarief.checks.double import counted_twice
from tarief.checks.hours import hours_that_do_not_sum
from tarief.checks.law import elements_without_reason
from tarief.checks.members import divided_otherwise, members_below_cost
from tarief.checks.parameters import doubtful_parameters
from tarief.checks.price_level import price_levels
from tarief.checks.ranges import outside_published_range, outside_usual
from tarief.checks.slips import below_nothing, far_from_held, far_from_published
from tarief.core.door import door
from tarief.core.findings import Finding

__all__ = ["check_breakdown"]


@door()
def check_breakdown(breakdown: Breakdown, reasons: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Check one calculation.

    `reasons` says why an element of the law is zero, by law and letter: `{"jeugdwet.b": "geen materialen"}`.
    """
    return (
        *_said_by_model(breakdown),
        *elements_without_reason(breakdown, reasons or {}),
        *counted_twice(breakdown),
        *hours_that_do_not_sum(breakdown),
        *breakdown.once(doubtful_parameters),
        *outside_published_range(breakdown),
        *outside_usual(breakdown),
        *_far(breakdown),
        *below_minimum_wage(breakdown),
        *members_below_cost(breakdown),
        *divided_otherwise(breakdown),
        *price_levels(breakdown),
    )


def _far(breakdown: Breakdown) -> tuple[Finding, ...]:
    """That a price is of another order than others: said once, by what says most of it."""
    return (*far_from_published(breakdown),) or (*below_nothing(breakdown),) or (*far_from_held(breakdown),)


def _said_by_model(breakdown: Breakdown) -> tuple[Finding, ...]:
    """What the model says itself: the messages and check cells of a workbook that became one."""
    if not breakdown.model.speaks:
        return ()
    numbers = {key: item.value for (key, row), item in breakdown.supplied.items() if row is None}
    chosen = {key: choice for (key, row), choice in breakdown.supply.options.items() if row is None}
    return breakdown.model.says(chosen, numbers)
