"""The tables of an outcome on its sheet: figures as live formulas where a formula can say them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter, quote_sheetname

from tarief.core.expression import Expression
from tarief.core.expression.printing import formula
from tarief.core.units import EURO
from tarief.report.cells import Holds, Worded
from tarief.report.columns import Column
from tarief.report.report import InputValue
from tarief.report.rules import Figure, Input, Span, Symbol
from tarief.report.tables import Table
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import (
    COLUMNS,
    FIGURE,
    HEADING,
    SOFT,
    TEXT,
    TITLE,
    TOTAL,
    TOTAL_FIGURE,
    WARNING,
    Style,
    big_format,
    signed,
)

OUTCOME_SHEET, INPUT_SHEET = "Uitkomst", "Invoer"
#: Tables start in column B, the input starts below its heading.
FIRST_COLUMN, INPUT_ROW = 2, 5
#: Above it stand the title and what is said in a sentence.
_FIRST_ROW = 6
#: A longer formula does not fit in a cell.
_LONGEST = 8000
#: A number as we write it.
_NUMBER = re.compile(r"\d[\d.]*(?:,(\d+))?")


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
                there = self.tables[key][0] if key else table
                if isinstance(there.rows[row][there.number(column)], Decimal):
                    return self._cell(there, column, row)
        raise Unplaced

    def _cell(self, table: Table, key: str, row: int) -> str:
        return f"{get_column_letter(FIRST_COLUMN + table.number(key))}{self.tables[table.key][1] + row}"


def addressed(starts: Sequence[tuple[Table, int]], given: Sequence[InputValue]) -> Addresses:
    """Return the addresses of tables with their first rows, and of the numbers of the input."""
    leaves: dict[str, int] = {}
    for row, item in enumerate(given, INPUT_ROW):
        if isinstance(item.value, Decimal):
            leaves.setdefault(item.path, row)
    return Addresses({table.key: (table, row) for table, row in starts}, leaves)


MARKED = Style(size=9, bold=True, colour=WARNING, wrap=True)
_NOTE = Style(size=9, italic=True, colour=SOFT, wrap=True)
_FORMATS = {
    Holds.CENTS: "#,##0.00",
    Holds.PRICE: big_format(EURO),
    Holds.CHANGE: signed(EURO),
    Holds.SHARE: "0.0%",
    Holds.WHOLE_SHARE: "0%",
    Holds.NUMBER: "#,##0.0",
    Holds.COUNT: "#,##0",
    Holds.QUANTITY: "#,##0.0",
    Holds.HOURS: "#,##0.##",
}


def height(table: Table) -> int:
    """Return the number of rows a table takes: heading, names, figures, what is said below it, and room."""
    return 3 + len(table.rows) + bool(table.note) + bool(table.assumed)


def write_tables(sheet: NewSheet, title: str, tables: Sequence[Table], given: Sequence[InputValue] = ()) -> str:
    """Write tables below each other on a sheet, below its title; returns the letter of the last column."""
    most = max((len(table.columns) for table in tables), default=1)
    last = get_column_letter(FIRST_COLUMN + most - 1)
    letters = [get_column_letter(FIRST_COLUMN + number) for number in range(most)]
    sheet.widths({"A": 1.5, **dict.fromkeys(letters, 20), "B": 36})
    sheet.text("B1", title, TITLE.but(size=16))
    sheet.raw.row_dimensions[1].height = 28
    starts, row = [], _FIRST_ROW
    for table in tables:
        starts.append((table, row + 2))
        row += height(table)
    addresses = addressed(starts, given)
    for table, start in starts:
        write_table(sheet, start - 2, table, addresses, last)
    sheet.printed(landscape=most > 4, area=f"A1:{last}{row - 1}", footer=title)
    return last


def write_table(sheet: NewSheet, row: int, table: Table, addresses: Addresses, last: str) -> None:
    """Write a table from its heading on; `last` is the last column of the sheet."""
    sheet.bar(row, get_column_letter(FIRST_COLUMN + len(table.columns) - 1), table.title, HEADING)
    sheet.raw.row_dimensions[row].height = 24
    for number, column in enumerate(table.columns, FIRST_COLUMN):
        across = COLUMNS if column.kind is Holds.TEXT else COLUMNS.but(across="right")
        label = column.label or ("Onderdeel" if number == FIRST_COLUMN else "Waarde")
        sheet.text(f"{get_column_letter(number)}{row + 1}", label, across)
    for index in range(len(table.rows)):
        _write_row(sheet, row + 2 + index, table, index, addresses)
    below = row + 2 + len(table.rows)
    for text, style in ((table.note, _NOTE), (table.mark, MARKED)):
        if text:
            sheet.spread(f"B{below}:{last}{below}", text, style)
            below += 1


def cell_format(table: Table, column: Column) -> str:
    """Return the number format: whole euros only where every amount in the table is whole."""
    if column.kind is not Holds.EURO:
        return _FORMATS.get(column.kind, "General")
    amounts = (table.column(each.key) for each in table.columns if each.kind is Holds.EURO)
    figures = [cell for cells in amounts for cell in cells if isinstance(cell, Decimal)]
    return "#,##0" if all(figure == figure.to_integral_value() for figure in figures) else "#,##0.00"


def worded_format(cell: Worded) -> str:
    """Return the number format by which a figure looks as it is worded; empty where its words hold another number."""
    found = _NUMBER.search(cell)
    if cell.value is None or found is None or '"' in cell:
        return ""
    places, percent = len(found[1] or ""), cell[found.end() :].startswith("%")
    said = Decimal(found[0].replace(".", "").replace(",", ".")).scaleb(-2 if percent else 0)
    if abs(said - abs(cell.value)) * 2 > Decimal(1).scaleb(-places - 2 * percent):
        return ""
    literal = [f'"{text}"' if text else "" for text in (cell[: found.start()], cell[found.end() + percent :])]
    number = "#,##0" + ("." + "0" * places if places else "") + "%" * percent
    shown = number.join(literal)
    return f"{shown};{shown};{shown}"  # the words hold the sign


def _write_row(sheet: NewSheet, row: int, table: Table, index: int, addresses: Addresses) -> None:
    cells = table.rows[index]
    total = table.is_total(cells)
    text, figure = (TOTAL.but(wrap=True), TOTAL_FIGURE) if total else (TEXT, FIGURE)
    for number, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
        at = f"{get_column_letter(FIRST_COLUMN + number)}{row}"
        if isinstance(cell, Worded) and (shown := worded_format(cell)):
            sheet.number(at, cell.value or Decimal(0), figure.but(number_format=shown, across="right", indent=1))
            continue
        if not isinstance(cell, Decimal):
            sheet.text(at, cell or "", text)
            continue
        style = figure.but(number_format=cell_format(table, column), across="right", indent=1)
        if written := _formula(table, index, number, addresses):
            sheet.formula(at, written, cell, style)
        else:
            sheet.number(at, cell, style)


def _formula(table: Table, index: int, number: int, addresses: Addresses) -> str:
    """Return the formula of a figure; empty where no formula can say it, or not with what is in this workbook."""
    rule = table.formula(index, table.columns[number])
    try:
        return "" if rule is None else addresses.formula(rule, table)
    except Unplaced:
        return ""
