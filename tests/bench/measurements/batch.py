"""Ladders with 17 varying inputs, against the same ladder written by hand over NumPy in chunks, in one thread.

Three hands: the quickest one (buffers and `out=`) looking at its bounds as a batch does; the same without looking; and
plain expressions per chunk, as most would write it.
"""

from __future__ import annotations

from collections.abc import Iterator

from tarief.batch import compile_batch
from tests.batch.ladder import VARYING, columns, ladder, plainly, with_bounds, with_buffers
from tests.bench.clock import Ratio, side_by_side

CHUNK = 16_384
QUICKEST = "NumPy met de hand, buffers en out=, met grenzen"
BLIND, PLAIN = "NumPy met de hand, buffers en out=, zonder grenzen", "NumPy met de hand, gewone formules in stukken"
#: Rows, turns and aim.
SIZES = ((10_000, 15, 1.1), (100_000, 9, None), (1_000_000, 9, 0.7), (10_000_000, 3, 0.6))


def measure() -> Iterator[Ratio]:
    """Each size against the quickest hand, and a million rows against the two others."""
    batch = compile_batch(ladder(), tuple(VARYING))
    for rows, turns, aim in SIZES:
        given = columns(rows)
        ours, other = side_by_side(lambda: batch.run(given), lambda: with_bounds(given, CHUNK), turns=turns)  # noqa: B023
        yield _ratio(rows, ours, other, QUICKEST, aim)
    given = columns(1_000_000)
    for against, hand in ((BLIND, with_buffers), (PLAIN, plainly)):
        ours, other = side_by_side(lambda: batch.run(given), lambda: hand(given, CHUNK), turns=5)  # noqa: B023
        yield _ratio(1_000_000, ours, other, against, None)


def _ratio(rows: int, ours: float, other: float, against: str, aim: float | None) -> Ratio:
    name = f"{rows:,} ladders, 17 invoerwaarden".replace(",", ".")
    return Ratio(name, ours, other, against, aim, f"{ours / rows * 1e9:.0f} ns elk")
