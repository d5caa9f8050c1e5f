"""Another filling of the same workbook: what stands in its inputs, each at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.findings import Finding, Refused, Severity
from tarief.model.steps import HELD
from tarief.models.rekentool.emptied import gone_rows, row_of
from tarief.models.rekentool.layout import NOTHING
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.book import HIDDEN, SourceBook
from workbooks.read.book.remarks import OUTDATED, WITHOUT
from workbooks.read.rekentool.below_list import below_lists
from workbooks.read.rekentool.changed import changed_cells
from workbooks.read.rekentool.filled_cell import fault_of, held_in
from workbooks.read.rekentool.inputs import looked_at
from workbooks.read.rekentool.mark import fingerprint, formulas_of, no_formulas, truth_of
from workbooks.read.rekentool.other_formulas import ELSEWHERE, NO_SHEET, other_formulas, renamed_sheets, under_names_of
from workbooks.read.rekentool.price_held import price_held
from workbooks.read.rekentool.references import References

#: Functions for which a capital is another letter.
_OF_CASE: Final = frozenset({"EXACT", "FIND", "SUBSTITUTE", "CODE", "UNICODE"})


def _has_mark(book: SourceBook, tool: Rekentool) -> bool:
    """Tell whether a workbook has all sheets and formulas of the model, and no more."""
    return fingerprint(book, formulas_of(References(book))) == tool.layout.fingerprint


def fill(book: SourceBook, tool: Rekentool) -> tuple[Rekentool, StatedInputs]:
    """Return the model with the texts of this filling, and what stands in its inputs.

    Raises `Refused` for a workbook with other formulas, and for cells of which what stands there
    cannot be what the tool calculates with: another kind, no choice of its list, nothing.
    """
    if not any(cell.formula for sheet in book.sheets for cell in sheet.cells.values()):
        raise Refused((no_formulas(book),))
    wrong: list[Finding] = []
    if not _has_mark(book, tool):
        wrong += other_formulas(book, tool.layout)
        if any(each.kind in ELSEWHERE for each in wrong):
            raise Refused(tuple(wrong))
        book = under_names_of(book, tool.layout)
    stated: dict[Path, Stated] = {}
    tells_case = _tells_case(tool)
    gone = gone_rows(tool.layout, lambda each: held_in(book, each.cell)[0] == NOTHING)
    for each in tool.layout.inputs:
        if not _may_be_filled(book, each.cell):
            continue
        kind, written = held_in(book, each.cell)
        if kind == NOTHING and row_of(each.cell) in gone:
            continue
        wrong += (faults := fault_of(each, kind, written, tells_case=tells_case, as_ods=book.kind == "ods"))
        if kind != NOTHING and not faults:
            place = each.cell.place
            stated[each.key,] = Stated(each.spelled(written), source=f"{HELD}{each.cell}", place=place)
    if not any(each.kind == NO_SHEET for each in wrong):
        wrong += _beside(book, tool)
    if wrong:
        raise Refused(tuple(wrong))
    texts = {cell: held_in(book, cell)[1] for cell in tool.layout.texts}
    layout = tool.layout.with_texts({cell: text for cell, text in texts.items() if text})
    changed = tool if layout is tool.layout else Rekentool(layout)
    return changed, StatedInputs(stated)


def _may_be_filled(book: SourceBook, cell: CellAddress) -> bool:
    """Whether a sheet is there and has no formula in this cell; both were told already."""
    sheet = book.sheet(cell.sheet)
    held = None if sheet is None else sheet.at(cell.row, cell.column)
    return sheet is not None and (held is None or not held.formula or truth_of(held) is not None)


def _tells_case(tool: Rekentool) -> bool:
    """Whether a formula tells capitals apart; `=` and a search do not."""
    stack = list(tool.layout.nodes)
    while stack:
        part = stack.pop()
        if part.name in _OF_CASE:
            return True
        stack += part.parts
    return False


def _beside(book: SourceBook, tool: Rekentool) -> Iterator[Finding]:
    """What stands where the formulas look and the workbook that was compiled had nothing."""
    layout = tool.layout
    looked = looked_at(layout.nodes, References(book))
    for cell in sorted((looked.single | looked.listed) - layout.by_cell.keys() - layout.texts.keys()):
        kind, written = held_in(book, cell)
        if kind != NOTHING and not any(each.cell == cell for each in layout.unread):
            text = f"Hier staat '{written[:60]}', en daar stond niets toen de rekentool een model werd."
            advice = "Maak het model opnieuw van een werkboek waarin deze cel is ingevuld."
            yield Finding("onbekende_invoer", text, advice, cell.place)


def said_of(book: SourceBook) -> tuple[Finding, ...]:
    """Return what was remarked on the file, but for formulas without an outcome: the model works those out itself."""
    return tuple(finding for finding in book.findings if finding.kind != WITHOUT)


def remarks_on(book: SourceBook, tool: Rekentool, price: Decimal) -> tuple[Finding, ...]:
    """Return what there is to say of a filling that has a price, none of which stops the calculation.

    What first: a price that the file does not hold, a line that does not count, and each cell that was filled in.
    """
    layout, own = tool.layout, under_names_of(book, tool.layout)
    of_file = (replace(each, severity=Severity.NOTE) for each in said_of(book) if each.kind not in (OUTDATED, HIDDEN))
    return (
        *price_held(own, layout, price),
        *below_lists(own, layout),
        *renamed_sheets(book, layout),
        *changed_cells(own, tool),
        *of_file,
    )
