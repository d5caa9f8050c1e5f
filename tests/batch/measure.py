"""Measure a batch against the same ladder by hand: `python -m tests.batch.measure [rows]`. Not a test.

Everything is measured in turns in one run; the ratio is of medians, against the quickest hand at its best chunk.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from tarief import Breakdown
from tarief.batch import compile_batch
from tests.batch.ladder import VARYING, Columns, columns, ladder, plainly, with_buffers

TURNS = 25


def by_steps(breakdown: Breakdown, given: Columns, rows: int) -> None:
    """The other way to do it: walk the expressions of the plan, with arrays."""
    for start in range(0, rows, 8192):
        breakdown.plan.run({key: column[start : start + 8192] for key, column in given.items()}, float)


def main(rows: int) -> None:
    given, breakdown = columns(rows), ladder()
    checked = compile_batch(breakdown, tuple(VARYING))
    bare = compile_batch(breakdown, tuple(VARYING), limited=False)
    runs: dict[str, Callable[[], object]] = {
        **{
            f"met de hand, buffers, {size}": lambda size=size: with_buffers(given, size)
            for size in (8192, 16384, 32768)
        },
        **{f"met de hand, gewoon, {size}": lambda size=size: plainly(given, size) for size in (8192, 16384)},
        "reeks": lambda: checked.run(given, workers=1),
        "reeks zonder grenzen": lambda: bare.run(given, workers=1),
        "de stappen zelf, 8192": lambda: by_steps(breakdown, given, rows),
        "reeks, twee kernen": lambda: checked.run(given, workers=2),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(TURNS):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    best = min(median(found) for name, found in times.items() if "buffers" in name)
    for name, found in times.items():
        print(f"{name:32} {median(found) / rows * 1e9:7.1f} ns per ladder  × {median(found) / best:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
