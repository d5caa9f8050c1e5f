"""The sheet Per regel: the lines of a table beside each other, a column per row (a member, a year, a function)."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from tarief.calculation import Breakdown
from tarief.model.declare import InputTable
from tarief.model.plan import Node, NodeKind
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, SOFT, TEXT
from workbooks.write.result.names import Names

ROWS_SHEET = "Per regel"
_EXPLANATION = "Dezelfde regels als op het blad met de berekening, naast elkaar per regel van de tabel."
_FIRST = 4
_NOTHING = "–"

#: The lines of one table: per quantity, the node of each row by its number.
Lines = dict[str, dict[int, Node]]


def tables_of(breakdown: Breakdown) -> dict[str, Lines]:
    """Return the lines of every table with more than one row."""
    found: dict[str, Lines] = {}
    for node in breakdown.plan.nodes.values():
        if node.row_index is not None:
            lines = found.setdefault(node.quantity.row, {})
            lines.setdefault(node.quantity.key, {})[node.row_index + 1] = node
    return {table: lines for table, lines in found.items() if any(len(each) > 1 for each in lines.values())}


def write_rows(sheet: Sheet, breakdown: Breakdown, names: Names, tables: dict[str, Lines]) -> None:
    """Write each table below the other."""
    widest = _FIRST + max(max(line) for lines in tables.values() for line in lines.values()) - 1
    columns = [get_column_letter(column) for column in range(_FIRST, widest + 1)]
    sheet.widths({"A": 1.5, "B": 48, "C": 20, **dict.fromkeys(columns, 17)})
    sheet.top(ROWS_SHEET, _EXPLANATION)
    row = 4
    for key, lines in tables.items():
        row = _write_table(sheet, row, breakdown, names, breakdown.model.tables[key], lines) + 1
    last = get_column_letter(widest)
    sheet.raw.freeze_panes = f"{columns[0]}4"
    sheet.printed(landscape=widest > _FIRST + 2, area=f"A1:{last}{row - 1}", footer=breakdown.model.label)


def _write_table(sheet: Sheet, row: int, breakdown: Breakdown, names: Names, table: InputTable, lines: Lines) -> int:
    numbers = range(1, max(max(line) for line in lines.values()) + 1)
    last = get_column_letter(_FIRST + len(numbers) - 1)
    row = sheet.heading(row, last, table.label)
    sheet.text(f"B{row}", "Omschrijving", COLUMNS)
    sheet.text(f"C{row}", "Eenheid", COLUMNS)
    for number in numbers:
        sheet.text(f"{_column(number)}{row}", _named(lines, number), COLUMNS.but(across="center", indent=0))
    for line in lines.values():
        row += 1
        first = next(iter(line.values()))
        sheet.text(f"B{row}", first.quantity.label, TEXT)
        sheet.text(f"C{row}", first.unit.label, TEXT.but(colour=SOFT, size=9))
        for number in numbers:
            _write_cell(sheet, f"{_column(number)}{row}", breakdown, names, line.get(number))
    return row + 1


def _write_cell(sheet: Sheet, at: str, breakdown: Breakdown, names: Names, node: Node | None) -> None:
    if node is None:
        sheet.text(at, "", FIGURE)
        return
    style, source = FIGURE.but(number_format=node.unit.cell_format), names.at(node.id)
    if node.kind is NodeKind.ABSENT:
        sheet.formula(at, f'IF({source}="","{_NOTHING}",{source})', _NOTHING, style)
    else:
        sheet.formula(at, source, breakdown.values[node.id], style)


def _column(number: int) -> str:
    return get_column_letter(_FIRST + number - 1)


def _named(lines: Lines, number: int) -> str:
    """The name of a row as the label of one of its lines says it: `Uren (M1)`."""
    node = next((line[number] for line in lines.values() if number in line), None)
    label = "" if node is None else node.label.removeprefix(node.quantity.label).strip()
    return label.removeprefix("(").removesuffix(")") or f"regel {number}"
