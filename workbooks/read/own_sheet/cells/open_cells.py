"""Cells of a column of numbers in which something else stands: a range, where to look, signs that are no digits.

Such a text is no name of a product or a line. What number is meant is tried, and asked. So is any text among numbers
that are added up together: a sum takes it for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from workbooks.read.book.parsing.result import column_number
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.unsaid import is_elsewhere, is_missing, probably, range_of

#: So many numbers make a column of numbers.
_FEWEST = 3
#: A sum of one column.
_SUM = re.compile(r"\bSUM\(\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\)")

#: Where something stands on a sheet.
_Place = tuple[int, int]


def without_open_cells(grid: Grid) -> Grid:
    """Return a grid in which such texts are no labels."""
    changed = {(seen.row, seen.column): replace(seen, kind=CellKind.NOTHING) for seen in _texts(grid)}
    added = (seen for seen in _added(grid) if (seen.row, seen.column) not in changed)
    changed |= {(seen.row, seen.column): replace(seen, kind=CellKind.NOTHING, text="") for seen in added}
    return with_cells(grid, changed)


def is_added(seen: Seen) -> bool:
    """Whether a text stands in a cell that is added up, and says nothing of a number."""
    text = seen.cell.value
    return seen.kind is CellKind.NOTHING and not seen.text and isinstance(text, str) and bool(text.strip())


def _added(grid: Grid) -> Iterator[Seen]:
    """The labels behind the name of a line where a sum of their column counts numbers."""
    columns: dict[int, list[Seen]] = {}
    for row in grid.rows:
        for seen in grid.labels(row)[1:]:
            columns.setdefault(seen.cell.column, []).append(seen)
    for cell in grid.sheet.cells.values() if columns else ():
        for left, top, right, bottom in _SUM.findall(cell.formula):
            lines = range(int(top), int(bottom) + 1)
            texts = [seen for seen in columns.get(column_number(left), ()) if seen.cell.row in lines]
            if left == right and texts and _numbers(grid, column_number(left), lines) > len(texts):
                yield from (seen for seen in texts if seen.kind is CellKind.LABEL)


def _numbers(grid: Grid, column: int, lines: range) -> int:
    cells = (grid.sheet.at(row, column) for row in lines)
    return sum(cell is not None and isinstance(cell.value, Decimal) for cell in cells)


def with_cells(grid: Grid, changed: Mapping[_Place, Seen]) -> Grid:
    """Return a grid with other cells at some places of its rows."""
    if not changed:
        return grid
    rows = {row: {seen.column: seen for seen in cells} for row, cells in grid.rows.items()}
    for (row, column), seen in changed.items():
        if not seen.spread:
            rows.setdefault(row, {})[column] = seen
    ordered = {row: tuple(seen for _, seen in sorted(cells.items())) for row, cells in rows.items()}
    return Grid(grid.sheet, ordered, {**grid.filled, **changed})


def with_number(seen: Seen, number: Number) -> Seen:
    """Return a cell as one that holds a number."""
    return replace(seen, kind=CellKind.NUMBER, text="", number=number)


def is_open(text: str) -> bool:
    """Whether a text in a column of numbers is a range, says where to look, or is a number with a sign in it."""
    return is_elsewhere(text) or bool(range_of(text) or probably(text, few=True))


def is_filled(seen: Seen) -> bool:
    """Whether a number was put in a cell that holds another text."""
    text = seen.cell.value if seen.is_number else None
    return isinstance(text, str) and (is_missing(text) or is_open(text))


def is_still_open(seen: Seen) -> bool:
    """Whether a text stands in a cell that says that its number is still to come, or where to look for it."""
    text = seen.cell.value
    return isinstance(text, str) and not seen.is_number and (is_missing(text) or is_open(text))


def _texts(grid: Grid) -> Iterator[Seen]:
    """The labels that stand behind a label, in a column that holds more numbers than other texts."""
    columns: dict[int, list[Seen]] = {}
    numbers: dict[int, int] = {}
    for row in grid.rows:
        for seen in grid.labels(row)[1:]:
            columns.setdefault(seen.column, []).append(seen)
        for seen in grid.numbers(row):
            numbers[seen.column] = numbers.get(seen.column, 0) + 1
    for column, texts in columns.items():
        found = [seen for seen in texts if seen.kind is CellKind.LABEL and is_open(seen.text)]
        if numbers.get(column, 0) >= max(_FEWEST, len(texts) - len(found)):
            yield from found
        elif numbers.get(column, 0) > len(texts) - len(found) - 1:  # below its heading, in the row of a table
            yield from (seen for seen in found if len(grid.numbers(seen.row)) >= _FEWEST)
