"""What in a followed year is of another order than the rest, or missing in the middle: told, with what was meant."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.contracts.following import QUARTERS, FollowedProduct
from tarief.core.dutch import listed
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside, short
from tarief.core.units import EURO_PER_DAGDEEL, EURO_PER_ETMAAL, EURO_PER_MINUUT, EURO_PER_UUR
from tarief.parameters import load_parameters
from tarief.parameters.published import published_tariffs

_CHECK: Final = "Controleer de komma en de nullen."
_UNITS: Final = {
    unit.key.removeprefix("euro_per_"): unit
    for unit in (EURO_PER_UUR, EURO_PER_MINUUT, EURO_PER_DAGDEEL, EURO_PER_ETMAAL)
}


def unlikely_in(one: FollowedProduct) -> Iterator[Finding]:
    """Yield the price, the tariff and the figures of quarters of another order, and the quarters left out between."""
    price = one.planned.cost / one.planned.units
    yield from _far_from_published(one, price)
    if one.tariff is not None:
        yield from _beside(f"{one.label}: het tarief", one.tariff, "de prijs", price)
    usual_units = one.planned.units / QUARTERS
    for number, figures in sorted(one.quarters.items()):
        start = f"{one.label}, kwartaal {number}: "
        yield from _beside(f"{start}het aantal cliënten", figures.clients, "begroot", one.planned.clients)
        yield from _beside(f"{start}het aantal eenheden", figures.units, "begroot per kwartaal", usual_units)
        yield from _beside(f"{start}het bedrag aan kosten", figures.cost, "eenheden maal prijs", figures.units * price)
    yield from _left_out(one)


def _far_from_published(one: FollowedProduct, price: Decimal) -> Iterator[Finding]:
    unit = _UNITS.get(one.unit.strip().casefold())
    found = None if unit is None else published_tariffs(load_parameters(), unit)
    if found is not None and found.far(price):
        yield _told(found.beside(f"{one.label}: de prijs", price), f"{found.meant(price)}{_CHECK}")


def _beside(what: str, amount: Decimal, other: str, beside: Decimal) -> Iterator[Finding]:
    if amount and beside and another_order(amount, beside):
        text = f"{what} is {short(amount)}; {other} is {short(round(beside, 2).normalize())}."
        yield _told(text, f"{meant_beside(amount, beside)}{_CHECK}")


def _left_out(one: FollowedProduct) -> Iterator[Finding]:
    missing = [str(number) for number in range(1, max(one.quarters, default=0)) if number not in one.quarters]
    if missing:
        text = f"{one.label}: van kwartaal {listed(missing)} zijn er geen cijfers, van een later kwartaal wel."
        advice = "Vul ze in. Zonder die cijfers tellen begroting en kosten van dat kwartaal niet mee."
        yield Finding("kwartaal_ontbreekt", text, advice, Place(), Severity.WARNING)


def _told(text: str, advice: str) -> Finding:
    return Finding("onwaarschijnlijk", text, advice, Place(), Severity.WARNING)
