"""Where every figure stands in the workbook, and how a formula that names figures is written with their cells."""

from __future__ import annotations

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


def addressed(starts: Sequence[tuple[Table, int]], given: Sequence[Given]) -> Addresses:
    """Return the addresses of tables with their first rows, and of the numbers of the input."""
    leaves: dict[str, int] = {}
    for row, item in enumerate(given, INPUT_ROW):
        if isinstance(item.value, Decimal):
            leaves.setdefault(item.path, row)
    return Addresses({table.key: (table, row) for table, row in starts}, leaves)
