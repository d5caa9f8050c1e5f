"""Where the cells of one version of a rekentool are in another: sheets are renamed, rows and columns come between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Final

from tarief.models.rekentool.layout import ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of

#: Sheets and columns that have less than this in common are not the same.
_ALIKE: Final = 0.3  # float: a share of names in common
#: More rows or columns than these are taken to stand where they stood: looking takes their square.
_MOST_ROWS, _MOST_COLUMNS = 1_500, 60
#: What stands in one row: its names, and its values.
_Row = tuple[tuple[str, ...], tuple[str, ...]]
#: What tells that two rows are the same.
RowMark = Callable[[_Row], Hashable]
ToolEntry = ToolInput | ToolStep


@dataclass(frozen=True)
class Alignment:
    """Two versions, and for each cell of the first where it is in the second."""

    old: ToolLayout
    new: ToolLayout

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The sheets of the first by their name in the second: the same name, or else the most lines in common."""
        old, new = _by_sheet(self.old), _by_sheet(self.new)
        found = {name: name for name in old if name in new}
        names = {name: Counter(each.label for each in held) for name, held in (*old.items(), *new.items())}
        pairs = sorted(
            ((_overlap(names[one], names[other]), one, other) for one in old for other in new if other not in found),
            reverse=True,
        )
        for share, one, other in pairs:
            if share >= _ALIKE and one not in found and other not in found.values():
                found[one] = other
        return found

    @cached_property
    def _lines(self) -> Mapping[str, tuple[Mapping[int, int], Mapping[int, int]]]:
        """Of each sheet its rows and its columns by where they are in the other version."""
        old, new = _by_sheet(self.old), _by_sheet(self.new)
        return {
            one: (_rows(old[one], new[other]), _columns(old[one], new[other])) for one, other in self.sheets.items()
        }

    def moved(self, cell: CellAddress) -> CellAddress | None:
        """Return where a cell is now; None for a sheet that is gone."""
        if cell.sheet not in self.sheets:
            return None if cell.sheet in _by_sheet(self.old) else cell  # a sheet with nothing on it is nowhere else
        rows, columns = self._lines[cell.sheet]
        return CellAddress(self.sheets[cell.sheet], _place(rows, cell.row), _place(columns, cell.column))

    @cached_property
    def pairs(self) -> Mapping[str, tuple[ToolEntry, ToolEntry]]:
        """The lines of both versions that are the same one, by the key in the second."""
        found: dict[str, tuple[ToolEntry, ToolEntry]] = {}
        for each in self.old.by_cell.values():
            place = self.moved(each.cell)
            other = None if place is None else self.new.by_cell.get(place)
            if other is not None and type(other) is type(each) and other.key not in found:
                found[other.key] = each, other
        return found

    def translated(self, tree: FormulaTree | object) -> FormulaTree:
        """Return a formula of the first version over the cells of the second; a cell that is gone is an error."""
        match tree:
            case {"cel": str() as text}:
                place = self.moved(address_of(text))
                return {"fout": "#REF!"} if place is None else {"cel": str(place)}
            case {"bereik": str() as text}:
                return self._area(area_of(text))
            case list() | tuple():
                return [self.translated(part) for part in tree]
        return tree  # type: ignore[return-value]

    def _area(self, area: CellArea) -> FormulaTree:
        """An area takes in what came between; a whole column stays one, though more of it is filled now."""
        first = self.moved(CellAddress(area.sheet, area.top, area.left))
        last = self.moved(CellAddress(area.sheet, area.bottom, area.right))
        if first is None or last is None:
            return {"fout": "#REF!"}
        return {"bereik": str(CellArea(first.sheet, first.row, first.column, last.row, last.column))}


def _by_sheet(layout: ToolLayout) -> dict[str, list[ToolEntry]]:
    """What stands on each sheet; one with nothing but lists of texts is known by these."""
    found: dict[str, list[ToolEntry]] = {}
    for each in sorted(layout.by_cell.values(), key=lambda entry: entry.cell):
        found.setdefault(each.cell.sheet, []).append(each)
    lists: dict[str, list[ToolEntry]] = {}
    for cell, text in sorted(layout.texts.items()):
        lists.setdefault(cell.sheet, []).append(ToolInput(cell, str(cell), text, "tekst", text))
    return lists | found


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    return (one & other).total() / max(1, (one | other).total())


def _rows(old: Iterable[ToolEntry], new: Iterable[ToolEntry]) -> Mapping[int, int]:
    """Rows with the same names and values first; between these, rows with the same names."""
    mine, theirs = _in_rows(old), _in_rows(new)
    if max(len(mine), len(theirs)) > _MOST_ROWS:
        return {row: row for row in mine}
    found = dict(_matched(mine, theirs, lambda row: row))
    anchors = [(0, 0), *sorted(found.items()), (1 << 30, 1 << 30)]
    for (start, at), (end, until) in pairwise(anchors):
        left = {row: held for row, held in mine.items() if start < row < end}
        right = {row: held for row, held in theirs.items() if at < row < until}
        found |= _matched(left, right, lambda row: row[0])
    return found


def _in_rows(entries: Iterable[ToolEntry]) -> dict[int, _Row]:
    rows: dict[int, list[ToolEntry]] = {}
    for each in entries:
        rows.setdefault(each.cell.row, []).append(each)
    return {
        row: (
            tuple(each.label for each in held),
            tuple(each.written if isinstance(each, ToolInput) else "" for each in held),
        )
        for row, held in sorted(rows.items())
    }


def _matched(mine: Mapping[int, _Row], theirs: Mapping[int, _Row], by: RowMark) -> dict[int, int]:
    marks = [by(row) for row in mine.values()], [by(row) for row in theirs.values()]
    places = [*mine], [*theirs]
    blocks = SequenceMatcher(None, *marks, autojunk=False).get_matching_blocks()
    return {places[0][one + n]: places[1][other + n] for one, other, size in blocks for n in range(size)}


def _columns(old: Sequence[ToolEntry], new: Sequence[ToolEntry]) -> Mapping[int, int]:
    """Columns in order, so that together they have the most names in common."""
    mine, theirs = _in_columns(old), _in_columns(new)
    if mine.keys() == theirs.keys() or max(len(mine), len(theirs)) > _MOST_COLUMNS:
        return {column: column for column in mine}
    best: dict[tuple[int, int], tuple[float, dict[int, int]]] = {}
    first, last = [*mine], [*theirs]
    for one in range(len(first) + 1):
        for other in range(len(last) + 1):
            ways = [best.get((one - 1, other), (0.0, {})), best.get((one, other - 1), (0.0, {}))]  # float: shares
            if one and other:
                share = _overlap(mine[first[one - 1]], theirs[last[other - 1]])
                total, held = best[one - 1, other - 1]
                if share >= _ALIKE:
                    ways.append((total + share, {**held, first[one - 1]: last[other - 1]}))
            best[one, other] = max(ways, key=lambda way: way[0])
    return best[len(first), len(last)][1]


def _in_columns(entries: Iterable[ToolEntry]) -> dict[int, Counter[str]]:
    columns: dict[int, Counter[str]] = {}
    for each in entries:
        columns.setdefault(each.cell.column, Counter())[each.label] += 1
    return dict(sorted(columns.items()))


def _place(found: Mapping[int, int], at: int) -> int:
    """Where a row or column is: as it was found, or as far from the last one before it that was."""
    if at in found:
        return found[at]
    before = max((each for each in found if each < at), default=None)
    if before is not None:
        return found[before] + at - before
    after = min((each for each in found if each > at), default=None)
    return at if after is None else max(1, found[after] + at - after)
