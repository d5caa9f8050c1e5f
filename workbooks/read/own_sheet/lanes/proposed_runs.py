"""Printed numbers that follow from a run of those before them: a sum, a rest, what is left times one, all over one."""

from __future__ import annotations

from collections.abc import Sequence

from tarief.core.expression import Expression, name
from workbooks.read.own_sheet.lanes.proposed_search import ANY, BY_CHANCE, EURO, SHARE, PrintedWay, PutIn

#: So many numbers in a row make a sum.
FEWEST = 2


def sum_of(left: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """All numbers from one above it on, but at most one."""
    for start in range(len(left) - FEWEST, -1, -1):
        run = left[start:]
        if any(item.kind == SHARE for item in run):
            break
        for without in (None, *run) if len(run) > FEWEST else (None,):
            kept = tuple(item for item in run if item is not without)
            total = sum(item.value for item in kept)
            if abs(total - target.value) <= target.near + sum(item.near for item in kept):
                return PrintedWay(0.0, kept, added([name(item.key) for item in kept]))
    return None


def rest_of(left: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """The first of some numbers less the others; a share among them is one of the first, or of what is left."""
    for start in range(len(left) - FEWEST - 1, -1, -1):
        run = left[start:]
        if run[0].kind == SHARE or sum(item.kind == SHARE for item in run) > 1 or run[0].kind == EURO:
            continue
        for of_first in (True, False):
            value, rule = run[0].value, name(run[0].key)
            for item in run[1:]:
                of = (run[0].value, name(run[0].key)) if of_first else (value, rule)
                off = item.value * of[0] if item.kind == SHARE else item.value
                value, rule = value - off, rule - (name(item.key) * of[1] if item.kind == SHARE else name(item.key))
            if abs(value - target.value) <= target.near + sum(item.near for item in run):
                return PrintedWay(0.0, tuple(run), rule)
    return None


def rest_times_one(left: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """The first of some numbers less the others, times the last: the weeks that are left, and the hours of one."""
    for start in range(len(left) - FEWEST - 2, -1, -1):
        first, *off, times = run = left[start:]
        if any(item.kind == SHARE for item in run):
            break
        remains = first.value - sum(item.value for item in off)
        near = target.near + sum(item.near for item in run) * abs(times.value) + times.near * abs(remains)
        if remains > 0 and abs(remains * times.value - target.value) <= near:
            rest = name(first.key) - added([name(item.key) for item in off])
            return PrintedWay(0.0, tuple(run), rest * name(times.key))
    return None


def all_over_one(left: Sequence[PutIn], target: PutIn) -> PrintedWay | None:
    """All of some numbers but one, over that one: costs of a year above and below the hours of it."""
    ways = []
    for start in range(len(left) - FEWEST):
        run = left[start:]
        for by in run if all(item.kind != SHARE for item in run) else ():
            kept = [item for item in run if item is not by]
            if by.value > 1 and by.kind != EURO and all(item.kind in (EURO, ANY) for item in kept):
                ways.append((tuple(run), by, kept))
    made = [
        PrintedWay(1.0, run, added([name(item.key) for item in kept]) / name(by.key))
        for run, by, kept in ways
        if abs(sum(item.value for item in kept) / by.value - target.value)
        <= target.near + sum(item.near for item in kept) / by.value
    ]
    by_chance = 2 * len(ways) * target.near / abs(target.value)
    return made[0] if len(made) == 1 and by_chance < BY_CHANCE else None


def added(parts: list[Expression]) -> Expression:
    """Return the sum of some expressions."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    return whole
