"""Leave in weeks or days, as hours: when the sheet itself says how long its week or its day is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tarief.core.findings import Severity
from workbooks.read.own_sheet.aside import Bin
from workbooks.read.own_sheet.candidates import short
from workbooks.read.own_sheet.found import Found, amount
from workbooks.read.own_sheet.hints import Hints
from workbooks.read.own_sheet.words import plain_text

#: What the hours of a contract are between: in a week, in a day.
_WEEK = Decimal(30), Decimal(42)
_DAY = Decimal(6), Decimal(9)
_DAYS_A_WEEK = 5
#: More weeks away in a year are no leave.
_MOST_WEEKS = 12
_OF_A_DAY = re.compile(r"\b(?:uren|uur) per (?:werk)?dag\b")
_HOURS = Hints(frozenset({"uren"}))


def in_hours(founds: list[Found], aside: Bin) -> list[Found]:
    """Return the numbers with weeks and days that are no work for clients as hours of a year."""
    week, day = _length(founds, week=True), _length(founds, week=False)
    lengths = {"weken": week, "dagen": day or (week / _DAYS_A_WEEK if week else None)}
    hours = {(found.concept, found.sheet, found.row) for found in founds if not found.hints.kinds & {"weken", "dagen"}}
    result = []
    for found in founds:
        kind = _kind(found)
        length = lengths.get(kind)
        beside = (found.concept, found.sheet, found.row) in hours and kind in found.hints.kinds
        result.append(found if length is None or beside else _converted(found, kind, length, aside))
    return [found for found in result if not (_of_a_day(found) and found.concept == "contracturen")]


def _kind(found: Found) -> str:
    """`weken` or `dagen` when the number is one of those; `feestdagen: 50` are hours, whatever they are called."""
    if found.number.share or not found.match.concept.non_productive:
        return ""
    said, value = found.hints.kinds or found.hints.weak, amount(found)
    if "weken" in said:
        return "weken" if 0 < value <= _MOST_WEEKS else ""
    fits = {form.unit for form in found.match.concept.forms if form.low <= value <= form.high}
    sure = "dagen" in found.hints.kinds or "uren" not in fits
    return "dagen" if "dagen" in said and "dagen" in fits and sure else ""


def _length(founds: list[Found], *, week: bool) -> Decimal | None:
    """The hours of a week or a day, when the sheet names one such number."""
    low, high = _WEEK if week else _DAY
    named = (found for found in founds if (_of_a_week(found) if week else _of_a_day(found)))
    values = {value for found in named if low <= (value := amount(found)) <= high}
    return values.pop() if len(values) == 1 else None


def _of_a_week(found: Found) -> bool:
    is_week = "week" in found.hints.kinds | found.hints.pers
    return found.concept == "contracturen_week" or (found.concept == "contracturen" and is_week)


def _of_a_day(found: Found) -> bool:
    return bool(_OF_A_DAY.search(plain_text(f"{found.label} {found.unit_text}")))


def _converted(found: Found, kind: str, length: Decimal, aside: Bin) -> Found:
    readings = tuple(reading * length for reading in found.number.readings)
    told = f"{short(amount(found))} {kind} van {short(length)} uur is {short(readings[0])} uur."
    aside.warn("tijd_omgerekend", found, f"‘{found.label.strip()}’: {told}", severity=Severity.NOTE)
    shown = found.number.shown or short(amount(found))
    return replace(found, number=replace(found.number, readings=readings, hints=_HOURS, shown=f"{shown} {kind}"))
