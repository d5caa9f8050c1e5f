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
FIRST_YEAR, LAST_YEAR = 2000, 2099
_DUTCH = re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})")
_WORDED = re.compile(r"(?P<day>[0-9]{1,2})(?:e|de|ste)? (?P<month>[a-z]{3,9})\.? (?P<year>[0-9]{4})")
#: The months as they are written.
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
#: March is also cut to "mrt" and September to "sept"; the others to their first three letters.
_NUMBERS = {name: number for number, full in enumerate(MONTHS, 1) for name in (full, full[:3])} | {"mrt": 3, "sept": 9}
#: What is no date and leaves little doubt: two digits for a year, the year first, no marks, an hour behind it.
_SLIPS = (
    re.compile(r"(?P<day>[0-9]{1,2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{2})"),
    re.compile(r"(?P<year>20[0-9]{2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[T ][0-9:.]+Z?)?"),
    re.compile(r"(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})[-/.](?P<year>20[0-9]{2})"),
)


def typed_day(raw: object) -> date | None:
    """Return the day that a text says: 2026-07-01 or, as Dutch people write, 01-07-2026, 1/7/2026 and 1 juli 2026."""
    if not isinstance(raw, str):
        return None
    text = " ".join(raw.split())  # also what is pasted with spaces that do not break
    return day_of(text) or _read(_DUTCH, text) or _read(_WORDED, text.casefold())


def day_advice(raw: object, otherwise: str) -> str:
    """Return the advice at what is no day: the one that was probably meant, as every door reads it."""
    text = str(raw).strip() if type(raw) in (str, int) else ""
    found = typed_day(text) or next(filter(None, (_read(slip, text) for slip in _SLIPS)), None)
    return f"Bedoelt u {found:%d-%m-%Y}?" if found else otherwise


def _read(way: re.Pattern[str], text: str) -> date | None:
    if not text.isascii() or (found := way.fullmatch(text)) is None:
        return None
    year, month = found["year"], found["month"]
    number = month if month.isdigit() else str(_NUMBERS.get(month, 0))
    return day_of(f"{'20' if len(year) == 2 else ''}{year}-{number:0>2}-{found['day']:0>2}")


def impossible_day(day: date) -> Finding | None:
    """Return what is wrong with a day that can be no reference date."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    advice = f"Geef een dag in de jaren {FIRST_YEAR} tot en met {LAST_YEAR}."
    return Finding(NO_DAY, f"'{day.isoformat()}' kan geen peildatum zijn.", advice, Place.of(DAY))


def no_day_in(raw: object) -> Finding | None:
    """Return what is wrong with what a program gives as the reference date: a `date` it must be, and a possible one."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return impossible_day(raw)
    meant = raw.date() if isinstance(raw, datetime) else typed_day(raw)
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
