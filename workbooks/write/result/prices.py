"""A model that prices several products at once: the list of its prices, and the ladder of each."""

from __future__ import annotations

from decimal import Decimal

from tarief.calculation import Breakdown
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, HEADING, SOFT, SUBTITLE, TEXT, TITLE
from workbooks.write.result.formats import amount_format, exact_format
from workbooks.write.result.ladder import write_ladder
from workbooks.write.result.names import Climb, Names, Rounded

LADDERS_SHEET = "Opbouw per prijs"
_WIDTHS = {"A": 1.5, "B": 46, "C": 15, "D": 15, "E": 15, "F": 15, "G": 15, "H": 1.5}
_HEADERS = {"B": "Prijs", "C": "Bedrag", "D": "Eenheid", "G": "Onafgerond"}


def write_prices(sheet: Sheet, row: int, breakdown: Breakdown, names: Names) -> int:
    """Write every price, the main one first, from this row on; return the row after them."""
    sheet.band(f"B{row}:G{row}", COLUMNS)
    for column, label in _HEADERS.items():
        sheet.text(f"{column}{row}", label, COLUMNS if column in "BD" else COLUMNS.but(across="center", indent=0))
    for key, price in names.prices.items():
        row += 1
        _write_price(sheet, row, price, names.at(key), breakdown.values[key], names)
    return row + 1


def _write_price(sheet: Sheet, row: int, price: Rounded, exact: str, unrounded: Decimal, names: Names) -> None:
    main, quiet = price is names.tarief, TEXT.but(colour=SOFT)
    sheet.text(f"B{row}", price.plain_label, TEXT.but(bold=main))
    amount = FIGURE.but(bold=main, number_format=amount_format(price.unit))
    sheet.formula(f"C{row}", names.at(price.key), price.value, amount)
    sheet.merge(f"D{row}:F{row}", quiet)
    sheet.text(f"D{row}", price.unit.label, quiet)
    style = FIGURE.but(number_format=exact_format(price.unit), colour=SOFT, size=9)
    sheet.formula(f"G{row}", exact, unrounded, style)


def write_ladders(sheet: Sheet, breakdown: Breakdown, names: Names, climbs: tuple[Climb, ...]) -> None:
    """Write the ladders of the other prices below each other."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", "Opbouw per prijs", TITLE)
    sheet.raw.row_dimensions[1].height = 30
    sheet.text("B2", f"De opbouw van {names.tarief.plain_label} staat op het eerste blad.", SUBTITLE)
    row = 4
    for climb in climbs:
        sheet.band(f"B{row}:G{row}", HEADING)
        sheet.text(f"B{row}", climb.price.plain_label, HEADING)
        sheet.raw.row_dimensions[row].height = 22
        row = write_ladder(sheet, row + 1, breakdown, names, climb).last + 2
    sheet.printed(landscape=False, area=f"A1:H{row - 1}", footer=breakdown.model.label)
