"""What a contract form does to each party, year by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from tarief.core.expression import total
from tarief.core.jsonable import AMONG, Jsonable, JsonObject
from tarief.core.rounding import to_cents


@dataclass(frozen=True, slots=True)
class Amounts(Jsonable):
    """What a form does to each party, in euro.

    The budget that was agreed on, what the municipality pays, what the care costs.
    """

    TITLE = "Bedragen"

    budget: Annotated[Decimal, "budget"]
    payment: Annotated[Decimal, "betaling"]
    cost: Annotated[Decimal, "kosten"]

    @property
    def provider(self) -> Annotated[Decimal, "aanbieder", "Betaling min kosten; onder nul is een verlies."]:
        """What the provider keeps (below zero: loses)."""
        return self.payment - self.cost

    @property
    def municipality(self) -> Annotated[Decimal, "gemeente", "Budget min betaling; onder nul betaalt de gemeente bij."]:
        """What the municipality has left of its budget (below zero: pays extra)."""
        return self.budget - self.payment

    @property
    def shortfall(self) -> Decimal:
        """Cost above the budget, whoever bears it: the results of both parties sum to minus this."""
        return self.cost - self.budget


@dataclass(frozen=True, slots=True)
class YearResult(Amounts):
    """One year of a form."""

    TITLE = "Jaarresultaat"
    ORDER = "jaar volume"

    year: Annotated[int, "jaar"]
    volume: Annotated[Decimal, "volume"]

    def as_json(self) -> JsonObject:
        """Return the year with amounts in cents."""
        return Jsonable.as_json(self.in_cents())

    def in_cents(self) -> YearResult:
        """Return the year as it is paid: three amounts in cents, and the results that follow from them."""
        return YearResult(
            to_cents(self.budget), to_cents(self.payment), to_cents(self.cost), year=self.year, volume=self.volume
        )


@dataclass(frozen=True, slots=True)
class FormResult(Jsonable):
    """What one contract form comes to, year by year and in all."""

    TITLE = "Vormresultaat"

    form: Annotated[str, "vorm", "De naam van de vorm."]
    years: Annotated[tuple[YearResult, ...], "jaren"]

    @property
    def together(self) -> Annotated[Amounts, AMONG]:
        """What was agreed on, paid and spent in all years."""
        rows = zip(*((year.budget, year.payment, year.cost) for year in self.years), strict=True)
        return Amounts(*map(total, rows))

    def as_json(self) -> JsonObject:
        """Return the years and both totals, in cents."""
        return Jsonable.as_json(self.in_cents())

    @property
    def provider(self) -> Decimal:
        """The provider's result over all years."""
        return self.together.provider

    @property
    def municipality(self) -> Decimal:
        """The municipality's result over all years."""
        return self.together.municipality

    def in_cents(self) -> FormResult:
        """Return the result as it is paid, year by year in cents; totals are then the sum of what is shown."""
        return replace(self, years=tuple(year.in_cents() for year in self.years))
