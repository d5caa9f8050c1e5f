"""Hours over a period, drawn freely: tolerance, alerts, what returns (docs/onderhandeling.md#uren-over-een-periode)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from typing_extensions import TypedDict

from tarief.contracts.limits import ONE, ZERO, fault, not_negative, positive, share
from tarief.contracts.numbers import AgreedNumber, AgreedRecord
from tarief.core.dutch import percent
from tarief.core.expression import at_most
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.json_data import Decimaal
from tarief.core.jsonable import Jsonable
from tarief.core.place import PathStep, Place
from tarief.core.rounding import to_cents

#: The two agreements that are shown beside each other, the one that pays first.
OVER_PERIOD, PER_WEEK = "Uren over de periode", "Weekplafond"
#: Said when the hours used run this far ahead of or behind the time that has passed.
DEPARTURE = Decimal("0.25")
#: Said when this part of the hours is used.
ALMOST = Decimal("0.80")


class ToewijzingIn(AgreedRecord):
    """The numbers of an allotment."""

    uren_per_week = AgreedNumber("hours_per_week", "Het aantal uren per week", positive, example='"4"')
    tarief = AgreedNumber("tariff", "Het tarief", not_negative, example='"62.86"', key="prijs")
    tolerantie = AgreedNumber(
        "tolerance", "De tolerantie", share, "Deel dat boven de toewijzing mag: 0.05 is 5 procent.", usual=ZERO
    )


@dataclass(frozen=True, slots=True)
class Allotment:
    """What was granted: hours a week, for a number of weeks, at a tariff; `tolerance` may be used on top."""

    hours_per_week: Decimal
    weeks: int
    tariff: Decimal
    tolerance: Decimal = ZERO

    def __post_init__(self) -> None:
        place = Place.words("toewijzing")
        weeks = positive(Decimal(self.weeks), place / "weken", "Het aantal weken")
        refuse((*ToewijzingIn.faults_in(self, place), *weeks))

    @property
    def hours(self) -> Decimal:
        """The hours of the whole period."""
        return self.hours_per_week * self.weeks


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was delivered and what of it is paid, in hours and in euro in cents."""

    allotment: Allotment
    delivered: Decimal
    paid_hours: Decimal
    findings: tuple[Finding, ...] = ()

    @property
    def unpaid_hours(self) -> Decimal:
        """Hours delivered that nobody pays."""
        return self.delivered - self.paid_hours

    @property
    def returned_hours(self) -> Decimal:
        """Hours of the allotment that were not used."""
        return max(ZERO, self.allotment.hours - self.paid_hours)

    def euro(self, hours: Decimal) -> Decimal:
        """Return what hours cost at the tariff, in cents."""
        return to_cents(hours * self.allotment.tariff)


def paid_hours(delivered: Decimal, granted: Decimal, tolerance: Decimal) -> Decimal:
    """Return the hours that are paid: those delivered, up to what was granted with its tolerance."""
    return at_most(delivered, granted * (1 + tolerance))


def over_period(allotment: Allotment, weekly: Sequence[Decimal]) -> Drawn:
    """Pay what is delivered up to the hours of the period with their tolerance; say when use departs from time."""
    used = _delivered(allotment, weekly)
    paid = paid_hours(used, allotment.hours, allotment.tolerance)
    return Drawn(allotment, used, paid, tuple(_alerts(allotment, weekly)))


def per_week(allotment: Allotment, weekly: Sequence[Decimal]) -> Drawn:
    """Pay no more in a week than the hours of a week with their tolerance."""
    used = _delivered(allotment, weekly)
    paid = (paid_hours(hours, allotment.hours_per_week, allotment.tolerance) for hours in weekly)
    return Drawn(allotment, used, sum(paid, ZERO))


class UrenEnBedrag(TypedDict):
    """Hours, and what they are worth at the tariff."""

    uren: Decimaal
    bedrag: Decimaal


class Urenafspraak(TypedDict):
    """What becomes of hours under one agreement."""

    toegewezen: UrenEnBedrag
    geleverd: UrenEnBedrag
    betaald: UrenEnBedrag
    onbetaald: UrenEnBedrag
    terug: UrenEnBedrag


def _written(drawn: Drawn) -> Urenafspraak:
    return {  # type: ignore[return-value]  # the keys of `parts` are those of the agreement
        key: {"uren": f"{hours:f}", "bedrag": f"{drawn.euro(hours):f}"} for key, hours in parts(drawn).items()
    }


@dataclass(frozen=True, slots=True)
class YearOfHours(Jsonable):
    """The hours of a year as they are paid, and beside it what a weekly ceiling would have paid."""

    TITLE = "Urenjaar"

    year: Annotated[int, "jaar"]
    free: Annotated[Drawn, "over_de_periode", _written]
    ceiling: Annotated[Drawn, "met_weekplafond", _written]


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


def alerts(years: Sequence[YearOfHours], place: Place) -> tuple[Finding, ...]:
    """Return the alerts of every year, at the place of the hours; over more years each names its year."""
    more = len(years) > 1
    return tuple(
        replace(alert.at(place), text=f"{one.year}, {alert.text[0].lower()}{alert.text[1:]}" if more else alert.text)
        for one in years
        for alert in one.free.findings
    )


def _delivered(allotment: Allotment, weekly: Sequence[Decimal]) -> Decimal:
    what = "Het aantal geleverde uren"
    refuse(item for week, hours in enumerate(weekly, 1) for item in not_negative(hours, _week(week), what))
    if len(weekly) > allotment.weeks:
        text = f"Er zijn uren voor {len(weekly)} weken; de toewijzing loopt {allotment.weeks} weken."
        refuse([fault(Place.of("inzet"), text, "Haal weken weg of verleng de toewijzing.")])
    return sum(weekly, ZERO)


def _alerts(allotment: Allotment, weekly: Sequence[Decimal]) -> Iterable[Finding]:
    """One alert when 80% is used and one at the start of each stretch of weeks that departs from time."""
    used, departing, nearly = ZERO, False, False
    for week, hours in enumerate(weekly, 1):
        used += hours
        part, time = used / allotment.hours, Decimal(week) / allotment.weeks
        if part >= ALMOST and not nearly:
            nearly = True
            text = f"{percent(part)} van de uren is gebruikt."
            yield _alert("uren_bijna_op", week, text, "Bespreek wat nog nodig is.")
        departs = abs(part / time - ONE) > DEPARTURE
        if departs and not departing:
            text = f"{percent(part)} van de uren is gebruikt in {percent(time)} van de tijd."
            yield _alert("uren_wijken_af", week, text, "Ga na of het tempo past bij de rest van de periode.")
        departing = departs


def _alert(kind: str, week: int, text: str, advice: str) -> Finding:
    return Finding(kind, f"Week {week}: {text}", advice, _week(week), Severity.NOTE)


def _week(number: int) -> Place:
    return Place.words("inzet", PathStep(f"week {number}"))
