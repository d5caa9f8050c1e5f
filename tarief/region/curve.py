"""The coverage curve for a slider: sort once, then every tariff is a look-up in running totals.

Runs on float64 and agrees with `coverage` within 1e-9 of the budget; shown figures come from `coverage`.
NumPy is loaded when the first curve is made, because that takes time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.region.provider import Region

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """The figures of `Coverage` for a number of tariffs, one array each; volumes in units, amounts in euro."""

    tariffs: Numbers
    covered: NDArray[np.int64]
    count_share: Numbers
    volume_share: Numbers
    shortfall: Numbers
    surplus: Numbers
    budget: Numbers


class Curve:
    """The coverage of a region at any tariff, from costs sorted once: O(log n) per tariff."""

    def __init__(self, region: Region) -> None:
        import numpy as np

        ordered = region.by_cost
        self.costs = np.array([float(provider.cost) for provider in ordered])
        volumes = np.array([float(provider.volume) for provider in ordered])
        self._volume = _running(volumes)
        self._spent = _running(volumes * self.costs)
        self._total = float(region.volume)

    def at(self, tariffs: Decimal | Numbers | list[Decimal]) -> Points:
        """Return the figures for one tariff or many, in the order given; a Decimal equal to a cost covers it.

        Shortfall and surplus are differences of running totals: their error is 1e-9 of the budget. Raises
        `Refused` for what is no number.
        """
        import numpy as np

        asked: Any = [tariffs] if isinstance(tariffs, Decimal) else tariffs
        prices = np.asarray(asked, dtype=np.float64)
        if not np.isfinite(prices).all():
            refuse(
                [Finding("tarief_ongeldig", "Een van de tarieven is geen getal.", "Geef bedragen.", Place.of("tarief"))]
            )
        rank = np.searchsorted(self.costs, prices, side="right")
        volume, spent = self._volume[rank], self._spent[rank]
        return Points(
            prices,
            rank,
            rank / len(self.costs),
            volume / self._total,
            (self._spent[-1] - spent) - prices * (self._volume[-1] - volume),
            prices * volume - spent,
            prices * self._total,
        )


def _running(values: Numbers) -> Numbers:
    import numpy as np

    return np.concatenate(([0], np.cumsum(values)))
