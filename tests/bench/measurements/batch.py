"""A million ladders with 17 varying inputs, against the same ladder written by hand over NumPy in chunks.

Two hands: plain expressions per chunk, as most would write it, and the quickest one, with buffers and `out=`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tarief.batch import compile_batch
from tests.batch.ladder import VARYING, columns, ladder, plainly, with_buffers
from tests.bench.clock import Ratio, side_by_side

ROWS, CHUNK = 1_000_000, 16_384
QUICKEST, PLAIN = "NumPy met de hand, buffers en out=", "NumPy met de hand, gewone formules in stukken"


def measure() -> Iterator[Ratio]:
    """A million rows against both hands; then how time grows with the number of rows."""
    batch, given = compile_batch(ladder(), tuple(VARYING)), columns(ROWS)
    for against, hand in ((QUICKEST, with_buffers), (PLAIN, plainly)):
        ours, other = side_by_side(lambda: batch.run(given), lambda: hand(given, CHUNK), turns=15)  # noqa: B023
        yield Ratio("miljoen ladders, 17 invoerwaarden", ours, other, against, 1.2, f"{ours / ROWS * 1e9:.0f} ns elk")
    for rows in (10_000, 100_000, 10_000_000):
        part = columns(rows)
        ours, other = side_by_side(lambda: batch.run(part), lambda: with_buffers(part, CHUNK), turns=5)  # noqa: B023
        name = f"{rows:,} ladders".replace(",", ".")
        yield Ratio(name, ours, other, QUICKEST, None, f"{ours / rows * 1e9:.0f} ns elk")
