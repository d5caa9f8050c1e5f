"""A formula shared by many cells is stored once; the others are that formula moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from .result import COLUMN, column_letters, column_number

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LONGEST = 8192  # of a formula, in every spreadsheet
_COLUMN, _ROW = rf"(\$?)({COLUMN})", r"(\$?)([0-9]{1,7})"
# Text, quoted sheet names and [1] or [column] stay; then cells, whole columns, whole rows; never part of a word.
_TOKEN = re.compile(
    rf"""("[^"]*+"|'[^']*+'|\[[^\]]*+\])|(?<![\w.$]){_COLUMN}{_ROW}(?![\w.(!])"""
    rf"|(?<![\w.$]){_COLUMN}:{_COLUMN}(?![\w.(!])|(?<![\w.$]){_ROW}:{_ROW}(?![\w.(!])"
)

Piece = str | Callable[[int, int], str]


class SharedFormula:
    """The formula as it stands in one cell, ready to be moved.

    What would come to stand outside the sheet is gone, or where it `wraps`, as in a name, on its other side.
    """

    def __init__(self, formula: str, row: int, column: int, *, wraps: bool = False) -> None:
        self.row, self.column = row, column
        self._pieces: list[Piece] = []
        position = 0
        for found in _TOKEN.finditer(formula if len(formula) <= _LONGEST else ""):
            self._pieces.append(formula[position : found.start()])
            self._pieces += _moving(found, wraps)
            position = found.end()
        self._pieces.append(formula[position:])

    def at(self, row: int, column: int) -> str:
        """Return the formula as it works in another cell."""
        down, right = row - self.row, column - self.column
        return "".join(piece if isinstance(piece, str) else piece(down, right) for piece in self._pieces)


def _moving(found: re.Match[str], wraps: bool) -> list[Piece]:
    kept, *groups = found.groups()
    if kept is not None:
        return [kept]
    column, row = partial(_column, wraps=wraps), partial(_row, wraps=wraps)
    fixed1, letters, fixed2, digits, *rest = groups
    if letters is not None:
        return [lambda down, right: column(fixed1, letters, right) + row(fixed2, digits, down)]
    from1, from2, to1, to2, *rows = rest
    if from2 is not None:
        return [lambda _, right: f"{column(from1, from2, right)}:{column(to1, to2, right)}"]
    top1, top2, bottom1, bottom2 = rows
    return [lambda down, _: f"{row(top1, top2, down)}:{row(bottom1, bottom2, down)}"]


def _column(fixed: str, letters: str, right: int, *, wraps: bool) -> str:
    if fixed or not right:
        return fixed + letters
    number = _at(column_number(letters.upper()) + right, _LAST_COLUMN, wraps)
    return column_letters(number) if number else "#REF!"


def _row(fixed: str, digits: str, down: int, *, wraps: bool) -> str:
    if fixed or not down:
        return fixed + digits
    return str(_at(int(digits) + down, _LAST_ROW, wraps) or "#REF!")


def _at(number: int, last: int, wraps: bool) -> int:
    """A row or column; 0 outside the sheet."""
    return (number - 1) % last + 1 if wraps else number if 1 <= number <= last else 0
