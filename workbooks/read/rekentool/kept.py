"""What a file itself holds in a cell where our own calculation comes to something else.

Our engine counts in binary fractions, so that it can be the one that is wrong: `INT(8*0.7*365)`. Where the model comes
to what the file holds, the file is what it is compared with, and nothing differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from tarief.core.findings import Finding
from tarief.core.number import plain
from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import SettledTool
from workbooks.read.book import SourceBook
from workbooks.read.book.remarks import OUTDATED
from workbooks.read.rekentool.proof import ToolProof, compared, found_by


def _kept_numbers(book: SourceBook) -> dict[CellAddress, str]:
    """Return the numbers that the file holds where our calculation has another, as a document writes them."""
    found = {}
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            if cell.outdated and (number := _number(cell.outdated)) is not None:
                found[CellAddress(sheet.name, cell.row, cell.column)] = plain(number)
    return found


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.removesuffix("%").replace(",", "."))
    except InvalidOperation:
        return None
    return number.scaleb(-2) if text.endswith("%") else number


def calculated_cells(book: SourceBook) -> dict[CellAddress, str]:
    """Return the cells of which the outcome is ours, each with the old one that the file holds; empty for none."""
    return {
        CellAddress(sheet.name, cell.row, cell.column): cell.outdated
        for sheet in book.sheets
        for cell in sheet.cells.values()
        if cell.calculated
    }


def kept_cells(layout: ToolLayout, book: SourceBook) -> set[CellAddress]:
    """Return the cells where the model comes to what the file holds, and our engine does not."""
    kept = _kept_numbers(book)
    return {step.cell for step in layout.steps if step.cell in kept and step.stored == kept[step.cell]}


def without_outdated(findings: Iterable[Finding], cells: set[CellAddress]) -> Iterator[Finding]:
    """Yield remarks on a file without those of an old outcome in cells of which is said already how they compare."""
    places = {cell.place for cell in cells}
    return (each for each in findings if each.kind != OUTDATED or each.place not in places)


def proven(layout: ToolLayout, settled: SettledTool, book: SourceBook) -> tuple[ToolLayout, ToolProof]:
    """Return a model with its proof, held against the file where the model comes to that and our engine does not."""
    own, kept = frozenset(calculated_cells(book)), _kept_numbers(book)
    found = found_by(layout, settled)
    proof = compared(layout, found, own)
    differ = {str(cell): cell for cell in kept}
    asked = {differ[each.cell] for each in proof.unequal if each.cell in differ}
    if not asked:
        return layout, proof
    still = {each.cell for each in compared(_with(layout, kept, asked), found).unequal}
    right = {cell for cell in asked if str(cell) not in still}
    better = _with(layout, kept, right)
    return better, compared(better, found, own - right)


def _with(layout: ToolLayout, kept: Mapping[CellAddress, str], cells: set[CellAddress]) -> ToolLayout:
    steps = (replace(step, stored=kept[step.cell]) if step.cell in cells else step for step in layout.steps)
    return replace(layout, steps=tuple(steps))
