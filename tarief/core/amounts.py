"""Amounts as people read them."""

from decimal import Decimal

from tarief.core.dutch import dutch, shown
from tarief.core.units import Unit


def euro(amount: Decimal) -> str:
    """Write an amount as `€ 37,02`, with a space that does not break."""
    return f"€\u00a0{dutch(amount)}"


def signed_euro(amount: Decimal) -> str:
    """Write a change as `+€ 4,57` or `−€ 1,20`; no sign for nothing."""
    shown = dutch(abs(amount))
    sign = "" if not shown.strip("0,") else "+" if amount > 0 else "−"
    return f"{sign}€\u00a0{shown}"


def price(amount: Decimal, unit: Unit) -> str:
    """Write a price: `€ 37,02`, or a percentage."""
    return euro(amount) if unit.money else shown(amount, unit)


def signed(amount: Decimal, unit: Unit) -> str:
    """Write a difference with its sign: `+€ 4,57`, `−0,40%`."""
    if unit.money:
        return signed_euro(amount)
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{shown(abs(amount), unit)}"
