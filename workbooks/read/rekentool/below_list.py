"""A line that somebody added below a list of a rekentool, where no formula looks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.layout import NUMBER, ToolLayout
from tarief.models.rekentool.node import CellAddress
from workbooks.read.book import SourceBook, SourceSheet

_MOST: Final = 20
_ADVICE: Final = "Zet de regel in de lijst zelf, of haal haar weg."


def below_lists(book: SourceBook, layout: ToolLayout) -> Iterator[Finding]:
    """Yield the lines of a filling that go on below a list of amounts, where no formula looks: each at its first one.

    The sheets have the names of the tool.
    """
    amounts = {each.cell for each in layout.inputs if each.kind == NUMBER}
    ends = (cell for cell in sorted(amounts) if _above(cell, 1) in amounts and _above(cell, 2) in amounts)
    by_row: dict[tuple[str, int], Finding] = {}
    for last in ends:
        for sheet, cell in _going_on(book, layout, last):
            by_row.setdefault((cell.sheet, cell.row), _told(sheet, layout, cell, last))
    yield from islice(by_row.values(), _MOST)


def _above(cell: CellAddress, rows: int) -> CellAddress:
    return cell._replace(row=cell.row - rows)


def _going_on(book: SourceBook, layout: ToolLayout, last: CellAddress) -> Iterator[tuple[SourceSheet, CellAddress]]:
    """The numbers right below the last one of a list that no formula knows, with their sheet."""
    sheet, cell = book.sheet(last.sheet), _above(last, -1)
    while sheet is not None and cell not in layout.by_cell:
        held = sheet.at(cell.row, cell.column)
        if held is None or held.formula or not isinstance(held.value, Decimal):
            return
        yield sheet, cell
        cell = _above(cell, -1)


def _told(sheet: SourceSheet, layout: ToolLayout, cell: CellAddress, last: CellAddress) -> Finding:
    number, unit = sheet.cells[cell.row, cell.column].value, layout.by_cell[last].unit
    beside = (sheet.at(cell.row, column) for column in range(1, cell.column))
    name = next((held.value for held in beside if held is not None and isinstance(held.value, str)), "")
    stands = shown(number, unit) if isinstance(number, Decimal) else ""
    text = f"In {cell}{f' ({name[:60]})' if name else ''} staat {stands}, onder de lijst die tot en met {last} loopt."
    return Finding("onder_de_lijst", f"{text} Geen formule rekent daarmee.", _ADVICE, cell.place, Severity.WARNING)
