"""Continuity of one provider: how long its equity lasts at a tariff, and how much it depends on the region.

For the provider itself and the facilitator only; what others may see are counts in bands (`disclosure`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated

from tarief.core.door import door
from tarief.core.findings import Finding, Refused
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.region.coverage import refuse_no_tariff
from tarief.region.provider import Provider, Region
from tarief.region.safety import count_band

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Continuity(Jsonable):
    """A provider at these tariffs: its loss per year in euro (negative: a gain), months until its equity is gone.

    `months` is None where there is no loss or the equity is unknown; `dependency` is the share of its revenue
    that comes from the region (0 to 1), None where the revenue is unknown.
    """

    name: str
    loss: Annotated[Decimal, "verlies"]
    months: Annotated[Decimal | None, "maanden"]
    dependency: Annotated[Decimal | None, "afhankelijkheid"]

    def within(self, months: int) -> bool:
        """Tell whether its equity is gone within that many months."""
        return self.months is not None and self.months < months


@door()
def continuity(products: Sequence[tuple[Region, Decimal]]) -> tuple[Continuity, ...]:
    """Return the continuity of every provider over all its products in the region, each at its tariff.

    Equity and revenue are those of the provider as a whole; they must be the same wherever it is listed.
    """
    lots: dict[str, list[tuple[Provider, Decimal]]] = {}
    for region, tariff in products:
        refuse_no_tariff(tariff)
        for provider in region.providers:
            lots.setdefault(provider.name, []).append((provider, tariff))
    with localcontext(EXACT):
        return tuple(_of(name, lot) for name, lot in lots.items())


def fragile(found: Sequence[Continuity], months: int = _MONTHS) -> str:
    """Return in a band, for others to see, how many providers have no equity left within that many months."""
    return count_band(sum(item.within(months) for item in found))


def _of(name: str, lot: Sequence[tuple[Provider, Decimal]]) -> Continuity:
    equity = _one(name, "eigen_vermogen", {item.equity for item, _ in lot})
    revenue = _one(name, "omzet", {item.revenue for item, _ in lot})
    loss = sum((item.volume * (item.cost - tariff) for item, tariff in lot), Decimal(0))
    paid = sum((item.volume * tariff for item, tariff in lot), Decimal(0))
    left = None if equity is None else max(equity, Decimal(0))
    months = _MONTHS * left / loss if left is not None and loss > 0 else None
    return Continuity(name, loss, months, None if revenue is None else paid / revenue)


def _one(name: str, key: str, values: set[Decimal | None]) -> Decimal | None:
    known = values - {None}
    if len(known) > 1:
        text = f"{name} heeft bij twee producten een ander bedrag voor {key.replace('_', ' ')}."
        raise Refused((Finding("bedragen_verschillen", text, "Geef overal hetzelfde bedrag.", Place.of(name, key)),))
    return next(iter(known), None)
