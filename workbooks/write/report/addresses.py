"""Where every figure stands in the workbook, and how a formula that names figures is written with their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter, quote_sheetname

from tarief.core.expression import Expression
from tarief.core.expression.printing import formula
from tarief.report.report import Given
from tarief.report.rules import Figure, Input, Span, Symbol
from tarief.report.tables import Table

OUTCOME_SHEET, INPUT_SHEET = "Uitkomst", "Invoer"
#: Tables start in column B, the input starts below its heading.
FIRST_COLUMN, INPUT_ROW = 2, 5
_FIGURE = re.compile(r"\{(?:(\w+)\.)?(\w+)(?::(\w+))?\}")
_LEAF = re.compile(r"\[((?:[^\[\]]|\[\d+\])+)\]")
#: A longer formula does not fit in a cell.
_LONGEST = 8000


class Unplaced(Exception):  # noqa: N818 - it says what the figure is
    """A formula names something that is not in this workbook."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The first row of figures of every table, by its key, and the row of every number of the input, by its path."""

    tables: Mapping[str, tuple[Table, int]]
    leaves: Mapping[str, int]

    def formula(self, expression: Expression, table: Table) -> str:
        """Write a formula of a table. Raises Unplaced for what is not there, or does not fit."""
        written = formula(expression, lambda symbol: self._symbol(symbol, table))
        if len(written) > _LONGEST:
            raise Unplaced
        return written

    def _symbol(self, symbol: Symbol, table: Table) -> str:
        match symbol:
            case Input(path=path) if path in self.leaves:
                return f"{quote_sheetname(INPUT_SHEET)}!$C${self.leaves[path]}"
            case Span(column=column, first=first, last=last):
                return f"{self._cell(table, column, first)}:{self._cell(table, column, last)}"
            case Figure(column=column, row=row, table=key) if not key or key in self.tables:
                return self._figure(self.tables[key][0] if key else table, column, row)
        raise Unplaced

    def _figure(self, table: Table, column: str, row: int) -> str:
        at = self._cell(table, column, row)
        if not isinstance(table.rows[row][table.number(column)], Decimal):
            raise Unplaced
        return at

    def _cell(self, table: Table, key: str, row: int) -> str:
        return f"{get_column_letter(FIRST_COLUMN + table.number(key))}{self.tables[table.key][1] + row}"

    def text_formula(self, text: str, table: Table, number: int) -> str:
        """Write a formula for a row (from 0) of a table. Raises Unplaced for what is not there."""
        shown = _LEAF.sub(lambda found: self._leaf(found[1]), text)
        return _FIGURE.sub(
            lambda found: self._text_figure(found[1] or table.key, found[2], found[3] or "", number), shown
        )

    def _leaf(self, path: str) -> str:
        if path not in self.leaves:
            raise Unplaced
        return f"{quote_sheetname(INPUT_SHEET)}!$C${self.leaves[path]}"

    def _text_figure(self, key: str, name: str, which: str, number: int) -> str:
        if key not in self.tables:
            raise Unplaced
        table = self.tables[key][0]
        column = next((index for index, found in enumerate(table.columns) if found.key == name), None)
        if column is None:
            raise Unplaced
        if which == "alle":
            rows = [index for index, row in enumerate(table.rows) if not table.is_total(row)]
            return f"{self._at(table, column, rows[0])}:{self._at(table, column, rows[-1])}"
        row = self._row(table, which, number)
        if not isinstance(table.rows[row][column], Decimal):
            raise Unplaced
        return self._at(table, column, row)

    def _row(self, table: Table, which: str, number: int) -> int:
        if which == "vorige":
            found = number - 1
        elif which == "samen":
            found = next((row for row in range(number, len(table.rows)) if table.is_total(table.rows[row])), -1)
        else:
            found = int(which) - 1 if which else number
        if not 0 <= found < len(table.rows):
            raise Unplaced
        return found

    def _at(self, table: Table, column: int, row: int) -> str:
        return self._cell(table, table.columns[column].key, row)


def addressed(starts: Sequence[tuple[Table, int]], given: Sequence[Given]) -> Addresses:
    """Return the addresses of tables with their first rows, and of the numbers of the input."""
    leaves: dict[str, int] = {}
    for row, item in enumerate(given, INPUT_ROW):
        if isinstance(item.value, Decimal):
            leaves.setdefault(item.path, row)
    return Addresses({table.key: (table, row) for table, row in starts}, leaves)
