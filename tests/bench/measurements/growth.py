"""How time grows with size: what is twice as much takes twice as long, or less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from tarief import MODELS
from tarief.batch import compile_batch
from tarief.region.curve import Curve
from tests.batch.ladder import VARYING, columns, ladder
from tests.bench.clock import Ratio, seconds
from tests.bench.ladder import DAY
from tests.bench.measurements.montecarlo import drawn
from tests.bench.measurements.slider import region

#: Room for what is fast while it fits the cache of a core.
ROOM = 1.3


def of_rows(rows: int) -> Callable[[], object]:
    """A price with a table of so many functions."""
    share = 1 / rows
    row = {"functie_aandeel": f"{share:.10f}", "schaalbedrag": "3500"}
    mix = [{**row, "functie": f"functie {number}"} for number in range(rows)]
    inputs = {"functiemix": mix, "productiviteit": "0.8", "overhead": "0.2", "overhead_grondslag": "omzet",
              "werkgeverslasten": "0.28", "contracturen": "1878", "vakantietoeslag": "0.08",
              "eindejaarsuitkering": "0.08", "eindejaarsuitkering_grondslag": "brutoloon"}  # fmt: skip
    return lambda: MODELS["uurtarief"].calculate(inputs, on=DAY).lines


def measure() -> Iterator[Ratio]:
    """Three sizes of each; the seconds per piece, each against the size before."""
    batch = compile_batch(ladder(), tuple(VARYING))
    works: tuple[tuple[str, tuple[int, ...], Callable[[int], Callable[[], object]]], ...] = (
        ("rij van een tabel", (5, 25, 125), of_rows),
        ("ladder", (20_000, 200_000, 2_000_000), lambda rows: _over(batch.run, columns(rows))),
        ("aanbieder", (1_000, 10_000, 100_000), lambda number: _over(_curve, region(number))),
        ("trekking", (2**15, 2**17, 2**19), lambda draws: lambda: drawn(ladder(), draws)),
    )
    for name, sizes, work in works:
        taken = [(size, seconds(work(size), turns=3) / size) for size in sizes]
        for (less, before), (more, after) in pairwise(taken):
            told = f"per {name}: {more:,} tegen {less:,}".replace(",", ".")
            yield Ratio(told, after, before, "dezelfde som met minder, per stuk", ROOM)


def _over(work: Callable[..., object], given: object) -> Callable[[], object]:
    return lambda: work(given)


def _curve(of: object) -> object:
    return Curve(of).at(np.linspace(45, 80, 50))  # type: ignore[arg-type]
