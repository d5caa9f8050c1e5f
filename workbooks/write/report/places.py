"""Where every figure stands in the workbook, and how a formula that names figures is written with their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter, quote_sheetname

from tarief.report.tables import Given, Table

OUTCOME_SHEET, INPUT_SHEET = "Uitkomst", "Invoer"
#: Tables start in column B, the input starts below its heading.
FIRST_COLUMN, INPUT_ROW = 2, 5
_FIGURE = re.compile(r"\{(?:(\w+)\.)?(\w+)(?::(\w+))?\}")
_LEAF = re.compile(r"\[((?:[^\[\]]|\[\d+\])+)\]")


class Unplaced(Exception):  # noqa: N818 - it says what the figure is
    """A formula names something that is not in this workbook."""


@dataclass(frozen=True, slots=True)
class Places:
    """The first row of figures of every table, by its key, and the row of every number of the input, by its path."""

    tables: Mapping[str, tuple[Table, int]]
    leaves: Mapping[str, int]

    def formula(self, text: str, table: Table, number: int) -> str:
        """Write a formula for a row (from 0) of a table. Raises Unplaced for what is not there."""
        shown = _LEAF.sub(lambda found: self._leaf(found[1]), text)
        return _FIGURE.sub(lambda found: self._figure(found[1] or table.key, found[2], found[3] or "", number), shown)

    def sum_above(self, table: Table, number: int, column: int) -> str:
        """Write the sum of the rows above a total, back to the total before it."""
        start = next((row + 1 for row in range(number - 1, -1, -1) if table.is_total(table.rows[row])), 0)
        if start == number:
            raise Unplaced
        return f"SUM({self._cell(table, column, start)}:{self._cell(table, column, number - 1)})"

    def _leaf(self, path: str) -> str:
        if path not in self.leaves:
            raise Unplaced
        return f"{quote_sheetname(INPUT_SHEET)}!$C${self.leaves[path]}"

    def _figure(self, key: str, name: str, which: str, number: int) -> str:
        if key not in self.tables:
            raise Unplaced
        table = self.tables[key][0]
        column = next((index for index, found in enumerate(table.columns) if found.key == name), None)
        if column is None:
            raise Unplaced
        if which == "alle":
            rows = [index for index, row in enumerate(table.rows) if not table.is_total(row)]
            return f"{self._cell(table, column, rows[0])}:{self._cell(table, column, rows[-1])}"
        row = self._row(table, which, number)
        if not isinstance(table.rows[row][column], Decimal):
            raise Unplaced
        return self._cell(table, column, row)

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

    def _cell(self, table: Table, column: int, row: int) -> str:
        return f"{get_column_letter(FIRST_COLUMN + column)}{self.tables[table.key][1] + row}"


def placed(starts: Sequence[tuple[Table, int]], given: Sequence[Given]) -> Places:
    """Return the places of tables with their first rows, and of the numbers of the input."""
    leaves: dict[str, int] = {}
    for row, item in enumerate(given, INPUT_ROW):
        if isinstance(item.value, Decimal):
            leaves.setdefault(item.path, row)
    return Places({table.key: (table, row) for table, row in starts}, leaves)
