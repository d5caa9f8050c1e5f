"""From even draws to columns of inputs: each by its own distribution, those that move together through a copula."""

from __future__ import annotations

from typing import Any

from tarief.uncertainty import normal
from tarief.uncertainty.distributions import Fixed, Normal
from tarief.uncertainty.uncertain import Uncertainty


class Sampler:
    """Makes the columns of the uncertain inputs; `names` are those that vary, `fixed` the others as one number."""

    def __init__(self, uncertainty: Uncertainty) -> None:
        inputs = uncertainty.inputs
        self._inputs = inputs
        self.fixed = {key: float(item.value) for key, item in inputs.items() if isinstance(item, Fixed)}
        self.names = tuple(key for key in inputs if key not in self.fixed)
        self._together = uncertainty.correlation.keys
        self._factor: Any = uncertainty.correlation.factor() if self._together else None

    def columns(self, draws: Any) -> dict[str, Any]:
        """Return the columns (rows each) at even draws (one row of them per name of `names`)."""
        own = dict(zip(self.names, draws, strict=True))
        normals = {key: normal.quantile(own[key]) for key in self._together}
        found: dict[str, Any] = {}
        for key in self.names:
            if key not in normals:
                found[key] = self._inputs[key].at(own[key])
            else:
                found[key] = self._correlated(key, normals)
        return found

    def _correlated(self, key: str, normals: dict[str, Any]) -> Any:
        row = self._factor[self._together.index(key)]
        mixed = sum(weight * column for weight, column in zip(row, normals.values(), strict=True) if weight)
        item = self._inputs[key]
        if isinstance(item, Normal):
            return float(item.mean) + float(item.spread) * mixed
        return item.at(normal.cumulative(mixed))
