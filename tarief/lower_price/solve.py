"""The one value of an input at which a plan gives a wanted price, in Decimal.

Where the price is linear in the input, or a simple fraction of it, three evaluations give the value exactly
(such a function keeps the cross-ratio of four points). Otherwise the value is bracketed and halved.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import pairwise

from tarief.core.number import EXACT
from tarief.model.plan import Plan

_SHOWN = Context(prec=28)
_TOLERANCE = Decimal("1e-20")
#: A price that jumps by more than this share between two neighbouring values has a pole there, no rounding.
_JUMP = Decimal("0.01")
_DOUBLINGS, _HALVINGS = 40, 130
#: So many halvings without a new price: what is left is a step of a rounding.
_PATIENCE = 30

Price = Callable[[Decimal], Decimal | None]


@dataclass(frozen=True, slots=True)
class Solution:
    """The value found (None: there is none) and the price it gives.

    `exact` tells that the price is the target itself; where steps are rounded it may only come close.
    `influence` is False when no value tried changed the price at all.
    """

    value: Decimal | None
    price: Decimal | None
    exact: bool
    influence: bool


def solve(plan: Plan, key: str, start: Decimal, target: Decimal, points: Sequence[Decimal] = ()) -> Solution:
    """Find the value of input `key`, now `start`, at which the price of the plan is `target`.

    `points` are values worth trying besides, such as declared limits. Everything else stays as it is.
    """
    seen: dict[Decimal, Decimal | None] = {}

    def price(value: Decimal) -> Decimal | None:
        if value not in seen:
            seen[value] = _price(plan, key, value)
        return seen[value]

    with localcontext(EXACT):
        step = abs(start) / 8 or Decimal("0.125")
        now = price(start)
        if now == target:
            return Solution(start, now, exact=True, influence=True)
        found = _by_cross_ratio(price, [start - step, start, start + step], target)
        if found is None:
            found = _by_halving(price, start, step, target, points)
        moved = any(value is not None and value != now for value in seen.values())
        if found is None:
            return Solution(None, None, exact=False, influence=moved)
        reached = price(found)
        assert reached is not None
        return Solution(found, reached, exact=_meets(reached, target), influence=moved)


def _price(plan: Plan, key: str, value: Decimal) -> Decimal | None:
    """The price, None where it cannot be worked out (a division by zero)."""
    try:
        return plan.price({key: value})
    except ArithmeticError:
        return None


def _meets(price: Decimal | None, target: Decimal) -> bool:
    return price is not None and abs(price - target) <= _TOLERANCE * max(abs(target), Decimal(1))


def _by_cross_ratio(price: Price, points: Sequence[Decimal], target: Decimal) -> Decimal | None:
    """The value if the price is linear or a simple fraction in it; checked by working out the price there."""
    x0, x1, x2 = points
    f0, f1, f2 = (price(point) for point in points)
    if f0 is None or f1 is None or f2 is None or f0 == f1:
        return None
    if f2 == target:
        return x2
    ratio = (target - f0) * (f1 - f2) / ((target - f2) * (f1 - f0))
    below = (x1 - x2) - ratio * (x1 - x0)
    if not below:
        return None
    value = _SHOWN.plus(((x1 - x2) * x0 - ratio * (x1 - x0) * x2) / below)
    return value if _meets(price(value), target) else None


def _by_halving(
    price: Price, start: Decimal, step: Decimal, target: Decimal, points: Sequence[Decimal]
) -> Decimal | None:
    """The nearest value at which the price passes the target."""
    for low, high in _brackets(price, start, step, target, points):
        value = _SHOWN.plus(_halved(price, low, high, target))
        reached = price(value)
        if reached is not None and abs(reached - target) <= _JUMP * abs(target):
            return value
    return None


def _brackets(
    price: Price, start: Decimal, step: Decimal, target: Decimal, points: Sequence[Decimal]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Neighbouring values with the target between their prices, the nearest to `start` first."""
    tried = {start, Decimal(0), *points}
    for power in range(_DOUBLINGS):
        tried |= {start + step * 2**power, start / 2**power, -step * 2**power}
    order = sorted(tried)
    pairs = sorted(pairwise(order), key=lambda pair: min(abs(end - start) for end in pair))
    for low, high in pairs:
        below, above = price(low), price(high)
        if below is not None and above is not None and (below - target) * (above - target) <= 0:
            yield low, high


def _halved(price: Price, low: Decimal, high: Decimal, target: Decimal) -> Decimal:
    ends = {end: price(end) or Decimal(0) for end in (low, high)}
    rises, still = ends[low] < target, 0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = price(middle)
        if found is None or middle in ends or still > _PATIENCE:
            break
        if found == target:
            return middle
        still = still + 1 if found in ends.values() else 0
        low, high = (middle, high) if (found < target) == rises else (low, middle)
        ends = {end: ends.get(end, found) for end in (low, high)}
    return min(ends, key=lambda end: abs(ends[end] - target))
