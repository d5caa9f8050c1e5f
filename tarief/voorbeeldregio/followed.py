"""Lines of the script in which the agreement is followed: what each party counts on, and what its quarters come to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.number import Plain
from tarief.core.rounding import to_cents
from tarief.core.ties import rounded_decimal
from tarief.documents.durable import Durable
from tarief.negotiation.realised import BudgetPlanned, CareOfQuarter, CareOfYear, RealisationReported
from tarief.voorbeeldregio.everybody import Together
from tarief.voorbeeldregio.scene import Acts, Scene

_QUARTERS: Final = 4
_ONE: Final = Decimal(1)


def _hours(scene: Scene) -> dict[str, Decimal]:
    """The hours of a year of each provider, and of each municipality by its inhabitants."""
    region = scene.region
    providers = {one.code: Decimal(one.hours) for one in region.providers}
    total, inhabitants = sum(providers.values()), sum(town.inhabitants for town in region.municipalities)
    towns = {town.code: _whole(total * town.inhabitants / inhabitants) for town in region.municipalities}
    return towns | providers


def _whole(number: Decimal) -> Decimal:
    return rounded_decimal(number, 0)


@dataclass(frozen=True)
class AllPlans(Together):
    """Everybody says what it counts on in a year: hours, at so many a client in a quarter, at a price.

    Those `without` a price count on the tariff that was decided.
    """

    TITLE = "AllPlans"

    year: Annotated[str, "jaar"]
    price: Annotated[Plain, "prijs"]
    per_client: Annotated[Plain, "uren_per_client"]
    without: Annotated[tuple[str, ...], "zonder_prijs"] = ()

    def acts(self, scene: Scene) -> Acts:
        """Give a plan of each, of every product."""
        for code, hours in _hours(scene).items():
            clients = max(_ONE, _whole(hours / _QUARTERS / self.per_client))
            price = None if code in self.without else self.price
            care = (CareOfYear(key, int(self.year), clients, hours, price) for key in scene.process.products)
            yield code, BudgetPlanned(tuple(care))


def _decided(scene: Scene, code: str, plan: CareOfYear) -> Decimal:
    """What is paid that year of what was decided, where nothing else was counted on."""
    terms, tariff = scene.process.agreement, scene.process.tariff_of(plan.product, scene.ids(code))
    assert terms is not None and tariff is not None  # quarters come after the agreement
    return terms.in_year(plan.product, tariff, plan.year)


@dataclass(frozen=True)
class Otherwise(Durable):
    """How a party went otherwise than it counted on: as factors."""

    TITLE = "AndersDanBegroot"

    clients: Annotated[Plain, "clienten"] = _ONE
    units: Annotated[Plain, "eenheden"] = _ONE
    price: Annotated[Plain, "prijs"] = _ONE


@dataclass(frozen=True)
class AllQuarters(Together):
    """Everybody says what a quarter came to: as it was planned, but for the factors of all or of itself."""

    TITLE = "AllQuarters"

    quarter: Annotated[str, "kwartaal"]
    all: Annotated[Otherwise, "samen"]
    each: Annotated[Mapping[str, Otherwise], "anders"] = field(default_factory=dict)
    absent: Annotated[tuple[str, ...], "niet"] = ()

    def acts(self, scene: Scene) -> Acts:
        """Give the figures of each, of what it planned."""
        costs = {one.code: Decimal(one.cost) for one in scene.region.providers}
        for code in _hours(scene):
            plans = [plan for (party, _, _), plan in scene.process.plans.items() if party == scene.ids(code)]
            factors = self.each.get(code, self.all)
            if code not in self.absent:
                prices = (costs.get(code) or plan.price or _decided(scene, code, plan) for plan in plans)
                cares = (self._care(plan, factors, price) for plan, price in zip(plans, prices, strict=True))
                yield code, RealisationReported(tuple(cares))

    def _care(self, plan: CareOfYear, factors: Otherwise, price: Decimal) -> CareOfQuarter:
        """A provider pays what an hour costs it, a municipality the price that it counted on, or what it decided."""
        clients, units = _whole(plan.clients * factors.clients), _whole(plan.units / _QUARTERS * factors.units)
        cost = to_cents(units * price * factors.price)
        return CareOfQuarter(plan.product, self.quarter, clients, units, cost)
