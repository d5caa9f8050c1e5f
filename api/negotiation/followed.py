"""An agreement that is followed, out of its process: the plan and figures of a party as the calculation takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tarief.contracts.corridor import Corridor, RiskBand
from tarief.contracts.followed_year import FollowedYear, follow_year
from tarief.contracts.following import CareFigures, FollowedProduct
from tarief.core.findings import Refused
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import CareBand, CareOfYear, CorridorAgreed
from tarief.negotiation.seen_following import may_see_figures
from tarief.negotiation.term import TimeInForce


def corridor_of(agreed: CorridorAgreed) -> Corridor:
    """Return the corridor that was agreed; raises `Refused`, each fault at its band, for bands that cannot be."""
    over = _bands(agreed.over)
    try:
        return Corridor(over, _bands(agreed.under) if agreed.under else over)
    except Refused as refused:
        raise refused.relocated(lambda place: Place.of(*place.names)) from None


def _bands(bands: Sequence[CareBand]) -> tuple[RiskBand, ...]:
    return tuple(RiskBand(band.start, band.end, band.share) for band in bands)


@dataclass(frozen=True)
class FollowedParty:
    """What a party planned and reported."""

    process: Process
    party: Party

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which it planned or reported anything."""
        planned = {year for party, _, year in self.process.plans if party == self.party.id}
        reported = {key.quarter.year for key in self.process.reported if key.party == self.party.id}
        return tuple(sorted(planned | reported))

    def year(self, year: int) -> FollowedYear:
        """Return how a year goes: of what was planned, as far as there are figures."""
        agreed = self.process.corridor
        products = [one for product in self.process.products if (one := self._product(product, year)) is not None]
        return follow_year(year, products, corridor_of(agreed) if agreed is not None else None)

    def without_plan(self, year: int) -> tuple[str, ...]:
        """Return the names of products that there are figures of, and no plan."""
        products = {key.product for key in self.process.reported if self._is_of(key.party, key.quarter.year, year)}
        return tuple(
            product.name
            for key, product in self.process.products.items()
            if key in products and (self.party.id, key, year) not in self.process.plans
        )

    def waiting(self, on: date) -> tuple[Quarter, ...]:
        """Return the quarters of the agreement that are over and that it reported nothing of."""
        term = TimeInForce.of(self.process.agreement, self.process.in_force)
        done = {key.quarter for key in self.process.reported if key.party == self.party.id}
        return tuple(quarter for quarter in (term.over(on) if term else ()) if quarter not in done)

    def _is_of(self, party: str, of: int, year: int) -> bool:
        return party == self.party.id and of == year

    def _product(self, product: str, year: int) -> FollowedProduct | None:
        plan = self.process.plans.get((self.party.id, product, year))
        if plan is None:
            return None
        known, tariff = self.process.products[product], self._tariff(plan)
        price = tariff or Decimal(0) if plan.price is None else plan.price
        planned = CareFigures(plan.clients, plan.units, EXACT.multiply(plan.units, price))
        return FollowedProduct(product, known.name, known.unit, planned, self._quarters(product, year), tariff)

    def _quarters(self, product: str, year: int) -> dict[int, CareFigures]:
        own = {
            key.quarter.number: versions[-1].care
            for key, versions in self.process.reported.items()
            if key.product == product and self._is_of(key.party, key.quarter.year, year)
        }
        return {at: CareFigures(care.clients, care.units, care.cost) for at, care in sorted(own.items())}

    def _tariff(self, plan: CareOfYear) -> Decimal | None:
        """What is paid for a unit that year, as was decided or agreed; None where nothing was."""
        terms, tariff = self.process.agreement, self.process.tariff_of(plan.product, self.party.id)
        return tariff if terms is None or tariff is None else terms.in_year(plan.product, tariff, plan.year)


def followed_parties(process: Process, looking: Party) -> tuple[FollowedParty, ...]:
    """Return whose figures a party may see exactly: its own first, then by name."""
    found = (one for one in process.parties.values() if not one.negotiator and may_see_figures(process, one, looking))
    return tuple(FollowedParty(process, one) for one in sorted(found, key=lambda one: (one.id != looking.id, one.name)))
