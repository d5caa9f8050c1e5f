"""What is kept of the results of all draws: memory bounded, whatever their number.

Up to two million draws every result is kept and quantiles are exact. Beyond that the results are counted in narrow
bins, and a quantile is known to the width of one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tarief.core.arrays import Column, np
from tarief.uncertainty.estimate import Estimate, estimate

#: Draws of which every result is kept: 16 MB per line.
KEPT = 2_097_152
_BINS = 65_536
_HALF = 0.5  # float: results are float64


#: Draws that are looked at; the first of every series, which fill the space evenly too.
LOOKED_AT = 16_384


class Kept:
    """Every result, one row per series."""

    #: How far a quantile can be off besides chance.
    width = 0.0  # float: nothing is lost

    def __init__(self, series: int, draws: int) -> None:
        self._values = np.empty((series, draws // series))
        self._filled = [0] * series

    def add(self, series: int, values: Any) -> None:
        """Take in a block of results (rows)."""
        start = self._filled[series]
        self._filled[series] = stop = start + len(values)
        self._values[series, start:stop] = values

    def quantiles(self, shares: Sequence[float]) -> tuple[Any, Any]:
        """Return the quantiles of all, and per series (series × shares)."""
        self._values.sort(axis=1)
        own = np.array(
            [self._at(share, self._values.shape[1], lambda place: self._values[:, place]) for share in shares]
        )
        whole = [self._at(share, self._values.size, self._ranked) for share in shares]
        return np.array(whole), own.T

    @staticmethod
    def _at(share: float, count: int, ranked: Callable[[int], Any]) -> Any:
        """The quantile of `count` results, straight between the two that it lies between."""
        place, within = divmod(share * (count - 1), 1)
        low, high = (ranked(min(int(place) + step, count - 1)) for step in (0, 1))
        return low + (high - low) * within

    def _ranked(self, place: int) -> float:
        """The result with so many below it, of all series: near where each sorted series by itself has it."""
        rows, each = self._values, self._values.shape[1]
        near = rows[:, min(place // len(rows), each - 1)]
        low, high = near.min(), rows[:, min(place // len(rows) + 1, each - 1)].max()
        starts = [int(np.searchsorted(row, low)) for row in rows]
        ends = [int(np.searchsorted(row, high, side="right")) for row in rows]
        between = np.sort(np.concatenate([row[start:end] for row, start, end in zip(rows, starts, ends, strict=True)]))
        return float(between[place - sum(starts)])


class Counted:
    """Results in bins; the first block, evenly spread as it is, says where the bins lie."""

    def __init__(self, series: int) -> None:
        self._counts = np.zeros((series, _BINS), dtype=np.int64)
        self._low = self.width = 0.0  # float: set by the first block

    def add(self, series: int, values: Any) -> None:
        """Take in a block of results (rows)."""
        if not self.width:
            low, high = float(values.min()), float(values.max())
            span = (high - low) or abs(low) or 1
            self._low, self.width = low - span * _HALF, 2 * span / _BINS
        bins = np.clip((values - self._low) / self.width, 0, _BINS - 1).astype(np.int64)
        self._counts[series] += np.bincount(bins, minlength=_BINS)

    def quantiles(self, shares: Sequence[float]) -> tuple[Any, Any]:
        """Return the quantiles of all, and per series (series × shares)."""
        own = np.array([self._quantiles(counts, shares) for counts in self._counts])
        return self._quantiles(self._counts.sum(axis=0), shares), own

    def _quantiles(self, counts: Any, shares: Sequence[float]) -> Any:
        """Straight through the bin in which the share falls."""
        reached = np.concatenate(([0], np.cumsum(counts)))
        wanted = np.asarray(shares) * reached[-1]
        bins = np.searchsorted(reached, wanted, side="right") - 1
        within = (wanted - reached[bins]) / np.maximum(1, counts[bins])
        return self._low + (bins + within) * self.width


def gather(series: int, draws: int) -> Kept | Counted:
    """Return what suits the number of draws."""
    return Kept(series, draws) if draws <= KEPT else Counted(series)


class Moments:
    """Running sums per series around `centre`: mean, spread, and what lies above and below a tariff."""

    def __init__(self, series: int, centre: float, tariff: float | None = None) -> None:
        self._centre, self._tariff = centre, tariff
        # count, sum, sum of squares, count above, amount above, amount below the tariff
        self._sums = np.zeros((series, 6))

    def add(self, series: int, values: Any) -> None:
        """Take in a block of results (rows)."""
        off = values - self._centre
        self._sums[series, :3] += len(off), off.sum(), np.square(off).sum()
        if self._tariff is not None:
            over = values - self._tariff
            above = np.maximum(over, 0)
            total = above.sum()
            self._sums[series, 3:] += np.count_nonzero(above), total, total - over.sum()

    def measures(self) -> tuple[Any, Any]:
        """Return (of all, per series): mean, spread, chance above, mean amount above, mean amount below."""
        return self._measures(self._sums.sum(axis=0, keepdims=True))[0], self._measures(self._sums)

    def _measures(self, sums: Any) -> Any:
        means = sums[:, 1:] / sums[:, :1]
        # Noise can carry the variance of what does not vary a hair below zero.
        spread = np.sqrt(np.maximum(0, means[:, 1] - np.square(means[:, 0])))
        return np.column_stack([means[:, 0] + self._centre, spread, means[:, 2:]])


class Influence:
    """Which input moves the price, by rank correlation (Spearman) over the first draws of every series."""

    def __init__(self, names: Sequence[str], series: int) -> None:
        self._names, self._room = names, LOOKED_AT // series
        self._parts: dict[int, Any] = {}

    def add(self, series: int, columns: Mapping[str, Column], result: Any) -> None:
        """Take in a block; only the first of a series is looked at."""
        if series not in self._parts:
            rows = slice(0, self._room)
            self._parts[series] = np.vstack([*(columns[name][rows] for name in self._names), result[rows]])

    def found(self) -> dict[str, Estimate | None]:
        """Return the rank correlation per input; None where the input or the result was always the same."""
        whole = _with_last(np.concatenate(list(self._parts.values()), axis=1))
        own = np.array([_with_last(part) for part in self._parts.values()])
        return {
            name: None if np.isnan(whole[index]) else estimate(whole[index], np.nan_to_num(own[:, index]), 3)
            for index, name in enumerate(self._names)
        }


def _with_last(rows: Any) -> Any:
    """The rank correlation of every row with the last one."""
    ranks = np.array([_ranks(row) for row in rows])
    ranks -= ranks.mean(axis=1, keepdims=True)
    lengths = np.sqrt(np.square(ranks).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return (ranks[:-1] @ ranks[-1]) / (lengths[:-1] * lengths[-1])


def _ranks(row: Any) -> Any:
    """The rank of each value from 1; equal ones share the middle of theirs."""
    _, place, count = np.unique(row, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]
