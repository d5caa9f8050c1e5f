"""Amounts as people read them."""

from __future__ import annotations

from decimal import Decimal

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
