"""Small workbooks as the reader gets them, without a file between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from workbooks.read.book import SourceBook, SourceCell, SourceSheet

#: A cell: text, number, or (formula, stored outcome); a share is written as text with a percent sign.
Written = str | int | Decimal | tuple[str, str] | None


def book_of(sheets: Mapping[str, Sequence[Sequence[Written]]], names: Mapping[str, tuple[str, str]] | None = None):
    """Return a book with these rows on its sheets."""
    made = []
    for name, rows in sheets.items():
        cells = {
            (row, column): _cell(row, column, written)
            for row, line in enumerate(rows, 1)
            for column, written in enumerate(line, 1)
            if written is not None
        }
        widest = max((column for _, column in cells), default=0)
        made.append(SourceSheet(name, cells, rows=len(rows), columns=widest))
    return SourceBook("proef.xlsx", "xlsx", tuple(made), names or {})


def _cell(row: int, column: int, written: Written) -> SourceCell:
    if isinstance(written, tuple):
        formula, outcome = written
        value = Decimal(outcome) if outcome.lstrip("-").replace(".", "").isdigit() else outcome
        return SourceCell(row, column, value, outcome, formula=formula)
    if isinstance(written, str) and written.endswith("%") and written[:-1].replace(",", "").isdigit():
        share = Decimal(written[:-1].replace(",", ".")) / 100
        return SourceCell(row, column, share, written, number_format="0.0%", is_percent=True)
    if isinstance(written, str):
        return SourceCell(row, column, written, written)
    return SourceCell(row, column, Decimal(written), str(written))
