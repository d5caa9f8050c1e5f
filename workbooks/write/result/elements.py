"""The cost price by the elements of the two laws, as live sums over the ladder."""

from __future__ import annotations

from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.core.law import LAWS, Law
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import FIGURE, INK, SOFT, TEXT, TOTAL, TOTAL_FIGURE, Style
from workbooks.write.result.ladder import NO_LETTER, Ladder

_MONEY = FIGURE.but(number_format='#,##0.00;-#,##0.00;"–"')
_SHARE = FIGURE.but(number_format='0.0%;-0.0%;"–"', colour=SOFT)
_LAW = Style(size=11, bold=True, colour=INK)


def write_elements(sheet: Sheet, row: int, breakdown: Breakdown, ladder: Ladder) -> int:
    """Write both lists from this row on; return the row after them."""
    for column, law in zip("EF", LAWS.values(), strict=True):
        row = _write_law(sheet, row, law, breakdown, ladder, column) + 1
    return row


def _write_law(sheet: Sheet, row: int, law: Law, breakdown: Breakdown, ladder: Ladder, column: str) -> int:
    found = breakdown.elements(law.key)
    sheet.text(f"B{row}", f"{law.title}: {law.article}", _LAW)
    sheet.raw.row_dimensions[row].height = 24
    letters = sorted({*law.elements, *found} - {UNASSIGNED}) + [UNASSIGNED] * (UNASSIGNED in found)
    total = row + len(letters) + 1
    whole = sum(found.values(), Decimal(0))
    for each, letter in enumerate(letters, row + 1):
        amount = found.get(letter, Decimal(0))
        _write_element(sheet, each, _label(law, letter), _sum(ladder, column, letter), amount)
        share = amount / whole if whole else Decimal(0)
        sheet.formula(f"G{each}", f"IF(F${total}=0,0,F{each}/F${total})", share, _SHARE)
    sheet.band(f"B{total}:G{total}", TOTAL)
    sheet.text(f"B{total}", "Kostprijs", TOTAL)
    sheet.formula(
        f"F{total}",
        f"SUM(F{row + 1}:F{total - 1})",
        whole,
        TOTAL_FIGURE,
    )
    return total + 1


def _write_element(sheet: Sheet, row: int, label: str, formula: str, amount: Decimal) -> None:
    sheet.merge(f"B{row}:E{row}", TEXT)
    sheet.text(f"B{row}", label, TEXT)
    sheet.formula(f"F{row}", formula, amount, _MONEY)


def _label(law: Law, letter: str) -> str:
    if letter == UNASSIGNED:
        return "Kosten die het model niet bij een onderdeel indeelt"
    return f"{letter.replace('+', ' en ')}. {law.describe(letter)}"


def _sum(ladder: Ladder, column: str, letter: str) -> str:
    first, last = ladder.costs
    sought = NO_LETTER if letter == UNASSIGNED else letter
    return f'SUMIF({column}${first}:{column}${last},"{sought}",C${first}:C${last})'
