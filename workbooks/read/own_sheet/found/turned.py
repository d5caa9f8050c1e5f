"""A sheet on its side: what stands down stands across. For months down, and functions across."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from workbooks.read.own_sheet.cells.functions import FunctionTable, find_function_tables
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import is_month
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.found.found import Found

#: So many rows named after months are a year.
_MONTHS = 4
#: A longer sheet is a list, not a table on its side.
_LONGEST = 300
#: More names of costs than this beside each other, known so surely, may be a sheet on its side.
_FEW, _NAMED = 3, 0.75


def turned(grid: Grid) -> Grid:
    """Return the same cells with rows and columns changed round; every cell keeps its own address.

    Texts among the numbers of its lines would head those behind them: of what names nothing only bases and units stay.
    """
    out = _among(grid)
    filled = {
        (column, row): _turned(seen, seen.is_label and column in out) for (row, column), seen in grid.filled.items()
    }
    rows: dict[int, list[Seen]] = {}
    for seen in sorted((seen for seen in filled.values() if not seen.spread), key=lambda seen: (seen.row, seen.column)):
        rows.setdefault(seen.row, []).append(seen)
    return Grid(grid.sheet, {row: tuple(cells) for row, cells in rows.items()}, filled)


def _turned(seen: Seen, out: bool) -> Seen:
    return replace(seen, row=seen.column, column=seen.row, kind=CellKind.NOTHING if out else seen.kind)


def _among(grid: Grid) -> set[int]:
    """The columns of texts alone behind a number of a line that has a name before it."""
    texts, numbers = set[int](), set[int]()
    for row in grid.rows:
        own = [seen.column for seen in grid.numbers(row)]
        labels = [column for column, _ in grid.texts.get(row, ())]
        numbers.update(own)
        texts.update(column for column in labels if any(labels[0] < number < column for number in own))
    return texts - numbers - grid.base_columns


def take_over(grid: Grid, other: Grid) -> None:
    """Note in a grid what was understood while it lay on its side."""
    grid.used.update(other.used)
    grid.why.update(other.why)


def months_down(found: list[Found]) -> bool:
    """Whether the rows of a table are months."""
    return len({each.product for each in found if each.in_row and is_month(each.product)}) >= _MONTHS


def is_list(found: list[Found]) -> bool:
    """Whether all that was read are rows with a name of their own: a list of products, which lies as it should."""
    return all(each.in_row and each.product for each in found)


def lies_on_side(grid: Grid) -> bool:
    """Whether the names of costs stand beside each other rather than below each other."""
    places = [seen for seen in grid.all() if seen.match is not None and seen.match.score >= _NAMED]
    down = Counter(seen.column for seen in places)
    along = Counter(seen.row for seen in places)
    return max(along.values(), default=0) > max(_FEW, *down.values()) if places else False


def tables_across(grid: Grid) -> list[FunctionTable]:
    """Return the tables of functions that lie on their side: a column for each function."""
    if len(grid.rows) > _LONGEST:
        return []
    other = turned(grid)
    tables = [table for table in find_function_tables(other, sorted(other.rows)) if table.weight and not table.product]
    if tables:
        take_over(grid, other)
    return [replace(table, rows_taken=table.columns, columns=table.rows_taken) for table in tables]
