"""The sheets Bevindingen and Ontvangstbewijs: what a careful reader wants to know, and how to make it again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Severity, at_most
from tarief.core.law import LAWS
from tarief.core.place import Place
from tarief.parameters import load_parameters
from tarief.parameters.wording import key_in_words
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import NOTE, TEXT

_WIDTHS = {"A": 1.5, "B": 15, "C": 34, "D": 76, "E": 56}
_COLUMNS = ("Soort", "Plaats", "Bevinding", "Wat u kunt doen")
_SEVERITIES = {Severity.FAULT: "Fout", Severity.WARNING: "Let op", Severity.NOTE: "Ter informatie"}
_HEADER = 4
_NO_LABELS: Final[Mapping[str, str]] = MappingProxyType({})
#: What is no line of a model, and yet a place.
_OTHERS: Final = {"parameters": "Cao's, premies en normen"}


def write_findings(
    sheet: NewSheet, findings: Sequence[Finding], footer: str, labels: Mapping[str, str] = _NO_LABELS
) -> None:
    """Write findings, in the order in which they were made; `labels` are what lines are called, by their key."""
    sheet.widths(_WIDTHS)
    below = "Deze bevindingen horen bij de uitkomst zoals die is berekend."
    sheet.top("Bevindingen", below if findings else "Er zijn geen bevindingen.")
    sheet.heads(_HEADER, _COLUMNS)
    row = _HEADER
    for row, finding in enumerate(at_most(findings), _HEADER + 1):
        strong = finding.severity is not Severity.NOTE
        sheet.text(f"B{row}", _SEVERITIES[finding.severity], TEXT.but(bold=strong))
        sheet.text(f"D{row}", finding.text, TEXT)
        sheet.texts(row, NOTE, C=_where(finding.place, labels), E=finding.advice)
    sheet.raw.freeze_panes = f"A{_HEADER + 1}"
    sheet.printed(landscape=True, area=f"A1:E{row}", titles=f"{_HEADER}:{_HEADER}", footer=footer)


def _where(place: Place, labels: Mapping[str, str]) -> str:
    """Say where something stands without a key: by its cell, its line, who publishes it, or its part of a law."""
    if place.cell is not None or place.lead or not place.names:
        return str(place)
    first, *rest = (part for name in place.names for part in str(name).split("."))
    if rest and first in LAWS:
        return f"{LAWS[first].title}, onderdeel {' '.join(rest)}"
    if title := next((one.title for one in load_parameters().publishers if one.key == first), ""):
        return title
    told = [_OTHERS.get(first) or labels.get(first) or key_in_words(first)]
    told += [
        str(int(name) + 1) if name.isdecimal() else labels.get(name) or key_in_words(name).lower() for name in rest
    ]
    return " ".join(told)


_RECEIPT_WIDTHS = {"A": 1.5, "B": 34, "C": 80}
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
_SAME = (
    "Met dezelfde invoer, dezelfde versies en dezelfde peildatum komt altijd precies dezelfde uitkomst. "
    "Twee uitkomsten met dezelfde vingerafdrukken zijn dus gelijk."
)


def write_receipt(sheet: NewSheet, breakdown: Breakdown) -> None:
    """Write the receipt and the versions of the laws."""
    sheet.widths(_RECEIPT_WIDTHS)
    sheet.top("Ontvangstbewijs", _SAME, "C")
    sheet.raw.row_dimensions[2].height = 34
    row = sheet.heading(4, "C", "Waarmee gerekend is")
    for key, value in asdict(breakdown.receipt).items():
        row = _pair(sheet, row, _LABELS.get(key, key), value)
    row = sheet.heading(row + 1, "C", "Wetten waarnaar de onderdelen verwijzen")
    for law in LAWS.values():
        row = _pair(sheet, row, law.title, f"{law.article}; {law.version}")
    sheet.printed(landscape=False, area=f"A1:C{row - 1}", footer=breakdown.model.label)


def _pair(sheet: NewSheet, row: int, label: str, value: str) -> int:
    sheet.text(f"B{row}", label, TEXT.but(wrap=False))
    sheet.text(f"C{row}", value, TEXT)
    return row + 1
