"""Scrambled Sobol points as scipy draws them, made a block at a time with NumPy alone.

`scipy.stats` takes a second to load, which whoever waits for a page would wait for; its table of direction numbers is
read from its file. The points are those of `scipy.stats.qmc.Sobol(..., scramble=True, bits=30)`, bit for bit.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from tarief.core.arrays import np

BITS: Final = 30
_STEP: Final = 2.0**-BITS  # float: draws are float64
_TABLE: Final = "stats/_sobol_direction_numbers.npz"


class Sobol:
    """A scrambled sequence of points with so many columns; `random` is a generator of NumPy."""

    def __init__(self, columns: int, random: Any) -> None:
        (random,) = random.spawn(1)  # as scipy does: a generator of its own
        shift = random.integers(2, size=(columns, BITS), dtype=np.uint32)
        self._shift = (shift << np.arange(BITS, dtype=np.uint32)).sum(axis=1, dtype=np.uint32)
        triangles = np.tril(random.integers(2, size=(columns, BITS, BITS), dtype=np.uint32))
        triangles[:, range(BITS), range(BITS)] = 1
        directions = _directions(columns)
        places = np.arange(BITS - 1, -1, -1, dtype=np.uint32)
        bits = directions[:, :, None] >> places & 1
        mixed = np.einsum("cpk,cjk->cjp", triangles, bits) & 1
        self._directions = (mixed << places).sum(axis=2, dtype=np.uint32)

    def block(self, start: int, size: int) -> Any:
        """Return points (a row per column) from `start` on; both are powers of two, and `start` a whole block on."""
        code, first = start ^ start >> 1, self._shift.copy()
        for place in range(BITS):
            if code >> place & 1:
                first ^= self._directions[:, place]
        found = np.empty((len(first), size), dtype=np.uint32)
        found[:, 0] = first
        for place in range(size.bit_length() - 1):
            half = 1 << place
            # In the order of Gray the second half is the first one backwards, with one bit more.
            np.bitwise_xor(found[:, half - 1 :: -1], self._directions[:, place, None], out=found[:, half : 2 * half])
        return found * _STEP


@lru_cache(maxsize=32)
def _directions(columns: int) -> Any:
    """The direction numbers of the first columns, by Joe and Kuo."""
    package = find_spec("scipy")
    assert package is not None and package.origin is not None
    with np.load(Path(package.origin).parent / _TABLE) as table:
        primitive, initial = table["poly"][:columns].astype(int), table["vinit"][:columns].astype(int)
    found = np.zeros((columns, BITS), dtype=np.uint32)
    for column in range(columns):
        found[column] = _column(int(primitive[column]), initial[column].tolist()) if column else 1
    return found << np.arange(BITS - 1, -1, -1, dtype=np.uint32)


def _column(polynomial: int, initial: list[int]) -> list[int]:
    """The numbers of one column: the first are given, each next one follows from those before it."""
    degree = polynomial.bit_length() - 1
    found = initial[:degree]
    for place in range(degree, BITS):
        following = found[place - degree]
        for back in range(degree):
            if polynomial >> (degree - 1 - back) & 1:
                following ^= found[place - back - 1] << (back + 1)
        found.append(following)
    return found
