"""The script of the demonstration: what stands in `verloop.toml`, with days and names that are filled in later."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from tarief.core.canonical import moment
from tarief.core.json_data import Json
from tarief.documents.document import read_document
from tarief.documents.kinds import AsGiven, Numeric, Text
from tarief.documents.record import Entry, Record, records

_MOST: Final = 5000
_DAY: Final = re.compile(r"dag (-?\d{1,4})")
_YEAR: Final = re.compile(r"(eind )?jaar (\d)")


class RegelIn(Record):
    """One line of the script: a day from today, who acts, what kind of thing, and what is kept of it."""

    dag = Entry(Numeric())
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


def filled(raw: Json, now: datetime, ids: Callable[[str], str]) -> Json:
    """Return data of the script with the days counted from now, and the names behind an @ replaced by ids."""
    if isinstance(raw, dict):
        return {key: filled(item, now, ids) for key, item in raw.items()}
    if isinstance(raw, list):
        return [filled(item, now, ids) for item in raw]
    if not isinstance(raw, str):
        return raw
    if day := _DAY.fullmatch(raw):
        return moment(now + timedelta(days=int(day[1])))
    if year := _YEAR.fullmatch(raw):
        month, day_of_month = (12, 31) if year[1] else (1, 1)
        return date(now.year + int(year[2]), month, day_of_month).isoformat()
    return ids(raw[1:]) if raw.startswith("@") else raw
