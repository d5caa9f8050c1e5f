"""The sheet Uitkomst: price and cost price, the ladder with its picture, and what the price is in both laws."""

from __future__ import annotations

from tarief.calculation import Breakdown
from tarief.core.findings import Severity
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import BIG, HEADING, SOFT, SUBTITLE, TITLE, Style
from workbooks.write.result.chart import draw_ladder
from workbooks.write.result.elements import write_elements
from workbooks.write.result.formats import big_format
from workbooks.write.result.ladder import Ladder, has_letters, write_ladder
from workbooks.write.result.names import Names, Rounded
from workbooks.write.result.prices import write_prices

_WIDTHS = {"A": 1.5, "B": 46, "C": 15, "D": 15, "E": 15, "F": 15, "G": 15, "H": 1.5}
_SMALL = Style(size=10, colour=SOFT)
_CHART_ROWS = 18


def write_outcome(sheet: Sheet, breakdown: Breakdown, names: Names, aanbieder: str, product: str) -> Ladder:
    """Write the first sheet: what somebody reads who reads nothing else; return where its ladder stands."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", product or breakdown.model.label, TITLE)
    sheet.raw.row_dimensions[1].height = 32
    who = " · ".join(part for part in (aanbieder, breakdown.model.label if product else "") if part)
    sheet.text("B2", who, SUBTITLE.but(size=12))
    _write_figure(sheet, "B", names.tarief, names, BIG)
    if names.kostprijs is not None:
        _write_figure(sheet, "D", names.kostprijs, names, BIG.but(colour=SOFT, bold=False))
    sheet.raw.row_dimensions[5].height = 40
    _write_facts(sheet, 7, breakdown)
    row = 10
    if len(names.prices) > 1:
        _heading(sheet, row, "Prijzen")
        row = write_prices(sheet, row + 1, breakdown, names) + 1
    row, ladder = _write_ladder(sheet, row, breakdown, names)
    sheet.printed(landscape=False, area=f"A1:H{row - 1}", footer=breakdown.model.label)
    return ladder


def _write_ladder(sheet: Sheet, row: int, breakdown: Breakdown, names: Names) -> tuple[int, Ladder]:
    """Write the ladder of the main price, its picture and its elements, as far as they say anything."""
    one = len(names.prices) == 1 and names.money
    _heading(sheet, row, "Opbouw van het tarief" if one else f"Opbouw van: {names.tarief.plain_label}")
    climb = names.main(breakdown)
    ladder = write_ladder(sheet, row + 1, breakdown, names, climb)
    row = ladder.last + 2
    if len(climb.rungs) > 1:
        draw_ladder(sheet, ladder, row, row + _CHART_ROWS)
        row += _CHART_ROWS + 1
    if names.money and has_letters(climb.rungs):
        _heading(sheet, row, "De kostprijs in de onderdelen van de wet")
        row = write_elements(sheet, row + 1, breakdown, ladder)
    return row, ladder


def _write_figure(sheet: Sheet, column: str, rounded: Rounded, names: Names, style: Style) -> None:
    sheet.text(f"{column}4", rounded.plain_label, _SMALL)
    end = chr(ord(column) + 2)
    if column != "B":
        sheet.merge(f"{column}5:{end}5", style)
    shown = style.but(number_format=big_format(rounded.unit), across="left")
    sheet.formula(f"{column}5", names.at(rounded.key), rounded.value, shown)


def _write_facts(sheet: Sheet, row: int, breakdown: Breakdown) -> None:
    facts = (
        f"Peildatum {breakdown.on:%d-%m-%Y}",
        f"in {breakdown.unit.label}" if breakdown.unit.money else "in procenten" if breakdown.unit.percent else "",
        f"afgerond {breakdown.rounding.label}" if breakdown.unit.money else "",
        f"model {breakdown.model.label.lower()}, versie {breakdown.model.version}",
    )
    sheet.text(f"B{row}", " · ".join(fact for fact in facts if fact), _SMALL)
    important = sum(finding.severity is not Severity.NOTE for finding in breakdown.findings)
    told = {0: "Er zijn geen waarschuwingen.", 1: "Er is 1 waarschuwing"}.get(
        important, f"Er zijn {important} waarschuwingen"
    )
    sheet.text(f"B{row + 1}", told if important == 0 else f"{told}: zie het blad Bevindingen.", _SMALL)


def _heading(sheet: Sheet, row: int, text: str) -> None:
    sheet.band(f"B{row}:G{row}", HEADING)
    sheet.text(f"B{row}", text, HEADING)
    sheet.raw.row_dimensions[row].height = 22
