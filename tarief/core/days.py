"""A reference date: how somebody types it, between which days it can lie, and what is said where two are given."""

import re
from datetime import date, datetime

from tarief.core.findings import Finding
from tarief.core.json_data import as_written, day_of
from tarief.core.place import Place

#: The key of the reference date, and of what is said about it.
DAY = "peildatum"
NO_DAY, ANOTHER_DAY = "geen_datum", "andere_peildatum"
MISSING = "De peildatum ontbreekt."
#: The years of what may be priced: anything else is a slip of the one who typed it.
_FIRST, _LAST = 2000, 2099
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")


def typed_day(text: str) -> date | None:
    """Return the day that somebody typed as 2026-07-01 or, as Dutch people do, 01-07-2026; None for all else."""
    found = _DUTCH.fullmatch(text.strip())
    return day_of(f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text.strip())


def impossible_day(day: date) -> Finding | None:
    """Return what is wrong with a day that can be no reference date."""
    if _FIRST <= day.year <= _LAST:
        return None
    advice = f"Geef een dag in de jaren {_FIRST} tot en met {_LAST}."
    return Finding(NO_DAY, f"'{day.isoformat()}' kan geen peildatum zijn.", advice, Place.of(DAY))


def no_day_in(raw: object) -> Finding | None:
    """Return what is wrong with what a program gives as the reference date: a `date` it must be, and a possible one."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return impossible_day(raw)
    meant = raw.date() if isinstance(raw, datetime) else typed_day(raw) if isinstance(raw, str) else None
    text = MISSING if raw is None else f"{as_written(raw)} is geen datum."
    advice = "Geef" if meant is None else "Bedoelt u"
    day = meant or date(2026, 1, 1)
    written = f"on=date({day.year}, {day.month}, {day.day})"
    return Finding(NO_DAY, text, f"{advice} {written}{'.' if meant is None else '?'}", Place.of(DAY))


def another_day(own: date, given: date, where: Place) -> Finding:
    """Say that a day was given beside a file that says another one, with both places."""
    stands = f" ({where})" if where and where != Place.of(DAY) else ""
    text = f"Dit bestand heeft zelf een peildatum: {own:%d-%m-%Y}{stands}. U gaf {given:%d-%m-%Y}."
    return Finding(ANOTHER_DAY, text, "Geef geen dag, of verander haar in het bestand.", Place.of(DAY))
