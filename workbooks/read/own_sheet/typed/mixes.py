"""A mix of functions on a sheet where nothing is calculated: shares beside wages, whose mean is the wage of a product.

It is seen by its numbers: shares that add up to 1, each with a wage of the same kind beside or below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key

#: Wages per hour and per month lie between these.
_HOURLY, _MONTHLY = (Decimal(9), Decimal(120)), (Decimal(1200), Decimal(15_000))
_WHOLE = (Decimal(1), Decimal(100))
#: Shares of one mix stand at most so many rows apart.
_NEAR = 2
Pair = tuple[Around, Around]


@dataclass(frozen=True)
class WageMix:
    """The share and the wage of each function."""

    pairs: tuple[Pair, ...]

    @property
    def keys(self) -> frozenset[Key]:
        """All its cells."""
        return frozenset(at.key for pair in self.pairs for at in pair)

    @property
    def wage(self) -> Around:
        """The wage of the first function, which stands for the mean."""
        return self.pairs[0][1]

    @property
    def mean(self) -> Decimal:
        """The mean wage."""
        whole = sum((weight.seen.value for weight, _ in self.pairs), Decimal(0))
        return sum((weight.seen.value * wage.seen.value for weight, wage in self.pairs), Decimal(0)) / whole

    @property
    def weights(self) -> dict[Key, Key]:
        """For each wage the share that it counts for."""
        return {wage.key: weight.key for weight, wage in self.pairs}


def mixes_of(around: Iterable[Around]) -> list[WageMix]:
    """Return the mixes of functions among cells, each of rows that follow one another."""
    rows: dict[tuple[str, int], list[Around]] = {}
    for at in around:
        rows.setdefault((at.key.sheet, at.seen.row), []).append(at)
    found = [*_beside(rows), *_below(rows)]
    taken: set[Key] = set()
    mixes = []
    for mix in found:
        if taken.isdisjoint(mix.weights.values()):
            taken |= set(mix.weights.values())
            mixes.append(mix)
    return mixes


def _beside(rows: Mapping[tuple[str, int], list[Around]]) -> Iterator[WageMix]:
    """Rows with a wage, and a share for each product."""
    columns: dict[tuple[str, int], list[Pair]] = {}
    for (sheet, _), cells in rows.items():
        wages = [at for at in cells if _scale(at)]
        if len(wages) != 1:
            continue
        shares = [at for at in cells if at is not wages[0] and 0 <= at.seen.value < _WHOLE[1]]
        if shares and len(cells) == len(shares) + 1:
            for at in shares:
                columns.setdefault((sheet, at.key.column), []).append((at, wages[0]))
    for pairs in columns.values():
        yield from _joined(pairs)


def _below(rows: Mapping[tuple[str, int], list[Around]]) -> Iterator[WageMix]:
    """Rows with one number each: a share, below it a wage."""
    single = [cells[0] for cells in rows.values() if len(cells) == 1]
    pairs = [(one, two) for one, two in pairwise(single) if _is_share(one) and _scale(two) and _follow(one, two)]
    yield from _joined(pairs)


def _joined(pairs: list[Pair]) -> Iterator[WageMix]:
    """Pairs that follow one another, as soon as their shares are whole."""
    run: list[Pair] = []
    for pair in pairs:
        if run and not (_follow(run[-1][1], pair[0]) and _scale(run[-1][1]) == _scale(pair[1])):
            run = []
        run.append(pair)
        if len(run) > 1 and sum(weight.seen.value for weight, _ in run) in _WHOLE:
            yield WageMix(tuple(run))
            run = []


def _follow(one: Around, two: Around) -> bool:
    return one.key.sheet == two.key.sheet and 0 <= two.seen.row - one.seen.row <= _NEAR


def _is_share(at: Around) -> bool:
    return 0 < at.seen.value < 1 or (at.seen.value < _WHOLE[1] and _is_counted(at))


def _is_counted(at: Around) -> bool:
    """Whether a number is written as so many percent."""
    return at.seen.number is not None and "percent" in at.seen.number.hints.kinds


def _scale(at: Around) -> str:
    """What a wage is per, by its height."""
    for name, (low, high) in {"uur": _HOURLY, "maand": _MONTHLY}.items():
        if low <= at.seen.value <= high and not at.seen.is_share:
            return name
    return ""
