"""Rows that somebody wrote where the template has none: between the rows of a table, or below the last."""

from collections.abc import Iterable, Iterator, Sequence

from tarief.core.dutch import with_small_letter
from tarief.core.findings import Finding, Severity
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.model.declare import InputTable
from workbooks.read.book.model import SourceCell, SourceSheet
from workbooks.read.book.parsing.result import address
from workbooks.read.template.cells import Cells
from workbooks.read.template.columns import TemplateColumn
from workbooks.read.template.names import INPUT_SHEET, sum_label


def rows_beyond(table: InputTable, columns: Sequence[TemplateColumn], cells: Cells) -> Iterator[Finding]:
    """Yield a fault at the first row of a table that stands outside its named cells, and so is not read.

    A row without a number may be a remark: then it is told, and the rest counts. The sum of the shares is the
    template's own, also where a file does not say that it is a formula.
    """
    named = list(_addresses(columns, cells))
    if not named:
        return
    name = named[0][0]
    at = [address(where) for sheet, where in named if sheet == name]
    sheet = next(sheet for sheet in cells.book.sheets if sheet.name == name)
    across = sorted({column for _, column in at})
    sums = {sum_label(each.field.label) for each in columns if each.key == table.share}
    for row in _unnamed(sheet, {row for row, _ in at}, across):
        if any(cell.text in sums for cell in _filled(sheet, row, across)):
            continue
        filled = [cell for cell in _filled(sheet, row, across) if not cell.formula]
        numbers = any(read_number(cell.text, percent=True, fraction=True).value is not None for cell in filled)
        text = f"Rij {row} staat buiten de regels van {with_small_letter(table.label)} en wordt niet gelezen."
        advice = "Zet haar in een lege regel van de tabel, of vul een sjabloon met meer regels in."
        severity = Severity.FAULT if numbers else Severity.WARNING
        yield Finding("regel_buiten_tabel", text, advice, Place.at(name, filled[0].address), severity)
        return


def _addresses(columns: Iterable[TemplateColumn], cells: Cells) -> Iterator[tuple[str, str]]:
    for column in columns:
        number = 1
        while (name := column.name(number)) in cells:
            yield cells.where[name]
            number += 1


def _unnamed(sheet: SourceSheet, known: set[int], across: Sequence[int]) -> Iterator[int]:
    """The rows without names in which anything stands: on the page of all fields as far as they adjoin the table.

    The sum of the shares stands below the rows, as a formula; it is the template's own.
    """
    last = max(known)
    yield from (row for row in range(min(known), last) if row not in known and _written(sheet, row, across))
    for row in range(last + 1, sheet.rows + 1):
        filled = _filled(sheet, row, across)
        if not filled and sheet.name == INPUT_SHEET:
            return
        if filled and not any(cell.formula for cell in filled):
            yield row


def _written(sheet: SourceSheet, row: int, across: Sequence[int]) -> bool:
    return any(not cell.formula for cell in _filled(sheet, row, across))


def _filled(sheet: SourceSheet, row: int, across: Sequence[int]) -> list[SourceCell]:
    cells = (sheet.at(row, column) for column in across)
    return [cell for cell in cells if cell is not None and cell.text.strip()]
