"""Cells beside and below one another with one formula, drawn through a row or a column: told as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of

_BESIDE: Final = ((0, 1), (1, 0), (0, -1), (-1, 0))


def runs_of(cells: Mapping[CellAddress, Sequence[FormulaTree]]) -> list[list[CellAddress]]:
    """Return the cells in groups that hang together and have the same formulas, in the order of the cells.

    A cell comes with one formula or more as data; of each a reference may be to the same cell, or to one as far away.
    """
    left = dict.fromkeys(cells)
    found = []
    while left:
        stack, group = [next(iter(left))], []
        del left[stack[0]]
        while stack:
            group.append(cell := stack.pop())
            for beside in _around(cell):
                if beside in left and _are_alike(cell, cells[cell], beside, cells[beside]):
                    del left[beside]
                    stack.append(beside)
        found.append(sorted(group))
    return found


def span_of(cells: Sequence[CellAddress]) -> str:
    """Return the cells of a group as one text: `Blad!B6:I6`, or the first of them with how many there are."""
    rows, columns = [cell.row for cell in cells], [cell.column for cell in cells]
    area = CellArea(cells[0].sheet, min(rows), min(columns), max(rows), max(columns))
    if len(cells) == 1:
        return str(cells[0])
    whole = (area.bottom - area.top + 1) * (area.right - area.left + 1) == len(cells)
    return str(area) if whole else f"{cells[0]} en nog {len(cells) - 1}"


def name_of(labels: Iterable[str]) -> str:
    """Return what the names of the lines of a group have in common: that of their row, or that of their column."""
    names = list(dict.fromkeys(labels))
    if len(names) == 1:
        return names[0]
    parts = [name.removesuffix(")").rpartition(" (") for name in names]
    for place in (0, 2):
        shared = {part[place] for part in parts}
        if all(part[1] for part in parts) and len(shared) == 1:
            return shared.pop()
    return f"{names[0]} en verder"


def _around(cell: CellAddress) -> Iterable[CellAddress]:
    return (cell._replace(row=cell.row + down, column=cell.column + right) for down, right in _BESIDE)


def _are_alike(
    one: CellAddress, trees: Sequence[FormulaTree], other: CellAddress, others: Sequence[FormulaTree]
) -> bool:
    pairs = zip(trees, others, strict=False)
    return len(trees) == len(others) and all(_is_alike(mine, one, theirs, other) for mine, theirs in pairs)


def _is_alike(mine: FormulaTree | object, one: CellAddress, theirs: FormulaTree | object, other: CellAddress) -> bool:
    match mine, theirs:
        case {"cel": str() as first}, {"cel": str() as second}:
            return _points_alike(address_of(first), one, address_of(second), other)
        case {"bereik": str() as first}, {"bereik": str() as second}:
            pairs = zip(_corners(area_of(first)), _corners(area_of(second)), strict=True)
            return all(_points_alike(left, one, right, other) for left, right in pairs)
        case str(), str() if mine == str(one.row) and theirs == str(other.row):  # ROW(), which is a number by now
            return True
        case list() | tuple(), list() | tuple():
            parts = zip(mine, theirs, strict=False)
            return len(mine) == len(theirs) and all(_is_alike(left, one, right, other) for left, right in parts)
    return type(mine) is type(theirs) and mine == theirs


def _points_alike(first: CellAddress, one: CellAddress, second: CellAddress, other: CellAddress) -> bool:
    """Whether two references are to the same row and column, or to one as far away."""
    rows = first.row == second.row or first.row - one.row == second.row - other.row
    columns = first.column == second.column or first.column - one.column == second.column - other.column
    return first.sheet == second.sheet and rows and columns


def _corners(area: CellArea) -> tuple[CellAddress, CellAddress]:
    return CellAddress(area.sheet, area.top, area.left), CellAddress(area.sheet, area.bottom, area.right)
