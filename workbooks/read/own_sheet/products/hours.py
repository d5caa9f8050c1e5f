"""Hours as those of one fte in a year: of a whole team divided by its fte, leave in weeks or days worked out."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.core.findings import Severity
from tarief.core.number import EXACT
from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import short
from workbooks.read.own_sheet.found.found import WEAK, Found
from workbooks.read.own_sheet.words.hints import NOTHING, Hints
from workbooks.read.own_sheet.words.matching import LONGEST_LABEL, Match
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: What the contract hours of one fte are between.
_LOW, _HIGH = Decimal(1400), Decimal(2300)
_KNOWN = 0.7
_ONE = re.compile(r"\b(?:een|1) fte\b")
_HOURS = ("contracturen", "productiviteit", "niet_productieve_uren")
#: What the hours of a contract are between: in a week, in a day.
_WEEK = Decimal(30), Decimal(42)
_DAY = Decimal(6), Decimal(9)
_DAYS_A_WEEK = 5
#: More weeks away in a year are no leave.
_MOST_WEEKS = 12
#: What the weeks in which an independent does not work are, where a year is one of hours.
_WEEKS_OFF = {
    "weken": "verlofuren", "feestdagweken": "feestdaguren", "ziekteweken": "ziekteverzuim",
    "scholingsweken": "scholingsuren",
}  # fmt: skip
_OF_WHICH = "waarvan "
_OF_A_DAY = re.compile(r"\b(?:uren|uur) per (?:werk)?dag\b")
_AS_HOURS = Hints(frozenset({"uren"}))


def of_one_fte(founds: list[Found], table: FunctionTable | None, aside: Bin) -> list[Found]:
    """Return the hours of a team per fte; without its fte they are doubtful."""
    total = next((found for found in founds if found.concept == "contracturen" and found.number.value > _HIGH), None)
    if total is None:
        return founds
    fte = _fte(founds, table)
    fits = fte is not None and fte > 0 and _LOW <= total.number.value / fte <= _HIGH
    if fte is not None and fits:
        text = f"De uren zijn van {short(fte)} fte samen; gerekend is met de uren van één fte."
        aside.warn("uren_van_een_team", total, text, severity=Severity.NOTE)
    return [_divided(found, fte if fits else None) if _is_hours(found, total) else found for found in founds]


def one_fte(grid: Grid, found: list[Found]) -> list[Found]:
    """A title that says so (`Begroting 2026, één fte`) makes the amounts of a year on a sheet those of one fte."""
    titles = [seen for seen in grid.all() if seen.kind is CellKind.LABEL and not grid.numbers(seen.row)]
    said = [seen for seen in titles if len(seen.text) <= LONGEST_LABEL and _ONE.search(plain_text(seen.text))]
    if not said or any(each.concept == "fte" for each in found):
        return []
    named = Match(vocabulary().concepts["fte"], 1)
    return [Found(named, said[0].text, Number((Decimal(1),), shown="1"), said[0], grid.name)]


def _fte(founds: list[Found], table: FunctionTable | None) -> Decimal | None:
    if table is not None and table.weight == "fte":
        return sum((seen.value for seen in table.weights), Decimal(0))
    return next((found.number.value for found in founds if found.concept == "fte"), None)


def _is_hours(found: Found, total: Found) -> bool:
    named = found.concept in _HOURS or found.match.concept.non_productive
    other = found.hints.kinds & {"euro", "percent"} or found.hints.pers - {"jaar", "fte"}
    named = named and found.match.score > _KNOWN
    return named and found.sheet == total.sheet and not found.number.share and not other


def _divided(found: Found, fte: Decimal | None) -> Found:
    if fte is None:
        return replace(found, doubt=found.doubt or WEAK)
    with localcontext(EXACT):
        readings = tuple(Decimal(format(reading / fte, "f")) for reading in found.number.readings)
    return replace(found, number=replace(found.number, readings=readings))


def in_hours(founds: list[Found], aside: Bin) -> list[Found]:
    """Return the numbers with weeks and days that are no work for clients as hours of a year."""
    week, day = _length(founds, week=True), _length(founds, week=False)
    lengths = {"weken": week, "dagen": day or (week / _DAYS_A_WEEK if week else None)}
    hours = {(found.concept, found.sheet, found.row) for found in founds if not found.hints.kinds & {"weken", "dagen"}}
    result = []
    for found in (_of_week(_without_care(found), week, aside) for found in founds) if week else founds:
        kind = _kind(found)
        length = lengths.get(kind)
        beside = (found.concept, found.sheet, found.row) in hours and kind in found.hints.kinds
        result.append(found if length is None or beside else _converted(found, kind, length, aside))
    return [found for found in result if not (_of_a_day(found) and found.concept == "contracturen")]


def _of_week(found: Found, week: Decimal, aside: Bin) -> Found:
    """A bare number of which the sheet says that it is a part of the hours of a week, as a share of those."""
    part = found.number.value
    said = "week" in found.hints.pers or plain_text(found.label).startswith(_OF_WHICH)
    if found.concept != "productiviteit" or found.number.is_percent or not said or not 1 < part <= week:
        return found
    told = f"{short(part)} van {short(week)} uur per week is gelezen als de productiviteit."
    aside.warn("tijd_omgerekend", found, f"‘{found.label.strip()}’: {told}", severity=Severity.NOTE)
    with localcontext(EXACT):
        share = Decimal(format(part / week, "f"))
    number = replace(found.number, readings=(share,), share=True, hints=NOTHING)
    return replace(found, number=replace(number, shown=f"{short(part)} van {short(week)} uur"))


def _without_care(found: Found) -> Found:
    """Weeks off of an independent are hours without care where there is a year of hours."""
    concept = _WEEKS_OFF.get(found.concept)
    return replace(found, match=replace(found.match, concept=vocabulary().concepts[concept])) if concept else found


def _kind(found: Found) -> str:
    """`weken` or `dagen` when the number is one of those; `feestdagen: 50` are hours, whatever they are called."""
    if found.number.share or not found.match.concept.non_productive:
        return ""
    said, value = found.hints.kinds or found.hints.weak, found.number.value
    if "weken" in said:
        return "weken" if 0 < value <= _MOST_WEEKS else ""
    fits = {form.unit for form in found.match.concept.forms if form.low <= value <= form.high}
    sure = "dagen" in found.hints.kinds or "uren" not in fits
    return "dagen" if "dagen" in said and "dagen" in fits and sure else ""


def _length(founds: list[Found], *, week: bool) -> Decimal | None:
    """The hours of a week or a day, when the sheet names one such number."""
    low, high = _WEEK if week else _DAY
    named = (found for found in founds if (_of_a_week(found) if week else _of_a_day(found)))
    values = {value for found in named if low <= (value := found.number.value) <= high}
    return values.pop() if len(values) == 1 else None


def _of_a_week(found: Found) -> bool:
    is_week = "week" in found.hints.kinds | found.hints.pers
    return found.concept == "contracturen_week" or (found.concept == "contracturen" and is_week)


def _of_a_day(found: Found) -> bool:
    return bool(_OF_A_DAY.search(plain_text(f"{found.label} {found.unit_text}")))


def _converted(found: Found, kind: str, length: Decimal, aside: Bin) -> Found:
    readings = tuple(reading * length for reading in found.number.readings)
    told = f"{short(found.number.value)} {kind} van {short(length)} uur is {short(readings[0])} uur."
    aside.warn("tijd_omgerekend", found, f"‘{found.label.strip()}’: {told}", severity=Severity.NOTE)
    shown = found.number.shown or short(found.number.value)
    return replace(found, number=replace(found.number, readings=readings, hints=_AS_HOURS, shown=f"{shown} {kind}"))
