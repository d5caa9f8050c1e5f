"""Monte Carlo: a million draws of five uncertain inputs, against plain draws by hand; time and peak memory.

By hand means: NumPy's own random numbers, the ladder by hand, quantiles of the whole. It is less sure of its answer
for the same number of draws, which is measured too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from tarief import Breakdown
from tarief.uncertainty import read_uncertainty, simulate
from tests.batch.ladder import VARYING, ladder, plainly
from tests.bench.clock import Ratio, side_by_side
from tests.bench.memory import in_own_process

DRAWS, CHUNK, SEED = 1_048_576, 16_384, 7
UNCERTAIN = ("bruto_uurloon", "overhead", "ziekteverzuim", "indirecte_uren", "reisuren")
MEGABYTES = 40
BY_HAND = "losse trekkingen en kwantielen met de hand in NumPy"


def asked() -> dict[str, Any]:
    """Each of the five between nine tenths and eleven tenths of its value, most likely the value itself."""
    return {
        key: {
            "verdeling": "driehoek",
            "laag": f"{float(VARYING[key]) * 0.9:.6f}",
            "midden": VARYING[key],
            "hoog": f"{float(VARYING[key]) * 1.1:.6f}",
        }
        for key in UNCERTAIN
    }


def drawn(breakdown: Breakdown, draws: int) -> float:
    """Ours: the mean price."""
    found = simulate(breakdown, read_uncertainty({"onzekerheid": asked()}, breakdown), draws=draws, seed=SEED)
    return found.price.mean.value


def by_hand(_: Any, draws: int, seed: int = SEED) -> float:
    """The plain way: the mean price, with the quantiles that are shown beside it."""
    random = np.random.default_rng(seed)
    given = {key: np.full(draws, float(value)) for key, value in VARYING.items()}
    for key in UNCERTAIN:
        middle = float(VARYING[key])
        given[key] = random.triangular(0.9 * middle, middle, 1.1 * middle, draws)
    price = plainly(given, CHUNK)
    np.quantile(price, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
    return float(price.mean())


def measure() -> Iterator[Ratio]:
    """A million draws in turns; then time and memory of each size in a process of its own."""
    breakdown = ladder()
    ours, other = side_by_side(lambda: drawn(breakdown, DRAWS), lambda: by_hand(None, DRAWS), turns=3)
    yield Ratio("miljoen trekkingen, 5 onzeker", ours, other, BY_HAND, 0.7)
    for draws in (DRAWS, 2 * DRAWS, 8 * DRAWS):
        taken, most = in_own_process(_ready, drawn, draws)
        name = f"piekgeheugen, {draws:,} trekkingen".replace(",", ".")
        yield Ratio(name, most, MEGABYTES, f"het streven van {MEGABYTES} MB", 1, f"{taken:.2g} s", "MB")
    yield _surer(breakdown)


def _ready() -> Breakdown:
    """Everything loaded and used once, so that only the work itself counts."""
    breakdown = ladder()
    drawn(breakdown, 1024)
    by_hand(None, 1024)
    return breakdown


def _surer(breakdown: Breakdown) -> Ratio:
    """The error of the mean at 65,536 draws: ours as it says itself, the other over twenty repetitions."""
    uncertainty = read_uncertainty({"onzekerheid": asked()}, breakdown)
    ours = simulate(breakdown, uncertainty, draws=65_536, seed=SEED).price.mean.error
    other = float(np.std([by_hand(None, 65_536, seed) for seed in range(20)]))
    return Ratio("fout van het gemiddelde, 65.536 trekkingen", ours, other, BY_HAND, unit="euro")
