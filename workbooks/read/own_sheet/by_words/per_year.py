"""Two columns of the same costs, per year and per hour: which hour that is, the sheet's own numbers tell.

43,000 beside 33.08 and 1,300 declarable hours is a wage per declarable hour: no 33.08 is a gross wage of an hour that
is paid, so of a wage the year is read. Any other cost is per declarable hour as it is, and its year is of one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.reading.options import WAGES

#: Between what the hours of care of a year lie, and what those are called.
_HOURS, _CARE = (Decimal(600), Decimal(1900)), "productiviteit"
#: So many rows of both are no chance; half a cent, by which an amount per hour is rounded.
_FEWEST, _ROUNDED = 2, Decimal("0.0051")
#: How an amount of a year that is a part of the wages is declared.
_OF_WAGES = "salarissen"
_YEAR, _HOUR = frozenset({"jaar"}), frozenset({"uur"})


def of_year_or_hour(founds: list[Found]) -> list[Found]:
    """Return the numbers with one of each two: of a part of the wages the year, of what else is paid the hour."""
    hours = {found.number.value for found in founds if _is_hours(found)}
    if len(hours) != 1:
        return founds
    (whole,) = hours
    pairs = [*_pairs(founds)]
    same = [abs(year.number.value / whole - hour.number.value) <= _ROUNDED for year, hour in pairs]
    if len(pairs) < _FEWEST or not all(same):
        return founds
    gone = {id(hour if _is_of_wages(year) else year) for year, hour in pairs}
    return [found for found in founds if id(found) not in gone]


def _is_hours(found: Found) -> bool:
    return found.concept == _CARE and not found.number.share and _HOURS[0] <= found.number.value <= _HOURS[1]


def _is_of_wages(found: Found) -> bool:
    """Whether a cost is a wage, or comes on top of one."""
    return found.concept in WAGES or any(form.spread == _OF_WAGES for form in found.match.concept.forms)


def _pairs(founds: Iterable[Found]) -> Iterator[tuple[Found, Found]]:
    """An amount per year with that per hour on the same row, under one name."""
    years: dict[tuple[str, int, str], Found] = {}
    for found in founds:
        place = found.sheet, found.row, found.label
        if found.hints.pers == _YEAR:
            years.setdefault(place, found)
        elif found.hints.pers == _HOUR and place in years:
            yield years[place], found
