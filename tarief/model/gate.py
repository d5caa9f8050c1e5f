"""The gate for what hardly any value is not: a plain number in the unit of its quantity, well within its limits.

What does not pass is no fault: it is read with care in `tarief.calculation.supply`, which says what is wrong, or asks.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tarief.core.number import MOST_WHOLE
from tarief.core.place import Place
from tarief.model.declare import Quantity

#: Digits with a point, of which three behind the point are no thousands only where a zero stands before it.
_PLAIN: Final = re.compile(rf"[0-9]{{1,{MOST_WHOLE}}}(?:\.(?:[0-9]{{1,2}}|[0-9]{{4,20}}))?|0\.[0-9]{{3}}")

_IS_PLAIN: Final = _PLAIN.fullmatch


@dataclass(frozen=True, slots=True)
class Gate:
    """What a plain number of a quantity must be to pass; in some bases it stands in `other_units`."""

    quantity: Quantity
    low: Decimal
    high: Decimal
    other_units: frozenset[str]
    place: Place

    @classmethod
    def of(cls, quantity: Quantity) -> "Gate":
        """Return the gate of a quantity: what it can be, and what somebody is likely to mean."""
        stated, (least, most) = quantity.as_given, quantity.likely
        low = max(filter(None, (stated.minimum, least, Decimal(0))), default=Decimal(0))
        high = min(limit for limit in (stated.maximum, most, Decimal(10) ** MOST_WHOLE) if limit is not None)
        bases = frozenset(base.key for base in quantity.bases if base.unit is not None)
        return cls(quantity, low, high, bases, Place.of(quantity.key))

    def number(self, written: object) -> Decimal | None:
        """Return the number where it is written so plainly that there is nothing more to it."""
        if type(written) is not str or _IS_PLAIN(written) is None:
            return None
        value = Decimal(written)
        return value if self.low <= value <= self.high and (value or not self.quantity.positive) else None
