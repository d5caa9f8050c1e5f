"""Hours over a period as a contract form: an allotment each year, drawn freely, paid up to its tolerance.

See docs/onderhandeling.md#uren-over-een-periode.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.answer import Answer, AskedForm, Circumstances
from tarief.contracts.course import Course, Year
from tarief.contracts.fields import Fields
from tarief.contracts.form import AgreedTerm, line_id, plan_of, settle_years
from tarief.contracts.forms.indexed import INDEXED, AgreedNumber, IndexedForm
from tarief.contracts.hours import OVER_PERIOD, Allotment, YearOfHours, alerts, over_period, paid_hours, per_week
from tarief.contracts.limits import ZERO, fault, not_negative, positive, share
from tarief.contracts.reading_corridor import around
from tarief.contracts.years import contract_model
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import Aandeel, Euro, Getal, Uren, UrenPerWeek
from tarief.model.model import Model

HOURS = "uren_over_periode"
_USED = Place.words(PathStep("inzet", (HOURS, "inzet")))
#: Weeks in a year: an allotment is granted anew each year.
MOST_WEEKS = 53

uren_over_periode = contract_model("uren_over_periode", "Uren over een periode")
uren_over_periode.use(INDEXED)
uren_over_periode.given("prijs", "Tarief per uur", Euro)
uren_over_periode.given("uren_per_week", "Toegewezen uren per week", UrenPerWeek)
uren_over_periode.given("weken", "Weken van de toewijzing", Getal)
uren_over_periode.given("tolerantie", "Tolerantie", Aandeel, optional="-")


@uren_over_periode.step("Toegewezen uren")
def toegewezen_uren(uren_per_week: UrenPerWeek, weken: Getal) -> Uren:
    """De uren van de hele periode."""
    return uren_per_week * weken


@uren_over_periode.step("Budget", row="jaren")
def budget(toegewezen_uren: Uren, jaarprijs: Euro) -> Euro:
    """De toegewezen uren tegen het tarief."""
    return toegewezen_uren * jaarprijs


@uren_over_periode.step("Vergoeding", row="jaren")
def vergoeding(volume: Uren, toegewezen_uren: Uren, tolerantie: Aandeel, jaarprijs: Euro) -> Euro:
    """De geleverde uren, tot en met de toegewezen uren en hun tolerantie, tegen het tarief."""
    return paid_hours(volume, toegewezen_uren, tolerantie) * jaarprijs


@dataclass(frozen=True, slots=True)
class HoursOverPeriod(IndexedForm):
    """An allotment that may be drawn freely; `weekly` is what is delivered, per year and week.

    The volume of a year of the course is its hours delivered, so both must say the same. Its budget is the allotment.
    """

    model: ClassVar[Model] = uren_over_periode
    numbers: ClassVar[tuple[AgreedNumber, ...]] = ()
    allotment: Allotment
    weekly: tuple[tuple[Decimal, ...], ...]
    indexation: tuple[Decimal, ...] = ()
    label: str = OVER_PERIOD

    def terms(self) -> Iterator[AgreedTerm]:
        """The allotment and the indices."""
        granted = self.allotment
        yield AgreedTerm("uren_per_week", granted.hours_per_week, (HOURS, "uren_per_week"))
        yield AgreedTerm("weken", Decimal(granted.weeks), (HOURS, "weken"))
        yield AgreedTerm("prijs", granted.tariff, (HOURS, "tarief"))
        if granted.tolerance:
            yield AgreedTerm("tolerantie", granted.tolerance, (HOURS, "tolerantie"))
        yield from IndexedForm.terms(self)

    def fits(self, course: Course) -> None:
        """Refuse a course with other years or other hours."""
        if len(self.weekly) != len(course.years):
            refuse([fault(_USED, "De inzet hoort niet bij de jaren van het verloop.", "Geef de inzet van elk jaar.")])
        refuse(item for year, hours in zip(course.years, self.weekly, strict=True) for item in _unequal(year, hours))
        IndexedForm.fits(self, course)

    def drawn(self, course: Course) -> tuple[YearOfHours, ...]:
        """Return what is paid in each year, over the period and, to compare, under a weekly ceiling."""
        self.fits(course)
        values = plan_of(self, course).run()
        years = []
        for number, (year, hours) in enumerate(zip(course.years, self.weekly, strict=True)):
            granted = replace(self.allotment, tariff=values[line_id("jaarprijs", number)])
            years.append(YearOfHours(year.year, over_period(granted, hours), per_week(granted, hours)))
        return tuple(years)


@dataclass(frozen=True, slots=True)
class AskedHours(AskedForm):
    """Hours over a period as asked for: beside the amounts come the hours of each year, and alerts on their use."""

    def answer(self, asked: Circumstances) -> Answer:
        """Work out the form and its hours."""
        result, form = settle_years(self.form, asked.course), self.form.inside
        assert isinstance(form, HoursOverPeriod)
        hours = form.drawn(asked.course)
        return Answer(self, result, alerts(hours, self.fields.place / HOURS / "inzet"), hours=hours)


def read_hours(fields: Fields, years: Sequence[int]) -> AskedForm | None:
    """Read hours over a period; None, with every fault noted, where it cannot be. `years` are those of the course."""
    return AskedHours.of(fields, around(fields, fields.made(lambda: _form(fields, years))))


def _form(fields: Fields, years: Sequence[int]) -> HoursOverPeriod | None:
    before, item = len(fields.faults), fields.table("uren_over_periode")
    hours = item.checked("uren_per_week", positive, "Het aantal uren per week")
    weeks = _week(item, "weken")
    tariff = item.checked("tarief", not_negative, "Het tarief")
    more = item.checked("tolerantie", share, "De tolerantie") if item.has("tolerantie") else Decimal(0)
    weekly = _weekly(item, years, weeks)
    item.close()
    indexation = fields.numbers("indexering")
    if len(fields.faults) > before:
        return None
    return HoursOverPeriod(Allotment(hours, weeks, tariff, more), weekly, indexation)


def _weekly(item: Fields, years: Sequence[int], weeks: int) -> tuple[tuple[Decimal, ...], ...]:
    """The hours of each week of each year; a stretch that names no year holds for all of them."""
    found: dict[int, list[Decimal]] = {year: [] for year in years}
    stretches = item.records("inzet")
    if not stretches and isinstance(item.get("inzet"), list | None):
        item.fault(
            "De inzet ontbreekt.",
            'Geef per stuk weken: {"van_week": 1, "tot_en_met_week": 8, "uren_per_week": 6}.',
            "inzet",
        )
    for stretch in stretches:
        _add(stretch, found, weeks)
        stretch.close()
    return tuple(tuple(hours) for hours in found.values())


def _add(stretch: Fields, found: dict[int, list[Decimal]], weeks: int) -> None:
    before = len(stretch.faults)
    year = stretch.whole("jaar") if stretch.has("jaar") else 0
    first, last = _week(stretch, "van_week"), _week(stretch, "tot_en_met_week")
    hours = stretch.checked("uren_per_week", not_negative, "Het aantal geleverde uren")
    if len(stretch.faults) > before:
        return
    if year and found and year not in found:
        stretch.fault(f"{year} is geen jaar van het verloop.", "Kies een jaar van het verloop.", "jaar")
    elif last > weeks > 0:
        stretch.fault(
            f"De toewijzing loopt {weeks} weken.", "Haal weken weg of verleng de toewijzing.", "tot_en_met_week"
        )
    else:
        _lengthen(stretch, [found[year]] if year in found else list(found.values()), first, last, hours)


def _lengthen(stretch: Fields, wanted: Sequence[list[Decimal]], first: int, last: int, hours: Decimal) -> None:
    for weeks in wanted:
        if first != len(weeks) + 1 or last < first:
            text = f"De weken {first} tot en met {last} sluiten niet aan op de vorige."
            stretch.fault(
                text, f"Laat deze regel beginnen in week {len(weeks) + 1} en niet eerder eindigen.", "van_week"
            )
            return
        weeks += [hours] * (last - first + 1)


def _week(item: Fields, name: str) -> int:
    before, found = len(item.faults), item.number(name)
    if len(item.faults) > before:
        return 0
    if found != found.to_integral_value() or not 1 <= found <= MOST_WEEKS:
        item.fault(
            f"{found:f} is geen week of aantal weken.", f"Geef een heel getal van 1 tot en met {MOST_WEEKS}.", name
        )
        return 0
    return int(found)


def _unequal(year: Year, hours: Sequence[Decimal]) -> tuple[Finding, ...]:
    together = sum(hours, ZERO)
    if together == year.volume:
        return ()
    text = (
        f"De inzet van {year.year} telt op tot {_shown(together)} uur; het volume in het verloop is "
        f"{_shown(year.volume)}."
    )
    return (fault(_USED, text, "Laat de uren per week samen het volume van het jaar zijn."),)


def _shown(value: Decimal) -> str:
    return dutch(value, max(0, min(2, -int(value.normalize().as_tuple().exponent))))
