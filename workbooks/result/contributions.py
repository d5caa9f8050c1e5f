"""How much each differing input contributes to the gap between two prices, in cents that add up to it."""

from __future__ import annotations

from decimal import Decimal

from tarief.breakdown.ladder import ROUNDING_KEY
from tarief.compare import Comparison, compare
from tarief.errors import Refused
from workbooks.book import Sheet
from workbooks.look import COLUMNS, FIGURE, NOTE, PLAIN, SOFT, TEXT, TOTAL, TOTAL_FIGURE, WARNING
from workbooks.result.formats import signed
from workbooks.result.settling import Settling
from workbooks.result.sides import Side

_HEAD = COLUMNS.but(across="center", indent=0)
_EXACT, _WORK = "I", ("J", "K", "L", "M")
_AS_WRITTEN = (
    "De bijdragen zijn berekend toen dit werkboek werd gemaakt: het gemiddelde effect van elke waarde, over alle "
    "volgordes waarin de waarden gelijk gemaakt kunnen worden."
)
_CHANGED = "De berekeningen zijn sindsdien veranderd; maak de vergelijking opnieuw."


def write_contributions(sheet: Sheet, row: int, a: Side, b: Side) -> int:
    """Write the contributions from this row on, or why there are none; return the row after them."""
    try:
        comparison = compare(a.breakdown, b.breakdown)
    except Refused as refused:
        return _write_reason(sheet, row, refused)
    contributions = comparison.contributions
    if not contributions:
        return _write_told(sheet, row, "De twee berekeningen hebben dezelfde invoer.")
    for column, label in zip("BCDEF", ("Verschil door", a.label, b.label, "Bijdrage", ""), strict=True):
        sheet.text(f"{column}{row}", label, COLUMNS if column in "BF" else _HEAD)
    row = _write_rows(sheet, row, comparison, a, b)
    _write_total(sheet, row, comparison)
    return _write_told(sheet, row + 1, _AS_WRITTEN) if len(comparison.exact) > 1 else row + 1


def _write_rows(sheet: Sheet, head: int, comparison: Comparison, a: Side, b: Side) -> int:
    """Write a row per input, and one for what a coarse rounding adds; return the row after them.

    Where one input differs, its contribution is the gap itself and follows the calculations.
    """
    unit = a.breakdown.unit
    scale = unit.decimals if unit.percent else 0
    settling = Settling(_EXACT, _WORK, scale)
    settling.head(sheet, head)
    sheet.text(f"{_EXACT}{head}", "onafgerond", PLAIN)
    sheet.hide(_EXACT)
    live = len(comparison.exact) == 1
    first, amounts = head + 1, comparison.contributions
    settled = sum((value for key, value in amounts.items() if key != ROUNDING_KEY), Decimal(0))
    prices = [f"ROUND({side.at(side.written.names.result)},{2 + scale})" for side in (a, b)]
    total = f"({prices[1]}-{prices[0]})" if live else f"{settled:f}"
    formulas = settling.write(sheet, first, list(comparison.exact.values()), total) if comparison.exact else []
    style = FIGURE.but(number_format=signed(unit))
    row = first
    for (key, exact), formula in zip(comparison.exact.items(), formulas, strict=True):
        _write_input(sheet, row, key, comparison, a, b)
        if live:
            difference = f"{b.at(b.written.names.result)}-{a.at(a.written.names.result)}"
            sheet.formula(f"{_EXACT}{row}", difference, exact)
        else:
            sheet.number(f"{_EXACT}{row}", exact)
        sheet.formula(f"E{row}", formula, amounts[key], style)
        row += 1
    if ROUNDING_KEY in amounts:
        _write_rounding(sheet, row, comparison, live, first)
        row += 1
    return row


def _write_input(sheet: Sheet, row: int, key: str, comparison: Comparison, a: Side, b: Side) -> None:
    sheet.text(f"B{row}", comparison.label(key), TEXT)
    for column, side in zip("CD", (a, b), strict=True):
        node = side.breakdown.plan.nodes[key]
        style = FIGURE.but(number_format=node.unit.cell_format)
        sheet.formula(f"{column}{row}", side.at(key), side.breakdown.values[key], style)
    unit = a.breakdown.plan.nodes[key].unit.label
    sheet.text(f"F{row}", unit, TEXT.but(colour=SOFT, size=9))


def _write_rounding(sheet: Sheet, row: int, comparison: Comparison, live: bool, first: int) -> None:
    for column in "CD":
        sheet.text(f"{column}{row}", "", FIGURE)
    sheet.text(f"B{row}", comparison.label(ROUNDING_KEY), TEXT)
    above = f"SUM(E{first}:E{row - 1})" if row > first else "0"
    gap = "E5" if live or not comparison.exact else f"{comparison.gap:f}"
    style = FIGURE.but(number_format=signed(comparison.a.unit))
    sheet.formula(f"E{row}", f"{gap}-{above}", comparison.contributions[ROUNDING_KEY], style)
    sheet.text(f"F{row}", comparison.a.unit.label, TEXT.but(colour=SOFT, size=9))


def _write_total(sheet: Sheet, row: int, comparison: Comparison) -> None:
    """The sum of the contributions, which is the gap between the prices; and a word when it is not any more."""
    sheet.band(f"B{row}:F{row}", TOTAL)
    sheet.text(f"B{row}", "Verschil", TOTAL)
    first = row - len(comparison.contributions)
    style = TOTAL_FIGURE.but(number_format=signed(comparison.a.unit))
    sheet.formula(f"E{row}", f"SUM(E{first}:E{row - 1})", comparison.gap, style)
    told = TOTAL.but(bold=False, size=8, colour=WARNING, wrap=True)
    sheet.formula(f"F{row}", f'IF(ABS(E5-E{row})<0.000001,"","{_CHANGED}")', "", told)


def _write_reason(sheet: Sheet, row: int, refused: Refused) -> int:
    for finding in refused.findings:
        row = _write_told(sheet, row, f"Per invoerwaarde vergelijken kan niet. {finding.text} {finding.advice}".strip())
    return row


def _write_told(sheet: Sheet, row: int, text: str) -> int:
    sheet.merge(f"B{row}:F{row}", NOTE)
    sheet.text(f"B{row}", text, NOTE)
    return row + 1
