"""The price of the volume risk a provider bears, for a lognormal volume: in closed form, or by draws.

See docs/onderhandeling.md#volumerisico. What is borne is straight lines of the volume N: of each piece a + b·N the
expected value is a·P(N in it) + b·E[N; N in it], a difference of two normal chances. Of a plain ceiling that is
E[(C−B)+] = F·Φ(d1) − B·Φ(d1−σ) with d1 = (ln(F/B) + σ²/2)/σ, for a cost with mean F and spread σ.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from statistics import NormalDist
from typing import Annotated, Any, Literal

from tarief.contracts.limits import ONE, ZERO, fault, positive, share
from tarief.contracts.piecewise import Lines, line
from tarief.core.arrays import np, of_normal
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT
from tarief.core.place import PathStep, Place
from tarief.core.rounding import to_cents
from tarief.uncertainty.draws import checked_seed, even_draws

#: How sure the loss must be covered, and the overrun whose chance is told.
SURE, NOTABLE = Decimal("0.95"), Decimal("0.05")
FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS = 1_000, 4_000_000, 65_536
_PLACES = Decimal("1e-6")
_EXPECTED = Place.words(PathStep("verwachte_kosten"))
_NORMAL = NormalDist()
#: Half the sum of the tails outside which the 95% loss cannot lie.
_TAIL = (ONE - SURE) / 2
#: Halvings that find a loss of a billion to far below a cent.
_HALVINGS = 70


def _to_places(share: Decimal) -> Decimal:
    return share.quantize(_PLACES)


@dataclass(frozen=True, slots=True)
class VolumeRisk(Jsonable):
    """What the provider bears of the volume of a year under this form, and what that is worth.

    In euro: two cases that must be kept apart.
    `expected_overrun` is the fair premium when money left over is returned; `loss` is the risk capital when both
    stay with the provider. `cost_at_limit` is the budget with the loss that 95 of 100 cases stay below, and
    `probability` the chance of losing more than 5% of the budget. `draws` is 0 for the closed form.
    """

    TITLE = "Risicoprijs"
    ORDER = (
        "methode budget verwachte_kosten verwachte_overschrijding premie verlies_bij_95_procent "
        "risicokapitaal kans_op_meer_dan_5_procent"
    )

    budget: Annotated[Decimal, "budget", to_cents]
    expected_cost: Annotated[Decimal, "verwachte_kosten", to_cents]
    expected_overrun: Annotated[Decimal, "verwachte_overschrijding"]
    cost_at_limit: Decimal
    probability: Annotated[Decimal, "kans_op_meer_dan_5_procent"]
    draws: int = 0
    seed: int | None = None

    @property
    def loss(self) -> Annotated[Decimal, "verlies_bij_95_procent", to_cents]:
        """The loss that is not exceeded in 95 of 100 cases; 0 where the provider then loses nothing."""
        return max(ZERO, self.cost_at_limit - self.budget)

    @property
    def premium(self) -> Annotated[Decimal, "premie", _to_places]:
        """The expected overrun as a share of the budget."""
        return self.expected_overrun / self.budget

    @property
    def capital(self) -> Annotated[Decimal, "risicokapitaal", _to_places]:
        """The 95% loss as a share of the budget."""
        return self.loss / self.budget

    @property
    def _method(self) -> Annotated[Literal["formule", "trekkingen"], "methode"]:
        return "trekkingen" if self.draws else "formule"

    @property
    def _draws(self) -> Annotated[Decimaal, "trekkingen", Absent]:
        return str(self.draws) if self.draws else ""

    @property
    def _seed(self) -> Annotated[Decimaal, "startgetal", Absent]:
        return str(self.seed) if self.draws else ""


@dataclass(frozen=True, slots=True)
class VolumeSpread:
    """How far the volume may turn out otherwise (σ as a share), and whether that is drawn: 0 is the closed form."""

    spread: Decimal
    draws: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Expected:
    """A year as it is expected: its volume, and in euro its budget and its cost."""

    volume: Decimal
    budget: Decimal
    cost: Decimal


def price_of_lines(lines: Lines, year: Expected, how: VolumeSpread) -> VolumeRisk:
    """Return the price of losing `lines` of the volume. Raises Refused for one of nothing."""
    refuse((*_faults(year.budget, year.cost, how.spread), *(draws_faults(how.draws) if how.draws else ())))
    with localcontext(EXACT):
        return _drawn(lines, year, how) if how.draws else _closed(lines, year, how)


def draws_faults(draws: int) -> tuple[Finding, ...]:
    """Return what is wrong with a number of draws."""
    if FEWEST_DRAWS <= draws <= MOST_DRAWS:
        return ()
    advice = f"Kies een aantal van {FEWEST_DRAWS} tot en met {MOST_DRAWS}."
    return (fault(Place.of("trekkingen"), f"{draws} trekkingen is te weinig of te veel.", advice),)


def price_of_risk(budget: Decimal, expected_cost: Decimal, spread: Decimal) -> VolumeRisk:
    """Return the price of a plain ceiling; `spread` is σ as a share. Refused for one of nothing."""
    return price_of_lines(line(-budget, expected_cost), Expected(ONE, budget, expected_cost), VolumeSpread(spread))


def _faults(budget: Decimal, expected_cost: Decimal, spread: Decimal) -> Iterator[Finding]:
    yield from positive(budget, Place.words(PathStep("budget")), "Het budget")
    yield from positive(expected_cost, _EXPECTED, "De verwachte kosten")
    if budget > ZERO and expected_cost > ZERO and not ONE / 1000 < expected_cost / budget < 1000:
        advice = "Ga na of beide in dezelfde eenheid staan, bijvoorbeeld in euro per jaar."
        yield fault(_EXPECTED, "De verwachte kosten liggen te ver van het budget.", advice)
    yield from share(spread, Place.of("spreiding"), "De spreiding")
    if spread == ZERO:
        advice = "Zonder spreiding is er geen volumerisico; vul bijvoorbeeld 0.08 in."
        yield fault(Place.of("spreiding"), "De spreiding is 0.", advice)


def _closed(lines: Lines, year: Expected, how: VolumeSpread) -> VolumeRisk:
    mean, sigma = float(year.volume), float(how.spread)
    overrun = _summed(lines.positive(), mean, sigma)[1]
    chance = _chance(lines, year.budget * NOTABLE, mean, sigma)
    limit = year.budget + _limit(lines, mean, sigma)
    return VolumeRisk(year.budget, year.cost, _euro(overrun), _euro(limit), _part(chance))


def _summed(lines: Lines, mean: float, sigma: float) -> tuple[float, float]:
    """Return the chance of pieces that are not nothing, and the expected value of them all."""
    chance, expected = 0.0, 0.0  # float: chances of a normal are binary
    starts = [*(float(piece.start) for piece in lines.pieces), math.inf]
    for piece, start, end in zip(lines.pieces, starts[:-1], starts[1:], strict=True):
        if piece.height or piece.slope:
            plain, weighted = (_between(start, end, mean, sigma, by) for by in (ZERO, ONE))
            chance += plain
            expected += float(piece.height) * plain + float(piece.slope) * mean * weighted
    return chance, expected


def _between(start: float, end: float, mean: float, sigma: float, weighted: Decimal) -> float:
    """The chance that a lognormal lies between two bounds, plain (0) or weighted by its value (1)."""
    low, high = ((_height(bound, mean, sigma) - float(weighted) * sigma) for bound in (start, end))
    return _NORMAL.cdf(-low) - _NORMAL.cdf(-high)


def _height(bound: float, mean: float, sigma: float) -> float:
    if bound in (0, math.inf):
        return math.inf if bound else -math.inf
    return (math.log(bound / mean) + sigma * sigma / 2) / sigma


def _chance(lines: Lines, limit: Decimal, mean: float, sigma: float) -> float:
    return _summed((lines - limit).positive(), mean, sigma)[0]


def _limit(lines: Lines, mean: float, sigma: float) -> Decimal:
    """The loss that is not exceeded in 95 of 100 cases.

    Where more volume never means less loss it is that of the volume not exceeded; else it lies between the extremes
    inside the tails, and is found by halving.
    """
    if all(piece.slope >= 0 for piece in lines.pieces):
        return _loss(lines, _volume(SURE, mean, sigma))
    ends = [_volume(chance, mean, sigma) for chance in (_TAIL, ONE - _TAIL)]
    volumes = [*ends, *(piece.start for piece in lines.pieces if ends[0] < piece.start < ends[1])]
    losses = [_loss(lines, volume) for volume in volumes]
    low, high = min(losses), max(losses)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _chance(lines, middle, mean, sigma) > float(ONE - SURE):
            low = middle
        else:
            high = middle
    return high


def _volume(chance: Decimal, mean: float, sigma: float) -> Decimal:
    return Decimal(mean * math.exp(sigma * _NORMAL.inv_cdf(float(chance)) - sigma * sigma / 2))


def _loss(lines: Lines, volume: Decimal) -> Decimal:
    return next(piece for piece in reversed(lines.pieces) if piece.start <= volume).at(volume)


def _drawn(lines: Lines, year: Expected, how: VolumeSpread) -> VolumeRisk:
    sigma = float(how.spread)
    draws = 1 << (how.draws - 1).bit_length()
    volumes = float(year.volume) * np.exp(sigma * _normals(draws, how.seed) - sigma * sigma / 2)
    starts, heights, slopes = (
        np.array([float(getattr(piece, name)) for piece in lines.pieces]) for name in ("start", "height", "slope")
    )
    at = np.searchsorted(starts, volumes, side="right") - 1
    losses = heights[at] + slopes[at] * volumes
    chance = np.count_nonzero(losses > float(year.budget * NOTABLE)) / draws
    limit = year.budget + Decimal(float(np.quantile(losses, float(SURE))))
    overrun = np.maximum(losses, 0).mean()
    return VolumeRisk(year.budget, year.cost, _euro(overrun), _euro(limit), _part(chance), draws, how.seed)


@lru_cache(maxsize=1)
def _normals(draws: int, seed: int) -> Any:
    """The draws of a standard normal; every form and year of a comparison asks for the same."""
    return of_normal(np.concatenate([block[0] for _, block in even_draws(1, draws, checked_seed(seed))]))


def _euro(value: float | Decimal) -> Decimal:
    return to_cents(Decimal(repr(float(value))))


def _part(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(_PLACES)
