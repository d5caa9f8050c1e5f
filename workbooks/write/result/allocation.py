"""The sheet Verdeling: amounts per row (a member) in whole cents that add up to what is divided."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from openpyxl.utils import get_column_letter

from tarief.calculation import Breakdown
from tarief.core.rounding import to_cents
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import (
    COLUMNS,
    FIGURE,
    NOTE,
    PLAIN,
    TEXT,
    TOTAL,
    TOTAL_FIGURE,
)
from workbooks.write.result.names import Names
from workbooks.write.result.settling import Settling

ALLOCATION_SHEET = "Verdeling"
_EXPLANATION = (
    "Elk bedrag staat op hele centen, zo dat de bedragen samen precies zijn wat er te verdelen is. "
    "De centen die bij het afronden overblijven, gaan naar de grootste resten."
)
_MONEY = FIGURE.but(number_format="#,##0.00")
_TOTAL = TOTAL_FIGURE.but(indent=1)
_FIRST = 3


def write_allocations(sheet: Sheet, breakdown: Breakdown, names: Names) -> None:
    """Write a table per list of rows, with a column per way to divide."""
    most = max(len(list(keys)) for _, keys in _by_table(breakdown))
    last = get_column_letter(_FIRST + most - 1)
    sheet.widths({"A": 1.5, "B": 38, **{get_column_letter(_FIRST + index): 20 for index in range(most)}})
    sheet.top("Verdeling", _EXPLANATION, max(last, "E"))
    row = 4
    for table, keys in _by_table(breakdown):
        label = breakdown.model.tables[table].label if table else breakdown.model.label
        sheet.heading(row, last, label)
        row = _write_table(sheet, row + 1, breakdown, names, list(keys), _FIRST + most + 1) + 1
    sheet.printed(landscape=most > 3, area=f"A1:{max(last, 'E')}{row - 1}", footer=breakdown.model.label)


def _by_table(breakdown: Breakdown) -> groupby[str, str]:
    row_of = {key: breakdown.model.quantities[key].row for key in breakdown.settled}
    return groupby(sorted(row_of, key=lambda key: row_of[key]), key=lambda key: row_of[key])


def _write_table(sheet: Sheet, row: int, breakdown: Breakdown, names: Names, keys: list[str], helpers: int) -> int:
    """Write the rows, their sums and what there was to divide; return the row after them."""
    sheet.text(f"B{row}", "Voor", COLUMNS)
    count = max(len(breakdown.settled[key]) for key in keys)
    for number in range(count):
        sheet.text(f"B{row + 1 + number}", _row_label(breakdown, keys[0], number), TEXT)
    total = row + 1 + count
    sheet.text(f"B{total}", "Samen", TOTAL)
    sheet.text(f"B{total + 1}", "Te verdelen", NOTE)
    for index, key in enumerate(keys):
        column, first = get_column_letter(_FIRST + index), helpers + 5 * index
        work = [get_column_letter(first + offset) for offset in range(5)]
        settling = Settling(work[0], (work[1], work[2], work[3], work[4]))
        _write_column(sheet, row, column, settling, breakdown, names, key)
    return total + 2


def _write_column(
    sheet: Sheet, row: int, column: str, settling: Settling, breakdown: Breakdown, names: Names, key: str
) -> None:
    amounts: Mapping[str, Decimal] = breakdown.settled[key]
    divided = breakdown.model.settlements[key]
    first, last = row + 1, row + len(amounts)
    sheet.text(f"{column}{row}", breakdown.model.quantities[key].label, COLUMNS.but(across="center", indent=0))
    sheet.text(f"{settling.exact}{row}", f"{key}, onafgerond", PLAIN)
    sheet.hide(settling.exact)
    settling.head(sheet, row)
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
    """The name of a row as the labels of its lines say it."""
    quantity = breakdown.model.quantities[key]
    node = breakdown.plan.nodes[list(breakdown.settled[key])[number]]
    return node.label.removeprefix(quantity.label).strip().removeprefix("(").removesuffix(")") or node.label
