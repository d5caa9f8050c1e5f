"""The sheet where inputs and rungs cross: what each input adds to each amount of the ladder, and its sums.

The cells are values, worked out when the book was written; every sum of them is a formula: per input, per rung, per
chapter of the input and per element of both laws.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.comparison import Comparison, RungPart
from tarief.core.law import LAWS
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, HEADING, SOFT, SUBTITLE, TEXT, TINT, TITLE, TOTAL, TOTAL_FIGURE
from workbooks.write.result.formats import signed

CROSSING_SHEET = "Verschil in delen"
_TOLD = "Wat elke invoer toevoegt aan elk onderdeel van de opbouw; de delen tellen op naar beide kanten."
_FIRST, _HEAD = 4, 4
_NO_ELEMENT = "geen"
_CENTRE = COLUMNS.but(across="center", indent=0)
_NOTHING = Decimal(0)


class _Crossing:
    """Where the table stands: a column per rung from D on, a row per contribution."""

    def __init__(self, sheet: Sheet, comparison: Comparison) -> None:
        self.sheet, self.comparison = sheet, comparison
        self.rungs: Sequence[RungPart] = [rung for rung in comparison.by_rung if rung.amount or rung.parts]
        self.keys = list(comparison.contributions)
        self.columns = [get_column_letter(_FIRST + index) for index in range(len(self.rungs))]
        self.total = get_column_letter(_FIRST + len(self.rungs))
        self.first = _HEAD + 1 + len(LAWS)
        self.last = self.first + len(self.keys) - 1
        self.style = FIGURE.but(number_format=signed(comparison.a.unit))
        self.bars = self.style.but(bold=True, fill=TINT)
        self.sums = TOTAL_FIGURE.but(number_format=signed(comparison.a.unit))

    @property
    def sum_row(self) -> int:
        """The row with the sums per rung."""
        return self.last + 1


def write_crossing(sheet: Sheet, comparison: Comparison) -> None:
    """Write the table, and below it the sums per chapter and per element of the law."""
    table = _Crossing(sheet, comparison)
    sheet.widths({"A": 1.5, "B": 40, "C": 26, **dict.fromkeys((*table.columns, table.total), 15)})
    sheet.text("B1", CROSSING_SHEET, TITLE)
    sheet.raw.row_dimensions[1].height = 30
    sheet.text("B2", _TOLD, SUBTITLE)
    _write_head(table)
    for row, key in enumerate(table.keys, table.first):
        _write_row(table, row, key)
    _write_sums(table)
    row = _write_chapters(table, table.sum_row + 2)
    for number, law in enumerate(LAWS.values()):
        row = _write_elements(table, row + 1, law.key, _HEAD + 1 + number)
    sheet.raw.freeze_panes = f"D{table.first}"
    sheet.printed(landscape=True, area=f"A1:{table.total}{row - 1}", footer=CROSSING_SHEET)


def _write_head(table: _Crossing) -> None:
    sheet = table.sheet
    for column, label in (("B", "Verschil door"), ("C", "Hoofdstuk"), (table.total, "Bijdrage")):
        sheet.text(f"{column}{_HEAD}", label, COLUMNS if column in "BC" else _CENTRE)
    quiet = TEXT.but(colour=SOFT, size=9)
    for number, law in enumerate(LAWS.values(), _HEAD + 1):
        sheet.text(f"B{number}", law.title, quiet)
        for column in ("C", table.total):
            sheet.text(f"{column}{number}", "", quiet)
    for column, rung in zip(table.columns, table.rungs, strict=True):
        sheet.text(f"{column}{_HEAD}", rung.label, _CENTRE)
        for number, law in enumerate(LAWS.values(), _HEAD + 1):
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
    table.sheet.band(f"B{row}:{table.total}{row}", TOTAL)
    table.sheet.text(f"B{row}", "Verschil", TOTAL)
    for column, amount in zip((*table.columns, table.total), amounts, strict=True):
        table.sheet.formula(f"{column}{row}", f"SUM({column}{table.first}:{column}{table.last})", amount, table.sums)


def _write_chapters(table: _Crossing, row: int) -> int:
    chapters = f"C${table.first}:C${table.last}"
    amounts = f"{table.total}${table.first}:{table.total}${table.last}"
    rows = [(part.label, "", part.amount, f"SUMPRODUCT(({chapters}=B{{row}})*{amounts})")
            for part in table.comparison.chapters]  # fmt: skip
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
    sheet.band(f"B{row}:D{row}", HEADING)
    sheet.text(f"B{row}", title, HEADING)
    for label, letter, amount, formula in rows:
        row += 1
        sheet.text(f"B{row}", label, TEXT)
        sheet.text(f"C{row}", letter, TEXT.but(colour=SOFT))
        sheet.formula(f"D{row}", formula.format(row=row), amount, table.style)
    return row + 1
