"""What a contract form does to each party, year by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.core.expression import total
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
        return {"jaar": self.year, "volume": f"{self.volume:f}", **self.in_cents().amounts()}

    def amounts(self) -> Bedragen:
        """Return budget, payment, cost and both results, decimals as text."""
        return {
            "budget": f"{self.budget:f}",
            "betaling": f"{self.payment:f}",
            "kosten": f"{self.cost:f}",
            "aanbieder": f"{self.provider:f}",
            "gemeente": f"{self.municipality:f}",
        }

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
    def together(self) -> YearResult:
        """All years as one: the first, with what was agreed on, paid and spent in all of them."""
        first, years = self.years[0], self.years
        budget, payment = total([year.budget for year in years]), total([year.payment for year in years])
        return YearResult(first.year, first.volume, budget, payment, total([year.cost for year in years]))

    @property
    def provider(self) -> Decimal:
        """The provider's result over all years."""
        return self.together.provider

    @property
    def municipality(self) -> Decimal:
        """The municipality's result over all years."""
        return self.together.municipality

    def as_json(self) -> Vormresultaat:
        """Return the years and both totals, decimals as text."""
        years = [year.as_json() for year in self.years]
        return {"vorm": self.form, "jaren": years, **self.in_cents().together.amounts()}

    def in_cents(self) -> FormResult:
        """Return the result as it is paid, year by year in cents; totals are then the sum of what is shown."""
        return replace(self, years=tuple(year.in_cents() for year in self.years))
