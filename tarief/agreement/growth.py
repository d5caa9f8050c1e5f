"""The tariff of each year in which an agreed tariff is grown into (docs/onderhandeling.md#ingroeipad)."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from tarief.calculation import Breakdown
from tarief.core.number import EXACT
from tarief.negotiation.outcomes import AgreementReached


def growth_amounts(terms: AgreementReached, calculations: Mapping[str, Breakdown]) -> dict[str, tuple[Decimal, ...]]:
    """Return by product the tariff of each year: that before, with a share of what lies between it and the agreed one.

    Each is rounded as the agreed tariff is, and none is indexed yet.
    """
    with localcontext(EXACT):
        return {
            product: tuple(found.final.shown(before + share * (found.tarief - before)) for share in terms.path)
            for product, before in terms.before.items()
            if terms.path and (found := calculations.get(product)) is not None
        }
