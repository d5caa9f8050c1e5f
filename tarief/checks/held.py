"""A filling of a workbook beside what it held: a price below nothing, and an input of another order that moves it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.calculation import Breakdown
from tarief.checks.slips import changed_inputs, price_with, told, what_was_meant
from tarief.core.dutch import shown
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside

BELOW: Final = "tarief_onder_nul"
OTHER: Final = "invoer_onwaarschijnlijk"
#: So many times as high or low a price must become before an input of another order is told.
_MOVED: Final = Decimal(3)
_NOTHING: Final = Decimal(0)


def below_nothing(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield that a price lies below nothing, with the input that takes it there."""
    if breakdown.tarief < 0:
        text = f"Het tarief is {shown(breakdown.tarief, breakdown.unit)}."
        advice = what_was_meant(breakdown, lambda price: price > 0)
        yield remark(BELOW, Place.of(breakdown.plan.result), text, "Een prijs ligt boven nul.", advice)


def far_from_held(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield each input of another order than the workbook held that makes another price altogether."""
    for key, held in changed_inputs(breakdown).items():
        value = breakdown.values[key]
        if held <= 0 or not another_order(value, held):
            continue
        before = price_with(breakdown, key, held)
        if before <= 0 or before / _MOVED < breakdown.tarief < before * _MOVED:
            continue
        text = (
            f"{breakdown.plan.nodes[key].label} is {told(breakdown, key, value)}; "
            f"in het werkboek staat {told(breakdown, key, held)}."
        )
        prices = (shown(price, breakdown.unit) for price in (before, breakdown.tarief))
        why = "Daardoor gaat de prijs van {} naar {}.".format(*prices)
        yield remark(OTHER, Place.of(key), text, why, f"{_meant(breakdown, key, value, held)}Controleer het getal.")


def _meant(breakdown: Breakdown, key: str, value: Decimal, held: Decimal) -> str:
    times = Decimal(100) if breakdown.plan.nodes[key].unit.percent else Decimal(1)
    found = meant_beside(value * times, held * times)
    return found.replace("? ", "%? ") if times > 1 else found
