"""The columns beside that of a price: percentages of all products, those of products to come, parts, other tables."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_still_open
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key

#: So many numbers of the same kind on the same rows are another product.
_ALIKE = 3
#: So many numbers are added up, on so many rows.
_PARTS = 2


def is_share(seen: Seen) -> bool:
    """Return whether a cell holds a percentage written as such."""
    return seen.number is not None and seen.number.is_percent


def common_shares(grid: Grid, rows: range, parallel: set[int]) -> int:
    """Return the column of percentages before the amounts of all products, where none has its own; else 0."""
    apart = {seen.column for row in rows for seen in grid.numbers(row)} - parallel
    columns = {seen.column for row in rows for seen in grid.numbers(row) if is_share(seen)} - parallel
    first, last = min(parallel), max(parallel)
    return columns.pop() if len(columns) == 1 and max(columns) < first and not apart & {*range(first, last)} else 0


def of_open_prices(grid: Grid, rows: range, price: Seen) -> set[int]:
    """Return the columns that hold on every row what the column of a price does, and no price: those of products too.

    Less than some rows alike is no product; beside amounts stands what they are worked out from.
    """
    own = {row: seen for row in rows if (seen := grid.at(row, price.column)) is not None and seen.is_number}
    found = set[int]()
    for column in {seen.column for row in own for seen in grid.numbers(row)} - {price.column}:
        cells = {row: seen for row in own if (seen := grid.at(row, column)) is not None and seen.is_number}
        alike = all(is_share(seen) == is_share(own[row]) and _is_near(seen, own[row]) for row, seen in cells.items())
        priced = grid.at(price.row, column)
        said = priced is not None and is_still_open(priced)  # `n.t.b.`: then some of its numbers may be too
        if alike and ((priced is None and len(cells) == len(own) >= _ALIKE) or (said and len(cells) >= _ALIKE)):
            found.add(column)
    return found


def _is_near(seen: Seen, other: Seen) -> bool:
    """Whether two numbers are of one order."""
    return abs(other.value) <= 4 * abs(seen.value) <= 16 * abs(other.value)


def adds_up(grid: Grid, rows: range, column: int) -> bool:
    """Return whether a column holds on several rows what stands before it on the row together: parts of one."""
    sums = 0
    for row in rows:
        total, parts = grid.at(row, column), [seen for seen in grid.numbers(row) if seen.column < column]
        if total is not None and total.is_number and len(parts) >= _PARTS:
            sums += sum(seen.value for seen in parts) == total.value
    return sums >= _PARTS


def has_its_name(grid: Grid, seen: Seen) -> bool:
    """Return whether a name stands between a number and the one before it: that is of another table beside it."""
    before = max((each.column for each in grid.numbers(seen.row) if each.column < seen.column), default=0)
    return any(before < label.column < seen.column for label in grid.labels(seen.row))


def alone(grid: Grid, known: Mapping[Key, Around], taken: Container[Key]) -> Iterator[Around]:
    """Give the numbers that stand alone behind a name on rows without a cell of a product: they hold for all.

    Of a sheet on its side they are told so as it lies, since their name stands before them.
    """
    for row in grid.rows:
        numbers, labels = grid.numbers(row), grid.labels(row)
        keys = [Key(grid.name, seen.cell.row, seen.cell.column) for seen in numbers]
        if len(keys) == 1 and labels and labels[0].column < numbers[0].column:
            at = known.get(keys[0])
            if at is not None and at.grid is grid and keys[0] not in taken and not numbers[0].cell.hidden:
                yield at
