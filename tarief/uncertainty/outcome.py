"""What the draws say: the price and the cost as distributions, the chance of a shortfall and who bears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.calculation.receipt import Ontvangstbewijs
from tarief.core.findings import Bevinding, Finding
from tarief.core.json_data import Decimaal
from tarief.core.number import plain
from tarief.core.units import Unit
from tarief.uncertainty.estimate import Estimate, Schatting
from tarief.uncertainty.uncertain import Terms

#: The quantiles that are told.
SHARES = {"p5": "0.05", "p10": "0.10", "p25": "0.25", "p50": "0.50", "p75": "0.75", "p90": "0.90", "p95": "0.95"}


class Verdeeld(TypedDict):
    """One line as a distribution; `berekend` is its value at the inputs as they are."""

    sleutel: str
    label: str
    eenheid: str
    berekend: Decimaal
    gemiddelde: Schatting
    spreiding: Schatting
    kwantielen: dict[str, Schatting]


class Drager(TypedDict):
    """Who bears the expected shortfall under one agreement."""

    afspraak: str
    label: str
    aanbieder: Schatting
    gemeente: Schatting


class Tekortrisico(TypedDict):
    """Cost above the tariff: how often, how much, and who bears it."""

    tarief: Decimaal
    kans_op_tekort: Schatting
    verwacht_tekort_per_eenheid: Schatting
    verwacht_overschot_per_eenheid: Schatting
    volume: Decimaal | None
    verwacht_tekort_per_jaar: Schatting | None
    wie_draagt: list[Drager]


class Invloed(TypedDict):
    """How an input moves with the price."""

    sleutel: str
    label: str
    rangcorrelatie: Schatting | None


class Trekkingsbewijs(TypedDict):
    """What is needed to draw the same again."""

    motor: str
    methode: str
    trekkingen: str
    startgetal: str
    numpy: str
    scipy: str
    onzekerheid: str
    berekening: Ontvangstbewijs


class Onzekerheid(TypedDict):
    """What the draws say."""

    tarief: Verdeeld
    kostprijs: Verdeeld
    tekort: Tekortrisico
    invloed: list[Invloed]
    bevindingen: list[Bevinding]
    ontvangstbewijs: Trekkingsbewijs


@dataclass(frozen=True)
class Distributed:
    """One line as a distribution, in its unit; `central` is its unrounded value at the inputs of the breakdown."""

    key: str
    label: str
    unit: Unit
    central: Decimal
    mean: Estimate
    spread: Estimate
    quantiles: Mapping[str, Estimate]

    def as_json(self) -> Verdeeld:
        """Return the line under Dutch keys, decimals as text."""
        return {
            "sleutel": self.key,
            "label": self.label,
            "eenheid": self.unit.key,
            "berekend": plain(self.central),
            "gemiddelde": self.mean.as_json(),
            "spreiding": self.spread.as_json(),
            "kwantielen": {name: item.as_json() for name, item in self.quantiles.items()},
        }


@dataclass(frozen=True)
class Borne:
    """Who bears the expected shortfall under one agreement, in euro per unit, or per year where a volume is known."""

    key: str
    label: str
    provider: Estimate
    municipality: Estimate

    def as_json(self) -> Drager:
        """Return both parts under Dutch keys, decimals as text."""
        return {
            "afspraak": self.key,
            "label": self.label,
            "aanbieder": self.provider.as_json(),
            "gemeente": self.municipality.as_json(),
        }


@dataclass(frozen=True)
class Shortfall:
    """Cost above `tariff`: the chance, the expected shortfall per unit E[(c−T)+], and what is left over E[(T−c)+]."""

    tariff: Decimal
    terms: Terms
    chance: Estimate
    per_unit: Estimate
    left_over: Estimate

    @property
    def expected(self) -> Estimate:
        """The expected shortfall: per year where a volume is known, else per unit."""
        return self.per_unit if self.terms.volume is None else self.per_unit.times(self.terms.volume)

    @property
    def borne(self) -> tuple[Borne, ...]:
        """Who bears it under a fixed tariff, under cost-plus, and under the share agreed where that lies between."""
        share = self.terms.provider_share
        told = [
            self._borne("vast_tarief", "Vast tarief: de aanbieder draagt het tekort", Decimal(1)),
            self._borne("nacalculatie", "Nacalculatie: de gemeente draagt het tekort", Decimal(0)),
        ]
        if 0 < share < 1:
            told.append(self._borne("gedeeld", "Gedeeld: beide dragen het afgesproken deel", share))
        return tuple(told)

    def _borne(self, key: str, label: str, share: Decimal) -> Borne:
        whole = self.expected
        return Borne(key, label, whole.times(share, whole.most), whole.times(1 - share, whole.most))

    def as_json(self) -> Tekortrisico:
        """Return the shortfall under Dutch keys, decimals as text."""
        volume = self.terms.volume
        return {
            "tarief": f"{self.tariff:f}",
            "kans_op_tekort": self.chance.as_json(),
            "verwacht_tekort_per_eenheid": self.per_unit.as_json(),
            "verwacht_overschot_per_eenheid": self.left_over.as_json(),
            "volume": None if volume is None else plain(volume),
            "verwacht_tekort_per_jaar": None if volume is None else self.expected.as_json(),
            "wie_draagt": [item.as_json() for item in self.borne],
        }


@dataclass(frozen=True)
class Simulation:
    """The result of one simulation. Same inputs, same seed, same bytes.

    `price` and `cost` are unrounded per unit of the model (the same line where a model has no cost price of its own);
    `influence` is the rank correlation of each input with the price, from -1 to 1 (None: nothing varied).
    """

    price: Distributed
    cost: Distributed
    shortfall: Shortfall
    influence: Mapping[str, Estimate | None]
    labels: Mapping[str, str]
    draws: int
    seed: int
    findings: tuple[Finding, ...]
    receipt: Trekkingsbewijs

    def as_json(self) -> Onzekerheid:
        """Return the outcome as plain JSON data: decimals as text, rounded to what the draws can carry."""
        told = sorted(self.influence.items(), key=lambda item: -abs(item[1].value) if item[1] else 1)
        return {
            "tarief": self.price.as_json(),
            "kostprijs": self.cost.as_json(),
            "tekort": self.shortfall.as_json(),
            "invloed": [
                {"sleutel": key, "label": self.labels[key], "rangcorrelatie": None if item is None else item.as_json()}
                for key, item in told
            ],
            "bevindingen": [finding.as_json() for finding in self.findings],
            "ontvangstbewijs": self.receipt,
        }
