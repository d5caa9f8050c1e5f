"""The fair price of volume risk under a ceiling: closed form for lognormal cost, and the same by simulation (§2.4).

E[(C−B)+] = F·Φ(d1) − B·Φ(d1−σ) with d1 = (ln(F/B) + σ²/2)/σ, for a cost with mean F and spread σ.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist
from typing import Any

from tarief.errors import Finding, refuse
from tarief.funding.limits import ONE, ZERO, fault, positive, share
from tarief.rounding import to_cents

#: How sure the loss must be covered, and the overrun whose chance is told.
SURE, NOTABLE = Decimal("0.95"), Decimal("0.05")
MOST_DRAWS = 4_000_000
_PLACES = Decimal("1e-6")
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class VolumeRisk:
    """What a ceiling can cost, in euro: two cases that must be kept apart.

    `expected_overrun` is the fair premium when money left over is returned; `loss` is the risk capital when both
    stay with the provider. `draws` is 0 for the closed form.
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
        """The loss that is not exceeded in 95 of 100 cases; 0 when the cost then stays within the budget."""
        return max(ZERO, self.cost_at_limit - self.budget)

    def as_json(self) -> dict[str, str]:
        """Return the price of the risk; amounts in cents, decimals as text."""
        return {
            "budget": f"{to_cents(self.budget):f}",
            "verwachte_kosten": f"{to_cents(self.expected_cost):f}",
            "verwachte_overschrijding": f"{self.expected_overrun:f}",
            "premie": f"{self.premium.quantize(_PLACES):f}",
            "verlies_bij_95_procent": f"{to_cents(self.loss):f}",
            "risicokapitaal": f"{self.capital.quantize(_PLACES):f}",
            "kans_op_meer_dan_5_procent": f"{self.probability:f}",
        }

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
    refuse(_faults(budget, expected_cost, spread))
    ceiling, mean, sigma = float(budget), float(expected_cost), float(spread)
    d1 = (math.log(mean / ceiling) + sigma * sigma / 2) / sigma
    overrun = mean * _NORMAL.cdf(d1) - ceiling * _NORMAL.cdf(d1 - sigma)
    median = math.log(mean) - sigma * sigma / 2
    limit = math.exp(median + sigma * _NORMAL.inv_cdf(float(SURE)))
    notable = (math.log(ceiling * float(ONE + NOTABLE)) - median) / sigma
    return VolumeRisk(budget, expected_cost, _euro(overrun), _euro(limit), _share(_NORMAL.cdf(-notable)))


def simulate_risk(budget: Decimal, expected_cost: Decimal, spread: Decimal, *, draws: int, seed: int) -> VolumeRisk:
    """Return the same by the even draws of the scenario engine, at most four million, rounded up to a power of two."""
    import numpy as np

    from tarief.uncertainty.draws import checked_seed, even_draws
    from tarief.uncertainty.normal import quantile

    refuse(_faults(budget, expected_cost, spread))
    if not 1000 <= draws <= MOST_DRAWS:
        advice = f"Kies een aantal van 1000 tot en met {MOST_DRAWS}."
        refuse([fault("trekkingen", f"{draws} trekkingen is te weinig of te veel.", advice)])
    sigma, draws = float(spread), 1 << (draws - 1).bit_length()
    cost = quantile(np.concatenate([block[0] for _, block in even_draws(1, draws, checked_seed(seed))]))
    cost *= sigma
    cost += math.log(float(expected_cost)) - sigma * sigma / 2
    np.exp(cost, out=cost)
    overrun: Any = np.maximum(cost - float(budget), 0).mean()
    chance = np.count_nonzero(cost > float(budget * (ONE + NOTABLE))) / draws
    limit = np.quantile(cost, float(SURE))
    return VolumeRisk(budget, expected_cost, _euro(overrun), _euro(limit), _share(chance), draws, seed)


def _faults(budget: Decimal, expected_cost: Decimal, spread: Decimal) -> Iterator[Finding]:
    yield from positive(budget, "budget", "Het budget")
    yield from positive(expected_cost, "verwachte_kosten", "De verwachte kosten")
    if budget > ZERO and expected_cost > ZERO and not ONE / 1000 < expected_cost / budget < 1000:
        advice = "Ga na of beide in dezelfde eenheid staan, bijvoorbeeld in euro per jaar."
        yield fault("verwachte_kosten", "De verwachte kosten liggen te ver van het budget.", advice)
    yield from share(spread, "spreiding", "De spreiding")
    if spread == ZERO:
        advice = "Zonder spreiding is er geen volumerisico; vul bijvoorbeeld 0.08 in."
        yield fault("spreiding", "De spreiding is 0.", advice)


def _euro(value: Any) -> Decimal:
    return to_cents(Decimal(repr(float(value))))


def _share(value: Any) -> Decimal:
    return Decimal(repr(float(value))).quantize(_PLACES)
