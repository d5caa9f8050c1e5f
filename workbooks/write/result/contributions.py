"""Where the gap between two prices comes from: per input, and where inputs and rungs cross; each adds up to it."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison import Comparison, Player, RungPart
from tarief.core.findings import Refused
from tarief.core.law import LAWS
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import (
    CENTRED,
    COLUMNS,
    FIGURE,
    NOTE,
    SOFT,
    TEXT,
    TINT,
    TOTAL,
    TOTAL_FIGURE,
    WARNING,
    signed,
)
from workbooks.write.result.lines import Side

_AS_WRITTEN = "De bijdragen zijn berekend toen dit werkboek werd gemaakt. {}"
_CHANGED = "De berekeningen zijn sindsdien veranderd; maak de vergelijking opnieuw."
#: The values of an input are in its own unit, what it contributes is in that of the price.
_UNIT = "Eenheid van de waarde"
_TOLD = FIGURE.but(wrap=True, size=9)


def write_contributions(sheet: NewSheet, row: int, a: Side, b: Side, comparison: Comparison, gap: str) -> int:
    """Write the contributions: live where one input differs, else values with a live sum; return the row after them.

    The gap itself stands in the cell `gap`.
    """
    if not comparison.contributions:
        for text in ("De twee berekeningen hebben dezelfde invoer.", *map(str, comparison.findings)):
            row = write_remark(sheet, row, text)
        return row
    bar = f"Bijdrage ({comparison.unit.label})"
    sheet.heads(row, ("Verschil door", a.label, b.label, bar, _UNIT), "CDE")
    first = row + 1
    for row, player in enumerate(comparison.players, first):
        _write_player(sheet, row, player, comparison, a, b)
    row = first + len(comparison.players)
    if ROUNDING_KEY in comparison.contributions:
        _write_rounding(sheet, row, comparison, first, gap)
        row += 1
    _write_total(sheet, row, comparison, first, gap)
    several = [_AS_WRITTEN.format(comparison.method.explanation)] if len(comparison.players) > 1 else []
    row += 1
    for text in (*several, *map(str, comparison.findings)):
        row = write_remark(sheet, row, text)
    return row


def write_reason(sheet: NewSheet, row: int, refused: Refused) -> int:
    """Write why two calculations are not compared; return the row after it."""
    for finding in refused.findings:
        text = f"Per invoerwaarde vergelijken kan niet. {finding.text} {finding.advice}".strip()
        row = write_remark(sheet, row, text)
    return row


def _write_player(sheet: NewSheet, row: int, player: Player, comparison: Comparison, a: Side, b: Side) -> None:
    sheet.text(f"B{row}", player.label, TEXT)
    for column, side, at_b in zip("CD", (a, b), (False, True), strict=True):
        _write_value(sheet, f"{column}{row}", player, comparison, side, at_b)
    unit = comparison.unit
    amount, style = comparison.contributions[player.key], FIGURE.but(number_format=signed(unit))
    if len(comparison.players) == 1:
        prices = [f"ROUND({side.at(side.breakdown.plan.result)},{comparison.places})" for side in (a, b)]
        sheet.formula(f"E{row}", f"{prices[1]}-{prices[0]}", amount, style)
    else:
        sheet.number(f"E{row}", amount, style)
    sheet.text(f"F{row}", _unit(player, comparison), TEXT.but(colour=SOFT, size=9))


def _write_value(sheet: NewSheet, at: str, player: Player, comparison: Comparison, side: Side, at_b: bool) -> None:
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


def _write_rounding(sheet: NewSheet, row: int, comparison: Comparison, first: int, gap: str) -> None:
    """What a coarse rounding adds to the gap; it follows where the one bar above it does."""
    sheet.texts(row, FIGURE, C="", D="")
    sheet.texts(row, TEXT, B=comparison.label(ROUNDING_KEY), F="")
    style, amount = FIGURE.but(number_format=signed(comparison.unit)), comparison.contributions[ROUNDING_KEY]
    if len(comparison.players) < 2:
        above = f"SUM(E{first}:E{row - 1})" if row > first else "0"
        sheet.formula(f"E{row}", f"{gap}-{above}", amount, style)
    else:
        sheet.number(f"E{row}", amount, style)


def _write_total(sheet: NewSheet, row: int, comparison: Comparison, first: int, gap: str) -> None:
    """The sum of the contributions, which is the gap between the prices; and a word when it is not any more."""
    sheet.bar(row, "F", "Verschil")
    style = TOTAL_FIGURE.but(number_format=signed(comparison.unit))
    sheet.formula(f"E{row}", f"SUM(E{first}:E{row - 1})", comparison.gap, style)
    told = TOTAL.but(bold=False, size=8, colour=WARNING, wrap=True)
    sheet.formula(f"F{row}", f'IF(ABS({gap}-E{row})<0.000001,"","{_CHANGED}")', "", told)


def write_remark(sheet: NewSheet, row: int, text: str) -> int:
    """Write a remark over the width of the tables; return the row after it."""
    sheet.spread(f"B{row}:F{row}", text, NOTE)
    return row + 1


CROSSING_SHEET = "Verschil in delen"
_CROSSED = "Wat elke invoer toevoegt aan elk onderdeel van de opbouw; de delen tellen op naar beide kanten."
_FIRST, _HEAD_ROW = 4, 4
_NO_ELEMENT = "geen"
_NOTHING = Decimal(0)


class _Crossing:
    """Where the table stands: a column per rung from D on, a row per contribution."""

    def __init__(self, sheet: NewSheet, comparison: Comparison) -> None:
        self.sheet, self.comparison = sheet, comparison
        self.rungs: Sequence[RungPart] = [rung for rung in comparison.by_rung if rung.amount or rung.parts]
        self.keys = list(comparison.contributions)
        self.columns = [get_column_letter(_FIRST + index) for index in range(len(self.rungs))]
        self.total = get_column_letter(_FIRST + len(self.rungs))
        self.first = _HEAD_ROW + 1 + len(LAWS)
        self.last = self.first + len(self.keys) - 1
        self.sum_row = self.last + 1
        self.style = FIGURE.but(number_format=signed(comparison.unit))
        self.bars = self.style.but(bold=True, fill=TINT)
        self.sums = TOTAL_FIGURE.but(number_format=signed(comparison.unit))


def write_crossing(sheet: NewSheet, comparison: Comparison) -> None:
    """Write the table, and below it the sums per chapter and per element of the law."""
    table = _Crossing(sheet, comparison)
    sheet.widths({"A": 1.5, "B": 40, "C": 26, **dict.fromkeys((*table.columns, table.total), 15)})
    sheet.top(CROSSING_SHEET, _CROSSED)
    _write_head(table)
    for row, key in enumerate(table.keys, table.first):
        _write_row(table, row, key)
    _write_sums(table)
    row = _write_chapters(table, table.sum_row + 2)
    for number, law in enumerate(LAWS.values()):
        row = _write_elements(table, row + 1, law.key, _HEAD_ROW + 1 + number)
    sheet.raw.freeze_panes = f"D{table.first}"
    sheet.printed(landscape=True, area=f"A1:{table.total}{row - 1}", footer=CROSSING_SHEET)


def _write_head(table: _Crossing) -> None:
    sheet = table.sheet
    sheet.texts(_HEAD_ROW, COLUMNS, B="Verschil door", C="Hoofdstuk")
    sheet.text(f"{table.total}{_HEAD_ROW}", "Bijdrage", CENTRED)
    quiet = TEXT.but(colour=SOFT, size=9)
    for number, law in enumerate(LAWS.values(), _HEAD_ROW + 1):
        sheet.texts(number, quiet, **{"B": law.title, "C": "", table.total: ""})
    for column, rung in zip(table.columns, table.rungs, strict=True):
        sheet.text(f"{column}{_HEAD_ROW}", rung.label, CENTRED)
        for number, law in enumerate(LAWS.values(), _HEAD_ROW + 1):
            letter = (getattr(rung, law.key) or _NO_ELEMENT) if rung.is_cost else _NO_ELEMENT
            sheet.text(f"{column}{number}", letter, quiet.but(across="center", indent=0))


def _write_row(table: _Crossing, row: int, key: str) -> None:
    sheet, comparison = table.sheet, table.comparison
    sheet.text(f"B{row}", comparison.label(key), TEXT)
    sheet.text(f"C{row}", comparison.chapter_of(key), TEXT.but(colour=SOFT, size=9))
    for column, rung in zip(table.columns, table.rungs, strict=True):
        sheet.number(f"{column}{row}", rung.parts.get(key, _NOTHING), table.style)
    across = f"SUM({table.columns[0]}{row}:{table.columns[-1]}{row})"
    sheet.formula(f"{table.total}{row}", across, comparison.contributions[key], table.bars)


def _write_sums(table: _Crossing) -> None:
    row, amounts = table.sum_row, [*(rung.amount for rung in table.rungs), table.comparison.gap]
    table.sheet.bar(row, table.total, "Verschil")
    for column, amount in zip((*table.columns, table.total), amounts, strict=True):
        table.sheet.formula(f"{column}{row}", f"SUM({column}{table.first}:{column}{table.last})", amount, table.sums)


def _write_chapters(table: _Crossing, row: int) -> int:
    chapters = f"C${table.first}:C${table.last}"
    amounts = f"{table.total}${table.first}:{table.total}${table.last}"
    formula = f"SUMPRODUCT(({chapters}=B{{row}})*{amounts})"
    rows = [(part.label, "", part.amount, formula) for part in table.comparison.chapters]
    return _write_list(table, row, "Per hoofdstuk van de invoer", rows)


def _write_elements(table: _Crossing, row: int, law: str, letters_row: int) -> int:
    """The elements of one law by their letter above the rungs; what is no cost has no letter."""
    span = f"${table.columns[0]}${{}}:${table.columns[-1]}${{}}"
    letters, sums = (span.format(number, number) for number in (letters_row, table.sum_row))
    found: dict[str, tuple[str, Decimal]] = {}
    for part in table.comparison.by_element(law):
        letter = part.key if part.key in LAWS[law].elements or "+" in part.key else _NO_ELEMENT
        label, amount = found.get(letter, ("geen onderdeel van de wet", _NOTHING))
        found[letter] = (part.label if letter != _NO_ELEMENT else label, amount + part.amount)
    formula = f"SUMPRODUCT(({letters}=C{{row}})*{sums})"
    rows = [(label, letter, amount, formula) for letter, (label, amount) in found.items()]
    return _write_list(table, row, LAWS[law].article, rows)


def _write_list(table: _Crossing, row: int, title: str, rows: Sequence[tuple[str, str, Decimal, str]]) -> int:
    sheet = table.sheet
    sheet.heading(row, "D", title)
    for label, letter, amount, formula in rows:
        row += 1
        sheet.text(f"B{row}", label, TEXT)
        sheet.text(f"C{row}", letter, TEXT.but(colour=SOFT))
        sheet.formula(f"D{row}", formula.format(row=row), amount, table.style)
    return row + 1
