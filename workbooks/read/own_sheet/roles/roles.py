"""What each cell does to a price: the price of a sheet at many points, and the role that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from tarief.core.arrays import np
from workbooks.read.own_sheet.graph import Graph, Key

#: By how much a cell is raised to see what that does.
STEP = 1.0625  # float: points are float64
#: Relative difference under which two prices are the same.
SAME = 1e-8  # float: points are float64
_TRIES = (0.0, 0.9, 1.0, 1.1, 1.25)  # float: points are float64
#: So many cells that count for as many others are a mix.
_MIX = 2


class PriceRole(Enum):
    """What a cell does to the price, whatever it is called."""

    STRAIGHT = "de prijs stijgt recht mee"
    DIVISOR = "de prijs wordt erdoor gedeeld"
    REST = "de prijs wordt gedeeld door 1 min dit"
    TAKEN_OFF = "gaat van een deler af"
    DIVIDED_FROM = "deler waar andere van afgaan"
    OTHER = "anders"


@dataclass
class SheetPrice:
    """The price in one cell, as its own formulas make it."""

    graph: Graph
    root: Key
    #: The constants that are read as if they had a cell.
    told: frozenset[Key] = frozenset()
    _reduced: dict[frozenset[Key], Any] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> tuple[Key, ...]:
        """The cells (and constants of formulas) that the price rests on."""
        return self.graph.leaves(self.root)

    @cached_property
    def constants(self) -> frozenset[Key]:
        """The constants among them that are only what a formula does."""
        return frozenset(leaf for leaf in self.leaves if leaf.part and leaf not in self.told)

    @property
    def count(self) -> int:
        """The number of points."""
        return len(self.leaves) + 3

    @cached_property
    def points(self) -> dict[Key, Any]:
        """The leaves at every point: as they stand, each raised in turn, and twice all by different amounts."""
        count = len(self.leaves)
        base = np.array([float(self.graph.numbers[leaf]) for leaf in self.leaves])
        made = np.tile(base[:, None], (1, self.count))
        for index in range(count):
            made[index, index + 1] = base[index] * STEP if base[index] else 0.01  # float: points are float64
            made[index, count + 1] = base[index] * (1 + 0.011 * (index % 5 + 1))  # float: points are float64
            made[index, count + 2] = base[index] * (1 - 0.007 * (index % 7 + 1))  # float: points are float64
        return dict(zip(self.leaves, made, strict=True))

    def at(self, known: Mapping[Key, Any], count: int) -> Any:
        """Return the price at other points, not rounded."""
        with np.errstate(all="ignore"):
            return self.graph.function(self.root)(known) + np.zeros(count)

    @cached_property
    def whole(self) -> Any:
        """The price at every point, not rounded."""
        return self.at(self.points, self.count)

    def without(self, leaves: frozenset[Key]) -> Any:
        """Return the price at every point with these cells at what does nothing."""
        if not leaves:
            return self.whole
        if leaves not in self._reduced:
            nothing = {leaf: np.full(self.count, float(self.graph.neutral.get(leaf, 0))) for leaf in leaves}
            self._reduced[leaves] = self.at({**self.points, **nothing}, self.count)
        return self._reduced[leaves]

    def part(self, leaf: Key) -> float:
        """Return which part of the price is there by a cell."""
        return float((self.whole[0] - self.without(frozenset({leaf}))[0]) / self.whole[0])

    @cached_property
    def roles(self) -> dict[Key, PriceRole]:
        """The role of every cell."""
        size = len(_TRIES)
        known = {leaf: np.repeat(self.points[leaf][0], size * len(self.leaves)) for leaf in self.leaves}
        for index, leaf in enumerate(self.leaves):
            known[leaf][size * index : size * (index + 1)] *= np.array(_TRIES)
        price = self.at(known, size * len(self.leaves)).reshape(-1, size)
        with np.errstate(all="ignore"):
            return {leaf: _role(self.points[leaf][0], price[index]) for index, leaf in enumerate(self.leaves)}

    @cached_property
    def straight(self) -> frozenset[Key]:
        """The cells that the price rises with in a straight line."""
        return frozenset(leaf for leaf, role in self.roles.items() if role is PriceRole.STRAIGHT)

    def weights(self, wages: Iterable[Key]) -> dict[Key, Key]:
        """Return for each of several wages the one cell that says how much it counts; nothing unless all have one."""
        wages = list(wages)
        others = [leaf for leaf in self.leaves if leaf not in wages and not leaf.part]
        if len(wages) < _MIX or not others:
            return {}
        pairs = [(wage, other) for wage in wages for other in others]
        one, two = self._raised(pairs, 0), self._raised(pairs, 1)
        both = {key: np.maximum(one[key], two[key]) for key in one}
        count = len(pairs)
        mixed = self.at(both, count) - self.at(one, count) - self.at(two, count) + self.whole[0]
        table = mixed.reshape(len(wages), len(others))
        found = {}
        for row, wage in enumerate(wages):
            rest = np.delete(table, row, axis=0)
            alone = np.flatnonzero((table[row] > SAME) & np.all(rest < SAME, axis=0))
            if len(alone) == 1:
                found[wage] = others[int(alone[0])]
        return found if len(found) == len(wages) else {}

    def _raised(self, pairs: list[tuple[Key, Key]], which: int) -> dict[Key, Any]:
        known = {leaf: np.repeat(self.points[leaf][0], len(pairs)) for leaf in self.leaves}
        for column, pair in enumerate(pairs):
            known[pair[which]][column] *= STEP
        return known


def _role(value: float, price: Any) -> PriceRole:
    """From the price at 0, 0.9, 1, 1.1 and 1.25 times a value: straight, or a + b / (x + c) with what c is."""
    usual = abs(price[2])
    if not np.all(np.isfinite(price[1:])) or not value:
        return PriceRole.OTHER
    if np.isfinite(price[0]) and abs(price[0] + (price[3] - price[2]) * 10 - price[2]) < SAME * usual * 10:
        return PriceRole.STRAIGHT
    one, two, three, four = (value * each for each in _TRIES[1:])
    first, second = (price[1] - price[2]) / (two - one), (price[2] - price[3]) / (three - two)
    ratio = first / second if second else np.inf
    if not np.isfinite(ratio) or abs(ratio - 1) < SAME:
        return PriceRole.OTHER
    shift = (three - ratio * one) / (ratio - 1)
    scale = first * (one + shift) * (two + shift)
    expected = price[2] + scale / (four + shift) - scale / (two + shift)
    if not abs(expected - price[4]) < SAME * 100 * usual:
        return PriceRole.OTHER
    if abs(shift) < SAME * 100 * abs(value):
        return PriceRole.DIVISOR
    if any(abs(shift + whole) < SAME * 100 * whole and 0 < value < whole for whole in (1, 100)):
        return PriceRole.REST
    return PriceRole.TAKEN_OFF if value + shift < 0 else PriceRole.DIVIDED_FROM
