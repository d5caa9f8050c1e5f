"""Days as somebody writes them in an input."""

from datetime import date


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
