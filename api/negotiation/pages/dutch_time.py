"""Moments on a Dutch clock: as a reader sees them, and as a box for a day and a time holds them.

Summer time runs from the last Sunday of March to that of October, at 1.00 in UTC; so no list of zones is needed.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from tarief.core.canonical import moment
from tarief.core.days import MONTHS

_BOX: Final = "%Y-%m-%dT%H:%M"


def day_in_words(day: date) -> str:
    """Write a day: `12 december 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_words(at: datetime) -> str:
    """Write a moment as a Dutch reader's clock shows it: `12 december 2026 om 17.00 uur`."""
    local = _local(at)
    return f"{day_in_words(local)} om {local:%H.%M} uur"


def in_box(at: datetime) -> str:
    """Return a moment as a box for a day and a time holds it."""
    return _local(at).strftime(_BOX)


def out_of_box(text: str) -> str:
    """Return what was chosen in such a box as it is kept; what is no moment stays as it was typed."""
    try:
        local = datetime.strptime(text, _BOX).replace(tzinfo=UTC)
        return moment(local - _ahead(local - timedelta(hours=1)))
    except (ValueError, OverflowError):
        return text


def _local(at: datetime) -> datetime:
    """A moment on a Dutch clock; in the last hours that there are it is no later than they are."""
    try:
        return at.astimezone(UTC) + _ahead(at)
    except OverflowError:
        return at


def _ahead(at: datetime) -> timedelta:
    """How far a Dutch clock is ahead of UTC at a moment."""
    start, end = (_last_sunday(at.year, month) for month in (3, 10))
    return timedelta(hours=2 if start <= at < end else 1)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
