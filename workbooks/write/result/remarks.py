"""The sheet Bevindingen: what a careful reader wants to know about this result."""

from __future__ import annotations

from collections.abc import Sequence

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Severity
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, NOTE, SUBTITLE, TEXT, TITLE

_WIDTHS = {"A": 1.5, "B": 15, "C": 34, "D": 76, "E": 56}
_COLUMNS = ("Soort", "Plaats", "Bevinding", "Wat u kunt doen")
_SEVERITIES = {Severity.FAULT: "Fout", Severity.WARNING: "Let op", Severity.NOTE: "Ter informatie"}
_HEADER = 4


def write_remarks(sheet: Sheet, breakdown: Breakdown) -> None:
    """Write the findings of a calculation."""
    write_findings(sheet, breakdown.findings, breakdown.model.label)


def write_findings(sheet: Sheet, findings: Sequence[Finding], footer: str) -> None:
    """Write findings, in the order in which they were made."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", "Bevindingen", TITLE)
    sheet.raw.row_dimensions[1].height = 30
    told = "Deze bevindingen horen bij de uitkomst zoals die is berekend."
    sheet.text("B2", told if findings else "Er zijn geen bevindingen.", SUBTITLE)
    for column, label in zip("BCDE", _COLUMNS, strict=True):
        sheet.text(f"{column}{_HEADER}", label, COLUMNS)
    row = _HEADER
    for row, finding in enumerate(findings, _HEADER + 1):
        strong = finding.severity is not Severity.NOTE
        sheet.text(f"B{row}", _SEVERITIES[finding.severity], TEXT.but(bold=strong))
        sheet.text(f"C{row}", str(finding.place), NOTE)
        sheet.text(f"D{row}", finding.text, TEXT)
        sheet.text(f"E{row}", finding.advice, NOTE)
    sheet.raw.freeze_panes = f"A{_HEADER + 1}"
    sheet.printed(landscape=True, area=f"A1:E{row}", titles=f"{_HEADER}:{_HEADER}", footer=footer)
