"""An estimate from draws, with how sure it is, shown with no more decimals than the draws can carry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Annotated, Any

from tarief.core.arrays import np
from tarief.core.jsonable import Jsonable


@dataclass(frozen=True, slots=True)
class Estimate(Jsonable):
    """An estimate from draws, no finer than the draws can carry.

    `value` with its standard error; `most` is the number of decimals shown of a value that is certain.
    """

    TITLE = "Schatting"

    value: float
    error: float
    most: int = 4

    @property
    def shown(self) -> Annotated[Decimal, "waarde"]:
        """The value rounded half-up to the first decimal that the standard error touches."""
        rounded = Decimal(repr(self.value)).quantize(Decimal(1).scaleb(-self._decimals), ROUND_HALF_UP)
        return rounded if rounded else abs(rounded)

    @property
    def shown_error(self) -> Annotated[Decimal, "standaardfout"]:
        """The standard error, rounded up to two digits."""
        if not self.error:
            return Decimal(0)
        place = math.floor(math.log10(self.error)) - 1
        rounded = Decimal(repr(self.error)).quantize(Decimal(1).scaleb(place), ROUND_UP)
        return rounded.quantize(Decimal(1)) if place > 0 else rounded

    @property
    def _decimals(self) -> int:
        if not self.error:
            return self.most
        return max(0, min(self.most, -math.floor(math.log10(self.error))))

    def times(self, factor: Decimal, most: int = 2) -> Estimate:
        """Return the estimate multiplied: per unit to per year."""
        return Estimate(self.value * float(factor), abs(self.error * float(factor)), most)


def estimate(value: float, own: Sequence[float] | Any, most: int = 4, width: float = 0) -> Estimate:
    """Return the estimate `value`, of which the series found `own`; `width` is an error besides chance."""
    spread = float(np.std(own, ddof=1)) / math.sqrt(len(own))
    return Estimate(float(value), math.hypot(spread, width), most)
