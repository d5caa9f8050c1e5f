"""What stands in an input of a rekentool: whether it is what the tool has, and how a reader sees it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from tarief.core.dutch import percent, shown
from tarief.core.json_data import day_of
from tarief.core.number import read_number
from tarief.models.rekentool.layout import ToolInput

_DECIMALS: Final = 4
#: A year has no point in it.
_YEAR: Final = re.compile(r"jaar\b", re.IGNORECASE)
_YEARS: Final = range(1900, 2101)


def is_same(each: ToolInput, written: str) -> bool:
    """Tell whether what stands in an input is what the tool has there."""
    if written == each.written or not (written and each.written):
        return written == each.written
    if each.kind == "keuze" and not each.numeric:
        return each.spelled(written) == each.written
    return each.kind not in ("tekst", "datum", "waar") and number_in(written) == number_in(each.written)


def as_shown(each: ToolInput, written: str) -> str:
    """Return what stands in a cell, as the document writes it, as a reader of the workbook sees it."""
    if not written:
        return "niets"
    if each.kind == "waar" and written in ("waar", "onwaar"):
        return written.upper()
    if each.kind == "datum" and (day := day_of(written)) is not None:
        return f"{day:%d-%m-%Y}"
    number = None if each.kind == "tekst" else number_in(written)
    if number in _YEARS and _YEAR.search(each.label):
        return written
    if number is None:
        return f"'{written[:60]}'"
    return percent(number, _DECIMALS) if each.unit.percent else shown(number, each.unit, _DECIMALS)


def number_in(written: str) -> Decimal | None:
    """Return the number that a document writes; None for any other text."""
    return read_number(written).value if written.lstrip("-")[:1].isdigit() else None
