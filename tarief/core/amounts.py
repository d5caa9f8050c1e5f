"""Amounts and differences as people read them, each in its own unit."""

from decimal import Decimal

from tarief.core.dutch import dutch, money, shown
from tarief.core.ties import rounded_decimal
from tarief.core.units import EURO, Unit


def euro(amount: Decimal, decimals: int = 2) -> str:
    """Write an amount as `€ 37,02`, with a space that does not break."""
    return money(amount, decimals=decimals)


def signed_euro(amount: Decimal) -> str:
    """Write a change as `+€ 4,57` or `−€ 1,20`; no sign for nothing."""
    return signed(amount, EURO)


def price(amount: Decimal, unit: Unit) -> str:
    """Write a price without what it is per: `€ 37,02`, `CHF 1,4345`, `3,885%`, `1.400 uur`."""
    return money(amount, unit.currency, unit.decimals) if unit.money else shown(amount, unit)


def amount(value: Decimal, unit: Unit) -> str:
    """Write an amount in a sentence that is about euros, `37,02`, with its unit where that is another."""
    return dutch(value) if unit.in_cents else price(value, unit)


def signed(amount: Decimal, unit: Unit) -> str:
    """Write a difference with its sign: `+€ 4,57`, `−0,40 procentpunt`; no sign for nothing."""
    number = amount.scaleb(2) if unit.percent else amount
    written = f"{dutch(number, unit.decimals)} procentpunt" if unit.percent else price(amount, unit)
    return f"+{written}" if rounded_decimal(number, unit.decimals) > 0 else written
