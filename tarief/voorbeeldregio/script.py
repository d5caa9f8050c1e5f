"""The script of the demonstration: what stands in `verloop.toml`, with days and names that are filled in later."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from tarief.core.canonical import moment
from tarief.core.json_data import Json
from tarief.documents.document import read_document
from tarief.documents.kinds import AsGiven, Numeric, Text
from tarief.documents.record import Entry, Record, records
from tarief.negotiation.quarter import Quarter

_MOST: Final = 5000
_DAY: Final = re.compile(r"dag (-?\d{1,4})")
_YEAR: Final = re.compile(r"(eind )?jaar (\d)")
_NUMBER: Final = re.compile(r"jaartal (\d)")
_NUMBER_IN_TEXT: Final = re.compile(r"\{jaartal (-?\d)\}")
#: When a round closes: at five on a Dutch clock, in summer at six.
_CLOSES: Final = time(16, tzinfo=UTC)
_QUARTER: Final = re.compile(r"kwartaal (\d) van jaar (\d)")


class RegelIn(Record):
    """One line of the script: a day from today, who acts, what kind of thing, and what is kept of it."""

    dag = Entry(Numeric())
    na = Entry(Text(), "Het kwartaal waarna de dag wordt geteld, in plaats van vanaf vandaag.").otherwise("")
    door = Entry(Text())
    soort = Entry(Text())
    gegevens: Entry[Json] = Entry(AsGiven({"type": "object"})).otherwise({})


class DraaiboekIn(Record):
    """The whole script."""

    stappen = records(RegelIn)


@cache
def script() -> tuple[RegelIn, ...]:
    """Return the lines of the script, in their order."""
    raw = files("tarief").joinpath("voorbeeldregio", "verloop.toml").read_bytes()
    course = DraaiboekIn.of(read_document("verloop.toml", raw, _MOST))
    course.refuse()
    return course.stappen


def quarter_named(text: str, year: int) -> Quarter | None:
    """Return the quarter that a text of the script names, for a story that is told in a year."""
    found = _QUARTER.fullmatch(text)
    return Quarter(year + int(found[2]), int(found[1])) if found else None


def moment_of_line(line: RegelIn, now: datetime) -> datetime:
    """Return when a line happens: so many days from now, or after a quarter."""
    quarter = quarter_named(line.na, now.year)
    start = now if quarter is None else datetime.combine(quarter.end, now.timetz())
    return start + timedelta(days=int(line.dag))


def ahead_after(quarter: str, days: int, now: datetime) -> timedelta:
    """Return how far ahead the story must be told for so many days to have passed after a quarter of it."""
    years = (year for year in range(now.year, now.year - 3, -1) if _passed(quarter, year, days, now))
    return now - datetime(next(years), 12, 1, tzinfo=now.tzinfo)


def _passed(quarter: str, year: int, days: int, now: datetime) -> bool:
    named = quarter_named(quarter, year)
    return named is not None and named.end + timedelta(days=days) < now.date()


def filled(raw: Json, now: datetime, ids: Callable[[str], str]) -> Json:
    """Return data of the script with the days counted from now, and the names behind an @ replaced by ids."""
    if isinstance(raw, dict):
        return {key: filled(item, now, ids) for key, item in raw.items()}
    if isinstance(raw, list):
        return [filled(item, now, ids) for item in raw]
    if not isinstance(raw, str):
        return raw
    if day := _DAY.fullmatch(raw):
        return moment(_closing(now + timedelta(days=int(day[1]))))
    if quarter := quarter_named(raw, now.year):
        return quarter.text
    if number := _NUMBER.fullmatch(raw):
        return str(now.year + int(number[1]))
    if year := _YEAR.fullmatch(raw):
        month, day_of_month = (12, 31) if year[1] else (1, 1)
        return date(now.year + int(year[2]), month, day_of_month).isoformat()
    text = _NUMBER_IN_TEXT.sub(lambda found: str(now.year + int(found[1])), raw)
    return ids(text[1:]) if text.startswith("@") else text


def _closing(at: datetime) -> datetime:
    """The end of the working day before: a round that closes on a day has closed at any hour of it."""
    return datetime.combine(at.astimezone(UTC).date() - timedelta(days=1), _CLOSES)
