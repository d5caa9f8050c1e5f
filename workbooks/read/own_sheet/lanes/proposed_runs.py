"""How a printed number follows from a run of those just above it: a sum, a rest, what is left times one, all over one.

A list may be hundreds of rows long, and each of its numbers is looked at: what a run comes to follows from that of the
run that is one shorter, and a rule is made of the run that is taken alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import reduce
from operator import add

from tarief.core.expression import Expression, name
from workbooks.read.own_sheet.lanes.proposed_search import ANY, BY_CHANCE, EURO, NUMBER, SHARE, PrintedWay, PutIn

#: So many numbers in a row make a sum.
FEWEST = 2
#: Of no more numbers than these all are over one of them.
_LONGEST = 30


def sum_of(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """All numbers from one above it on, but at most one."""
    total, near, values = 0.0, target.near, list[float]()
    for start in range(len(items) - 1, -1, -1):
        item = items[start]
        if item.kind == SHARE:
            break
        total, near = total + item.value, near + item.near
        insort(values, item.value)
        over = total - target.value
        if len(values) < FEWEST or not (abs(over) <= near or _holds(values, over, near)):
            continue
        run = items[start:]
        for without in (None, *run) if len(run) > FEWEST else (None,):
            off, known = (without.value, without.near) if without else (0.0, 0.0)
            if abs(over - off) <= near - known:
                kept = tuple(item for item in run if item is not without)
                return PrintedWay(0.0, kept, added([name(item.key) for item in kept]))
    return None


def rest_of(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """The first of some numbers less the others; a share among them is one of the first, or of what is left."""
    off = behind = share = 0.0
    near, shares = target.near, 0
    for start in range(len(items) - 1, -1, -1):
        item, long = items[start], len(items) - start > FEWEST
        near += item.near
        if long and item.kind not in (SHARE, EURO):
            whole, after = item.value * (1 - share) - off, (item.value - off + behind) * (1 - share) - behind
            of_first = abs(whole - target.value) <= near
            if of_first or abs(after - target.value) <= near:
                return PrintedWay(0.0, tuple(items[start:]), _less(items[start:], of_first=of_first))
        if item.kind != SHARE:
            off += item.value
        elif shares:
            break
        else:
            share, shares, behind = item.value, 1, off
    return None


def rest_times(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """The first of some numbers less the others, times the last: the weeks that are left, and the hours of one."""
    if not items or items[-1].kind == SHARE:
        return None
    times, off, near = items[-1], 0.0, items[-1].near
    for start in range(len(items) - 2, -1, -1):
        first = items[start]
        if first.kind == SHARE:
            break
        left, near = first.value - off, near + first.near
        reach = target.near + near * abs(times.value) + times.near * abs(left)
        if len(items) - start > FEWEST + 1 and left > 0 and abs(left * times.value - target.value) <= reach:
            between = added([name(item.key) for item in items[start + 1 : -1]])
            return PrintedWay(0.0, tuple(items[start:]), (name(first.key) - between) * name(times.key))
        off += first.value
    return None


def all_over_one(items: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """All of some numbers but one, over that one: costs of a year above and below the hours of it."""
    made, tried, total, near = list[PrintedWay](), 0, 0.0, 0.0
    for start in range(len(items) - 1, max(len(items) - _LONGEST, 0) - 1, -1):
        run = items[start:]
        counts = [item for item in run if item.kind == NUMBER]
        if run[0].kind == SHARE or len(counts) > 1:
            break
        total, near = total + run[0].value, near + run[0].near
        for by in counts or [item for item in run if item.kind == ANY]:
            if len(run) > FEWEST and by.value > 1:
                tried += 1
                if abs((total - by.value) / by.value - target.value) <= target.near + (near - by.near) / by.value:
                    costs = added([name(item.key) for item in run if item is not by])
                    made.append(PrintedWay(1.0, tuple(run), costs / name(by.key)))
    by_chance = 2 * tried * target.near / abs(target.value)
    return made[0] if len(made) == 1 and by_chance < BY_CHANCE else None


def added(parts: Sequence[Expression]) -> Expression:
    """The sum of some rules."""
    return reduce(add, parts)


def _holds(values: Sequence[float], wanted: float, near: float) -> bool:
    """Whether one of some sorted numbers is as near as that."""
    place = bisect_left(values, wanted - near)
    return place < len(values) and values[place] <= wanted + near


def _less(run: Sequence[PutIn], *, of_first: bool) -> Expression:
    first = rule = name(run[0].key)
    for item in run[1:]:
        of = first if of_first else rule
        rule = rule - (name(item.key) * of if item.kind == SHARE else name(item.key))
    return rule
