"""Days as somebody writes them in an input, and as the number that a workbook has for them."""

from datetime import date, timedelta
from typing import Final

EPOCH: Final = date(1899, 12, 30)
#: Excel counts a 29 February 1900 that never was.
NEVER: Final = 60
#: The days by which a workbook that begins in 1904, as some of a Mac do, counts less.
FROM_1904: Final = 1_462
#: The last day that a workbook has: 31 December 9999.
LAST_DAY: Final = 2_958_465


def serial_of(day: date, *, starts_1904: bool = False) -> int:
    """Return the number of a day, in a workbook that begins in 1900 or in 1904."""
    days = (day - EPOCH).days
    if starts_1904:
        return days - FROM_1904
    return days if days > NEVER else days - 1


def day_of(serial: int, *, starts_1904: bool = False) -> date | None:
    """Return the day of a number; None for what is none."""
    days = serial + FROM_1904 * starts_1904
    if not 0 < days <= LAST_DAY or serial < 0:
        return None
    return EPOCH + timedelta(days + (days < NEVER))


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
