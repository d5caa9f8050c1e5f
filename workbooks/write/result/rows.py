"""The sheets Per regel and Verdeling: the lines of a table beside each other, and amounts per row that add up."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter

from tarief.calculation import Breakdown
from tarief.core.rounding import to_cents
from tarief.model.declare import InputTable
from tarief.model.plan import Node, NodeKind
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import COLUMNS, FIGURE, NOTE, SOFT, TEXT, TOTAL, TOTAL_FIGURE
from workbooks.write.result.names import Names
from workbooks.write.result.settling import Settling

ROWS_SHEET = "Per regel"
_EXPLANATION = "Dezelfde regels als op het blad met de berekening, naast elkaar per regel van de tabel."
_FIRST = 4
#: What stands where a calculation has no value.
NOTHING = "–"

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


def write_rows(sheet: NewSheet, breakdown: Breakdown, names: Names, tables: dict[str, Lines]) -> None:
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


def _write_table(sheet: NewSheet, row: int, breakdown: Breakdown, names: Names, table: InputTable, lines: Lines) -> int:
    numbers = range(1, max(max(line) for line in lines.values()) + 1)
    last = get_column_letter(_FIRST + len(numbers) - 1)
    row = sheet.heading(row, last, table.label)
    sheet.texts(row, COLUMNS, B="Omschrijving", C="Eenheid")
    for number in numbers:
        sheet.text(f"{_column(number)}{row}", _named(lines, number), COLUMNS.but(across="center", indent=0))
    for line in lines.values():
        row += 1
        first = next(iter(line.values()))
        sheet.text(f"B{row}", first.quantity.label, TEXT)
        sheet.text(f"C{row}", first.unit.label, TEXT.but(colour=SOFT, size=9))
        for number in numbers:
            write_live(sheet, f"{_column(number)}{row}", breakdown, names, line.get(number))
    return row + 1


def write_live(
    sheet: NewSheet, at: str, breakdown: Breakdown, names: Names, node: Node | None, without: str = ""
) -> Decimal | None:
    """Write a live reference to a line; None for what the calculation does not have or did not get."""
    if node is None:
        sheet.text(at, without, FIGURE)
        return None
    style, source = FIGURE.but(number_format=names.line_format(node)), names.at(node.id)
    if node.kind is NodeKind.ABSENT:
        sheet.formula(at, f'IF({source}="","{NOTHING}",{source})', NOTHING, style)
        return None
    value: Decimal = breakdown.values[node.id]
    sheet.formula(at, source, value, style)
    return value


def _column(number: int) -> str:
    return get_column_letter(_FIRST + number - 1)


def _named(lines: Lines, number: int) -> str:
    """The name of a row as the label of one of its lines says it: `Uren (M1)`."""
    node = next((line[number] for line in lines.values() if number in line), None)
    return (node and row_name(node)) or f"regel {number}"


def row_name(node: Node) -> str:
    """Return the name of the row in the label of a line: `M1` of `Uren (M1)`; nothing where it has none."""
    return node.label.removeprefix(node.quantity.label).strip().removeprefix("(").removesuffix(")")


ALLOCATION_SHEET = "Verdeling"
_IN_CENTS = (
    "Elk bedrag staat op hele centen, zo dat de bedragen samen precies zijn wat er te verdelen is. "
    "De centen die bij het afronden overblijven, gaan naar de grootste resten."
)
_MONEY = FIGURE.but(number_format="#,##0.00")
_TOTAL = TOTAL_FIGURE.but(indent=1)
_FIRST_COLUMN = 3


def write_allocations(sheet: NewSheet, breakdown: Breakdown, names: Names) -> None:
    """Write a table per list of rows, with a column per way to divide."""
    most = max(len(list(keys)) for _, keys in _by_table(breakdown))
    last = get_column_letter(_FIRST_COLUMN + most - 1)
    sheet.widths({"A": 1.5, "B": 38, **{get_column_letter(_FIRST_COLUMN + index): 20 for index in range(most)}})
    sheet.top("Verdeling", _IN_CENTS, max(last, "E"))
    row = 4
    for table, keys in _by_table(breakdown):
        label = breakdown.model.tables[table].label if table else breakdown.model.label
        sheet.heading(row, last, label)
        row = _write_allocation(sheet, row + 1, breakdown, names, list(keys), _FIRST_COLUMN + most + 1) + 1
    sheet.printed(landscape=most > 3, area=f"A1:{max(last, 'E')}{row - 1}", footer=breakdown.model.label)


def _by_table(breakdown: Breakdown) -> Iterator[tuple[str, Iterator[str]]]:
    row_of = {key: breakdown.model.quantities[key].row for key in breakdown.settled}
    return groupby(sorted(row_of, key=row_of.__getitem__), key=row_of.__getitem__)


def _write_allocation(
    sheet: NewSheet, row: int, breakdown: Breakdown, names: Names, keys: list[str], helpers: int
) -> int:
    """Write the rows, their sums and what there was to divide; return the row after them."""
    sheet.text(f"B{row}", "Voor", COLUMNS)
    count = max(len(breakdown.settled[key]) for key in keys)
    for number in range(count):
        sheet.text(f"B{row + 1 + number}", _row_label(breakdown, keys[0], number), TEXT)
    total = row + 1 + count
    sheet.text(f"B{total}", "Samen", TOTAL)
    sheet.text(f"B{total + 1}", "Te verdelen", NOTE)
    for index, key in enumerate(keys):
        column, settling = get_column_letter(_FIRST_COLUMN + index), Settling.behind(helpers + 5 * index)
        _write_column(sheet, row, column, settling, breakdown, names, key)
    return total + 2


def _write_column(
    sheet: NewSheet, row: int, column: str, settling: Settling, breakdown: Breakdown, names: Names, key: str
) -> None:
    amounts: Mapping[str, Decimal] = breakdown.settled[key]
    divided = breakdown.model.settlements[key]
    first, last = row + 1, row + len(amounts)
    sheet.text(f"{column}{row}", breakdown.model.quantities[key].label, COLUMNS.but(across="center", indent=0))
    settling.head(sheet, row, f"{key}, onafgerond")
    exact = [breakdown.values[node] for node in amounts]
    formulas = settling.write(sheet, first, exact, f"ROUND({names.at(divided)},2)")
    for each, (node, amount), formula, value in zip(
        range(first, last + 1), amounts.items(), formulas, exact, strict=True
    ):
        sheet.formula(f"{settling.exact}{each}", names.at(node), value)
        sheet.formula(f"{column}{each}", formula, amount, _MONEY)
    together = sum(amounts.values(), Decimal(0))
    sheet.formula(f"{column}{last + 1}", f"SUM({column}{first}:{column}{last})", together, _TOTAL)
    shown = to_cents(breakdown.values[divided])
    sheet.formula(f"{column}{last + 2}", f"ROUND({names.at(divided)},2)", shown, _MONEY.but(size=9, colour=NOTE.colour))


def _row_label(breakdown: Breakdown, key: str, number: int) -> str:
    node = breakdown.plan.nodes[list(breakdown.settled[key])[number]]
    return row_name(node) or node.label
