"""The gate for what hardly any value is not: a plain number in the unit of its quantity, well within its limits.

What does not pass is no fault: it is read with care in `tarief.calculation.supply`, which says what is wrong, or asks.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter, le
from typing import Any, Final

from tarief.core.number import MOST_WHOLE
from tarief.core.place import Place
from tarief.model.declare import Option, Quantity

#: Digits with a point, of which three behind the point are no thousands only where a zero stands before it.
_PLAIN: Final = rf"(?:[0-9]{{1,{MOST_WHOLE}}}(?:\.(?:[0-9]{{1,2}}|[0-9]{{4,20}}))?|0\.[0-9]{{3}})"

_IS_PLAIN: Final = re.compile(_PLAIN).fullmatch
#: Several with a bar between them, of which none holds one itself.
_ARE_PLAIN: Final = re.compile(rf"{_PLAIN}(?:\|{_PLAIN})*").fullmatch


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


class Gates:
    """The gates of inputs that are given together, looked at in one go; None where one of the keys is no input."""

    def __init__(self, keys: tuple[str, ...], gates: Mapping[Any, Gate], options: Mapping[str, Option]) -> None:
        self._numbers = [key for key in keys if key in gates]
        passed = [gates[key] for key in self._numbers]
        self._lows = [gate.low for gate in passed]
        self._highs = [gate.high for gate in passed]
        self._not_zero = [at for at, gate in enumerate(passed) if gate.quantity.positive]
        self._options = {key: options[key] for key in keys if key in options and key not in gates}
        self._units = [(gate.quantity.base_key, gate.other_units) for gate in passed if gate.other_units]
        self.are_known = bool(passed) and len(passed) + len(self._options) == len(keys)
        first = self._numbers[:1]
        self._written: Callable[[Mapping[str, str]], tuple[str, ...]] = (
            itemgetter(*self._numbers) if len(passed) > 1 else lambda entries: tuple(entries[key] for key in first)
        )

    def read(self, entries: Mapping[str, str]) -> tuple[dict[str, Decimal], dict[tuple[str, int | None], str]] | None:
        """Return the numbers and choices where there is nothing more to any of them; None where there may be."""
        for key, option in self._options.items():
            if not option.allows(chosen := entries[key]) or chosen[0].isspace() or chosen[-1].isspace():
                return None
        written = self._written(entries)
        together = "|".join(written)
        if together.count("|") >= len(written) or _ARE_PLAIN(together) is None:
            return None
        numbers = [*map(Decimal, written)]
        if not (all(map(le, self._lows, numbers)) and all(map(le, numbers, self._highs))):
            return None
        if not all(map(numbers.__getitem__, self._not_zero)):
            return None
        if any(entries.get(key) in units for key, units in self._units):
            return None
        return dict(zip(self._numbers, numbers, strict=True)), {(key, None): entries[key] for key in self._options}
