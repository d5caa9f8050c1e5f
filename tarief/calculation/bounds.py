"""What a value of a quantity may be, and what is said of one that is outside it."""

from decimal import Decimal

from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.core.plausible import change_meant, short
from tarief.core.units import Unit
from tarief.model.declare import Quantity

#: Nobody works with a smaller part of the hours, the places or the people: a price is divided by it.
_LEAST = Decimal("0.2")


def out_of_bounds(quantity: Quantity, value: Decimal, unit: Unit) -> Finding | None:
    """Return the fault when a value lies outside what its declaration allows, placed at the key of the quantity."""
    if not _too_low(quantity, value) and not _too_high(quantity, value, unit):
        return None
    text = f"{quantity.label} is {short(value)}."
    advice = expected(quantity, unit)
    share = _share_meant(quantity, value) if unit.percent and value > 1 else None
    if share is not None:
        percent = short(share.scaleb(2))
        advice = f"{advice} Bedoelt u {percent}%? Vul {short(share)} in, of {percent}%."
    return Finding("buiten_grenzen", text, advice, Place.of(quantity.key), subject=quantity.key, value=value)


def _share_meant(quantity: Quantity, value: Decimal) -> Decimal | None:
    """A percentage without its sign; of what may fall too, a factor: 1,035 and 103,5 are 3.5% more.

    What a price is divided by is no few percents: there the point may stand elsewhere, or nobody knows what was meant.
    """
    if quantity.positive:
        most = Decimal(1) if quantity.maximum is None else quantity.maximum
        return next((share for places in (-2, -1) if _LEAST <= (share := value.scaleb(places)) <= most), None)
    may_fall = quantity.minimum is None or quantity.minimum < 0
    if not may_fall:
        return value.scaleb(-2) if value <= 100 else None
    return next(reversed([*change_meant(value)]), None)


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
