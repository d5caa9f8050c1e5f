"""One exact calculation with its full breakdown, against a plain Decimal function that gives the lines only."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext

from tarief.core.number import EXACT
from tests.bench.clock import Ratio, side_by_side
from tests.bench.ladder import breakdown, by_hand, decimals


def measure() -> Iterator[Ratio]:
    """The whole calculation, and only the working out of a plan that is ready."""
    inputs, plan = decimals(), breakdown().plan

    def plain() -> None:
        with localcontext(EXACT):
            by_hand(*inputs)

    assert plan.run()[plan.result] == by_hand_exact()
    ours, other = side_by_side(breakdown, plain)
    yield Ratio("exact, met volledige opbouw", ours, other, "losse Decimal-functie, zonder opbouw")
    ours, other = side_by_side(plan.run, plain)
    yield Ratio("exact, alleen de regels", ours, other, "losse Decimal-functie, zonder opbouw")


def by_hand_exact() -> object:
    """The price of the plain function, in the same context; equal up to the last of 34 digits."""
    with localcontext(EXACT):
        return by_hand(*decimals())["price"]
