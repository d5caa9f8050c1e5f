"""The tables of an outcome on its sheet: figures as live formulas where a formula can say them."""

from __future__ import annotations

from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.report.cells import Kind
from tarief.report.columns import Column
from tarief.report.tables import Table
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, HEADING, SOFT, TEXT, TOTAL, TOTAL_FIGURE, WARNING, Style
from workbooks.write.report.addresses import FIRST_COLUMN, Addresses, Unplaced

MARKED = Style(size=9, bold=True, colour=WARNING, wrap=True)
_NOTE = Style(size=9, italic=True, colour=SOFT, wrap=True)
_FORMATS = {
    Kind.CENTS: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.WHOLE_SHARE: "0%",
    Kind.NUMBER: "#,##0.0",
    Kind.COUNT: "#,##0",
    Kind.HOURS: "#,##0.##",
}


def height(table: Table) -> int:
    """Return the number of rows a table takes: heading, names, figures, what is said below it, and room."""
    return 3 + len(table.rows) + bool(table.note) + bool(table.assumed)


def write_table(sheet: Sheet, row: int, table: Table, addresses: Addresses, last: str) -> None:
    """Write a table from its heading on; `last` is the last column of the sheet."""
    sheet.band(f"B{row}:{get_column_letter(FIRST_COLUMN + len(table.columns) - 1)}{row}", HEADING)
    sheet.text(f"B{row}", table.title, HEADING)
    sheet.raw.row_dimensions[row].height = 24
    for number, column in enumerate(table.columns, FIRST_COLUMN):
        across = COLUMNS if column.kind is Kind.TEXT else COLUMNS.but(across="right")
        label = column.label or ("Onderdeel" if number == FIRST_COLUMN else "Waarde")
        sheet.text(f"{get_column_letter(number)}{row + 1}", label, across)
    for index in range(len(table.rows)):
        _write_row(sheet, row + 2 + index, table, index, addresses)
    below = row + 2 + len(table.rows)
    for text, style in ((table.note, _NOTE), (table.mark, MARKED)):
        if text:
            sheet.merge(f"B{below}:{last}{below}", style)
            sheet.text(f"B{below}", text, style)
            below += 1


def cell_format(table: Table, column: Column) -> str:
    """Return the number format: whole euros only where every amount in the table is whole."""
    if column.kind is not Kind.EURO:
        return _FORMATS.get(column.kind, "General")
    amounts = (table.column(each.key) for each in table.columns if each.kind is Kind.EURO)
    figures = [cell for cells in amounts for cell in cells if isinstance(cell, Decimal)]
    return "#,##0" if all(figure == figure.to_integral_value() for figure in figures) else "#,##0.00"


def _write_row(sheet: Sheet, row: int, table: Table, index: int, addresses: Addresses) -> None:
    cells = table.rows[index]
    total = table.is_total(cells)
    text, figure = (TOTAL.but(wrap=True), TOTAL_FIGURE) if total else (TEXT, FIGURE)
    for number, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
        at = f"{get_column_letter(FIRST_COLUMN + number)}{row}"
        if not isinstance(cell, Decimal):
            sheet.text(at, cell or "", text)
            continue
        style = figure.but(number_format=cell_format(table, column), across="right", indent=1)
        _write_figure(sheet, at, cell, _formula(table, index, number, addresses), style)


def _write_figure(sheet: Sheet, at: str, value: Decimal, formula: str, style: Style) -> None:
    if formula:
        sheet.formula(at, formula, value, style)
    else:
        sheet.number(at, value, style)


def _formula(table: Table, index: int, number: int, addresses: Addresses) -> str:
    """Return the formula of a figure; empty where no formula can say it, or not with what is in this workbook."""
    rule = table.formula(index, table.columns[number])
    try:
        return "" if rule is None else addresses.formula(rule, table)
    except Unplaced:
        return ""
