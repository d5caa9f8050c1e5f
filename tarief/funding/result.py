"""What a contract form does to each party, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tarief.rounding import settle, to_cents


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

    def as_json(self) -> dict[str, Any]:
        """Return the year with amounts in cents; the two results are settled so that they sum to budget − cost."""
        both = to_cents(self.budget) - to_cents(self.cost)
        provider, municipality = settle([self.provider, self.municipality], both)
        return {
            "jaar": self.year,
            "volume": f"{self.volume:f}",
            "budget": f"{to_cents(self.budget):f}",
            "betaling": f"{to_cents(self.payment):f}",
            "kosten": f"{to_cents(self.cost):f}",
            "aanbieder": f"{provider:f}",
            "gemeente": f"{municipality:f}",
        }


@dataclass(frozen=True, slots=True)
class FundingResult:
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

    def as_json(self) -> dict[str, Any]:
        """Return the years and both totals, decimals as text."""
        return {
            "vorm": self.form,
            "jaren": [year.as_json() for year in self.years],
            "aanbieder": f"{to_cents(self.provider):f}",
            "gemeente": f"{to_cents(self.municipality):f}",
        }


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum of amounts."""
    return sum(amounts, Decimal(0))
