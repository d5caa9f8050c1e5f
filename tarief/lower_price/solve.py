"""The one value of an input at which a plan gives a wanted price, in Decimal; of many inputs together over arrays.

Where the price is linear in the input, or a simple fraction of it, three evaluations give the value exactly
(such a function keeps the cross-ratio of four points). Otherwise the value is bracketed and narrowed.

A search asks for one price after another, and what it does next depends on which side of the target they lie. Floats
answer where they leave no doubt of that, for all searches at once; what is near or told is worked out exactly.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from math import isnan
from typing import Final

from tarief.batch.moved import NEAR, MovedPrices
from tarief.core.door import Progress
from tarief.core.number import EXACT
from tarief.model.plan import Plan

_SHOWN = Context(prec=28)
_NOTHING = Decimal(0)
_TOLERANCE, _NEARLY = Decimal("1e-20"), Decimal(repr(NEAR))
#: A price that jumps by more than this share between two neighbouring values has a pole there, no rounding.
_JUMP = Decimal("0.01")
_DOUBLINGS, _NARROWINGS = 40, 130
#: After so many halvings a price that bends is straight enough to draw a line to the target.
_STRAIGHT = 30
#: So many times without a new price, in what is left after these halvings: it is a step of a rounding.
_PATIENCE = 12
#: So many pairs of neighbours are looked at together: most inputs need the nearest only.
_TOGETHER = 12
#: From so many inputs times lines on arrays pay: they have to be loaded, and laid out.
_MANY: Final = 4_000


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A price that a search asks for; `exactly` where its digits count, `ahead` the values that it may ask next."""

    value: Decimal
    exactly: bool = False
    ahead: tuple[Decimal, ...] = ()


#: Asks for prices (None: it cannot be worked out there) and comes to a value, None where there is none.
_Search = Generator[_Asked, Decimal | None, Decimal | None]


def solve(
    plan: Plan,
    values: Mapping[str, Decimal],
    points: Mapping[str, Sequence[Decimal]],
    target: Decimal,
    progress: Progress | None = None,
) -> dict[str, Solution]:
    """Find for each input in `points` the value at which the price of the plan is `target`, all others as they are.

    `values` are the lines as they are now, the points of an input values worth trying besides, such as its limits.
    `progress` is told how many inputs are done, where there are many.
    """
    price = plan.of_price
    with localcontext(EXACT):
        many = len(points) * len(price.nodes) >= _MANY
        prices = _Prices(price, values, target, MovedPrices(price, values, limited=False) if many else None)
        running = {key: _Running(prices, key, also) for key, also in points.items()}
        going = list(running.values())
        while going:
            prices.look(going)
            for each in going:
                each.go_on()
            going = [each for each in going if not each.is_done]
            if many and progress is not None:
                progress(len(running) - len(going), len(running))
        return {key: each.solution for key, each in running.items()}


class _Prices:
    """What the price is with one input moved: exactly, and over arrays for who asks which side of a target it lies."""

    def __init__(self, plan: Plan, values: Mapping[str, Decimal], target: Decimal, arrays: MovedPrices | None) -> None:
        self.values, self.target, self.arrays = values, target, arrays
        self._plan, self.lines, self.now = plan, plan.nodes, plan.price({})
        self._floats: tuple[float, ...] = ()
        if arrays is not None:
            (start,), (sound,) = arrays.at(values, [("", target)])
            self._floats = (float(start) if sound else float(self.now), float(target))

    def exactly(self, key: str, value: Decimal) -> Decimal | None:
        """Return the price, None where it cannot be worked out (a division by zero)."""
        try:
            return self._plan.price({key: value})
        except ArithmeticError:
            return None

    def look(self, searches: Sequence["_Running"]) -> None:
        """Work out over arrays what these searches ask and may ask next."""
        if self.arrays is None:
            return
        wanted = [(each, value) for each in searches for value in each.unseen]
        found, sound = self.arrays.at(self.values, [(each.key, value) for each, value in wanted])
        for (each, value), price, is_sound in zip(wanted, found.tolist(), sound.tolist(), strict=True):
            each.seen[value] = price if is_sound or isnan(price) else None

    def may_decide(self, price: float | None) -> bool:
        """Tell whether a price over arrays decides as the exact one does; where there is none, that does too."""
        start, target = self._floats
        return price is not None and (
            isnan(price) or (_clear(price, target) and (price == start or _clear(price, start)))
        )

    def plainly(self, price: float) -> Decimal | None:
        """Return a price over arrays that may decide."""
        if isnan(price):
            return None
        return self.now if price == self._floats[0] else Decimal(repr(price))


def _clear(price: float, other: float) -> bool:
    """Whether two prices over arrays differ by more than floats can be off."""
    return abs(price - other) > NEAR * max(abs(price), abs(other), 1)


class _Running:
    """The search for the value of one input, under way."""

    def __init__(self, prices: _Prices, key: str, points: Sequence[Decimal]) -> None:
        self.key, self._prices = key, prices
        self._start = prices.values[key]
        self._exact: dict[Decimal, Decimal | None] = {self._start: prices.now}
        self.seen: dict[Decimal, float | None] = {}
        self._found = self._start if prices.now == prices.target else None
        self._moved = self._found is not None
        self.is_done = self._moved or key not in prices.lines
        self._search = _search(self._start, prices.now, prices.target, points)
        self._asked = next(self._search)

    @property
    def unseen(self) -> list[Decimal]:
        """What is asked and may be asked next, and was not looked at."""
        return [each for each in {self._asked.value, *self._asked.ahead} if each not in self.seen]

    def go_on(self) -> None:
        """Go on as far as the prices lead that were looked at."""
        try:
            while self._asked.exactly or self._asked.value in self.seen or self._prices.arrays is None:
                price = self._price(self._asked)
                self._moved = self._moved or (price is not None and price != self._prices.now)
                self._asked = self._search.send(price)
        except StopIteration as end:
            self._found, self.is_done = end.value, True

    def _price(self, asked: _Asked) -> Decimal | None:
        found = None if asked.exactly or asked.value in self._exact else self.seen.get(asked.value)
        if found is not None and self._prices.may_decide(found):
            return self._prices.plainly(found)
        if asked.value not in self._exact:
            self._exact[asked.value] = self._prices.exactly(self.key, asked.value)
        return self._exact[asked.value]

    @property
    def solution(self) -> Solution:
        """What was found."""
        if self._found is None:
            return Solution(None, None, exact=False, influence=self._moved)
        price = self._exact[self._found]
        return Solution(self._found, price, exact=_meets(price, self._prices.target), influence=self._moved)


def _meets(price: Decimal | None, target: Decimal, within: Decimal = _TOLERANCE) -> bool:
    return price is not None and abs(price - target) <= within * max(abs(target), Decimal(1))


def _search(start: Decimal, now: Decimal, target: Decimal, points: Sequence[Decimal]) -> _Search:
    step = abs(start) / 8 or Decimal("0.125")
    found = yield from _by_cross_ratio([start - step, start, start + step], now, target)
    return found if found is not None else (yield from _by_narrowing(start, step, target, points))


def _by_cross_ratio(points: Sequence[Decimal], now: Decimal, target: Decimal) -> _Search:
    """The value if the price is linear or a simple fraction in it; checked by working out the price there."""
    for exactly in (False, True):
        first = yield _Asked(points[0], exactly, (points[2],))
        last = yield _Asked(points[2], exactly)
        if first is None or last is None or first == now:
            return None
        value = points[2] if last == target else _fourth(points, (first, now, last), target)
        reached = None if value is None else (yield _Asked(value, exactly))
        if _meets(reached, target):
            return value
        if not _meets(reached, target, _NEARLY):
            return None
    return None


def _fourth(points: Sequence[Decimal], prices: Sequence[Decimal], target: Decimal) -> Decimal | None:
    """The value that has the cross-ratio of the prices with three others."""
    (x0, x1, x2), (f0, f1, f2) = points, prices
    ratio = (target - f0) * (f1 - f2) / ((target - f2) * (f1 - f0))
    below = (x1 - x2) - ratio * (x1 - x0)
    return _SHOWN.plus(((x1 - x2) * x0 - ratio * (x1 - x0) * x2) / below) if below else None


def _by_narrowing(start: Decimal, step: Decimal, target: Decimal, points: Sequence[Decimal]) -> _Search:
    """The nearest value at which the price passes the target."""
    tried = {start, Decimal(0), *points}
    for power in range(_DOUBLINGS):
        tried |= {start + step * 2**power, start / 2**power, -step * 2**power}
    pairs = sorted(pairwise(sorted(tried)), key=lambda pair: min(abs(end - start) for end in pair))
    for place, (low, high) in enumerate(pairs):
        ahead = pairs[place : place + _TOGETHER] if place % _TOGETHER == 0 else ()
        below = yield _Asked(low, ahead=(high, *(end for pair in ahead for end in pair)))
        above = yield _Asked(high)
        if below is None or above is None or (below - target) * (above - target) > 0:
            continue
        value = _SHOWN.plus((yield from _narrowed({low: below, high: above}, target)))
        reached = yield _Asked(value, exactly=True)
        if reached is not None and abs(reached - target) <= _JUMP * abs(target):
            return value
    return None


def _narrowed(ends: dict[Decimal, Decimal], target: Decimal) -> Generator[_Asked, Decimal | None, Decimal]:
    """The value between two at which the price passes the target, by halving, and by a line where it is straight."""
    low, high = ends
    rises, still = ends[low] < target, 0
    for turn in range(_NARROWINGS):
        exactly = turn >= _STRAIGHT
        if turn == _STRAIGHT:
            below, above = (yield _Asked(low, exactly)), (yield _Asked(high, exactly))
            ends = {low: below or _NOTHING, high: above or _NOTHING}
        middle = _crossing(ends, target) if exactly and turn % 3 else (low + high) / 2
        found = None if middle in ends else (yield _Asked(middle, exactly))
        if found is None or (exactly and still > _PATIENCE):
            break
        if found == target:
            return middle
        still = still + 1 if found in ends.values() else 0
        low, high = (middle, high) if (found < target) == rises else (low, middle)
        ends = {end: ends.get(end, found) for end in (low, high)}
        if _meets(found, target):
            return _crossing(ends, target)
    return min(ends, key=lambda end: abs(ends[end] - target))


def _crossing(ends: Mapping[Decimal, Decimal], target: Decimal) -> Decimal:
    """Where the line between two prices passes the target; halfway where it is flat."""
    (low, below), (high, above) = ends.items()
    return low + (high - low) * (target - below) / (above - below) if below != above else (low + high) / 2
