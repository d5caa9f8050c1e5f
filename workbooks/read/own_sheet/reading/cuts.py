"""Where a sheet is cut off when no reading of its cells fits: what it works out there is then one input.

A roster comes to a number of fte, weeks come to productive hours. What cuts off is a name that the model knows, or
what the cell does: a price that is divided by 1,300 is a price of productive hours, whatever the cell is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.weeks import is_of_weeks
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.fit import Search
from workbooks.read.own_sheet.reading.held import LOST, UNNAMED
from workbooks.read.own_sheet.reading.options import options_of
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice
from workbooks.read.own_sheet.roots.rosters import cut_off
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: Between what productive hours of a year lie, and the share that they are of the paid ones.
_HOURS, _SHARE = (Decimal(600), Decimal(1900)), (Decimal("0.3"), Decimal(1))
_PRODUCTIVE, _STAFF = "productiviteit", "fte"
#: Cells that are tried as productive hours.
_MOST = 3


@dataclass(frozen=True)
class Cut:
    """A graph that is cut off, what the cells are called where it is, and what it costs that cells are behind it."""

    graph: Graph
    told: Mapping[Key, Found] = field(default_factory=dict)
    cost: float = 0.0  # float: a score


@dataclass(frozen=True)
class Cutter:
    """Cuts the sheet of a search that came to nothing."""

    search: Search

    def by_hours(self) -> Iterator[Cut]:
        """Cut at what the price is divided by as it is by productive hours, where weeks below it have no name.

        Or where it is called so itself: what is below may be worked out in a way that no model has.
        """
        unsure = {leaf for leaf in self.search.leaves if not self.search.is_sure(leaf)}
        tried = 0
        for cell in reversed(self._steps):
            below = set(self._graph.leaves(cell))
            weeks = any(is_of_weeks(self.search.around[leaf]) for leaf in below & unsure)
            called = self._is_productive(cell)
            if tried < _MOST and (weeks or called) and self._is_in_range(cell):
                graph = cut_off(self._graph, {cell})
                gone = below - set(graph.leaves(self._root))
                wanted = gone & (below if called else unsure)
                if wanted and SheetPrice(graph, self._root).roles[cell] is PriceRole.DIVISOR:
                    tried += 1
                    at = self.search.around[cell]
                    named = Match(vocabulary().concepts[_PRODUCTIVE], NAMED)
                    cost = LOST * len(gone - unsure) if called else 0
                    yield Cut(graph, {cell: at.as_(named, at.seen, above=False)}, cost)

    def by_staff(self) -> Iterator[Cut]:
        """Cut at a number of fte that the sheet works out in a way that no model has: weeks of its own, say."""
        for cell in reversed(self._steps):
            named = self._founds_of(cell, _STAFF)
            graph = cut_off(self._graph, {cell})
            gone = set(self._graph.leaves(cell)) - set(graph.leaves(self._root))
            if named and gone:
                yield Cut(graph, {cell: named[0]}, LOST * len(gone & self._sure))
                return

    def by_names(self) -> Iterator[Cut]:
        """Cut above the cells without a name; with the weights of a mix, and without where that is another cut."""
        made: list[set[Key]] = [set()]
        for weights in (frozenset(self.search.weights.values()), frozenset[Key]()):
            cut: set[Key] = set()
            passed: set[Key] = set()
            places = [leaf for leaf in self.search.leaves if not (leaf in weights or self.search.is_sure(leaf))]
            while places:
                for user in self._graph.users.get(places.pop(), set()) & {*self._steps, self._root} - passed:
                    passed.add(user)
                    if self._has_name(user):
                        cut.add(user)
                    elif user != self._root:
                        places.append(user)
            if cut not in made:
                made.append(cut)
                graph = cut_off(self._graph, cut)
                yield Cut(graph, cost=LOST * len(self._sure - set(graph.leaves(self._root))))

    def by_constants(self, lacking: Collection[str]) -> Iterator[Cut]:
        """Cut at what is worked out with a number of the formula itself, where it is called what the model lacks.

        `=B9*0.065` beside `Ziekte 6,5%` comes to the hours of it.
        """
        made = {leaf._replace(part=0) for leaf in self.search.price.constants}
        cells = {cell for cell in self._steps if cell in made and not self._names(cell).isdisjoint(lacking)}
        if cells:
            yield Cut(cut_off(self._graph, cells))

    @property
    def _graph(self) -> Graph:
        return self.search.price.graph

    @property
    def _root(self) -> Key:
        return self.search.price.root

    @cached_property
    def _steps(self) -> tuple[Key, ...]:
        """The calculated cells on the way to the price."""
        return tuple(cell for cell in self._graph.slice(self._root)[:-1] if cell in self._graph.rules)

    @cached_property
    def _sure(self) -> set[Key]:
        return {leaf for leaf in self.search.leaves if self.search.is_sure(leaf)}

    def _is_in_range(self, cell: Key) -> bool:
        if cell not in self.search.around:
            return False
        value = self.search.around[cell].seen.value
        return any(low <= value <= high for low, high in (_HOURS, _SHARE))

    def _is_productive(self, key: Key) -> bool:
        """Whether a cell is called productive hours."""
        founds = self.search.around[key].founds() if key in self.search.around else []
        return bool(founds) and founds[0].concept == _PRODUCTIVE and founds[0].match.score >= NAMED

    def _founds_of(self, key: Key, concept: str) -> list[Found]:
        """What a cell is by texts that name this concept."""
        founds = self.search.around[key].founds() if key in self.search.around else []
        return [found for found in founds if found.concept == concept and found.match.score >= NAMED]

    def _has_name(self, key: Key) -> bool:
        """Whether a cell is called an input; by what its text is like only where no outside cost is below it."""
        named = any(self._is_outside(leaf) for leaf in self._graph.leaves(key))
        return not self._names(key, alike=not named) <= {UNNAMED, "kostprijs", "tarief"}

    def _is_outside(self, key: Key) -> bool:
        """Whether a cell is surely something that no model has an input for: a subsidy, rent of a home."""
        founds = self.search.around[key].founds() if key in self.search.around else []
        return bool(founds) and founds[0].match.concept.role == "buiten" and founds[0].match.score >= NAMED

    def _names(self, key: Key, *, alike: bool = True) -> set[str]:
        """The inputs that a cell is called by."""
        if key not in self.search.around:
            return set()
        at = self.search.around[key]
        options = options_of(at, at.founds(), PriceRole.OTHER, self.search.pricer.model)
        return {option.key for option in options if option.score >= NAMED and (alike or not option.is_alike)}
