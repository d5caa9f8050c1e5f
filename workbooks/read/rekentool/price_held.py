"""The price that a filling itself holds beside the one that follows from it, and outcomes in it that are old."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.core.rounding import to_cents
from tarief.models.rekentool.layout import ToolLayout
from workbooks.read.book import SourceBook, SourceCell

_AGAIN: Final = "Laat het bestand in Excel of LibreOffice opnieuw berekenen en bewaar het."


def price_held(book: SourceBook, layout: ToolLayout, price: Decimal) -> Iterator[Finding]:
    """Yield that a filling holds another price than `price`, in euros, and how many of its outcomes are old.

    The sheets have the names of the tool.
    """
    result = layout.by_key[layout.results[0]]
    sheet = book.sheet(result.cell.sheet)
    cell = None if sheet is None else sheet.at(result.cell.row, result.cell.column)
    held = None if cell is None else _held(cell)
    old = [cell for sheet in book.sheets for cell in sheet.cells.values() if cell.outdated]
    if held is not None and to_cents(held) != to_cents(price):
        text = (
            f"In het bestand staat in {result.cell} ({result.label}) {shown(held, result.unit)}; uit wat is ingevuld "
            f"volgt {shown(price, result.unit)}. Het is na het invullen niet opnieuw berekend."
        )
        yield Finding("prijs_niet_herberekend", text, _AGAIN, result.cell.place, Severity.WARNING)
    if old:
        count = "1 formule heeft" if len(old) == 1 else f"{len(old)} formules hebben"
        text = f"{count} in het bestand een oude uitkomst; wij hebben opnieuw gerekend."
        yield Finding("verouderde_waarde", text, "", severity=Severity.NOTE)


def _held(cell: SourceCell) -> Decimal | None:
    """What the file itself holds; what our engine made of it is not that."""
    if not cell.outdated:
        return cell.value if isinstance(cell.value, Decimal) and not cell.calculated else None
    try:
        return Decimal(cell.outdated.replace(",", "."))
    except InvalidOperation:
        return None
