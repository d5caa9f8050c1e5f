"""Days as somebody writes them in an input, and as the number that a workbook has for them."""

from datetime import date
from typing import Final

EPOCH: Final = date(1899, 12, 30)
#: Excel counts a 29 February 1900 that never was.
NEVER: Final = 60


def serial_of(day: date) -> int:
    """Return the number of a day."""
    days = (day - EPOCH).days
    return days if days > NEVER else days - 1


def day_written(text: str) -> date | None:
    """Return the day in `2026-01-31` or `31-01-2026`; None for anything else."""
    parts = text.strip().split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    first, month, last = map(int, parts)
    try:
        return date(first, month, last) if first > 31 else date(last, month, first)
    except ValueError:
        return None
