"""How time and memory grow with size: what is twice as much takes twice as long and as much, or less."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from api.negotiation.kept import Folded
from api.store.sealing import SealingKey
from api.store.store import Store
from tarief import MODELS
from tarief.batch import compile_batch
from tarief.negotiation.fold import fold
from tarief.region.curve import Curve
from tests.batch.ladder import VARYING, columns, ladder
from tests.bench.clock import Ratio, seconds
from tests.bench.ladder import DAY
from tests.bench.measurements.montecarlo import drawn
from tests.bench.measurements.negotiation import PRODUCTS, story
from tests.bench.measurements.slider import region
from tests.processes.table import Clock, Server, laid

Work = Callable[[], object]
#: Room for what is fast while it fits the cache of a core.
ROOM = 1.3


def of_rows(rows: int) -> Work:
    """A price with a table of so many functions."""
    share = 1 / rows
    row = {"functie_aandeel": f"{share:.10f}", "schaalbedrag": "3500"}
    mix = [{**row, "functie": f"functie {number}"} for number in range(rows)]
    inputs = {"functiemix": mix, "productiviteit": "0.8", "overhead": "0.2", "overhead_grondslag": "omzet",
              "werkgeverslasten": "0.28", "contracturen": "1878", "vakantietoeslag": "0.08",
              "eindejaarsuitkering": "0.08", "eindejaarsuitkering_grondslag": "brutoloon"}  # fmt: skip
    return lambda: MODELS["uurtarief"].calculate(inputs, on=DAY).lines


def measure() -> Iterator[Ratio]:
    """Three sizes of each: what a piece takes of the processor and of memory, against the size before."""
    batch = compile_batch(ladder(), tuple(VARYING))
    told = story_of_events()
    works: tuple[tuple[str, tuple[int, ...], Callable[[int], Work]], ...] = (
        ("rij van een tabel", (5, 25, 125), of_rows),
        ("ladder", (20_000, 200_000, 2_000_000), lambda rows: _over(batch.run, columns(rows))),
        ("aanbieder", (1_000, 5_000, 25_000), lambda number: _over(_curve, region(number))),
        ("trekking", (2**15, 2**17, 2**19), lambda draws: lambda: drawn(ladder(), draws)),
        ("product", (3, 6, 12), lambda count: told(count, None)),
        ("gebeurtenis", (2_000, 8_000, 14_000), lambda count: told(PRODUCTS, count)),
    )
    for name, sizes, work in works:
        taken = [(size, *_taken(work(size), size)) for size in sizes]
        for (less, before, smaller), (more, after, larger) in pairwise(taken):
            of = f"per {name}: {more:,} tegen {less:,}".replace(",", ".")
            yield Ratio(of, after, before, "dezelfde som met minder, processortijd per stuk", ROOM)
            yield Ratio(of, larger, smaller, "dezelfde som met minder, piekgeheugen per stuk", ROOM, unit="B")


def _taken(work: Work, pieces: int) -> tuple[float, float]:
    """The seconds of the processor and the most bytes for a piece."""
    spent = seconds(work, turns=3, clock=process_time) / pieces
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return spent, most / pieces


def story_of_events() -> Callable[[int, int | None], Work]:
    """Folding the first events of a process about so many products."""
    with TemporaryDirectory(prefix="tarief-bench-") as folder:
        store = Store.open(f"sqlite:///{folder}/g.db", SealingKey.new(), clock=Clock())
        table = laid(Server(store), 3)
        with store.read() as view:
            base = Folded().of(view, table.leader.process)
        at = store.clock()
        store.close()

    def told(products: int, events: int | None) -> Work:
        happened = list(story(table, at, products))[:events]
        return lambda: fold(happened, base)

    return told


def _over(work: Callable[..., object], given: object) -> Callable[[], object]:
    return lambda: work(given)


def _curve(of: object) -> object:
    return Curve(of).at(np.linspace(45, 80, 50))  # type: ignore[arg-type]
