"""The gap between two breakdowns, exactly adding up: the Shapley value of what differs between them.

The contribution of an input is its average effect over every order in which the inputs could be settled:
it adds up exactly, does not depend on an order, and an input that is equal on both sides gets nothing
(docs/onderhandeling.md#verschil-tussen-twee-prijzen). The rooms behind this door are in `tarief.comparison`.
"""

from __future__ import annotations

from tarief.calculation import Breakdown
from tarief.comparison import Comparison
from tarief.comparison.meeting import meet
from tarief.comparison.solve import solve

__all__ = ["Comparison", "compare"]


def compare(a: Breakdown, b: Breakdown) -> Comparison:
    """Explain the gap from `a` to `b` per input, per rung of the ladder and per element of the law.

    Any two calculations of one unit of care: other values, choices, tables and models. What they calculate in another
    way is a bar of its own. Raises `Refused` when the prices are in different units.
    """
    return Comparison(a, b, solve(meet(a, b)))
