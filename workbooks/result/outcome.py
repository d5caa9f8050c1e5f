"""The sheet Uitkomst: price and cost price, the ladder with its picture, and what the price is in both laws."""

from __future__ import annotations

from tarief.breakdown import Breakdown
from tarief.errors import Severity
from tarief.quantities.units import Unit
from workbooks.book import Book, Sheet
from workbooks.look import BIG, HEADING, SOFT, SUBTITLE, TITLE, Style
from workbooks.result.chart import draw_ladder
from workbooks.result.elements import write_elements
from workbooks.result.ladder import write_ladder
from workbooks.result.names import Names, Rounded

_WIDTHS = {"A": 1.5, "B": 46, "C": 15, "D": 15, "E": 15, "F": 15, "G": 15, "H": 1.5}
_SMALL = Style(size=10, colour=SOFT)
_CHART_ROWS = 18


def write_outcome(
    book: Book, sheet: Sheet, breakdown: Breakdown, names: Names, aanbieder: str, product: str
) -> None:  # fmt: skip
    """Write the first sheet: what somebody reads who reads nothing else."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", product or breakdown.model.label, TITLE)
    sheet.raw.row_dimensions[1].height = 32
    who = " · ".join(part for part in (aanbieder, breakdown.model.label if product else "") if part)
    sheet.text("B2", who, SUBTITLE.but(size=12))
    _write_figure(sheet, "B", names.tarief, breakdown.unit, BIG)
    if names.has_cost:
        _write_figure(sheet, "D", names.kostprijs, breakdown.unit, BIG.but(colour=SOFT, bold=False))
    sheet.raw.row_dimensions[5].height = 40
    _write_facts(sheet, 7, breakdown)
    _heading(sheet, 10, "Opbouw van het tarief")
    ladder = write_ladder(sheet, 11, breakdown, names)
    row = ladder.last + 2
    draw_ladder(sheet, ladder, row, row + _CHART_ROWS)
    row += _CHART_ROWS + 1
    _heading(sheet, row, "De kostprijs in de onderdelen van de wet")
    row = write_elements(sheet, row + 1, breakdown, ladder)
    sheet.printed(landscape=False, area=f"A1:H{row - 1}", footer=breakdown.model.label)
    book.workbook.active = 0


def _write_figure(sheet: Sheet, column: str, rounded: Rounded, unit: Unit, style: Style) -> None:
    sheet.text(f"{column}4", rounded.label.removesuffix(", afgerond"), _SMALL)
    end = chr(ord(column) + 2)
    if column != "B":
        sheet.merge(f"{column}5:{end}5", style)
    money = style.but(number_format=f"[$€-413] {unit.cell_format}", across="left")
    sheet.formula(f"{column}5", rounded.key, rounded.value, money)


def _write_facts(sheet: Sheet, row: int, breakdown: Breakdown) -> None:
    facts = (
        f"Peildatum {breakdown.on:%d-%m-%Y}",
        f"afgerond {breakdown.rounding.label}",
        f"model {breakdown.model.label.lower()}, versie {breakdown.model.version}",
    )
    sheet.text(f"B{row}", " · ".join(facts), _SMALL)
    important = sum(finding.severity is not Severity.NOTE for finding in breakdown.findings)
    told = {0: "Er zijn geen waarschuwingen.", 1: "Er is 1 waarschuwing"}.get(
        important, f"Er zijn {important} waarschuwingen"
    )
    sheet.text(f"B{row + 1}", told if important == 0 else f"{told}: zie het blad Bevindingen.", _SMALL)


def _heading(sheet: Sheet, row: int, text: str) -> None:
    sheet.band(f"B{row}:G{row}", HEADING)
    sheet.text(f"B{row}", text, HEADING)
    sheet.raw.row_dimensions[row].height = 22
