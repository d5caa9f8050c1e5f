"""An agreement while it runs: what a year was planned to cost, what it cost so far, and what made the difference.

The difference is divided with the Shapley value over clients, mix, intensity and price, in cents that add up; the
corridor divides what was delivered otherwise than planned, both at the tariff (docs/onderhandeling.md#volgen).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated, Final, NamedTuple

from tarief.contracts.corridor import Corridor
from tarief.contracts.limits import ZERO
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT
from tarief.core.rounding import settle, to_cents
from tarief.core.shapley import shapley

QUARTERS: Final = 4
#: What a difference can come from, by key.
CAUSES: Final = {
    "clienten": "Meer of minder cliënten",
    "mix": "Andere verdeling over producten",
    "intensiteit": "Meer of minder zorg per cliënt",
    "prijs": "Andere kosten per eenheid",
}


@dataclass(frozen=True, slots=True)
class CareFigures(Jsonable):
    """Clients in care in a quarter, units delivered, and what these cost in euro."""

    TITLE = "Zorgcijfers"

    clients: Annotated[Decimal, "clienten"]
    units: Annotated[Decimal, "eenheden"]
    cost: Annotated[Decimal, "kosten"]


@dataclass(frozen=True, slots=True)
class FollowedProduct(Jsonable):
    """A product with what was planned of it for a year, and its figures by quarter (from 1) as far as there are any.

    Planned clients are those of any quarter; planned units and cost are of the year. The tariff is what is paid for a
    unit: without one a corridor says nothing of the product.
    """

    TITLE = "GevolgdProduct"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    unit: Annotated[str, "eenheid"]
    planned: Annotated[CareFigures, "begroot"]
    quarters: dict[int, CareFigures]
    tariff: Annotated[Decimal | None, "tarief", Absent] = None

    @property
    def _quarters(self) -> Annotated[dict[str, CareFigures], "kwartalen"]:
        return {str(number): figures for number, figures in sorted(self.quarters.items())}

    @property
    def expected(self) -> Annotated[CareFigures, "begroot_tot_nu"]:
        """What was planned for the quarters of which there are figures; clients are counted once a quarter."""
        with localcontext(EXACT):
            part = Decimal(len(self.quarters)) / QUARTERS
            clients = self.planned.clients * len(self.quarters)
            return CareFigures(clients, self.planned.units * part, self.planned.cost * part)

    @property
    def delivered(self) -> Annotated[CareFigures, "gerealiseerd_tot_nu"]:
        """What these quarters came to together."""
        found = self.quarters.values()
        return CareFigures(
            _sum(one.clients for one in found), _sum(one.units for one in found), _sum(one.cost for one in found)
        )

    def at_tariff(self, care: CareFigures) -> Decimal:
        """Return what the units come to at the tariff; nothing without one."""
        return EXACT.multiply(care.units, self.tariff or ZERO)


@dataclass(frozen=True, slots=True)
class Cause(Jsonable):
    """What something did to the cost, in cents."""

    TITLE = "Oorzaak"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    amount: Annotated[Decimal, "bedrag"]


@dataclass(frozen=True, slots=True)
class CorridorSettled(Jsonable):
    """What was delivered beside what was planned, both at the tariff, and the difference divided, in cents.

    More than planned is a burden, less is left over; the parts go the same way.
    """

    TITLE = "Corridorafrekening"

    budget: Annotated[Decimal, "begroot"]
    delivered: Annotated[Decimal, "geleverd"]
    provider: Annotated[Decimal, "aanbieder"]

    @property
    def difference(self) -> Annotated[Decimal, "verschil"]:
        """What was delivered above what was planned."""
        return self.delivered - self.budget

    @property
    def municipality(self) -> Annotated[Decimal, "gemeente"]:
        """What is not the provider's."""
        return self.difference - self.provider


class _Profile(NamedTuple):
    """All clients together; then by product the share of them, units per client and cost per unit."""

    clients: Decimal
    mix: list[Decimal]
    intensity: list[Decimal]
    price: list[Decimal]


def causes_of(products: Sequence[FollowedProduct], difference: Decimal) -> tuple[Cause, ...]:
    """Return what each cause did to the cost against the budget; together the difference, which is in cents."""
    with localcontext(EXACT):
        budget, real = _profile(products, planned=True), _profile(products, planned=False)

        def worth(changed: Collection[str]) -> Decimal:
            clients, mix, intensity, price = (real if key in changed else budget for key in CAUSES)
            parts = zip(mix.mix, intensity.intensity, price.price, strict=True)
            return clients.clients * _sum(share * units * euro for share, units, euro in parts)

        exact = shapley(worth, tuple(CAUSES))
    amounts = _in_cents(list(exact.values()), difference)
    found = (Cause(key, label, amount) for (key, label), amount in zip(CAUSES.items(), amounts, strict=True))
    return tuple(cause for cause in found if cause.key != "mix" or len(products) > 1)


def _profile(products: Sequence[FollowedProduct], *, planned: bool) -> _Profile:
    """The profile of one side. What nobody had of a product is taken from the other side: it changes nothing."""
    pairs = [(one.expected, one.delivered) if planned else (one.delivered, one.expected) for one in products]
    clients, of_others = _sum(one.clients for one, _ in pairs), _sum(other.clients for _, other in pairs)
    return _Profile(
        clients,
        [_ratio((one.clients, clients), (other.clients, of_others)) for one, other in pairs],
        [_ratio((one.units, one.clients), (other.units, other.clients)) for one, other in pairs],
        [_ratio((one.cost, one.units), (other.cost, other.units)) for one, other in pairs],
    )


def _ratio(own: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal]) -> Decimal:
    part, whole = own if own[1] else other
    return part / whole if whole else ZERO


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _in_cents(parts: Sequence[Decimal], whole: Decimal) -> tuple[Decimal, ...]:
    """Settle the parts; a difference with the other sign is divided in the same amounts."""
    if whole < 0:
        return tuple(-amount if amount else amount for amount in settle([-part for part in parts], -whole))
    return settle(parts, whole)


def settled_by(corridor: Corridor, products: Sequence[FollowedProduct]) -> CorridorSettled | None:
    """Return who bears what was delivered otherwise than planned; None where nothing was planned at a tariff.

    Both sides are units at the tariff, of all products together: what a unit costs its provider is his own.
    """
    with localcontext(EXACT):
        budget = to_cents(_sum(one.at_tariff(one.expected) for one in products))
        delivered = to_cents(_sum(one.at_tariff(one.delivered) for one in products))
        if not budget:
            return None
        return CorridorSettled(budget, delivered, to_cents(corridor.borne(budget, delivered)))
