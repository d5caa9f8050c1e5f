"""Timing two sides of one measurement in turns, so that a busy moment of the machine hits both."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

Run = Callable[[], Any]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Ratio:
    """What was measured, in seconds or another `unit`, and how many times the other ours took."""

    name: str
    ours: float
    other: float
    against: str
    aim: float | None = None
    note: str = ""
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Ours divided by the other: below 1 is faster."""
        return self.ours / self.other

    def as_json(self) -> dict[str, Any]:
        """Return every field and the ratio."""
        return {**asdict(self), "ratio": self.ratio}


def seconds(run: Run, *, turns: int = 7, at_least: float = 0.02, clock: Clock = perf_counter) -> float:
    """Return the median time of one call; short calls are repeated within a turn."""
    return median(_turn(run, _calls(run, at_least), clock) for _ in range(turns))


def side_by_side(
    ours: Run, other: Run, *, turns: int = 7, at_least: float = 0.02, clock: Clock = perf_counter
) -> tuple[float, float]:
    """Return the median time of one call of each, taken in turns."""
    calls = [_calls(run, at_least) for run in (ours, other)]
    taken = [(_turn(ours, calls[0], clock), _turn(other, calls[1], clock)) for _ in range(turns)]
    return median(pair[0] for pair in taken), median(pair[1] for pair in taken)


def _calls(run: Run, at_least: float) -> int:
    """How many calls fill a turn; the first call, which may load or compile, is not counted."""
    run()
    return max(1, int(at_least / max(_turn(run, 1), 1e-9)))


def _turn(run: Run, calls: int, clock: Clock = perf_counter) -> float:
    gc.collect()
    gc.disable()
    try:
        start = clock()
        for _ in range(calls):
            run()
        return (clock() - start) / calls
    finally:
        gc.enable()
