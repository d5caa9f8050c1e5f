"""The sheet with the input of an outcome: every value, where it comes from, and what is assumed in a colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tarief.report.report import Given
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, INPUT, NOTE, SUBTITLE, TEXT, TITLE, WARNING
from workbooks.write.report.addresses import INPUT_ROW, INPUT_SHEET

ASSUMED = "aanname"
_WIDTHS = {"A": 1.5, "B": 46, "C": 22, "D": 13, "E": 36, "F": 48}
_COLUMNS = ("Gegeven", "Waarde", "Merk", "Herkomst", "Toelichting")
_EXPLANATION = (
    "Bron: gepubliceerd. Interview: verteld. Aanname: niet bekend, gekleurd. Berekend: uit andere waarden. "
    "De uitkomst volgt de getallen op dit blad waar een formule dat kan zeggen."
)


def write_given(sheet: Sheet, given: Sequence[Given], footer: str) -> None:
    """Write the input, in the order of its file."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", INPUT_SHEET, TITLE)
    sheet.raw.row_dimensions[1].height = 30
    style = SUBTITLE.but(wrap=True, down="top")
    sheet.merge("B2:F2", style)
    sheet.text("B2", _EXPLANATION, style)
    for column, label in zip("BCDEF", _COLUMNS, strict=True):
        sheet.text(f"{column}{INPUT_ROW - 1}", label, COLUMNS if column != "C" else COLUMNS.but(across="right"))
    row = INPUT_ROW
    for row, item in enumerate(given, INPUT_ROW):
        _write_value(sheet, row, item)
    sheet.raw.freeze_panes = f"A{INPUT_ROW}"
    head = f"{INPUT_ROW - 1}:{INPUT_ROW - 1}"
    sheet.printed(landscape=True, area=f"A1:F{row}", titles=head, footer=footer)


def _write_value(sheet: Sheet, row: int, item: Given) -> None:
    fill = INPUT if item.mark == ASSUMED else ""
    sheet.text(f"B{row}", item.path, TEXT.but(fill=fill))
    if isinstance(item.value, Decimal):
        sheet.number(f"C{row}", item.value, FIGURE.but(fill=fill, number_format="#,##0.#######"))
    else:
        sheet.text(f"C{row}", item.value, TEXT.but(fill=fill, across="right"))
    assumed = {"bold": True, "colour": WARNING} if item.mark == ASSUMED else {}
    sheet.text(f"D{row}", item.mark, TEXT.but(fill=fill, **assumed))
    sheet.text(f"E{row}", item.source, NOTE.but(fill=fill))
    sheet.text(f"F{row}", item.note, NOTE.but(fill=fill))
