"""The price that a filling itself holds beside the one that follows from it, and outcomes in it that are old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.core.number import plain
from tarief.core.rounding import to_cents
from tarief.models.rekentool.layout import ToolInput, ToolLayout
from tarief.models.rekentool.node import CellAddress, Malformed
from tarief.models.rekentool.settle import outcomes_of
from tarief.models.rekentool.ties import ties_in
from tarief.models.rekentool.value import Value
from workbooks.read.book import SourceBook, SourceCell
from workbooks.read.rekentool.filled_cell import held_in
from workbooks.read.rekentool.told import AT_EDGE, KNOWN, ON_EDGE

_AGAIN: Final = "Laat het bestand in Excel of LibreOffice opnieuw berekenen en bewaar het."


def price_held(book: SourceBook, layout: ToolLayout, price: Decimal) -> Iterator[Finding]:
    """Yield that a filling holds another price than `price`, in euros, and how many of its outcomes are old.

    The sheets have the names of the tool.
    """
    result = layout.by_key[layout.results[0]]
    held = _held_at(book, result.cell)
    old = [cell for sheet in book.sheets for cell in sheet.cells.values() if cell.outdated]
    if held is not None and to_cents(held) != to_cents(price):
        text = (
            f"In het bestand staat in {result.cell} ({result.label}) {shown(held, result.unit)}; uit wat is ingevuld "
            f"volgt {shown(price, result.unit)}."
        )
        if (cell := _edge_between(book, layout, held)) is not None:
            text = f"{text} In {cell} ligt het getal dat wordt afgerond {ON_EDGE}"
            yield Finding(AT_EDGE, text, KNOWN, result.cell.place, Severity.NOTE)
            return
        text = f"{text} Het is na het invullen niet opnieuw berekend."
        yield Finding("prijs_niet_herberekend", text, _AGAIN, result.cell.place, Severity.WARNING)
    if old:
        count = "1 formule heeft" if len(old) == 1 else f"{len(old)} formules hebben"
        text = f"{count} in het bestand een oude uitkomst; wij hebben opnieuw gerekend."
        yield Finding("verouderde_waarde", text, "", severity=Severity.NOTE)


def _edge_between(book: SourceBook, layout: ToolLayout, held: Decimal) -> CellAddress | None:
    """The first cell that rounds on the edge, where its value in the file, and no other cell, gives the held price."""
    filled = {each.cell: _value(each, held_in(book, each.cell)[1]) for each in layout.inputs}
    ours = outcomes_of(layout, filled).outcomes
    steps = {
        cell: number
        for cell, tie in ties_in(layout, filled).items()
        if (number := _held_at(book, cell)) is not None
        and isinstance(own := ours.get(cell), Decimal)
        and tie.explains(number, own)
    }
    if not steps:
        return None
    as_held = (
        replace(step, tree=plain(steps[step.cell]), node=None) if step.cell in steps else step for step in layout.steps
    )
    outcomes = outcomes_of(replace(layout, steps=tuple(as_held)), filled).outcomes
    found = outcomes.get(layout.by_key[layout.results[0]].cell)
    return next(iter(steps)) if isinstance(found, Decimal) and to_cents(found) == to_cents(held) else None


def _value(each: ToolInput, written: str) -> Value:
    try:
        return each.value(each.spelled(written))
    except Malformed:
        return None


def _held_at(book: SourceBook, cell: CellAddress) -> Decimal | None:
    sheet = book.sheet(cell.sheet)
    held = None if sheet is None else sheet.at(cell.row, cell.column)
    return None if held is None else _held(held)


def _held(cell: SourceCell) -> Decimal | None:
    """What the file itself holds; what our engine made of it is not that."""
    if not cell.outdated:
        return cell.value if isinstance(cell.value, Decimal) and not cell.calculated else None
    try:
        return Decimal(cell.outdated.replace(",", "."))
    except InvalidOperation:
        return None
