"""Which texts of its row tell more of a number: of what it is a part, in what it is, and remarks."""

from __future__ import annotations

from collections.abc import Sequence

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.words.hints import hints_of, said_per
from workbooks.read.own_sheet.words.said import is_unit, is_unit_of

#: A number beside so many others below heads of their own is of a line of a list: the unit is that of its price.
_OTHERS = 2


def told_beside(grid: Grid, number: Seen, heads: Sequence[Seen], texts: Sequence[Seen]) -> list[str]:
    """Return what the texts of its row tell of a number, those of a column of bases or units first.

    `heads` are what stands above a number that is named by that; none of one that its row names.
    """
    told = grid.base_columns
    own = [text for text in texts if not _is_of_another(grid, number, heads, text)]
    every = sorted(own, key=lambda text: text.column not in told)
    is_of = (text.column in told and not is_unit(text.text, alone=True) for text in every)
    return [f"over {text.text}" if of else text.text for text, of in zip(every, is_of, strict=True)]


def _is_of_another(grid: Grid, number: Seen, heads: Sequence[Seen], text: Seen) -> bool:
    """Whether a text says in what another number of its row is: a unit below a head of its own, in a list."""
    if not heads or not _is_headed(grid, heads, text.column) or not (is_unit_of(text.text) or said_per(text.text)):
        return False
    own = any(hints_of(head.text).pers for head in heads)
    return own or sum(_is_headed(grid, heads, each.column) for each in grid.numbers(number.row)) >= _OTHERS


def _is_headed(grid: Grid, heads: Sequence[Seen], column: int) -> bool:
    """Whether a head of its own stands over a column, in a row with those of a number."""
    over = (grid.at(head.row, column) for head in heads)
    return any(each is not None and each.is_label and all(each is not head for head in heads) for each in over)
