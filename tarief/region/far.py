"""Amounts in a region of another order than the cost prices in it: a point or a zero in a wrong place.

For the facilitator alone: what is far off tells others what lies near.
"""

from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import Final

from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside
from tarief.core.units import Unit
from tarief.region.case import RegionCase

#: With two cost prices nobody knows which of them is far off.
_FEWEST: Final = 3


def far_off(case: RegionCase) -> Iterator[Finding]:
    """Yield the cost prices and tariffs that are ten times the middle cost price, or a tenth of it."""
    providers = case.region.providers
    if len(providers) < _FEWEST:
        return
    middle = median(provider.cost for provider in providers)
    for index, provider in enumerate(providers):
        place = Place.of("aanbieders", index, "kostprijs")
        yield from _told(f"De kostprijs van {provider.name}", provider.cost, middle, case.unit, place)
    for index, tariff in enumerate(case.tariffs):
        what = f"Het tarief {tariff.name}".rstrip()
        yield from _told(what, tariff.amount, middle, case.unit, Place.of("tarieven", index))


def _told(what: str, amount: Decimal, middle: Decimal, unit: Unit, place: Place) -> Iterator[Finding]:
    if another_order(amount, middle):
        text = f"{what} is {shown(amount, unit)}; de middelste kostprijs in het gebied is {shown(middle, unit)}."
        advice = f"{meant_beside(amount, middle)}Controleer de komma en de nullen."
        yield Finding("onwaarschijnlijk", text, advice, place, Severity.WARNING)
