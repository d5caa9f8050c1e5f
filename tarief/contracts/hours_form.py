"""Hours over a period as a contract form: an allotment each year, drawn freely, paid up to its tolerance.

See docs/onderhandeling.md#uren-over-een-periode.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tarief.contracts.course import Course, Year
from tarief.contracts.forms import indexed
from tarief.contracts.hours import Allotment, Drawn, over_period, per_week
from tarief.contracts.limits import ZERO, change, fault
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, refuse

#: The two agreements that are shown beside each other, the one that pays first.
OVER_PERIOD, PER_WEEK = "Uren over de periode", "Weekplafond"


@dataclass(frozen=True, slots=True)
class HoursOverPeriod:
    """An allotment that may be drawn freely; `weekly` is what is delivered, per year and week.

    The volume of a year of the course is its hours delivered, so both must say the same. Its budget is the allotment.
    """

    allotment: Allotment
    weekly: tuple[tuple[Decimal, ...], ...]
    indexation: tuple[Decimal, ...] = ()
    label: str = OVER_PERIOD

    def __post_init__(self) -> None:
        refuse(item for index in self.indexation for item in change(index, "indexering", "De indexering"))

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Pay the hours delivered up to those of the period. Raises Refused where the course has other hours."""
        return tuple(
            (year.allotment.hours * year.allotment.tariff, year.paid_hours * year.allotment.tariff)
            for year, _ in self.drawn(course)
        )

    def drawn(self, course: Course) -> tuple[tuple[Drawn, Drawn], ...]:
        """Return what is paid in each year, over the period and, to compare, under a weekly ceiling."""
        if len(self.weekly) != len(course.years):
            refuse([fault("inzet", "De inzet hoort niet bij de jaren van het verloop.", "Geef de inzet van elk jaar.")])
        refuse(item for year, hours in zip(course.years, self.weekly, strict=True) for item in _unequal(year, hours))
        tariffs = indexed(self.allotment.tariff, self.indexation, len(course.years))
        allotments = [replace(self.allotment, tariff=tariff) for tariff in tariffs]
        return tuple(
            (over_period(one, hours), per_week(one, hours)) for one, hours in zip(allotments, self.weekly, strict=True)
        )


@dataclass(frozen=True, slots=True)
class YearOfHours:
    """The hours of one year under both agreements."""

    year: int
    free: Drawn
    ceiling: Drawn

    def as_json(self) -> dict[str, Any]:
        """Return hours and euro of both, decimals as text."""
        return {
            "jaar": self.year,
            "over_de_periode": _told(self.free),
            "met_weekplafond": _told(self.ceiling),
        }


def parts(drawn: Drawn) -> dict[str, Decimal]:
    """Return the hours that are told of an agreement, by key."""
    return {
        "toegewezen": drawn.allotment.hours,
        "geleverd": drawn.delivered,
        "betaald": drawn.paid_hours,
        "onbetaald": drawn.unpaid_hours,
        "terug": drawn.returned_hours,
    }


#: How the parts are called.
LABELS = {
    "toegewezen": "toegewezen",
    "geleverd": "geleverd",
    "betaald": "betaald",
    "onbetaald": "geleverd, niet betaald",
    "terug": "terug naar de gemeente",
}


def alerts(years: Sequence[YearOfHours], place: str) -> tuple[Finding, ...]:
    """Return the alerts of every year, at the place of the hours; over more years each names its year."""
    more = len(years) > 1
    return tuple(
        replace(alert.at(place), text=f"{one.year}, {alert.text[0].lower()}{alert.text[1:]}" if more else alert.text)
        for one in years
        for alert in one.free.findings
    )


def _told(drawn: Drawn) -> dict[str, dict[str, str]]:
    return {key: {"uren": f"{hours:f}", "bedrag": f"{drawn.euro(hours):f}"} for key, hours in parts(drawn).items()}


def _unequal(year: Year, hours: Sequence[Decimal]) -> tuple[Finding, ...]:
    together = sum(hours, ZERO)
    if together == year.volume:
        return ()
    text = (
        f"De inzet van {year.year} telt op tot {_shown(together)} uur; het volume in het verloop is "
        f"{_shown(year.volume)}."
    )
    return (fault("inzet", text, "Laat de uren per week samen het volume van het jaar zijn."),)


def _shown(value: Decimal) -> str:
    return dutch(value, max(0, min(2, -int(value.normalize().as_tuple().exponent))))
