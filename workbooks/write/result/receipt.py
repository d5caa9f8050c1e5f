"""The sheet Ontvangstbewijs: all that is needed to make the same result again years later."""

from __future__ import annotations

from dataclasses import asdict

from tarief.calculation import Breakdown
from tarief.core.law import LAWS
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import HEADING, SUBTITLE, TEXT, TITLE

_WIDTHS = {"A": 1.5, "B": 34, "C": 80}
_LABELS = {
    "motor": "Programma en versie",
    "model": "Model",
    "modelversie": "Versie van het model",
    "modelvingerafdruk": "Vingerafdruk van de rekenregels",
    "parameters": "Vingerafdruk van cao's en premies",
    "invoer": "Vingerafdruk van de invoer",
    "peildatum": "Peildatum",
    "afronding": "Afronding",
}
_EXPLANATION = (
    "Met dezelfde invoer, dezelfde versies en dezelfde peildatum komt altijd precies dezelfde uitkomst. "
    "Twee uitkomsten met dezelfde vingerafdrukken zijn dus gelijk."
)


def write_receipt(sheet: Sheet, breakdown: Breakdown) -> None:
    """Write the receipt and the versions of the laws."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", "Ontvangstbewijs", TITLE)
    sheet.raw.row_dimensions[1].height = 30
    sheet.merge("B2:C2", SUBTITLE.but(wrap=True, down="top"))
    sheet.text("B2", _EXPLANATION, SUBTITLE.but(wrap=True, down="top"))
    sheet.raw.row_dimensions[2].height = 34
    row = _heading(sheet, 4, "Waarmee gerekend is")
    for key, value in asdict(breakdown.receipt).items():
        row = _pair(sheet, row, _LABELS.get(key, key), value)
    row = _heading(sheet, row + 1, "Wetten waarnaar de onderdelen verwijzen")
    for law in LAWS.values():
        row = _pair(sheet, row, law.title, f"{law.article}; {law.version}")
    sheet.printed(landscape=False, area=f"A1:C{row - 1}", footer=breakdown.model.label)


def _heading(sheet: Sheet, row: int, text: str) -> int:
    sheet.band(f"B{row}:C{row}", HEADING)
    sheet.text(f"B{row}", text, HEADING)
    return row + 1


def _pair(sheet: Sheet, row: int, label: str, value: str) -> int:
    sheet.text(f"B{row}", label, TEXT.but(wrap=False))
    sheet.text(f"C{row}", value, TEXT)
    return row + 1
