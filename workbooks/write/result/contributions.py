"""How much each differing input contributes to the gap between two prices, in cents that add up to it."""

from __future__ import annotations

from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison import Comparison, Player
from tarief.core.findings import Refused
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, NOTE, SOFT, TEXT, TOTAL, TOTAL_FIGURE, WARNING
from workbooks.write.result.formats import signed
from workbooks.write.result.sides import Side

_HEAD = COLUMNS.but(across="center", indent=0)
_AS_WRITTEN = "De bijdragen zijn berekend toen dit werkboek werd gemaakt. {}"
_CHANGED = "De berekeningen zijn sindsdien veranderd; maak de vergelijking opnieuw."
#: The values of an input are in its own unit, what it contributes is in that of the price.
_UNIT = "Eenheid van de waarde"
_TOLD = FIGURE.but(wrap=True, size=9)


def write_contributions(sheet: Sheet, row: int, a: Side, b: Side, comparison: Comparison) -> int:
    """Write the contributions from this row on; return the row after them.

    Where one input differs, its contribution is the gap itself and follows the calculations; where more do, no
    formula can say it, and the bars are values whose sum is a formula.
    """
    if not comparison.contributions:
        return write_remark(sheet, row, "De twee berekeningen hebben dezelfde invoer.")
    bar = f"Bijdrage ({comparison.a.unit.label})"
    for column, label in zip("BCDEF", ("Verschil door", a.label, b.label, bar, _UNIT), strict=True):
        sheet.text(f"{column}{row}", label, COLUMNS if column in "BF" else _HEAD)
    first = row + 1
    for row, player in enumerate(comparison.players, first):
        _write_player(sheet, row, player, comparison, a, b)
    row = first + len(comparison.players)
    if ROUNDING_KEY in comparison.contributions:
        _write_rounding(sheet, row, comparison, first)
        row += 1
    _write_total(sheet, row, comparison, first)
    several = [_AS_WRITTEN.format(comparison.method.explanation)] if len(comparison.players) > 1 else []
    row += 1
    for text in (*several, *map(str, comparison.findings)):
        row = write_remark(sheet, row, text)
    return row


def write_reason(sheet: Sheet, row: int, refused: Refused) -> int:
    """Write why two calculations are not compared; return the row after it."""
    for finding in refused.findings:
        row = write_remark(
            sheet, row, f"Per invoerwaarde vergelijken kan niet. {finding.text} {finding.advice}".strip()
        )
    return row


def _write_player(sheet: Sheet, row: int, player: Player, comparison: Comparison, a: Side, b: Side) -> None:
    sheet.text(f"B{row}", player.label, TEXT)
    for column, side, at_b in zip("CD", (a, b), (False, True), strict=True):
        _write_value(sheet, f"{column}{row}", player, comparison, side, at_b)
    unit = comparison.a.unit
    amount, style = comparison.contributions[player.key], FIGURE.but(number_format=signed(unit))
    if len(comparison.players) == 1:
        decimals = 2 + (unit.decimals if unit.percent else 0)
        prices = [f"ROUND({side.at(side.written.names.result)},{decimals})" for side in (a, b)]
        sheet.formula(f"E{row}", f"{prices[1]}-{prices[0]}", amount, style)
    else:
        sheet.number(f"E{row}", amount, style)
    sheet.text(f"F{row}", _unit(player, comparison), TEXT.but(colour=SOFT, size=9))


def _write_value(sheet: Sheet, at: str, player: Player, comparison: Comparison, side: Side, at_b: bool) -> None:
    """Write a live value where the input is one number on both sides, and otherwise what it is in words."""
    met, key = comparison.solved.game.meeting.side(at_b), next(iter(player.ids))
    if player.ways or len(player.ids) > 1:
        sheet.text(at, player.values[int(at_b)], _TOLD)
        return
    node, own = met.nodes[key], met.own[key]
    sheet.formula(at, side.at(own), met.values[key], FIGURE.but(number_format=node.unit.cell_format))


def _unit(player: Player, comparison: Comparison) -> str:
    if player.ways or len(player.ids) > 1:
        return ""
    return comparison.solved.game.meeting.side(False).nodes[next(iter(player.ids))].unit.label


def _write_rounding(sheet: Sheet, row: int, comparison: Comparison, first: int) -> None:
    """What a coarse rounding adds to the gap; it follows where the one bar above it does."""
    for column in "CD":
        sheet.text(f"{column}{row}", "", FIGURE)
    sheet.text(f"B{row}", comparison.label(ROUNDING_KEY), TEXT)
    style, amount = FIGURE.but(number_format=signed(comparison.a.unit)), comparison.contributions[ROUNDING_KEY]
    if len(comparison.players) < 2:
        above = f"SUM(E{first}:E{row - 1})" if row > first else "0"
        sheet.formula(f"E{row}", f"E5-{above}", amount, style)
    else:
        sheet.number(f"E{row}", amount, style)
    sheet.text(f"F{row}", "", TEXT)


def _write_total(sheet: Sheet, row: int, comparison: Comparison, first: int) -> None:
    """The sum of the contributions, which is the gap between the prices; and a word when it is not any more."""
    sheet.band(f"B{row}:F{row}", TOTAL)
    sheet.text(f"B{row}", "Verschil", TOTAL)
    style = TOTAL_FIGURE.but(number_format=signed(comparison.a.unit))
    sheet.formula(f"E{row}", f"SUM(E{first}:E{row - 1})", comparison.gap, style)
    told = TOTAL.but(bold=False, size=8, colour=WARNING, wrap=True)
    sheet.formula(f"F{row}", f'IF(ABS(E5-E{row})<0.000001,"","{_CHANGED}")', "", told)


def write_remark(sheet: Sheet, row: int, text: str) -> int:
    """Write a remark over the width of the tables; return the row after it."""
    sheet.merge(f"B{row}:F{row}", NOTE)
    sheet.text(f"B{row}", text, NOTE)
    return row + 1
