"""The sheet Uitkomst: price and cost price, the ladder with its picture, and what the price is in both laws."""

from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.core.dutch import with_small_letter
from tarief.core.findings import Severity
from tarief.core.law import LAWS, Law
from tarief.core.rounding import settle
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import BIG, FIGURE, INK, SOFT, TEXT, TOTAL_FIGURE, Style, big_format
from workbooks.write.result.chart import draw_ladder
from workbooks.write.result.ladder import NO_LETTER, SHARES, Ladder, has_letters, write_ladder
from workbooks.write.result.names import Climb, Names, Rounded, exact_format

_PART = FIGURE.but(number_format='0.0%;-0.0%;"–"', colour=SOFT)
_LAW = Style(size=11, bold=True, colour=INK)


def write_elements(sheet: NewSheet, row: int, breakdown: Breakdown, ladder: Ladder) -> int:
    """Write both lists from this row on; return the row after them."""
    for column, law in zip("EF", LAWS.values(), strict=True):
        row = _write_law(sheet, row, law, breakdown, ladder, column) + 1
    return row


def _write_law(sheet: NewSheet, row: int, law: Law, breakdown: Breakdown, ladder: Ladder, column: str) -> int:
    found = breakdown.elements(law.key)
    sheet.text(f"B{row}", f"{law.title}: {law.article}", _LAW)
    sheet.raw.row_dimensions[row].height = 24
    letters = sorted({*law.elements, *found} - {UNASSIGNED}) + [UNASSIGNED] * (UNASSIGNED in found)
    total = row + len(letters) + 1
    whole, shown = sum(found.values(), Decimal(0)), breakdown.unit.cell_format
    money = FIGURE.but(number_format=f'{shown};-{shown};"–"')
    for each, letter in enumerate(letters, row + 1):
        amount = found.get(letter, Decimal(0))
        sheet.spread(f"B{each}:E{each}", _label(law, letter), TEXT)
        sheet.formula(f"F{each}", _sum(ladder, column, letter), amount, money)
        sheet.formula(f"Q{each}", f"IF(F${total}=0,0,F{each}/F${total})", amount / whole if whole else Decimal(0))
    _write_parts(sheet, range(row + 1, total), f"IF(F${total}=0,0,1)", Decimal(1 if whole else 0))
    sheet.bar(total, "G", "Kostprijs")
    sheet.formula(f"F{total}", f"SUM(F{row + 1}:F{total - 1})", whole, TOTAL_FIGURE.but(number_format=shown))
    return total + 1


def _write_parts(sheet: NewSheet, rows: range, formula: str, total: Decimal) -> None:
    """Write the shares of the elements, settled so that they add up as they are shown."""
    exact = [sheet.stored(f"Q{row}") for row in rows]
    shown = settle(exact, total, 3)
    for row, part, share in zip(rows, SHARES.write(sheet, rows[0], exact, formula), shown, strict=True):
        sheet.formula(f"G{row}", part, share, _PART)


def _label(law: Law, letter: str) -> str:
    if letter == UNASSIGNED:
        return "Kosten die het model niet bij een onderdeel indeelt"
    return f"{letter.replace('+', ' en ')}. {law.describe(letter)}"


def _sum(ladder: Ladder, column: str, letter: str) -> str:
    first, last = ladder.costs
    sought = NO_LETTER if letter == UNASSIGNED else letter
    return f'SUMIF({column}${first}:{column}${last},"{sought}",C${first}:C${last})'


LADDERS_SHEET = "Opbouw per prijs"


def write_prices(sheet: NewSheet, row: int, breakdown: Breakdown, names: Names) -> int:
    """Write every price, the main one first, from this row on; return the row after them."""
    sheet.heads(row, ("Prijs", "Bedrag", "Eenheid", "", "", "Onafgerond"), "CG")
    for key, price in names.prices.items():
        row += 1
        _write_price(sheet, row, price, names.at(key), breakdown.values[key], names)
    return row + 1


def _write_price(sheet: NewSheet, row: int, price: Rounded, exact: str, unrounded: Decimal, names: Names) -> None:
    main, quiet = price is names.tarief, TEXT.but(colour=SOFT)
    sheet.text(f"B{row}", price.plain_label, TEXT.but(bold=main))
    amount = FIGURE.but(bold=main, number_format=price.unit.cell_format)
    sheet.formula(f"C{row}", names.at(price.key), price.value, amount)
    sheet.spread(f"D{row}:F{row}", price.unit.label, quiet)
    style = FIGURE.but(number_format=exact_format(price.unit), colour=SOFT, size=9)
    sheet.formula(f"G{row}", exact, unrounded, style)


def write_ladders(sheet: NewSheet, breakdown: Breakdown, names: Names, climbs: tuple[Climb, ...]) -> dict[str, Ladder]:
    """Write the ladders of the other prices below each other; return where each stands."""
    sheet.widths(_WIDTHS)
    sheet.top("Opbouw per prijs", f"De opbouw van {names.tarief.plain_label} staat op het eerste blad.")
    row, ladders = 4, dict[str, Ladder]()
    for climb in climbs:
        sheet.heading(row, "G", climb.price.plain_label)
        ladders[climb.result] = write_ladder(sheet, row + 1, breakdown, names, climb)
        row = ladders[climb.result].last + 2
    sheet.printed(landscape=False, area=f"A1:H{row - 1}", footer=breakdown.model.label)
    return ladders


_WIDTHS = {"A": 1.5, "B": 46, "C": 15, "D": 15, "E": 15, "F": 15, "G": 15, "H": 1.5}
_SMALL = Style(size=10, colour=SOFT)
_CHART_ROWS = 18


def write_outcome(sheet: NewSheet, breakdown: Breakdown, names: Names, aanbieder: str, product: str) -> Ladder:
    """Write the first sheet: what somebody reads who reads nothing else; return where its ladder stands."""
    sheet.widths(_WIDTHS)
    who = " · ".join(part for part in (aanbieder, breakdown.model.label if product else "") if part)
    sheet.top(product or breakdown.model.label, who)
    _write_figure(sheet, "B", names.tarief, names, BIG)
    if names.kostprijs is not None:
        _write_figure(sheet, "D", names.kostprijs, names, BIG.but(colour=SOFT, bold=False))
    sheet.raw.row_dimensions[5].height = 40
    _write_facts(sheet, 7, breakdown)
    row = 10
    if len(names.prices) > 1:
        sheet.heading(row, "G", "Prijzen")
        row = write_prices(sheet, row + 1, breakdown, names) + 1
    row, ladder = _write_ladder(sheet, row, breakdown, names)
    sheet.printed(landscape=False, area=f"A1:H{row - 1}", footer=breakdown.model.label)
    return ladder


def _write_ladder(sheet: NewSheet, row: int, breakdown: Breakdown, names: Names) -> tuple[int, Ladder]:
    one = len(names.prices) == 1 and names.money
    sheet.heading(row, "G", "Opbouw van het tarief" if one else f"Opbouw van: {names.tarief.plain_label}")
    climb = names.main(breakdown)
    ladder = write_ladder(sheet, row + 1, breakdown, names, climb)
    row = ladder.last + 2
    if len(climb.rungs) > 1:
        draw_ladder(sheet, ladder, row, row + _CHART_ROWS)
        row += _CHART_ROWS + 1
    if names.money and has_letters(climb.rungs):
        sheet.heading(row, "G", "De kostprijs in de onderdelen van de wet")
        row = write_elements(sheet, row + 1, breakdown, ladder)
    return row, ladder


def _write_figure(sheet: NewSheet, column: str, rounded: Rounded, names: Names, style: Style) -> None:
    sheet.text(f"{column}4", rounded.plain_label, _SMALL)
    end = chr(ord(column) + 2)
    if column != "B":
        sheet.merge(f"{column}5:{end}5", style)
    shown = style.but(number_format=big_format(rounded.unit), across="left")
    sheet.formula(f"{column}5", names.at(rounded.key), rounded.value, shown)


def _write_facts(sheet: NewSheet, row: int, breakdown: Breakdown) -> None:
    facts = (
        f"Peildatum {breakdown.on:%d-%m-%Y}",
        "in procenten" if breakdown.unit.percent else f"in {breakdown.unit.label}",
        f"afgerond {breakdown.final.words}",
        f"model {with_small_letter(breakdown.model.label)}, versie {breakdown.model.version}",
    )
    sheet.text(f"B{row}", " · ".join(fact for fact in facts if fact), _SMALL)
    important = sum(finding.severity is not Severity.NOTE for finding in breakdown.findings)
    told = {0: "Er zijn geen waarschuwingen.", 1: "Er is 1 waarschuwing"}.get(
        important, f"Er zijn {important} waarschuwingen"
    )
    if breakdown.assumption:
        sheet.spread(f"B{row + 2}:G{row + 2}", breakdown.assumption, _SMALL.but(bold=True, wrap=True))
        sheet.raw.row_dimensions[row + 2].height = 28
    sheet.text(f"B{row + 1}", told if important == 0 else f"{told}: zie het blad Bevindingen.", _SMALL)
