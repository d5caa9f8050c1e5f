"""Coverage at one tariff: who and how much is paid its cost, and what is short (docs/onderhandeling.md#dekking)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NotRequired

from typing_extensions import TypedDict

from tarief.core.door import door
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.region.provider import Provider, Region


class Dekking(TypedDict):
    """What a tariff covers, exactly."""

    naam: NotRequired[str]
    tarief: Decimaal
    aanbieders: int
    gedekt: int
    dekking_aantal: Decimaal
    dekking_volume: Decimaal | None
    tekort: Decimaal
    overschot: Decimaal
    diepte: Decimaal | None
    budget: Decimaal
    omvang: NotRequired[dict[str, Dekking]]
    binnen_een_jaar_door_vermogen: NotRequired[int | None]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a tariff covers: numbers of providers, volumes in units per year, amounts in euro per year.

    A provider is covered when its cost is at most the tariff. `shortfall` is what those below cost lack,
    `surplus` what the others receive above cost.
    """

    tariff: Decimal
    providers: int
    covered: int
    volume: Decimal
    covered_volume: Decimal
    shortfall: Decimal
    surplus: Decimal

    @property
    def volume_below_cost(self) -> Decimal:
        """The volume of the providers that this tariff does not pay their cost."""
        return self.volume - self.covered_volume

    @property
    def count_share(self) -> Decimal:
        """Coverage by count, 0 to 1."""
        return EXACT.divide(Decimal(self.covered), Decimal(self.providers))

    @property
    def volume_share(self) -> Decimal | None:
        """Coverage by volume, 0 to 1; None where there is no volume."""
        return EXACT.divide(self.covered_volume, self.volume) if self.volume else None

    @property
    def share_below_cost(self) -> Decimal | None:
        """What is left of the coverage by volume as it is shown: in tenths of a percent, so that both make a whole."""
        return None if self.volume_share is None else 1 - rounded_decimal(self.volume_share, 3)

    @property
    def depth(self) -> Decimal | None:
        """The shortfall per unit of uncovered volume; None where all is covered."""
        return EXACT.divide(self.shortfall, self.volume_below_cost) if self.volume_below_cost else None

    @property
    def budget(self) -> Decimal:
        """What the whole volume costs at this tariff."""
        return EXACT.multiply(self.volume, self.tariff)

    def as_json(self) -> Dekking:
        """Return the figures under Dutch keys, decimals as text."""
        return {
            "tarief": f"{self.tariff:f}",
            "aanbieders": self.providers,
            "gedekt": self.covered,
            "dekking_aantal": f"{self.count_share:f}",
            "dekking_volume": None if self.volume_share is None else f"{self.volume_share:f}",
            "tekort": f"{self.shortfall:f}",
            "overschot": f"{self.surplus:f}",
            "diepte": None if self.depth is None else f"{self.depth:f}",
            "budget": f"{self.budget:f}",
        }


@door()
def coverage(region: Region, tariff: Decimal) -> Coverage:
    """Return what the tariff covers, exactly. Raises `Refused` for a tariff that is no amount."""
    refuse_no_tariff(tariff)
    return _of(region.providers, tariff)


@door()
def coverage_by_size(region: Region, tariff: Decimal) -> dict[str, Coverage]:
    """Return the coverage per size class; providers without one are left out."""
    refuse_no_tariff(tariff)
    return {size: _of([item for item in region.providers if item.size == size], tariff) for size in region.sizes}


def refuse_no_tariff(tariff: Decimal, place: Place = Place.of("tarief")) -> None:
    """Raise `Refused` for what is no amount above zero."""
    if not tariff.is_finite() or tariff <= 0:
        text = f"{tariff} is geen tarief."
        refuse([Finding("tarief_ongeldig", text, "Geef een bedrag boven nul.", place)])


def _of(providers: Sequence[Provider], tariff: Decimal) -> Coverage:
    zero = Decimal(0)
    with localcontext(EXACT):
        covered = [item for item in providers if item.cost <= tariff]
        short = sum((item.volume * (item.cost - tariff) for item in providers if item.cost > tariff), zero)
        over = sum((item.volume * (tariff - item.cost) for item in covered), zero)
        volume = sum((item.volume for item in providers), zero)
        paid = sum((item.volume for item in covered), zero)
    return Coverage(tariff, len(providers), len(covered), volume, paid, short, over)
