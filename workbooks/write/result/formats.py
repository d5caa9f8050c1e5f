"""How amounts are written in the cells of a result: by the unit of the price, euro or not."""

from __future__ import annotations

from tarief.core.units import Unit

#: A share of the whole.
SHARE = "0.0%"


def amount_format(unit: Unit) -> str:
    """Return the format of a shown amount: cents for money, and otherwise the decimals of the unit."""
    return "#,##0.00" if unit.money else unit.cell_format


def exact_format(unit: Unit) -> str:
    """Return the format of an amount that is not rounded: two decimals more."""
    return amount_format(unit).replace(".00", ".0000")


def big_format(unit: Unit) -> str:
    """Return the format of a price by itself, with its currency."""
    currency = unit.symbol.partition("/")[0].replace('"', "") if unit.money else ""
    if currency == "€":
        return f"[$€-413] {amount_format(unit)}"
    return f'"{currency} "{amount_format(unit)}' if currency else amount_format(unit)


def signed(unit: Unit) -> str:
    """Return the format of a difference: with its sign, and a dash for none."""
    shown = amount_format(unit) if unit.money else unit.cell_format
    return f'+{shown};-{shown};"–"'
