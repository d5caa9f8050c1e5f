"""What number a cell without one may hold, on a sheet that calculates nothing: what its signs are like, an end or the
middle of its range, or what the total below it leaves. The sheet is read with each; the printed price tells which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, product
from typing import TypeVar

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_filled, is_open, with_cells, with_number
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.words.numbers import Number, read_text
from workbooks.read.own_sheet.words.unsaid import is_elsewhere, is_missing, probably, range_of

#: So many readings of one book are tried, and of a longer book only the first.
MOST_FILLINGS = 12
_MOST_ROWS = 300
#: A column of values has a number so many rows above or below.
_NEAR = 12
_TOTAL = re.compile(r"totaal|\b(?:samen|tezamen|som|opgeteld|bij elkaar)\b|kosten per jaar", re.IGNORECASE)

#: A sheet and a column of it: the cells of one are filled together.
Column = tuple[str, int]


@dataclass(frozen=True)
class OpenCell:
    """A cell that should hold a number, and what that may be, the likeliest first."""

    seen: Seen
    numbers: tuple[Number, ...]


#: The numbers that are put in the open cells of each column.
Filling = Mapping[Column, tuple[tuple[Seen, Number], ...]]

_Attempt = TypeVar("_Attempt")
#: Whether what was read with a filling comes to the price of a column.
Settles = Callable[[_Attempt, Column], bool]


def best(
    ways: tuple[Filling, ...],
    attempt: Callable[[Filling], _Attempt],
    settles: Settles[_Attempt],
    has_products: Callable[[_Attempt], bool],
) -> _Attempt:
    """Return what a book is read as with the filling by which each column comes to its price; else with the first.

    `settles` tells whether an attempt does so for a column. Where the first gives no products, no number makes them.
    """
    made: list[_Attempt] = []
    found: dict[Column, int] = {}
    columns = list(ways[0])
    for number, way in enumerate(ways):
        made.append(attempt(way))
        if not (number or has_products(made[0])):
            break
        for column in columns:
            if column not in found and settles(made[-1], column):
                found[column] = number
        if len(found) == len(columns):
            break
    if len(set(found.values())) <= 1:
        return made[next(iter(found.values()), 0)]
    return attempt({column: ways[found.get(column, 0)][column] for column in columns})


def fillings(grids: Iterable[Grid]) -> tuple[Filling, ...]:
    """Return the ways to fill the open cells of sheets without formulas, the likeliest first; nothing without any."""
    columns: dict[Column, list[OpenCell]] = {}
    for grid in grids:
        if len(grid.rows) <= _MOST_ROWS and not any(cell.formula for cell in grid.sheet.cells.values()):
            for each in _open_cells(grid):
                columns.setdefault((grid.name, each.seen.column), []).append(each)
    ways = {
        column: [
            tuple(zip((each.seen for each in cells), numbers, strict=True))
            for numbers in islice(product(*(each.numbers for each in cells)), MOST_FILLINGS)
        ]
        for column, cells in columns.items()
    }
    most = max(map(len, ways.values()), default=0)
    return tuple({column: each[number % len(each)] for column, each in ways.items()} for number in range(most))


def filled(grids: Mapping[str, Grid], filling: Filling) -> dict[str, Grid]:
    """Return the grids with the numbers of a filling in them."""
    changed: dict[str, dict[tuple[int, int], Seen]] = {}
    for (sheet, _), cells in filling.items():
        for seen, number in cells:
            changed.setdefault(sheet, {})[seen.row, seen.column] = with_number(seen, number)
    return {name: with_cells(grid, changed.get(name, {})) for name, grid in grids.items()}


def meant_numbers(text: str) -> tuple[Number, ...]:
    """Return what numbers a text may mean by itself, the likeliest first: of a range its middle goes first."""
    shown = text.strip()
    ends = [read_text(end) for end in range_of(text)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        middle = replace(ends[0], readings=((ends[0].value + ends[1].value) / 2,))
        return tuple(replace(each, shown=shown) for each in (middle, *ends) if each is not None)
    read = (read_text(each) for each in probably(text, few=True))
    return tuple(replace(each, shown=shown) for each in read if each is not None)


def has_open_cells(grid: Grid) -> bool:
    """Whether a number is open on a shown sheet without formulas."""
    typed = not (grid.sheet.hidden or any(cell.formula for cell in grid.sheet.cells.values()))
    return typed and any(is_missing(text) or is_open(text) for _, text in _without_number(grid))


def _open_cells(grid: Grid) -> Iterator[OpenCell]:
    for seen, text in _without_number(grid):
        numbers = meant_numbers(text)
        if not numbers and (is_elsewhere(text) or is_missing(text)):
            left = _left_by_total(grid, seen)
            numbers = () if left is None else (Number((left,), shown=text.strip()),)
        if numbers:
            yield OpenCell(seen, numbers)


def _without_number(grid: Grid) -> Iterator[tuple[Seen, str]]:
    """The cells behind a label in a column of numbers that hold a text which is no label."""
    for seen in grid.all():
        text = seen.cell.value
        if seen.kind is CellKind.NUMBER and not is_filled(seen):
            continue
        if seen.is_label or not isinstance(text, str) or seen.cell.is_error:
            continue
        if any(label.column < seen.column for label in grid.labels(seen.row)) and _near_numbers(grid, seen):
            yield seen, text


def _near_numbers(grid: Grid, seen: Seen) -> bool:
    rows = (row for row in range(seen.row - _NEAR, seen.row + _NEAR + 1) if row != seen.row)
    return any(_number(grid, row, seen.column) is not None for row in rows)


def _left_by_total(grid: Grid, seen: Seen) -> Decimal | None:
    """What the total below a cell has more than its other lines."""
    last = seen.row + 1
    while _number(grid, last, seen.column) is not None and not _is_total(grid, last):
        last += 1
    total = _number(grid, last, seen.column)
    first = seen.row - 1
    while _number(grid, first, seen.column) is not None and not _is_total(grid, first):
        first -= 1
    others = [_number(grid, row, seen.column) for row in range(first + 1, last) if row != seen.row]
    if total is None or not others:
        return None
    left = total - sum((each for each in others if each is not None), Decimal(0))
    return left if 0 < left < total else None


def _number(grid: Grid, row: int, column: int) -> Decimal | None:
    """The number in a cell; None for a share, or where none stands."""
    seen = grid.at(row, column)
    return seen.value if seen is not None and seen.is_number and not seen.is_share else None


def _is_total(grid: Grid, row: int) -> bool:
    return any(_TOTAL.search(label.text) for label in grid.labels(row))
