"""The fair price of volume risk under a ceiling, in closed form for lognormal cost.

See docs/onderhandeling.md#volumerisico.

E[(C−B)+] = F·Φ(d1) − B·Φ(d1−σ) with d1 = (ln(F/B) + σ²/2)/σ, for a cost with mean F and spread σ.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from tarief.contracts.limits import ONE, ZERO, fault, positive, share
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.place import PathStep, Place
from tarief.core.rounding import to_cents

#: How sure the loss must be covered, and the overrun whose chance is told.
SURE, NOTABLE = Decimal("0.95"), Decimal("0.05")
_PLACES = Decimal("1e-6")
_EXPECTED = Place.words(PathStep("verwachte_kosten"))
_NORMAL = NormalDist()


class Risicoprijs(TypedDict):
    """What the provider bears of the volume of a year under this form, and what that is worth."""

    methode: Literal["formule", "trekkingen"]
    trekkingen: NotRequired[Decimaal]
    startgetal: NotRequired[Decimaal]
    budget: Decimaal
    verwachte_kosten: Decimaal
    verwachte_overschrijding: Decimaal
    premie: Decimaal
    verlies_bij_95_procent: Decimaal
    risicokapitaal: Decimaal
    kans_op_meer_dan_5_procent: Decimaal


@dataclass(frozen=True, slots=True)
class VolumeRisk:
    """What the provider bears under a ceiling or another form, in euro: two cases that must be kept apart.

    `expected_overrun` is the fair premium when money left over is returned; `loss` is the risk capital when both
    stay with the provider. `cost_at_limit` is the budget with the loss that 95 of 100 cases stay below, and
    `probability` the chance of losing more than 5% of the budget. `draws` is 0 for the closed form.
    """

    budget: Decimal
    expected_cost: Decimal
    expected_overrun: Decimal
    cost_at_limit: Decimal
    probability: Decimal
    draws: int = 0
    seed: int | None = None

    @property
    def loss(self) -> Decimal:
        """The loss that is not exceeded in 95 of 100 cases; 0 where the provider then loses nothing."""
        return max(ZERO, self.cost_at_limit - self.budget)

    def as_json(self) -> Risicoprijs:
        """Return the price of the risk; amounts in cents, decimals as text."""
        written: Risicoprijs = {
            "methode": "trekkingen" if self.draws else "formule",
            "budget": f"{to_cents(self.budget):f}",
            "verwachte_kosten": f"{to_cents(self.expected_cost):f}",
            "verwachte_overschrijding": f"{self.expected_overrun:f}",
            "premie": f"{self.premium.quantize(_PLACES):f}",
            "verlies_bij_95_procent": f"{to_cents(self.loss):f}",
            "risicokapitaal": f"{self.capital.quantize(_PLACES):f}",
            "kans_op_meer_dan_5_procent": f"{self.probability:f}",
        }
        if self.draws:
            written["trekkingen"], written["startgetal"] = str(self.draws), str(self.seed)
        return written

    @property
    def premium(self) -> Decimal:
        """The expected overrun as a share of the budget."""
        return self.expected_overrun / self.budget

    @property
    def capital(self) -> Decimal:
        """The 95% loss as a share of the budget."""
        return self.loss / self.budget


def price_of_risk(budget: Decimal, expected_cost: Decimal, spread: Decimal) -> VolumeRisk:
    """Return the closed form; `spread` is σ as a share. Raises Refused for a budget, cost or spread of nothing."""
    refuse(risk_faults(budget, expected_cost, spread))
    ceiling, mean, sigma = float(budget), float(expected_cost), float(spread)
    d1 = (math.log(mean / ceiling) + sigma * sigma / 2) / sigma
    overrun = mean * _NORMAL.cdf(d1) - ceiling * _NORMAL.cdf(d1 - sigma)
    median = math.log(mean) - sigma * sigma / 2
    limit = math.exp(median + sigma * _NORMAL.inv_cdf(float(SURE)))
    notable = (math.log(ceiling * float(ONE + NOTABLE)) - median) / sigma
    return VolumeRisk(budget, expected_cost, euro(overrun), euro(limit), part(_NORMAL.cdf(-notable)))


def risk_faults(budget: Decimal, expected_cost: Decimal, spread: Decimal) -> Iterator[Finding]:
    """Faults of what a price of risk is made from."""
    yield from positive(budget, Place.words(PathStep("budget")), "Het budget")
    yield from positive(expected_cost, _EXPECTED, "De verwachte kosten")
    if budget > ZERO and expected_cost > ZERO and not ONE / 1000 < expected_cost / budget < 1000:
        advice = "Ga na of beide in dezelfde eenheid staan, bijvoorbeeld in euro per jaar."
        yield fault(_EXPECTED, "De verwachte kosten liggen te ver van het budget.", advice)
    yield from share(spread, Place.of("spreiding"), "De spreiding")
    if spread == ZERO:
        advice = "Zonder spreiding is er geen volumerisico; vul bijvoorbeeld 0.08 in."
        yield fault(Place.of("spreiding"), "De spreiding is 0.", advice)


def euro(value: Any) -> Decimal:
    """Return a reckoned amount in cents."""
    return to_cents(Decimal(repr(float(value))))


def part(value: Any) -> Decimal:
    """Return a reckoned share or chance in millionths."""
    return Decimal(repr(float(value))).quantize(_PLACES)
