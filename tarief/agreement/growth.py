"""The tariffs of the years in which agreed tariffs are grown into (docs/onderhandeling.md#ingroeipad)."""

from collections.abc import Mapping
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.negotiation.outcomes import AgreementReached


def growth_amounts(terms: AgreementReached, calculations: Mapping[str, Breakdown]) -> dict[str, tuple[Decimal, ...]]:
    """Return by product, as far as it grows, the tariff of each year."""
    return {
        product: growth.amounts(found.tarief, found.final)
        for product, found in calculations.items()
        if (growth := terms.growth(product)) is not None
    }
