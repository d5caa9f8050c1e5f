"""What a contract form does to each party, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.core.json_data import Decimaal
from tarief.core.rounding import to_cents


class Bedragen(TypedDict):
    """What a form does to each party, in euro."""

    budget: Decimaal
    betaling: Decimaal
    kosten: Decimaal
    aanbieder: Decimaal
    """Betaling min kosten; onder nul is een verlies."""
    gemeente: Decimaal
    """Budget min betaling; onder nul betaalt de gemeente bij."""


class Jaarresultaat(Bedragen):
    """One year of a form."""

    jaar: int
    volume: Decimaal


class Vormresultaat(Bedragen):
    """What one contract form comes to, year by year and in all."""

    vorm: str
    """De naam van de vorm."""
    jaren: list[Jaarresultaat]


@dataclass(frozen=True, slots=True)
class YearResult:
    """One year in euro: the budget that was agreed on, what the municipality pays, what the care costs."""

    year: int
    volume: Decimal
    budget: Decimal
    payment: Decimal
    cost: Decimal

    @property
    def provider(self) -> Decimal:
        """What the provider keeps (below zero: loses)."""
        return self.payment - self.cost

    @property
    def municipality(self) -> Decimal:
        """What the municipality has left of its budget (below zero: pays extra)."""
        return self.budget - self.payment

    @property
    def shortfall(self) -> Decimal:
        """Cost above the budget, whoever bears it: the results of both parties sum to minus this."""
        return self.cost - self.budget

    def as_json(self) -> Jaarresultaat:
        """Return the year with amounts in cents."""
        year = self.in_cents()
        return {"jaar": self.year, "volume": f"{self.volume:f}", **_amounts([year])}

    def in_cents(self) -> YearResult:
        """Return the year as it is paid: three amounts in cents, and the results that follow from them."""
        amounts = (to_cents(amount) for amount in (self.budget, self.payment, self.cost))
        return YearResult(self.year, self.volume, *amounts)


@dataclass(frozen=True, slots=True)
class FormResult:
    """The result of one contract form over the years of a course."""

    form: str
    years: tuple[YearResult, ...]

    @property
    def provider(self) -> Decimal:
        """The provider's result over all years."""
        return total(year.provider for year in self.years)

    @property
    def municipality(self) -> Decimal:
        """The municipality's result over all years."""
        return total(year.municipality for year in self.years)

    def as_json(self) -> Vormresultaat:
        """Return the years and both totals, decimals as text."""
        return {
            "vorm": self.form,
            "jaren": [year.as_json() for year in self.years],
            **_amounts(self.in_cents().years),
        }

    def in_cents(self) -> FormResult:
        """Return the result as it is paid, year by year in cents; totals are then the sum of what is shown."""
        return replace(self, years=tuple(year.in_cents() for year in self.years))


def _amounts(years: Sequence[YearResult]) -> Bedragen:
    """Return the sum of some years: budget, payment, cost and both results, decimals as text."""
    return {
        "budget": f"{total(year.budget for year in years):f}",
        "betaling": f"{total(year.payment for year in years):f}",
        "kosten": f"{total(year.cost for year in years):f}",
        "aanbieder": f"{total(year.provider for year in years):f}",
        "gemeente": f"{total(year.municipality for year in years):f}",
    }


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum of amounts."""
    return sum(amounts, Decimal(0))
