"""What each unit adds on average, from the worth of every coalition: one pass over all of them, whatever their number.

What a coalition weighs for those in it and for those out of it depends on its size only. So the sum over the coalitions
with a unit is read from weighted worths of which one axis after another is folded.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import factorial
from typing import Any

from tarief.core.arrays import np

_NOTHING = 0.0  # float: weights of the vectorised path


class Weighing:
    """Takes in worths, for each side of the units that are set, and tells the part of each unit of the last level.

    `axes` are the units of the worths' axes, `levels` the units of a round; what is in neither does nothing.
    """

    def __init__(self, axes: Sequence[int], levels: Sequence[Collection[int]]) -> None:
        self._axes, self._levels = axes, [set(level) for level in levels]
        self._counted = tuple(tuple(unit in level for unit in axes) for level in self._levels)
        self._known = set[int]().union(*self._levels)
        self._inside = np.zeros(1 << len(axes))
        self._outside = _NOTHING
        self._set = dict.fromkeys((unit for unit in self._levels[-1] if unit not in axes), _NOTHING)

    def add(self, worth: Any, at_b: Collection[int]) -> None:
        """Take in the worth (an array of all axes in one) of every coalition with these of the set units.

        What a unit does that is in no level has been taken in where it is on the side of `a`.
        """
        if not set(at_b).issubset(self._known):
            return
        taken = tuple((len(level), len(level.intersection(at_b))) for level in self._levels)
        inside, outside = _weighed(len(self._axes), self._counted, taken)
        weighed = worth * inside
        self._inside += weighed
        self._outside += float((worth * outside).sum())  # a product of vectors may wait for threads
        if self._set:
            total = float(weighed.sum())
            for unit in self._set.keys() & set(at_b):
                self._set[unit] += total

    def parts(self) -> Mapping[int, float]:
        """Return the part of each unit of the last level."""
        found, left = dict(self._set), self._inside
        for unit in self._axes:
            without, having = left.reshape(2, -1)
            if unit in self._levels[-1]:
                found[unit] = float(having.sum())
            left = without + having
        return {unit: part - self._outside for unit, part in found.items()}


#: Per level which axes it counts, and how many units it has and how many of them are set at `b`.
Counted = tuple[tuple[bool, ...], ...]
Taken = tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def _weighed(axes: int, counted: Counted, taken: Taken) -> tuple[Any, Any]:
    """What each coalition counts for in the sum of those with a unit, and in that of all."""
    *outer, (count, own) = taken
    around: Any = 1
    for which, (others, more) in zip(counted[:-1], outer, strict=True):
        around = around * _weights(others + 1)[_sizes(axes, which) + more]
    weights, size = _weights(count), _sizes(axes, counted[-1]) + own
    outside = np.append(weights, _NOTHING)
    both = outside + np.append([_NOTHING], weights)
    return around * both[size], around * outside[size]


@lru_cache(maxsize=256)
def _sizes(axes: int, counted: tuple[bool, ...]) -> Any:
    """How many of the counted axes a coalition has, for every coalition of all axes."""
    mask = sum(1 << (axes - 1 - place) for place, counts in enumerate(counted) if counts)
    return np.bitwise_count(np.arange(1 << axes, dtype=np.int64) & mask).astype(np.intp)


@lru_cache(maxsize=256)
def _weights(count: int) -> Any:
    """s! (n−1−s)! / n! for each size s."""
    return np.array([factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)])
