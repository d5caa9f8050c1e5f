"""How a printed number follows from those before it, where the sheet holds no formula: a search over plain arithmetic.

A few numbers in the order of the sheet are put together one after the other; what each may do follows from its kind. Of
the ways that come to the printed number within its rounding the most natural is taken, and only where so few are as
natural that it is no chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from tarief.core.arrays import np
from tarief.core.expression import Expression, evaluate, name, operand
from workbooks.read.own_sheet.graph import Key

#: What an item is: a share, an amount, a number of something, or one that may be either.
SHARE, EURO, NUMBER, ANY = "aandeel", "euro", "aantal", "iets"
#: Numbers of the calendar that no cell need hold.
_CALENDAR = (12.0, 52.0, 365.0, 60.0, 1000.0)
#: What each step costs by how odd it is, and what it makes of what came before it, the first number and its own.
_ODD: dict[str, tuple[float, Callable[[Any, Any, Any], Any]]] = {
    "up": (0.0, lambda value, _, y: value * (1 + y)),
    "up_first": (0.4, lambda value, first, y: value + first * y),
    "within": (0.6, lambda value, _, y: value / (1 - y)),
    "down": (0.9, lambda value, _, y: value * (1 - y)),
    "part": (1.4, lambda value, _, y: value * y),
    "share_over": (0.8, lambda value, _, y: value / y),
    "later": (0.6, lambda value, _, __: value),  # added at the end
    "plus": (0.1, lambda value, _, y: value + y),
    "minus": (0.7, lambda value, _, y: value - y),
    "times": (0.3, lambda value, _, y: value * y),
    "over": (0.3, lambda value, _, y: value / y),
    "less": (0.3, lambda value, _, y: value - y),
    "down_first": (0.5, lambda value, first, y: value - first * y),
}
#: What a number of the calendar costs, and each item that is put in gains.
_STEPS, _START = tuple(_ODD), "start"
_CALENDAR_COST, _GAIN = 0.8, 0.45  # float: costs
#: So many numbers are put together at most; so many ways are tried for one printed number.
_LONGEST, _MOST = 7, 12_000
#: The expected number of ways that come to a number by chance, above which none is believed.
BY_CHANCE = 0.25  # float: a number of ways
#: A way that is hardly odder is a rival: which of the two it was is not known.
_RIVAL = 0.35  # float: a cost
_TOO_NEAR, _MOVED = 1e-12, 0.0137  # float: nothing, and a part that no sheet has
#: What changes a number less is not put in; a number that is known so exactly may hold a factor of so few decimals.
_NOTHING, _EXACT, _DECIMALS, _FACTOR = 1e-4, 1e-8, 3, (0.8, 1.25)  # float: shares
#: How the last steps of a way begin: over a number of the calendar, and a factor that no cell holds.
_END, _HOLDS = "over ", "houdt "
_FACTOR_COST = 1.2  # float: a cost


@dataclass(frozen=True)
class PutIn:
    """A number that may be put in: its cell, what it is, how far it may be from what it was before it was rounded."""

    key: Key
    value: float
    kind: str
    near: float = 0.0
    divides: bool = False


class _Ways(NamedTuple):
    """Ways to put the same numbers together, each at one place of the arrays.

    What it comes to so far, its first number, what is added at the end, whether it is euros, its cost, and its steps:
    the number of the calendar that it begins with (0: none), and each step by its place in `_STEPS`.
    """

    value: Any
    first: Any
    later: Any
    is_euro: Any
    cost: Any
    steps: Any

    def taking(self, step: _Step, y: float) -> _Ways:
        """Return those of these ways that can take a step with a number, having taken it."""
        kept, (odd, does) = _Ways(*(column[step.where] for column in self)), _ODD[step.name]
        taken = np.full((len(kept.cost), 1), _STEPS.index(step.name), np.int8)
        return kept._replace(
            value=does(kept.value, kept.first, y),
            later=kept.later + y if step.name == "later" else kept.later,
            is_euro=np.ones_like(kept.is_euro) if step.makes_euro else kept.is_euro,
            cost=kept.cost + odd + step.cost,
            steps=np.hstack([kept.steps, taken]),
        )

    def told(self, place: int) -> tuple[str, ...]:
        """Return the steps of one way."""
        start, *steps = self.steps[place].tolist()
        first = f"{_START}*{_CALENDAR[start - 1]:g}" if start else _START
        return first, *(_STEPS[step] for step in steps)


class _Step(NamedTuple):
    """A step by its name: which ways can take it, what it costs less or more, and whether it makes euros."""

    name: str
    where: Any
    cost: float = 0.0
    makes_euro: bool = False


class _Ends(NamedTuple):
    """What complete ways cost and come to, how far that may be off, and with which number of the calendar they end."""

    ways: _Ways
    cost: Any
    value: Any
    near: Any

    def told(self, place: int) -> tuple[str, ...]:
        """Return the steps of one of them."""
        count = len(self.ways.cost)
        if place < count:
            return self.ways.told(place)
        plain = np.flatnonzero(self.ways.steps[:, 0] == 0)
        times, way = divmod(place - count, len(plain))
        return *self.ways.told(int(plain[way])), f"{_END}{_CALENDAR[times]:g}"


class PrintedWay(NamedTuple):
    """A way to a printed number: what it costs, the items that it takes, its rule, and a factor that no cell holds."""

    cost: float
    items: tuple[PutIn, ...]
    rule: Expression
    constants: Mapping[Key, Decimal] = MappingProxyType({})


#: A way to a printed number: what it costs, from which item on, its steps, and how far it is off.
_Hit = tuple[float, int, tuple[str, ...], float]


def best_way(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """Return the most natural way from the last of some items to a printed number; None where there is none, or chance.

    The items are in the order of the sheet, and every one from the first that is taken is put in.
    """
    tried: list[Any] = []
    hits: list[_Hit] = []
    for start in range(len(items) - 1, max(len(items) - _LONGEST, 0) - 1, -1):
        if (ends := _ends(items[start:])) is not None:
            tried.append(ends.cost)
            hits += _hits(ends, start, target)
        if sum(map(len, tried)) > _MOST:
            break
    if not hits:
        return None
    exact = [hit for hit in hits if hit[3] <= target.near]
    cost, start, steps, off = min(exact or hits)
    used = tuple(items[start:])
    rule = _rule(used, steps)
    rivals = (_rule(items[place:], way) for other, place, way, _ in exact or hits if other <= cost + _RIVAL)
    if len({_elsewhere(other, items) for other in (rule, *rivals)}) > 1:
        return None
    as_natural = sum(int(np.count_nonzero(each <= cost)) for each in tried)
    reach = 2 * max(target.near, off) / abs(target.value)
    if as_natural * reach > BY_CHANCE:
        return None
    factor = steps[-1].removeprefix(_HOLDS) if steps[-1].startswith(_HOLDS) else ""
    constant = target.key._replace(part=1)
    return (
        PrintedWay(cost, used, rule * name(constant), {constant: Decimal(factor)})
        if factor
        else PrintedWay(cost, used, rule)
    )


def _hits(ends: _Ends, start: int, target: PutIn) -> Iterator[_Hit]:
    """The ways that come to a printed number, or that do so but for a plain factor."""
    off = np.abs(ends.value - target.value)
    meets = off <= target.near + ends.near
    for place in np.flatnonzero(meets).tolist():
        yield float(ends.cost[place]), start, ends.told(place), float(off[place])
    is_exact = target.near < _EXACT * abs(target.value)
    for place in np.flatnonzero(~meets & (ends.value != 0)).tolist() if is_exact else ():
        if factor := _factor(target.value / float(ends.value[place])):
            steps = *ends.told(place), f"{_HOLDS}{factor}"
            yield float(ends.cost[place]) + _FACTOR_COST, start, steps, 0.0


def _elsewhere(rule: Expression, items: Sequence[PutIn]) -> float:
    """What a rule comes to where every number is another, each by a part of its own: so two rules are told apart."""
    moved = {item.key: item.value * (1 + _MOVED * (place + 1)) for place, item in enumerate(items)}
    try:
        return float(f"{evaluate(rule, moved, float):.9g}")
    except ZeroDivisionError:
        return 0.0


def _factor(ratio: float) -> str:
    """A plain factor that a number holds; empty where it is none."""
    if not _FACTOR[0] < ratio < _FACTOR[1] or abs(ratio - 1) < _EXACT:
        return ""
    plain = round(ratio, _DECIMALS)
    return f"{plain:g}" if abs(ratio / plain - 1) < _EXACT and plain != 1 else ""


def _ends(items: Sequence[PutIn]) -> _Ends | None:
    """Every way to put some items together; None where there is none, or are too many."""
    first = items[0]
    if first.kind == SHARE or len(items) < 2:
        return None
    with np.errstate(all="ignore"):
        ways = _started(first, len(items))
        for item in items[1:]:
            taken = [ways.taking(step, item.value) for step in _steps(ways, item)]
            if not taken:  # to divide by a share below nothing makes no price
                return None
            ways = _joined(taken)
            if len(ways.cost) > _MOST:
                return None
        whole = ways.value + ways.later
        near = sum(abs(item.near / item.value) for item in items if item.value) * np.abs(whole)
        plain = ways.steps[:, 0] == 0
        cost = [ways.cost, *(ways.cost[plain] + _CALENDAR_COST for _ in _CALENDAR)]
        value = [whole, *(whole[plain] / times for times in _CALENDAR)]
        nears = [near, *(near[plain] / times for times in _CALENDAR)]
        return _Ends(ways, np.concatenate(cost), np.concatenate(value), np.concatenate(nears))


def _started(first: PutIn, count: int) -> _Ways:
    """The first of so many numbers, also as often as a number of the calendar says."""
    value = first.value * np.array([1.0, *_CALENDAR])  # float: points are float64
    size = len(value)
    cost = np.array([-_GAIN * count, *(_CALENDAR_COST - _GAIN * count for _ in _CALENDAR)])
    is_euro = np.full(size, first.kind == EURO)
    return _Ways(value, value, np.zeros(size), is_euro, cost, np.arange(size, dtype=np.int8)[:, None])


def _joined(parts: Sequence[_Ways]) -> _Ways:
    return _Ways(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _steps(ways: _Ways, item: PutIn) -> Iterator[_Step]:
    """What an item may do to what came before it."""
    value, y = ways.value, item.value
    always = np.full(len(value), True)
    if item.kind == SHARE:
        further = np.abs(value - ways.first) > _TOO_NEAR
        yield from _share_steps(item, always, further, further & ~ways.is_euro)
        return
    yield _Step("times", ~ways.is_euro if item.kind == EURO else always, makes_euro=item.kind == EURO)
    if item.kind in (EURO, ANY):
        counts = (_NOTHING * np.abs(value) < abs(y)) & (_NOTHING * abs(y) < np.abs(value))
        added = counts & (ways.is_euro | (item.kind == ANY))
        yield from (_Step("plus", added), _Step("later", added))
        yield from (_Step("minus", added),) if y > 0 else ()
    if item.kind in (NUMBER, ANY) and abs(y) > _TOO_NEAR:
        yield _Step("over", always)
    if item.kind == NUMBER:
        yield from (_Step("less", ~ways.is_euro), _Step("plus", ~ways.is_euro))


def _share_steps(item: PutIn, always: Any, further: Any, of_first: Any) -> Iterator[_Step]:
    if not item.divides:
        yield from (_Step("up", always), _Step("up_first", further))
    if item.value > 0:
        yield _Step("share_over", always, -_ODD["share_over"][0] if item.divides else 0.0)
        yield from (_Step("within", always),) if item.value < 1 else ()
        yield from (_Step("down", always), _Step("part", always), _Step("down_first", of_first))


def _rule(items: Sequence[PutIn], steps: Sequence[str]) -> Expression:
    """The steps as a formula over the cells."""
    value = name(items[0].key)
    if "*" in steps[0]:
        value = value * operand(Decimal(steps[0].partition("*")[2]))
    first, later = value, None
    for item, step in zip(items[1:], steps[1:], strict=False):
        y = name(item.key)
        if step == "later":
            later = y if later is None else later + y
        else:
            value = _ODD[step][1](value, first, y)
    value = value if later is None else value + later
    for step in steps[len(items) :]:
        if step.startswith(_END):
            value = value / operand(Decimal(step.removeprefix(_END)))
    return value
