"""Where a filling differs from the tool that became a model: every cell that was filled in, with what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.held_value import as_shown, is_same
from tarief.models.rekentool.layout import ToolInput
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.book import SourceBook
from workbooks.read.rekentool.filled_cell import held_in

CHANGED = "anders_dan_rekentool"
_ADVICE = "Wie een cel niet hoort in te vullen, zet daar terug wat er stond."


def changed_cells(book: SourceBook, tool: Rekentool) -> tuple[Finding, ...]:
    """Return what differs, first that of sheets on which little does; the sheets have the names of the tool.

    Which cells are for whom a workbook seldom says. On a sheet that is filled in most cells differ; on one with what
    was agreed a single cell does, and that is what somebody has to see.
    """
    by_sheet: dict[str, list[Finding]] = {}
    for each in tool.layout.inputs:
        written = held_in(book, each.cell)[1]
        found = by_sheet.setdefault(each.cell.sheet, [])
        if not is_same(each, written):
            sheet = book.sheet(each.cell.sheet)
            found.append(_told(each, written, hidden=sheet is not None and sheet.hidden))
    by_sheet = {sheet: [*found, *_texts(book, tool, sheet)] for sheet, found in by_sheet.items()}
    cells = {sheet: sum(each.cell.sheet == sheet for each in tool.layout.inputs) for sheet in by_sheet}
    order = sorted(by_sheet, key=lambda sheet: len(by_sheet[sheet]) / cells[sheet])
    found = [finding for sheet in order for finding in by_sheet[sheet]]
    return tuple(replace(finding, advice="" if place else _ADVICE) for place, finding in enumerate(found))


def _told(each: ToolInput, written: str, *, hidden: bool) -> Finding:
    """What became of a cell; on a hidden sheet, which nobody is asked to fill in, that is a warning."""
    where = f"{each.cell} {each.label}{', op een verborgen blad,' if hidden else ''}"
    text = f"{where} is {as_shown(each, written)}; in de rekentool staat {as_shown(each, each.written)}."
    return Finding(CHANGED, text, "", each.cell.place, Severity.WARNING if hidden else Severity.NOTE)


def _texts(book: SourceBook, tool: Rekentool, sheet: str) -> Iterator[Finding]:
    """The texts in the tables of a sheet that became another."""
    for cell, was in tool.layout.texts.items():
        if cell.sheet == sheet and (now := held_in(book, cell)[1]) != was:
            shown = f"'{now[:60]}'" if now else "niets"
            text = f"In {cell} staat {shown}; in de rekentool staat '{was[:60]}'."
            yield Finding(CHANGED, text, "", cell.place, Severity.NOTE)
