"""What a value of a quantity may be, and what is said of one that is outside it."""

from decimal import Decimal

from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.core.plausible import short
from tarief.core.units import Unit
from tarief.model.declare import Quantity


def out_of_bounds(quantity: Quantity, value: Decimal, unit: Unit) -> Finding | None:
    """Return the fault when a value lies outside what its declaration allows, placed at the key of the quantity."""
    if not _too_low(quantity, value) and not _too_high(quantity, value, unit):
        return None
    text = f"{quantity.label} is {short(value)}."
    advice = expected(quantity, unit)
    if unit.percent and 1 < value <= 100:
        share = _share_meant(quantity, value)
        percent = short(share.scaleb(2))
        advice = f"{advice} Bedoelt u {percent}%? Vul {short(share)} in of geef de cel de opmaak Percentage."
    return Finding("buiten_grenzen", text, advice, Place.of(quantity.key), subject=quantity.key, value=value)


def _share_meant(quantity: Quantity, value: Decimal) -> Decimal:
    """A percentage without its sign; of what may fall too, a factor: 1,035 is 3.5% more."""
    may_fall = not quantity.positive and (quantity.minimum is None or quantity.minimum < 0)
    return value - 1 if may_fall and value < 2 else value.scaleb(-2)


def _too_low(quantity: Quantity, value: Decimal) -> bool:
    return (quantity.positive and value <= 0) or (quantity.minimum is not None and value < quantity.minimum)


def _too_high(quantity: Quantity, value: Decimal, unit: Unit) -> bool:
    """A maximum belongs to the declared unit: an amount per hour is not bound by the 100% of a share."""
    return quantity.maximum is not None and unit == quantity.unit and value > quantity.maximum


def expected(quantity: Quantity, unit: Unit) -> str:
    """Say as a sentence what a value may be."""
    return f"Verwacht wordt een waarde {limits_of(quantity, unit)}."


def limits_of(quantity: Quantity, unit: Unit) -> str:
    """Say what a value may be: `groter dan 0`, `van minstens 0 en van hoogstens 1`."""
    limits = ["groter dan 0"] if quantity.positive else []
    if quantity.minimum is not None and not quantity.positive:
        limits.append(f"van minstens {short(quantity.minimum)}")
    if quantity.maximum is not None and unit == quantity.unit:
        limits.append(f"van hoogstens {short(quantity.maximum)}")
    return listed(limits)
