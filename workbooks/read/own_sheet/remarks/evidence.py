"""What the checks look at: the cells, the formulas between them, the prices, and what was read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book import SourceBook, SourceCell
from workbooks.read.book.parsing.result import column_number
from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import is_reference
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.graph.written import references
from workbooks.read.own_sheet.roots.roots import Price, Root
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.synonyms import Concept

_SURE = 0.9
#: Letters of all formulas that are looked at.
_MOST_LETTERS = 150_000
_YEARS = re.compile(r"\b20[0-4]\d\b")


@dataclass(frozen=True)
class Evidence:
    """A book that was read. `prices` are the cells that may be one, `roots` those that it calculates; `unpriced` are
    the places of prices that are still to come: what stands there tells of no cost."""

    book: SourceBook
    grids: Mapping[str, Grid]
    graph: Graph
    around: Mapping[Key, Around]
    roots: Sequence[Root]
    products: Sequence[ProductReading]
    prices: Sequence[Price]
    tables: Sequence[FunctionTable] = ()
    unpriced: frozenset[Place | None] = frozenset()

    @cached_property
    def priced(self) -> frozenset[Key]:
        """Every cell that a price rests on, also by deciding over a choice."""
        cells = {cell for root in self.roots for cell in self.graph.slice(root.key)}
        return frozenset(cells | {key for cell in cells for key in self.graph.choosers.get(cell, ())})

    @cached_property
    def _lines(self) -> frozenset[tuple[str, str, int]]:
        """The columns in which values were read or told, and the rows in which prices stand."""
        every = ((*each.values, *each.printed.values(), *each.sources) for each in self.products)
        read = (value for values in every for value in values)
        columns = {(sheet, "kolom", place_of(cell)[1]) for value in read for sheet, cell in value.cells}
        prices = (price for product in self.products for price in product.printed.values())
        return frozenset(
            columns | {(sheet, "rij", place_of(cell)[0]) for price in prices for sheet, cell in price.cells}
        )

    def matters(self, key: Key) -> bool:
        """Whether a cell may do something to a price; where none is calculated, what stands with what was read."""
        if self.roots:
            return key in self.priced
        return not self._lines.isdisjoint({(key.sheet, "kolom", key.column), (key.sheet, "rij", key.row)})

    @cached_property
    def formulas(self) -> Mapping[Key, SourceCell]:
        """The cells with a formula, of a large book the first."""
        found: dict[Key, SourceCell] = {}
        left = _MOST_LETTERS
        for sheet in self.book.sheets:
            for cell in sheet.cells.values():
                left -= len(cell.formula)
                if cell.formula and left >= 0:
                    found[Key(sheet.name, cell.row, cell.column)] = cell
        return found

    @cached_property
    def named(self) -> Mapping[Key, frozenset[Key]]:
        """The cells that each formula names, also one that cannot be followed."""
        return {key: frozenset(references(cell.formula, key.sheet)) for key, cell in self.formulas.items()}

    @cached_property
    def users(self) -> Mapping[Key, tuple[Key, ...]]:
        """The formulas that refer to a cell."""
        users: dict[Key, list[Key]] = {}
        for key, others in self.named.items():
            for other in others:
                users.setdefault(other, []).append(key)
        return {key: tuple(each) for key, each in users.items()}

    @cached_property
    def reached(self) -> frozenset[Key]:
        """Every cell that a price may rest on by way of formulas."""
        known = {root.key for root in self.roots}
        open_ = list(known)
        while open_:
            others = self.named.get(open_.pop(), frozenset()) - known
            known |= others
            open_ += others
        return frozenset(known)

    @cached_property
    def cells(self) -> tuple[tuple[Grid, Seen], ...]:
        """Every cell, sheet by sheet and row by row."""
        return tuple((grid, seen) for grid in self.grids.values() for seen in grid.all())

    @cached_property
    def _seen(self) -> Mapping[Key, Around]:
        cells = ((key_of(grid, seen), grid, seen) for grid, seen in self.cells)
        known = self.around
        return {
            key: known[key] if key in known and known[key].seen is seen else Around(grid, seen)
            for key, grid, seen in cells
        }

    def label(self, key: Key) -> str:
        """Return the text that a user knows a cell by; empty where there is none."""
        return self._seen[key].label if key in self._seen else ""

    def concept(self, key: Key) -> Concept | None:
        """Return the cost that a number surely is."""
        founds = self.around[key].founds() if key in self.around else []
        return founds[0].match.concept if founds and founds[0].match.score >= _SURE else None

    def is_figure(self, key: Key) -> bool:
        """Whether a number is one of this sheet's own, and not there to compare with."""
        at = self.around[key]
        years = [int(year) for text in at.heading.texts for year in _YEARS.findall(text)]
        if years and max(years) < self._latest:
            return False
        return not any(is_reference(text) for text in (*at.heading.texts, *(seen.text for seen in at.before)))

    @cached_property
    def _latest(self) -> int:
        """The latest year that stands above a price."""
        texts = [text for root in self.roots for text in root.price.at.heading.texts]
        texts += [seen.text for _, seen in self.cells if seen.row == 1] if not texts else []
        return max((int(year) for text in texts for year in _YEARS.findall(text)), default=0)


def place_of(address: str) -> tuple[int, int]:
    """Return the row and column of an address."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), column_number(letters)


def key_of(grid: Grid, seen: Seen) -> Key:
    """Return the cell as formulas name it."""
    return Key(grid.name, seen.cell.row, seen.cell.column)


def warn(kind: str, sheet: str, address: str, text: str, advice: str) -> Finding:
    """Return a warning at a cell."""
    return Finding(kind, text, advice, Place.at(sheet, address), Severity.WARNING)
