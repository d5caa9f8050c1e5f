"""What in a followed year is of another order than the rest, or missing in the middle: told, with what was meant."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.contracts.following import QUARTERS, CareFigures, FollowedProduct
from tarief.core.dutch import listed
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.plausible import another_order, meant_beside, short
from tarief.core.units import EURO_PER_DAGDEEL, EURO_PER_ETMAAL, EURO_PER_MINUUT, EURO_PER_UUR
from tarief.parameters import load_parameters
from tarief.parameters.published import published_tariffs

_CHECK: Final = "Controleer de komma en de nullen."
#: A figure as a part of what was planned: just that, and so many times that nothing usual explains it.
_AS_PLANNED, _ABOVE = Decimal(1), Decimal(10)
#: Two figures are alike up to this many times; one beside two that are alike is off from this many times on: who loses
#: a zero seldom comes to just a tenth.
_ALIKE, _FAR = Decimal(2), Decimal(5)
_UNITS: Final = {
    unit.key.removeprefix("euro_per_"): unit
    for unit in (EURO_PER_UUR, EURO_PER_MINUUT, EURO_PER_DAGDEEL, EURO_PER_ETMAAL)
}


def unlikely_in(one: FollowedProduct) -> Iterator[Finding]:
    """Yield the price, the tariff and the figures of quarters of another order, and the quarters left out between."""
    price = one.planned.cost / one.planned.units
    yield from _far_from_published(one, price)
    if one.tariff and price and another_order(one.tariff, price):
        yield _beside(f"{one.label}: het tarief", one.tariff, "de prijs", price)
    for number, figures in sorted(one.quarters.items()):
        yield from _off_in_quarter(one, number, figures)
    yield from _left_out(one)


def _off_in_quarter(one: FollowedProduct, number: int, figures: CareFigures) -> Iterator[Finding]:
    """Yield which figure of a quarter does not fit the other two.

    A product may start slowly, so that all three lie far below what was planned: that is nobody's slip.
    """
    planned = one.planned
    usual = {
        "het aantal eenheden": planned.units / QUARTERS,
        "het aantal cliënten": planned.clients,
        "het bedrag aan kosten": planned.cost / QUARTERS,
    }
    written = dict(zip(usual, (figures.units, figures.clients, figures.cost), strict=True))
    times = {what: written[what] / usual[what] if written[what] and usual[what] else _AS_PLANNED for what in usual}
    for what, part in times.items():
        first, second = (other for other in usual if other != what)
        if _is_off(part, times[first], times[second]):
            other = first if another_order(part, times[first], _FAR) else second
            where, fits = f"{one.label}, kwartaal {number}: {what}", usual[what] * times[other]
            yield _beside(where, written[what], f"wat bij {other} past,", fits)


def _is_off(part: Decimal, one: Decimal, other: Decimal) -> bool:
    """Tell whether a figure does not fit two others, each as a part of what was planned.

    Where the others agree it is the one that is off, unless they both lie far above the plan: no product starts so.
    """
    if not another_order(one, other):
        far = _ABOVE if another_order(one, other, _ALIKE) else _FAR
        return all(another_order(part, each, far) for each in (one, other)) and min(one, other) < _ABOVE
    off = [another_order(part, each) for each in (one, other)]
    return (part >= _ABOVE and any(off)) or (all(off) and another_order(part, _AS_PLANNED))


def _far_from_published(one: FollowedProduct, price: Decimal) -> Iterator[Finding]:
    unit = _UNITS.get(one.unit.strip().casefold())
    found = None if unit is None else published_tariffs(load_parameters(), unit)
    if found is not None and found.far(price):
        yield _told(found.beside(f"{one.label}: de prijs", price), f"{found.meant(price)}{_CHECK}")


def _beside(what: str, amount: Decimal, other: str, beside: Decimal) -> Finding:
    text = f"{what} is {short(amount)}; {other} is {short(round(beside, 2).normalize())}."
    return _told(text, f"{meant_beside(amount, beside)}{_CHECK}")


def _left_out(one: FollowedProduct) -> Iterator[Finding]:
    missing = [str(number) for number in range(1, max(one.quarters, default=0)) if number not in one.quarters]
    if missing:
        text = f"{one.label}: van kwartaal {listed(missing)} zijn er geen cijfers, van een later kwartaal wel."
        advice = "Vul ze in. Zonder die cijfers tellen begroting en kosten van dat kwartaal niet mee."
        yield Finding("kwartaal_ontbreekt", text, advice, Place(), Severity.WARNING)


def _told(text: str, advice: str) -> Finding:
    return Finding("onwaarschijnlijk", text, advice, Place(), Severity.WARNING)
