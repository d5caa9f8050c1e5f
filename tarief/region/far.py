"""Amounts in a region of another order than the cost prices in it or what was published: a point or a zero misplaced.

What is far off the cost prices of others is for the facilitator alone: it tells what lies near.
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
from tarief.parameters import load_parameters
from tarief.parameters.published import published_tariffs
from tarief.region.case import RegionCase

#: With two cost prices nobody knows which of them is far off.
_FEWEST: Final = 3
_CHECK: Final = "Controleer de komma en de nullen"
_MIDDLE: Final = "De middelste kostprijs in het gebied"


def far_off(case: RegionCase) -> Iterator[Finding]:
    """Yield the cost prices and tariffs that are of another order than the middle cost price.

    Where the middle itself is far from what was published, every amount is held beside that instead.
    """
    providers = case.region.providers
    middle = median(provider.cost for provider in providers)
    all_far = tuple(far_in_all(_MIDDLE, middle, case.unit))
    if all_far or len(providers) < _FEWEST:
        yield from all_far
        yield from tariffs_far_off(case)
        return
    for index, provider in enumerate(providers):
        place = Place.of("aanbieders", index, "kostprijs")
        yield from _told(f"De kostprijs van {provider.name}", provider.cost, middle, case.unit, place)
    for index, tariff in enumerate(case.tariffs):
        what = f"Het tarief {tariff.name}".rstrip()
        yield from _told(what, tariff.amount, middle, case.unit, Place.of("tarieven", index))


def far_in_all(what: str, amount: Decimal, unit: Unit) -> Iterator[Finding]:
    """Yield that a figure of all providers together lies far from the tariffs that were published for the unit."""
    return _beside_published(what, amount, unit, Place.of("aanbieders"), f"{_CHECK} van alle kostprijzen.")


def tariffs_far_off(case: RegionCase) -> Iterator[Finding]:
    """Yield the tariffs that lie far from what was published: that tells of no provider."""
    for index, tariff in enumerate(case.tariffs):
        what = f"Het tarief {tariff.name}".rstrip()
        yield from _beside_published(what, tariff.amount, case.unit, Place.of("tarieven", index), f"{_CHECK}.")


def _beside_published(what: str, amount: Decimal, unit: Unit, place: Place, check: str) -> Iterator[Finding]:
    found = published_tariffs(load_parameters(), unit)
    if found is not None and found.far(amount):
        advice = f"{found.meant(amount)}{check}"
        yield Finding("onwaarschijnlijk", found.beside(what, amount), advice, place, Severity.WARNING)


def _told(what: str, amount: Decimal, middle: Decimal, unit: Unit, place: Place) -> Iterator[Finding]:
    if another_order(amount, middle):
        text = f"{what} is {shown(amount, unit)}; {_MIDDLE[0].lower()}{_MIDDLE[1:]} is {shown(middle, unit)}."
        yield Finding("onwaarschijnlijk", text, f"{meant_beside(amount, middle)}{_CHECK}.", place, Severity.WARNING)
