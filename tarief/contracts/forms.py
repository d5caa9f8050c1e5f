"""The contract forms behind one interface: a course goes in, a result per party per year comes out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Protocol

from tarief.contracts.corridor import Corridor
from tarief.contracts.course import Course
from tarief.contracts.limits import ONE, ZERO, change, fault, not_negative, not_too_large, positive, share
from tarief.contracts.lumpsum import LumpSum
from tarief.contracts.result import FundingResult, YearResult
from tarief.core.findings import refuse
from tarief.core.number import EXACT


class ContractForm(Protocol):
    """A contract form: for each year of a course the agreed budget and what the municipality pays."""

    @property
    def label(self) -> str:
        """The name a reader sees."""

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Return budget and payment in euro for each year."""


@dataclass(frozen=True, slots=True)
class PerUnit:
    """P×Q: a price per hour, day part or trajectory; `expected` is the volume the municipality counts on."""

    price: Decimal
    expected: Decimal
    indexation: tuple[Decimal, ...] = ()
    label: str = "Inspanningsgericht (P×Q)"

    def __post_init__(self) -> None:
        refuse(
            (
                *not_negative(self.price, "prijs", "De prijs"),
                *positive(self.expected, "verwacht_volume", "Het verwachte volume"),
                *(item for index in self.indexation for item in change(index, "indexering", "De indexering")),
            )
        )

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Pay every unit; the first year has no indexation, each later year its own."""
        prices = indexed(self.price, self.indexation, len(course.years))
        return tuple(
            (price * self.expected, price * year.volume) for price, year in zip(prices, course.years, strict=True)
        )


def indexed(price: Decimal, indexation: tuple[Decimal, ...], years: int) -> tuple[Decimal, ...]:
    """Return a price in each year: the first as it is, each later one with its index; none at all keeps it.

    Raises Refused for another number of indices.
    """
    if indexation and len(indexation) != years - 1:
        advice = f"Geef {years - 1} percentages, een voor elk jaar na het eerste."
        refuse([fault("indexering", f"Er zijn {len(indexation)} percentages.", advice)])
    found = [price]
    for index in indexation or (ZERO,) * (years - 1):
        found.append(found[-1] * (ONE + index))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class VolumeBand:
    """A lump sum that is settled at marginal cost for the volume more than `width` off what it counts on."""

    lump_sum: LumpSum
    width: Decimal
    variable_share: Decimal
    label: str = "Lumpsum met volumeband"

    def __post_init__(self) -> None:
        refuse(
            (
                *share(self.width, "volumeband, breedte", "De breedte"),
                *share(self.variable_share, "volumeband, variabel_deel", "Het variabele deel van de kosten"),
            )
        )

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Pay the budget and, outside the band, the variable share of the agreed cost of each unit."""
        found = []
        for year, agreed in zip(course.years, self.lump_sum.agreed(course), strict=True):
            low, high = agreed.volume * (ONE - self.width), agreed.volume * (ONE + self.width)
            outside = max(ZERO, year.volume - high) + min(ZERO, year.volume - low)
            found.append((agreed.budget, agreed.budget + outside * self.variable_share * agreed.unit_cost))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class WithCorridor:
    """Any form with a corridor around what it pays: the deviation of the cost is divided by the bands."""

    form: ContractForm
    corridor: Corridor
    label: str = "Lumpsum met risicocorridor"

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Pay the cost without the part of the deviation that the provider bears."""
        return tuple(
            (budget, year.cost - self.corridor.split(payment, year.cost).provider)
            for year, (budget, payment) in zip(course.years, self.form.pay(course), strict=True)
        )


def settle_years(form: ContractForm, course: Course) -> FundingResult:
    """Return what the form does to each party in each year of the course."""
    with localcontext(EXACT):
        years = tuple(
            YearResult(year.year, year.volume, budget, payment, year.cost)
            for year, (budget, payment) in zip(course.years, form.pay(course), strict=True)
        )
    amounts = ((year.year, amount) for year in years for amount in (year.budget, year.payment, year.cost))
    refuse(found for year, amount in amounts for found in not_too_large(amount, f"jaren, {year}", "Een bedrag"))
    return FundingResult(form.label, years)


def side_by_side(forms: tuple[ContractForm, ...], course: Course) -> tuple[FundingResult, ...]:
    """Return the same care under several contract forms."""
    return tuple(settle_years(form, course) for form in forms)
