"""What the formulas of a workbook come to, put into its cells: where the file has nothing, or something old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from workbooks.read.book.build import with_outcome
from workbooks.read.book.model import Cell, Sheet
from workbooks.read.book.parsing.faults import Unreadable
from workbooks.read.book.parsing.formats import decimals

_FINEST = 12


def with_outcomes(sheets: tuple[Sheet, ...], values: Iterable[Any], settings: Mapping[str, bool]) -> tuple[Sheet, ...]:
    """Return the sheets with these outcomes: (sheet from 0, row, column, kind, text)."""
    cells = [dict(sheet.cells) for sheet in sheets]
    for number, row, column, kind, text in values:
        cell = cells[number][row, column]
        try:
            found = with_outcome(cell, kind, text, bool(settings.get("starts_1904")))
        except Unreadable:
            continue
        if not cell.stored:
            cells[number][row, column] = found
        elif not _alike(cell, found):
            never = settings.get("on_load") and cell.value == 0 and not isinstance(cell.value, bool)
            cells[number][row, column] = replace(found, outdated="" if never else cell.text)
    return tuple(replace(sheet, cells=each) for sheet, each in zip(sheets, cells, strict=True))


def _alike(stored: Cell, found: Cell) -> bool:
    """Tell whether the file holds our outcome, maybe rounded as the cell shows it."""
    if stored.value == found.value:
        return True
    if not isinstance(stored.value, Decimal) or not isinstance(found.value, Decimal):
        return type(stored.value) is not type(found.value)  # another kind of value is no older value
    shown = decimals(stored.number_format)
    return shown is not None and shown <= _FINEST and _rounded(found.value, shown) == stored.value


def _rounded(value: Decimal, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return value.quantize(step, ROUND_HALF_UP) if abs(value) < Decimal("1e15") else value
