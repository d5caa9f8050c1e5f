"""Amounts as people read them."""

from __future__ import annotations

from decimal import Decimal

from tarief import Breakdown
from tarief.core.dutch import dutch

HUNDRED = 100


def euro(amount: Decimal) -> str:
    """Write an amount as `€ 37,02`, with a space that does not break."""
    return f"€\u00a0{dutch(amount)}"


def signed_euro(amount: Decimal) -> str:
    """Write a change as `+€ 4,57` or `−€ 1,20`; no sign for nothing."""
    shown = dutch(abs(amount))
    sign = "" if not shown.strip("0,") else "+" if amount > 0 else "−"
    return f"{sign}€\u00a0{shown}"


def percent_of(amount: Decimal, whole: Decimal) -> str:
    """Write an amount as a whole percentage of another: `67%`; empty when there is no whole."""
    return f"{dutch(amount / whole * HUNDRED, 0)}%" if whole else ""


def other_prices(breakdown: Breakdown) -> tuple[str, ...]:
    """Write the other prices of a model that prices several products: `Tarief per kilometer € 1,20`."""
    nodes, first = breakdown.plan.nodes, breakdown.plan.result
    return tuple(f"{nodes[key].label} {euro(amount)}" for key, amount in breakdown.results.items() if key != first)


def kostprijs_of(breakdown: Breakdown) -> str:
    """Write the cost price, or a dash when only a tariff was given."""
    return "–" if breakdown.kostprijs is None else euro(breakdown.kostprijs)
