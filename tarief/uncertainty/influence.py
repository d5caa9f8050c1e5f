"""Which input moves the price: the rank correlation (Spearman) of each with the result, on a part of the draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tarief.core.arrays import np
from tarief.uncertainty.estimate import Estimate, estimate

#: Draws that are looked at; the first of every series, which fill the space evenly too.
LOOKED_AT = 16_384


class Influence:
    """Keeps the first draws of every series: inputs and result."""

    def __init__(self, names: Sequence[str], series: int) -> None:
        self._names, self._room = names, LOOKED_AT // series
        self._parts: dict[int, Any] = {}

    def add(self, series: int, columns: Mapping[str, Any], result: Any) -> None:
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
    from scipy.stats import rankdata  # type: ignore[import-untyped]

    ranks = rankdata(rows, axis=1)
    ranks -= ranks.mean(axis=1, keepdims=True)
    lengths = np.sqrt(np.square(ranks).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return (ranks[:-1] @ ranks[-1]) / (lengths[:-1] * lengths[-1])
