"""Hours over a period as a contract form: an allotment each year, drawn freely, paid up to its tolerance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.answer import Answer, Circumstances, FormIn
from tarief.contracts.course import Course, Year
from tarief.contracts.form import ContractForm, worked_out
from tarief.contracts.forms.indexed import INDEXED, IndexedForm, IndexedIn
from tarief.contracts.hours import (
    OVER_PERIOD,
    Allotment,
    ToewijzingIn,
    YearOfHours,
    alerts,
    over_period,
    paid_hours,
    per_week,
)
from tarief.contracts.limits import KIND, ZERO, fault, not_negative
from tarief.contracts.numbers import YEAR, AgreedTerm, ContractNumber, WholeNumber
from tarief.contracts.years import contract_model
from tarief.core.dutch import decimals_of, dutch
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.core.units import Aandeel, Euro, Getal, Uren, UrenPerWeek
from tarief.documents.record import Entry, Record, RecordOf, records
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
    """An allotment that may be drawn freely; `weekly` is delivered per year and week: the volume of the course."""

    model: ClassVar[Model] = uren_over_periode
    allotment: Allotment
    weekly: tuple[tuple[Decimal, ...], ...]
    indexation: tuple[Decimal, ...] = ()
    label: str = OVER_PERIOD

    def terms(self) -> Iterator[AgreedTerm]:
        """The allotment and the indices."""
        granted = self.allotment
        yield from ToewijzingIn.terms_in(granted, (HOURS,))
        yield AgreedTerm("weken", Decimal(granted.weeks), (HOURS, "weken"))
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
        years = []
        for year, hours, [tariff] in zip(course.years, self.weekly, worked_out(self, course, "jaarprijs"), strict=True):
            granted = replace(self.allotment, tariff=tariff)
            years.append(YearOfHours(year.year, over_period(granted, hours), per_week(granted, hours)))
        return tuple(years)


def _week(example: str) -> WholeNumber:
    advice = "Geef een heel getal van {least} tot en met {most}."
    return WholeNumber(1, MOST_WEEKS, "{} is geen week of aantal weken.", advice, example)


class InzetIn(Record):
    """Weeks with the hours delivered in each of them; without a year they hold for every year."""

    jaar = Entry(YEAR).optional()
    van_week = Entry(_week("1"))
    tot_en_met_week = Entry(_week("8"))
    uren_per_week = Entry(ContractNumber("Het aantal geleverde uren", not_negative, '"4"'))

    def lengthen(self, weekly: Mapping[int, list[Decimal]], most: int) -> None:
        """Add the weeks to the years they are of."""
        first, last = self.van_week, self.tot_en_met_week
        if self.jaar is not None and self.jaar not in weekly:
            text = f"{self.jaar} is geen jaar van het verloop."
            self.spot.inside("jaar").fault(KIND, text, "Kies een jaar van het verloop.")
            return
        if last > most:
            text = f"De toewijzing loopt {most} weken."
            self.spot.inside("tot_en_met_week").fault(KIND, text, "Haal weken weg of verleng de toewijzing.")
            return
        for weeks in weekly.values() if self.jaar is None else [weekly[self.jaar]]:
            if first != len(weeks) + 1 or last < first:
                text = f"De weken {first} tot en met {last} sluiten niet aan op de vorige."
                advice = f"Laat deze regel beginnen in week {len(weeks) + 1} en niet eerder eindigen."
                self.spot.inside("van_week").fault(KIND, text, advice)
                return
            weeks += [self.uren_per_week] * (last - first + 1)


class UrenOverPeriodeIn(ToewijzingIn):
    """Hours that may be drawn freely over a number of weeks; the volume of a year is what is delivered in it."""

    weken = Entry(_week("26"))
    inzet = records(InzetIn).otherwise((), required=True)

    def weekly(self, years: Sequence[int]) -> tuple[tuple[Decimal, ...], ...]:
        """Return the hours of each week of each year."""
        if not self.given.get("inzet"):
            advice = 'Geef per stuk weken: {"van_week": 1, "tot_en_met_week": 8, "uren_per_week": 6}.'
            self.spot.inside("inzet").fault(KIND, "De inzet ontbreekt.", advice)
        found: dict[int, list[Decimal]] = {year: [] for year in years}
        for stretch in self.inzet if self.sound and years else ():
            stretch.lengthen(found, self.weken)
        return tuple(map(tuple, found.values()))


class UrenOverPeriodeVormIn(IndexedIn):
    """Inspanningsgericht, with hours over a period in place of a price and a volume."""

    KEY, ONLY_WITH = "inspanningsgericht", HOURS
    uren_over_periode = Entry(RecordOf(UrenOverPeriodeIn))

    def agreed(self) -> HoursOverPeriod | None:
        """Return the form; None where its weeks cannot be."""
        hours, faults = self.uren_over_periode, len(self.spot.faults)
        weekly = hours.weekly(self.years)
        if len(self.spot.faults) > faults:
            return None
        return HoursOverPeriod(hours.filled(Allotment, weeks=hours.weken), weekly, self.indexering)

    def answer(self, form: ContractForm, asked: Circumstances) -> Answer:
        """Work out the form and its hours, with the alerts on their use."""
        assert isinstance(form.inside, HoursOverPeriod)
        hours = form.inside.drawn(asked.course)
        findings = alerts(hours, self.spot.place / HOURS / "inzet")
        return replace(FormIn.answer(self, form, asked), findings=findings, hours=hours)


def _unequal(year: Year, hours: Sequence[Decimal]) -> Iterator[Finding]:
    if (together := sum(hours, ZERO)) != year.volume:
        told, asked = _shown(together), _shown(year.volume)
        text = f"De inzet van {year.year} telt op tot {told} uur; het volume in het verloop is {asked}."
        yield fault(_USED, text, "Laat de uren per week samen het volume van het jaar zijn.")


def _shown(value: Decimal) -> str:
    return dutch(value, decimals_of(value, 0, 2))
