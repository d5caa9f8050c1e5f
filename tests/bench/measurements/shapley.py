"""The gap between two calculations per input, against every coalition worked out by hand; in processor time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from itertools import cycle
from math import factorial
from time import process_time
from typing import Final

import numpy as np

from tarief import MODELS, Breakdown, compare
from tarief.core.number import EXACT
from tests.bench.clock import Ratio, side_by_side
from tests.bench.ladder import DAY, FIXED, KEYS, VARYING, by_hand, decimals

#: Calculations that are made beforehand: more than are timed, so that each comparison is of two that are new.
PAIRS: Final = 150


def pair(differing: int, number: int = 0) -> tuple[Breakdown, Breakdown]:
    """Two calculations that differ by a twentieth in so many inputs; each number gives others."""
    same = {**VARYING, "bruto_maandloon": str(3500 + number), "verlofuren": str(200 + number % 17)}
    changed = {key: str(Decimal(same[key]) * Decimal("1.05")) for key in KEYS[:differing]}
    one, other = (MODELS["uurtarief"].calculate({**same, **own, **FIXED}, on=DAY) for own in ({}, changed))
    return one, other


def fresh(differing: int) -> Callable[[], object]:
    """A comparison that is of two new calculations each time."""
    pairs = cycle([pair(differing, number) for number in range(PAIRS if differing < 20 else 20)])

    def compared() -> object:
        a, b = next(pairs)
        return compare(a, b).contributions

    return compared


def by_hand_exact(differing: int) -> list[object]:
    """Shapley with a plain Decimal function: every coalition once, then the weighted sums."""
    low = decimals()
    high = [value * 105 / 100 if index < differing else value for index, value in enumerate(low)]
    with localcontext(EXACT):
        worth = [
            by_hand(*(high[index] if mask >> index & 1 else value for index, value in enumerate(low)))["price"]
            for mask in range(1 << differing)
        ]
        weight = [factorial(size) * factorial(differing - size - 1) for size in range(differing)]
        return [
            sum(
                weight[mask.bit_count()] * (worth[mask | 1 << index] - worth[mask])
                for mask in range(1 << differing)
                if not mask >> index & 1
            ) / factorial(differing)
            for index in range(differing)
        ]  # fmt: skip


def by_hand_arrays(differing: int) -> list[float]:
    """The same over NumPy: all coalitions at once, in one array per input."""
    low = np.array([float(value) for value in VARYING.values()])
    high = np.where(np.arange(len(low)) < differing, low * 1.05, low)
    masks = np.arange(1 << differing)
    member = [(masks >> index & 1).astype(bool) for index in range(differing)]
    columns = [
        np.where(member[index], high[index], low[index]) if index < differing else low[index]
        for index in range(len(low))
    ]
    worth = by_hand(*columns)["price"]
    sizes = sum(part.astype(int) for part in member)
    weight = np.array([factorial(n) * factorial(differing - n - 1) / factorial(differing) for n in range(differing)])
    found = []
    for index in range(differing):
        without = masks[~member[index]]
        found.append(float((weight[sizes[without]] * (worth[without | 1 << index] - worth[without])).sum()))
    return found


def measure() -> Iterator[Ratio]:
    """Twelve inputs exactly; more over arrays, up to the twenty for which every coalition is worked out."""
    ours, other = side_by_side(fresh(12), lambda: by_hand_exact(12), turns=5, clock=process_time)
    yield Ratio("Shapley, 12 invoerwaarden, exact", ours, other, "losse Decimal-functie, alle coalities", 1)
    for differing, aim in ((13, 1.2), (16, 1.0), (20, 0.6)):
        a, b = pair(differing)
        found = compare(a, b).exact
        assert np.allclose([float(found[key]) for key in KEYS[:differing]], by_hand_arrays(differing), rtol=1e-6)
        ours, other = side_by_side(fresh(differing), lambda: by_hand_arrays(differing), turns=5, clock=process_time)  # noqa: B023
        name = f"Shapley, {differing} invoerwaarden"
        yield Ratio(name, ours, other, "NumPy met de hand, alle coalities", aim, f"{ours * 1e3:.1f} ms")
