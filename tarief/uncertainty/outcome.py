"""What the draws say: the price and the cost as distributions, the chance of a shortfall and who bears it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from typing_extensions import TypedDict

from tarief.calculation.receipt import Receipt
from tarief.core.findings import Finding
from tarief.core.jsonable import Jsonable, JsonObject
from tarief.core.number import Plain
from tarief.core.units import Unit
from tarief.uncertainty.estimate import Estimate
from tarief.uncertainty.uncertain import Terms

#: The quantiles that are told.
SHARES = {"p5": "0.05", "p10": "0.10", "p25": "0.25", "p50": "0.50", "p75": "0.75", "p90": "0.90", "p95": "0.95"}


class Trekkingsbewijs(TypedDict):
    """What is needed to draw the same again."""

    motor: str
    methode: str
    trekkingen: str
    startgetal: str
    numpy: str
    scipy: str
    onzekerheid: str
    berekening: Annotated[JsonObject, Receipt]


@dataclass(frozen=True)
class Distributed(Jsonable):
    """One line as a distribution; `berekend` is its value at the inputs as they are.

    `central` is its unrounded value at the inputs of the breakdown.
    """

    TITLE = "Verdeeld"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    unit: Annotated[Unit, "eenheid"]
    central: Annotated[Plain, "berekend"]
    mean: Annotated[Estimate, "gemiddelde"]
    spread: Annotated[Estimate, "spreiding"]
    quantiles: Annotated[Mapping[str, Estimate], "kwantielen"]


@dataclass(frozen=True)
class Borne(Jsonable):
    """Who bears the expected shortfall under one agreement.

    In euro per unit, or per year where a volume is known.
    """

    TITLE = "Drager"

    key: Annotated[str, "afspraak"]
    label: Annotated[str, "label"]
    provider: Annotated[Estimate, "aanbieder"]
    municipality: Annotated[Estimate, "gemeente"]


@dataclass(frozen=True)
class Shortfall(Jsonable):
    """Cost above the tariff: how often, how much, and who bears it.

    `per_unit` is E[(c−T)+], `left_over` E[(T−c)+].
    """

    TITLE = "Tekortrisico"

    tariff: Annotated[Decimal, "tarief"]
    terms: Terms
    chance: Annotated[Estimate, "kans_op_tekort"]
    per_unit: Annotated[Estimate, "verwacht_tekort_per_eenheid"]
    left_over: Annotated[Estimate, "verwacht_overschot_per_eenheid"]

    @property
    def expected(self) -> Estimate:
        """The expected shortfall: per year where a volume is known, else per unit."""
        return self.per_unit if self.terms.volume is None else self.per_unit.times(self.terms.volume)

    @property
    def _volume(self) -> Annotated[Plain | None, "volume"]:
        return self.terms.volume

    @property
    def _per_year(self) -> Annotated[Estimate | None, "verwacht_tekort_per_jaar"]:
        return None if self.terms.volume is None else self.expected

    @property
    def borne(self) -> Annotated[tuple[Borne, ...], "wie_draagt"]:
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


@dataclass(frozen=True)
class RankInfluence(Jsonable):
    """How an input moves with the price."""

    TITLE = "Invloed"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    correlation: Annotated[Estimate | None, "rangcorrelatie"]


@dataclass(frozen=True)
class Simulation(Jsonable):
    """What the draws say.

    Same inputs, same seed, same bytes.
    `price` and `cost` are unrounded per unit of the model (the same line where a model has no cost price of its own);
    `influence` is the rank correlation of each input with the price, from -1 to 1 (None: nothing varied).
    """

    TITLE = "Onzekerheid"
    ORDER = "tarief kostprijs tekort invloed"

    price: Annotated[Distributed, "tarief"]
    cost: Annotated[Distributed, "kostprijs"]
    shortfall: Annotated[Shortfall, "tekort"]
    influence: Mapping[str, Estimate | None]
    labels: Mapping[str, str]
    draws: int
    seed: int
    findings: Annotated[tuple[Finding, ...], "bevindingen"]
    receipt: Annotated[Trekkingsbewijs, "ontvangstbewijs"]

    @property
    def _influences(self) -> Annotated[list[RankInfluence], "invloed"]:
        """The inputs, what moves most with the price first."""
        order = sorted(self.influence.items(), key=lambda item: -abs(item[1].value) if item[1] else 1)
        return [RankInfluence(key, self.labels[key], item) for key, item in order]
