"""What a formula says of its own place: its row, its column, and the cell of a list that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of
from tarief.models.rekentool.value import Unread
from workbooks.read.rekentool.tokens import ends

#: Rows or columns of an area that are listed by their number.
_MOST: Final = 2_000
#: What takes a single value where a list stands, unless the formula is one of lists.
_SINGLE: Final = frozenset({"+", "-", "*", "/", "^", "&", "%", "neg", "=", "<>", "<", "<=", ">", ">=", "IF", "ROUND"})
#: Rows and columns of an area of cells of which a sheet says what they take.
_MOST_DOWN: Final = 400
_MOST_ACROSS: Final = 50


def cells_in(sheet: str, areas: str) -> Iterator[CellAddress]:
    """Yield the cells of the areas that a sheet names (`$B$2:$B$5 C3`), of a large one the first."""
    for area in areas.replace("$", "").split():
        if (place := ends(area)) is not None:
            top, left, bottom, right = place
            rows = range(top, min(bottom, top + _MOST_DOWN) + 1)
            columns = range(left, min(right, left + _MOST_ACROSS) + 1)
            yield from (CellAddress(sheet, row, column) for row, column in product(rows, columns))


def place_of(called: str, parts: Sequence[FormulaTree], at: CellAddress) -> FormulaTree:
    """Return ROW or COLUMN as a number: of the formula itself, of a cell, or of each row or column of an area."""
    down = called == "ROW"
    match list(parts):
        case []:
            return str(at.row if down else at.column)
        case [{"cel": str() as text}]:
            cell = address_of(text)
            return str(cell.row if down else cell.column)
        case [{"bereik": str() as text}]:
            area = area_of(text)
            first, last = (area.top, area.bottom) if down else (area.left, area.right)
            if last - first < _MOST:
                numbers = [str(each) for each in range(first, last + 1)]
                return {"reeks": [[each] for each in numbers] if down else [numbers]}
    return [called, *parts]


def area_in(tree: FormulaTree) -> CellArea | None:
    """Return the area that a part of a formula names, of a cell that cell; None for what is neither."""
    match tree:
        case {"cel": str() as text}:
            cell = address_of(text)
            return CellArea(cell.sheet, cell.row, cell.column, cell.row, cell.column)
        case {"bereik": str() as text}:
            return area_of(text)
    return None


def crossing(one: FormulaTree, other: FormulaTree) -> FormulaTree:
    """Return the cells that two areas share; an error where they share none."""
    first, last = area_in(one), area_in(other)
    if first is None or last is None:
        raise Unread("wat twee bereiken samen hebben, wordt niet gelezen")
    top, left = max(first.top, last.top), max(first.left, last.left)
    bottom, right = min(first.bottom, last.bottom), min(first.right, last.right)
    if first.sheet != last.sheet or top > bottom or left > right:
        return {"fout": "#NULL!"}
    if (top, left) == (bottom, right):
        return {"cel": str(CellAddress(first.sheet, top, left))}
    return {"bereik": str(CellArea(first.sheet, top, left, bottom, right))}


def met_by(tree: FormulaTree, at: CellAddress) -> FormulaTree:
    """Return the cell of an area in the row or column of the formula; an area that lies elsewhere is not read."""
    match tree:
        case {"bereik": str() as text}:
            area = area_of(text)
            if area.left == area.right and area.top <= at.row <= area.bottom:
                return {"cel": str(CellAddress(area.sheet, at.row, area.left))}
            if area.top == area.bottom and area.left <= at.column <= area.right:
                return {"cel": str(CellAddress(area.sheet, area.top, at.column))}
            raise Unread("de formule komt op een heel bereik")
    return tree


def met_where_single(tree: FormulaTree, at: CellAddress) -> FormulaTree:
    """Return a formula of one cell with what meets it in each list that stands where a single value does."""
    match tree:
        case [str() as name, *parts] if name in _SINGLE:
            return [name, *(met_where_single(part, at) for part in parts)]  # type: ignore[arg-type]
    return met_by(tree, at)
