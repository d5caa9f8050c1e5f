"""The sheet Ingroeipad: the tariff of each year on the way from the tariff before to the agreed one."""

from tarief.calculation import Breakdown
from tarief.core.expression import name
from tarief.core.expression.printing import formula
from tarief.negotiation.growth import Growth
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import FIGURE, FILL_IN, NOTE, RIGHT, TEXT, Style
from workbooks.write.result.names import Names

GROWTH_SHEET = "Ingroeipad"
_EXPLANATION = "Elk jaar een deel van het verschil, zonder indexering: die komt er elk jaar bij, zoals is afgesproken."
_FIRST = 8
_BEFORE, _SHARE, _AGREED = "tarief_hiervoor", "ingroeipad_jaar_{}", "afgesproken_tarief"
_WIDTHS = {"A": 1.5, "B": 34, "C": 22, "D": 22, "E": 22, "F": 1.5}
_GIVEN = FILL_IN.but(across="right", indent=1)
_BELOW = NOTE.but(below="", wrap=True)


def write_growth(book: NewBook, breakdown: Breakdown, names: Names, growth: Growth) -> None:
    """Add the sheet with the tariff before and the shares, which may be changed, and the tariff of each year.

    Its names hold on this sheet only, so that none is that of a line of the calculation.
    """
    sheet, shares = book.sheet(GROWTH_SHEET), range(_FIRST, _FIRST + len(growth.path))
    sheet.widths(_WIDTHS)
    sheet.top(GROWTH_SHEET, _EXPLANATION, "E")
    _write_ends(sheet, breakdown, names, growth)
    sheet.heads(_FIRST - 1, ("Jaar", "Deel van het verschil", "Tarief"), "CD", RIGHT)
    keys = {_SHARE.format(year): f"C{row}" for year, row in enumerate(shares, 1)}
    for key, at in {_BEFORE: "C4", _AGREED: "C5", **keys}.items():
        book.name(key, sheet, at, local=True)
    amounts = growth.amounts(breakdown.tarief, breakdown.final)
    for year, (row, key, share, amount) in enumerate(zip(shares, keys, growth.path, amounts, strict=True), 1):
        sheet.text(f"B{row}", f"Jaar {year}", TEXT)
        sheet.number(f"C{row}", share, _GIVEN.but(number_format="0.00%"))
        way = breakdown.final.shown(name(_BEFORE) + name(key) * (name(_AGREED) - name(_BEFORE)))
        sheet.formula(f"D{row}", formula(way), amount, _money(breakdown))
    below, last = shares.stop + 1, shares.stop - 1
    sheet.merge(f"B{below}:E{below}", _BELOW)
    sheet.raw.row_dimensions[below].height = 42
    warning = f'IF(MIN(D{_FIRST}:D{last})<{_AGREED},"{growth.below}","")'
    sheet.formula(f"B{below}", warning, growth.below if min(amounts) < breakdown.tarief else "", _BELOW)
    sheet.printed(landscape=False, area=f"A1:F{below}", footer=breakdown.model.label)


def _write_ends(sheet: NewSheet, breakdown: Breakdown, names: Names, growth: Growth) -> None:
    unit = breakdown.final.unit
    sheet.texts(4, TEXT, B="Tarief dat hiervoor gold", D=unit.label)
    sheet.number("C4", growth.before, _GIVEN.but(number_format=unit.cell_format))
    sheet.texts(5, TEXT, B="Afgesproken tarief", D=unit.label)
    sheet.formula("C5", names.at(names.tarief.key), breakdown.tarief, _money(breakdown))


def _money(breakdown: Breakdown) -> Style:
    return FIGURE.but(bold=True, number_format=breakdown.final.unit.cell_format)
