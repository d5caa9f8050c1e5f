"""A salary over a whole calendar year: several tables, each weighted by the months in which it holds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from tarief.core.dutch import dutch
from tarief.parameters.library import Library
from tarief.parameters.record import Status, Value

_MONTHS = 12


def mean_over_year(library: Library, cao: str, scale: str, step: str, year: int) -> Value:
    """Return the mean month salary over `year`; raises Refused when a month has no table.

    The mean of several tables is derived; its article says which amounts hold for how many months.
    """
    salaries = [library.salary(cao, scale, step, date(year, month, 1)) for month in range(1, _MONTHS + 1)]
    tables = [list(months) for _, months in groupby(salaries, key=lambda value: value.value)]
    if len(tables) == 1:
        return salaries[0]
    mean = sum((Decimal(str(value.value)) for value in salaries), Decimal(0)) / _MONTHS
    parts = " + ".join(f"{len(months)} × {dutch(Decimal(str(months[0].value)))}" for months in tables)
    article = f"{salaries[-1].article}, gemiddelde over {year}: ({parts}) / {_MONTHS}".removeprefix(", ")
    return replace(
        salaries[-1], value=mean, article=article, status=Status.DERIVED, start=date(year, 1, 1), end=date(year, 12, 31)
    )
