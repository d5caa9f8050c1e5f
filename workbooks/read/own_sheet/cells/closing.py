"""Rows and columns numbered by what is filled, so that blank ones between them mean nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise

from workbooks.read.book import Area

#: Of the steps from one filled row to the next, so many must be larger than one before blank rows mean nothing.
_NEARLY_ALL = 0.9
#: A larger gap is as good as this one.
_WIDEST = 20


def closed(filled: Iterable[int]) -> dict[int, int]:
    """Return the new number of each filled row (or column): from 1, in steps of the usual distance."""
    ordered = sorted(set(filled))
    steps = sorted(after - before for before, after in pairwise(ordered))
    usual = steps[int((1 - _NEARLY_ALL) * len(steps))] if steps else 1
    numbers = dict.fromkeys(ordered[:1], 1)
    for before, after in pairwise(ordered):
        numbers[after] = numbers[before] + min(-(-(after - before) // usual), _WIDEST)
    return numbers


def moved(area: Area, down: Mapping[int, int], along: Mapping[int, int]) -> Area:
    """Return a merged area in the new numbers; empty rows and columns at its end fall away."""
    top, bottom = _span(area.top, area.bottom, down)
    left, right = _span(area.left, area.right, along)
    return Area(top, left, bottom, right)


def _span(first: int, last: int, numbers: Mapping[int, int]) -> tuple[int, int]:
    """The new numbers of a range: empty (the end before the start) when nothing in it is filled."""
    ordered = list(numbers)
    if first not in numbers:
        return 1, 0
    return numbers[first], numbers[ordered[bisect_right(ordered, last) - 1]]
