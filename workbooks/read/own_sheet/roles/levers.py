"""Of what a percentage is a part, by what it does to the price: worked out with other cells changed.

What a percentage adds to the price rises with what it is a part of, and with nothing else. So the price is worked out
with and without the percentage, at the numbers of the sheet and with each other cell raised or taken away.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tarief.core.arrays import np
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.roles.roles import STEP, PriceRole, SheetPrice

#: Relative difference under which what a percentage adds is the same.
_SAME = 1e-7  # float: points are float64


@dataclass(frozen=True)
class Levers:
    """The percentages of one price."""

    price: SheetPrice

    def moves(self, share: Key, others: Collection[Key], *, relative: bool = False) -> frozenset[Key]:
        """Return the others with which that what a percentage adds rises or falls; `relative` to the price."""
        kept = [other for other in others if other != share and other in self.price.points]
        count = len(kept) + 1
        points = {leaf: np.full(count, self.price.points[leaf][0]) for leaf in self.price.leaves}
        for place, other in enumerate(kept, 1):
            points[other][place] = points[other][place] * STEP or 1.0  # float: a number that stands at nothing
        whole, without = self.price.at(points, count), self.price.at({**points, share: np.zeros(count)}, count)
        with np.errstate(all="ignore"):
            added = whole / without if relative else whole - without
            apart = np.abs(added - added[0]) > _SAME * np.abs(added[0])
        return frozenset(other for place, other in enumerate(kept, 1) if apart[place])

    def is_of_all(self, share: Key, costs: Collection[Key]) -> bool:
        """Whether it is a part of every cost of the price."""
        return not self.moves(share, costs, relative=True)

    def base_of_cost(self, share: Key, wages: Collection[Key], costs: Collection[Key]) -> str:
        """Return what an overhead is a part of: a key of the model, empty where the price does not tell."""
        if self.price.roles[share] is PriceRole.REST:
            return "totale_kosten" if self.is_of_all(share, [*wages, *costs]) else ""
        if self.price.roles[share] is not PriceRole.STRAIGHT:
            return ""
        if self.is_of_all(share, [*wages, *costs]):
            return "directe_kosten"
        part = self.moves(share, costs)
        return "directe_kosten" if part else "loonkosten" if self.moves(share, wages) else ""

    def base_of_result(self, share: Key, costs: Collection[Key]) -> str:
        """Return whether a margin is a part of the cost price or of the price itself; empty for a part of less."""
        if not self.is_of_all(share, costs):
            return ""
        return {PriceRole.REST: "tarief", PriceRole.STRAIGHT: "kostprijs"}.get(self.price.roles[share], "")
