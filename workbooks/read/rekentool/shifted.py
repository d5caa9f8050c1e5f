"""Rows and columns that came into a filling, or went out of it: everything behind them stands elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tarief.models.rekentool.layout import ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of, letters
from workbooks.read.book import SourceBook, SourceSheet
from workbooks.read.rekentool.inputs import kind_of

#: Rows or columns that come in or go out at one place.
_MOST: Final = 20
#: So many in a hundred of what a sheet holds has to stand where the shift has it.
_ENOUGH: Final = 40
#: How alike two cells are.
_SAME: Final = 3
_OF_A_KIND: Final = 1
_TEXTS: Final = ("tekst", "keuze")


@dataclass(frozen=True, slots=True)
class Shift:
    """`count` rows (`down`) or columns that stand before the one at `at`; below nothing for what is gone from there."""

    sheet: str
    down: bool
    at: int
    count: int

    def of(self, place: int) -> int | None:
        """Return where a row or column is now; None where it is gone."""
        if place < self.at:
            return place
        if place < self.at - self.count:
            return None
        return place + self.count

    def moved(self, cell: CellAddress) -> CellAddress | None:
        """Return where a cell is now; None where it is gone."""
        if cell.sheet != self.sheet:
            return cell
        place = self.of(cell.row if self.down else cell.column)
        if place is None:
            return None
        return cell._replace(row=place) if self.down else cell._replace(column=place)

    def translated(self, tree: FormulaTree | object) -> FormulaTree:
        """Return a formula of the tool as a spreadsheet makes it when the rows or columns come or go."""
        match tree:
            case {"cel": str() as text}:
                place = self.moved(address_of(text))
                return {"fout": "#REF!"} if place is None else {"cel": str(place)}
            case {"bereik": str() as text}:
                area = self._area(area_of(text))
                return {"fout": "#REF!"} if area is None else _as_tree(area)
            case list() | tuple():
                return [self.translated(part) for part in tree]
        return tree  # type: ignore[return-value]

    def _area(self, area: CellArea) -> CellArea | None:
        if area.sheet != self.sheet:
            return area
        first, last = (area.top, area.bottom) if self.down else (area.left, area.right)
        start, end = self.of(first), self.of(last)
        start, end = self.at if start is None else start, self.at - 1 if end is None else end
        if end < start:
            return None
        return area._replace(top=start, bottom=end) if self.down else area._replace(left=start, right=end)

    @property
    def fresh(self) -> range:
        """The rows or columns that came in."""
        return range(self.at, self.at + max(0, self.count))

    def told(self, sheet: SourceSheet | None) -> str:
        """Return what happened in words, with the first text of what came in."""
        one, more = ("een rij", "rijen") if self.down else ("een kolom", "kolommen")
        count = one if abs(self.count) == 1 else f"{abs(self.count)} {more}"
        is_are = "is" if abs(self.count) == 1 else "zijn"
        kind = "rij" if self.down else "kolom"
        place = str(self.at) if self.down else letters(self.at)
        if self.count < 0:
            return f"Op blad {self.sheet} {is_are} {count} weggehaald, vanaf {kind} {place} van de rekentool"
        way = "boven" if self.down else "vóór"
        return (
            f"Op blad {self.sheet} {is_are} {count} ingevoegd {way} {kind} {place} van de rekentool{self._text(sheet)}"
        )

    def _text(self, sheet: SourceSheet | None) -> str:
        cells = () if sheet is None else sheet.cells.values()
        here = (held for held in cells if (held.row if self.down else held.column) in self.fresh)
        text = next((held.value for held in here if isinstance(held.value, str) and held.value.strip()), "")
        return f" ('{text.strip()[:60]}')" if text else ""


def _as_tree(area: CellArea) -> FormulaTree:
    if (area.top, area.left) == (area.bottom, area.right):
        return {"cel": str(CellAddress(area.sheet, area.top, area.left))}
    return {"bereik": str(area)}


def shifts_in(book: SourceBook, layout: ToolLayout, formulas: Collection[CellAddress]) -> list[Shift]:
    """Return for each sheet of a filling the rows or columns that came in or went out, where that is what happened.

    The sheets have the names of the tool; `formulas` are the cells of the filling that have one.
    """
    by_sheet: dict[str, list[ToolInput | ToolStep]] = {}
    for each in layout.by_cell.values():
        by_sheet.setdefault(each.cell.sheet, []).append(each)
    found = (_shift_of(book, name, cells, formulas) for name, cells in by_sheet.items())
    return [shift for shift in found if shift is not None]


def _shift_of(
    book: SourceBook, name: str, cells: list[ToolInput | ToolStep], formulas: Collection[CellAddress]
) -> Shift | None:
    sheet = book.sheet(name)
    if sheet is None:
        return None
    looked = _Looked(sheet, {cell for cell in formulas if cell.sheet == name}, cells)
    stays = sum(looked.counted(down=True, count=0).values())
    shifts = (found for down in (True, False) for found in looked.scored(down=down))
    best, most = max(shifts, key=lambda found: found[1], default=(None, 0))
    return best if most > stays and most * 100 >= _ENOUGH * _SAME * len(cells) else None


@dataclass(frozen=True, slots=True)
class _Looked:
    """A sheet of a filling beside the cells that the tool has on it."""

    sheet: SourceSheet
    formulas: Collection[CellAddress]
    tool: list[ToolInput | ToolStep]

    def scored(self, *, down: bool) -> Iterator[tuple[Shift, int]]:
        """Every shift along one side, and how much stands where it has that."""
        stay = self.counted(down=down, count=0)
        places = sorted(stay)
        before = [0, *accumulate(stay[place] for place in places)]
        for count in (each for size in range(1, _MOST + 1) for each in (size, -size)):
            moved = self.counted(down=down, count=count)
            behind = [0, *accumulate(moved[place] for place in reversed(places))]
            for number, at in enumerate(places):
                left = len(places) - bisect_left(places, at - min(count, 0))
                yield Shift(self.tool[0].cell.sheet, down, at, count), before[number] + behind[left]

    def counted(self, *, down: bool, count: int) -> Counter[int]:
        """Of each row or column how alike its cells are to those so many further on."""
        found: Counter[int] = Counter()
        for each in self.tool:
            cell = each.cell
            place = cell._replace(row=cell.row + count) if down else cell._replace(column=cell.column + count)
            found[cell.row if down else cell.column] += self._alike(each, place)
        return found

    def _alike(self, each: ToolInput | ToolStep, place: CellAddress) -> int:
        """A formula for a formula, the same value for an input; another value of the same kind is a filling of it."""
        if isinstance(each, ToolStep) or place in self.formulas:
            return _SAME * (isinstance(each, ToolStep) and place in self.formulas)
        kind, written = kind_of(self.sheet.at(place.row, place.column))
        if written == each.written:
            return _SAME
        return _OF_A_KIND * (bool(each.written) == bool(written) and (kind == "tekst") == (each.kind in _TEXTS))
