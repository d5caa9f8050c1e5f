"""Hours of a whole team: divided by its fte, when its contract hours are as many times those of one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.core.findings import Severity
from tarief.core.number import EXACT
from workbooks.read.own_sheet.aside import Bin
from workbooks.read.own_sheet.candidates import short
from workbooks.read.own_sheet.doubt import WEAK
from workbooks.read.own_sheet.found import Found, amount
from workbooks.read.own_sheet.functions import FunctionTable, number_in
from workbooks.read.own_sheet.grid import Grid, Kind
from workbooks.read.own_sheet.matching import LONGEST_LABEL, Match
from workbooks.read.own_sheet.numbers import Number
from workbooks.read.own_sheet.synonyms import vocabulary
from workbooks.read.own_sheet.words import plain_text

#: What the contract hours of one fte are between.
_LOW, _HIGH = Decimal(1400), Decimal(2300)
_KNOWN = 0.7
_ONE = re.compile(r"\b(?:een|1) fte\b")
_HOURS = ("contracturen", "productiviteit", "niet_productieve_uren")


def of_one_fte(founds: list[Found], table: FunctionTable | None, aside: Bin) -> list[Found]:
    """Return the hours of a team per fte; without its fte they are doubtful."""
    total = next((found for found in founds if found.concept == "contracturen" and amount(found) > _HIGH), None)
    if total is None:
        return founds
    fte = _fte(founds, table)
    fits = fte is not None and fte > 0 and _LOW <= amount(total) / fte <= _HIGH
    if fte is not None and fits:
        text = f"De uren zijn van {short(fte)} fte samen; gerekend is met de uren van één fte."
        aside.warn("uren_van_een_team", total, text, severity=Severity.NOTE)
    return [_divided(found, fte if fits else None) if _is_hours(found, total) else found for found in founds]


def one_fte(grid: Grid, found: list[Found]) -> list[Found]:
    """A title that says so (`Begroting 2026, één fte`) makes the amounts of a year on a sheet those of one fte."""
    titles = [seen for seen in grid.all() if seen.kind is Kind.LABEL and not grid.numbers(seen.row)]
    said = [seen for seen in titles if len(seen.text) <= LONGEST_LABEL and _ONE.search(plain_text(seen.text))]
    if not said or any(each.concept == "fte" for each in found):
        return []
    named = Match(vocabulary().concepts["fte"], 1)
    return [Found(named, said[0].text, Number((Decimal(1),), shown="1"), said[0], grid.name)]


def _fte(founds: list[Found], table: FunctionTable | None) -> Decimal | None:
    if table is not None and table.weight == "fte":
        return sum(map(number_in, table.weights), Decimal(0))
    return next((amount(found) for found in founds if found.concept == "fte"), None)


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
