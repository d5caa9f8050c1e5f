"""A million ladders with 17 varying inputs, against the same ladder written by hand over NumPy in chunks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tarief.batch import compile_batch
from tests.bench.clock import Ratio, side_by_side
from tests.bench.ladder import KEYS, VARYING, breakdown, by_hand

ROWS, CHUNK = 1_000_000, 8_192


def columns(rows: int) -> list[np.ndarray]:
    """Each input within a tenth of its value."""
    random = np.random.default_rng(2026)
    return [float(value) * random.uniform(0.9, 1.1, rows) for value in VARYING.values()]


def in_chunks(given: list[np.ndarray]) -> np.ndarray:
    """The ladder by hand, in chunks that stay in the cache."""
    rows = len(given[0])
    price = np.empty(rows)
    for start in range(0, rows, CHUNK):
        part = slice(start, start + CHUNK)
        price[part] = by_hand(*(column[part] for column in given))["price"]
    return price


def measure() -> Iterator[Ratio]:
    """One thread and as many as pay, at a million rows; then how time grows with the number of rows."""
    batch = compile_batch(breakdown(), KEYS)
    given = columns(ROWS)
    named = dict(zip(KEYS, given, strict=True))
    assert np.allclose(batch.run(named)["tarief"], in_chunks(given), rtol=1e-12)
    for name, workers in (("één draad", 1), ("draden naar omvang", None)):
        ours, other = side_by_side(lambda: batch.run(named, workers=workers), lambda: in_chunks(given), turns=5)  # noqa: B023
        note = f"{ours / ROWS * 1e9:.0f} ns per ladder"
        yield Ratio(f"miljoen ladders, {name}", ours, other, "NumPy met de hand, in stukken", 1.2, note)
    for rows in (10_000, 100_000):
        part = {key: column[:rows] for key, column in named.items()}
        ours, other = side_by_side(lambda: batch.run(part), lambda: in_chunks([*part.values()]))  # noqa: B023
        note = f"{ours / rows * 1e9:.0f} ns per ladder"
        yield Ratio(f"{rows:,} ladders".replace(",", "."), ours, other, "NumPy met de hand, in stukken", None, note)
