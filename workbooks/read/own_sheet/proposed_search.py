"""How a printed number follows from those before it, where the sheet holds no formula: a search over plain arithmetic.

A few numbers in the order of the sheet are put together one after the other; what each may do follows from its kind. Of
the ways that come to the printed number within its rounding the most natural is taken, and only where so few are as
natural that it is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from tarief.core.expression import Expression, evaluate, name, operand
from workbooks.read.own_sheet.graph import Key

#: What an item is: a share, an amount, a number of something, or one that may be either.
SHARE, EURO, NUMBER, ANY = "aandeel", "euro", "aantal", "iets"
#: Numbers of the calendar that no cell need hold.
_CALENDAR = (12.0, 52.0, 365.0, 60.0, 1000.0)
#: What each step costs by how odd it is; what a number of the calendar costs, and each item that is put in gains.
_ODD = {
    "up": 0.0,
    "up_first": 0.4,
    "within": 0.6,
    "down": 0.9,
    "part": 1.4,
    "share_over": 0.8,
    "later": 0.6,
    "plus": 0.1,
    "minus": 0.7,
    "times": 0.3,
    "over": 0.3,
    "less": 0.3,
    "down_first": 0.5,
}
_CALENDAR_COST, _GAIN = 0.8, 0.45  # float: costs
#: So many numbers are put together at most; so many ways are tried for one printed number.
_LONGEST, _MOST = 7, 12_000
#: The expected number of ways that come to a number by chance, above which none is believed.
_BY_CHANCE = 0.25  # float: a number of ways
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


class _Way(NamedTuple):
    value: float
    first: float
    later: float
    is_euro: bool
    cost: float
    steps: tuple[str, ...]


class PrintedWay(NamedTuple):
    """A way to a printed number: what it costs, the items that it takes, its rule, and a factor that no cell holds."""

    cost: float
    items: tuple[PutIn, ...]
    rule: Expression
    constants: Mapping[Key, Decimal] = MappingProxyType({})


def best_way(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """Return the most natural way from the last of some items to a printed number; None where there is none, or chance.

    The items are in the order of the sheet, and every one from the first that is taken is put in.
    """
    tried: list[float] = []
    hits: list[tuple[float, int, tuple[str, ...], float]] = []
    is_exact = target.near < _EXACT * abs(target.value)
    for start in range(len(items) - 1, max(len(items) - _LONGEST, 0) - 1, -1):
        for cost, value, near, steps in _ways(items[start:]):
            tried.append(cost)
            if abs(value - target.value) <= target.near + near:
                hits.append((cost, start, steps, abs(value - target.value)))
            elif is_exact and value and (factor := _factor(target.value / value)):
                hits.append((cost + _FACTOR_COST, start, (*steps, f"{_HOLDS}{factor}"), 0.0))
        if len(tried) > _MOST:
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
    as_natural = sum(each <= cost for each in tried)
    reach = 2 * max(target.near, off) / abs(target.value)
    if as_natural * reach > _BY_CHANCE:
        return None
    factor = steps[-1].removeprefix(_HOLDS) if steps[-1].startswith(_HOLDS) else ""
    constant = target.key._replace(part=1)
    return (
        PrintedWay(cost, used, rule * name(constant), {constant: Decimal(factor)})
        if factor
        else PrintedWay(cost, used, rule)
    )


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


def _ways(items: Sequence[PutIn]) -> Iterator[tuple[float, float, float, tuple[str, ...]]]:
    """Every way to put some items together: its cost, what it comes to, how far that may be off, and its steps."""
    first = items[0]
    if first.kind == SHARE or len(items) < 2:
        return
    starts = [_Way(first.value, first.value, 0.0, first.kind == EURO, -_GAIN * len(items), ("start",))]
    starts += [
        _Way(
            first.value * times,
            first.value * times,
            0.0,
            first.kind == EURO,
            _CALENDAR_COST - _GAIN * len(items),
            (f"start*{times:g}",),
        )
        for times in _CALENDAR
    ]
    ways = starts
    for item in items[1:]:
        ways = [longer for way in ways for longer in _steps(way, item)]
        if len(ways) > _MOST:
            return
    near = sum(abs(item.near / item.value) for item in items if item.value)
    for way in ways:
        whole = way.value + way.later
        yield way.cost, whole, near * abs(whole), way.steps
        if "*" not in way.steps[0]:
            for times in _CALENDAR:
                yield (
                    way.cost + _CALENDAR_COST,
                    whole / times,
                    near * abs(whole) / times,
                    (*way.steps, f"{_END}{times:g}"),
                )


def _steps(way: _Way, item: PutIn) -> Iterator[_Way]:
    """What an item may do to what came before it."""
    value, y = way.value, item.value
    if item.kind == SHARE:
        yield from _share_steps(way, item)
        return
    counts = _NOTHING * abs(value) < abs(y) and _NOTHING * abs(y) < abs(value)
    if item.kind in (EURO, ANY) and (way.is_euro or item.kind == ANY) and counts:
        yield _next(way, "plus", value + y)
        yield _next(way, "later", value, later=way.later + y)
        if y > 0:
            yield _next(way, "minus", value - y)
    if item.kind == EURO and not way.is_euro:
        yield _next(way, "times", value * y, is_euro=True)
    if item.kind in (NUMBER, ANY):
        yield _next(way, "times", value * y)
        if abs(y) > _TOO_NEAR:
            yield _next(way, "over", value / y)
        if not way.is_euro and item.kind == NUMBER:
            yield _next(way, "less", value - y)
            yield _next(way, "plus", value + y)


def _share_steps(way: _Way, item: PutIn) -> Iterator[_Way]:
    value, y = way.value, item.value
    if not item.divides:
        yield _next(way, "up", value * (1 + y))
        if abs(value - way.first) > _TOO_NEAR:
            yield _next(way, "up_first", value + way.first * y)
    if y > 0:
        yield _next(way, "share_over", value / y, cost=-_ODD["share_over"] if item.divides else 0.0)
        if y < 1:
            yield _next(way, "within", value / (1 - y))
        yield _next(way, "down", value * (1 - y))
        yield _next(way, "part", value * y)
        if abs(value - way.first) > _TOO_NEAR and not way.is_euro:
            yield _next(way, "down_first", value - way.first * y)


def _next(
    way: _Way, step: str, value: float, *, later: float | None = None, is_euro: bool | None = None, cost: float = 0.0
) -> _Way:
    return _Way(
        value,
        way.first,
        way.later if later is None else later,
        way.is_euro if is_euro is None else is_euro,
        way.cost + _ODD[step] + cost,
        (*way.steps, step),
    )


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
            value = _done(step, value, first, y)
    value = value if later is None else value + later
    for step in steps[len(items) :]:
        if step.startswith(_END):
            value = value / operand(Decimal(step.removeprefix(_END)))
    return value


def _done(step: str, value: Expression, first: Expression, y: Expression) -> Expression:
    done = {
        "up": lambda: value * (1 + y),
        "up_first": lambda: value + first * y,
        "within": lambda: value / (1 - y),
        "down": lambda: value * (1 - y),
        "part": lambda: value * y,
        "share_over": lambda: value / y,
        "plus": lambda: value + y,
        "minus": lambda: value - y,
        "less": lambda: value - y,
        "times": lambda: value * y,
        "over": lambda: value / y,
        "down_first": lambda: value - first * y,
    }
    return done[step]()
