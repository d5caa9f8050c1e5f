"""A reading of a product while it is looked for: what each cell is, how far that is off, and what is known already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.model_price import Shape
from workbooks.read.own_sheet.reading.options import InputLine, shape_of

#: Readings of all products of a book together that are held against the sheet, for one model; and for how many more one
#: counts that is worked out at every point.
MOST_TRIES, WORKED_OUT = 12_000, 3
#: The lines of a reading, and what it leaves to the sheet.
Mark = tuple[frozenset[int], frozenset[Key]]


@dataclass(frozen=True)
class Assignment:
    """A reading of a product: a line for each leaf that has one, and the leaves that are left to the sheet."""

    lines: Mapping[Key, InputLine]
    unnamed: frozenset[Key] = frozenset()

    @cached_property
    def shape(self) -> Shape:
        """The keys with their bases."""
        return shape_of(self.lines.values())

    @property
    def mark(self) -> Mark:
        """What tells a reading from others of the same product."""
        return frozenset([id(line) for line in self.lines.values()]), self.unnamed

    def having(self, line: InputLine) -> Assignment:
        """Return the reading with another line for a leaf."""
        return Assignment({**self.lines, line.leaf: line}, self.unnamed - {line.leaf})

    def lacking(self, leaf: Key, *, unnamed: bool) -> Assignment:
        """Return the reading without a line for a leaf; `unnamed` leaves its part of the price to the sheet."""
        rest = {key: line for key, line in self.lines.items() if key != leaf}
        return Assignment(rest, self.unnamed | {leaf} if unnamed else self.unnamed)


class Error(NamedTuple):
    """What a reading costs in all, at how many points the model differs from the sheet, and by how much together."""

    cost: float
    wrong: int
    size: float


@dataclass
class Experience:
    """What is known of a book by the products read before: what cells with such texts were; and the tries left."""

    tries: int = MOST_TRIES
    seen: dict[tuple[str, ...], tuple[str, str, str] | None] = field(default_factory=dict)


def worked(line: InputLine, raw: Any, stored: Decimal) -> Any:
    """Return the value of a line when its cell holds `raw` (an array); `stored` is what it holds now."""
    value = line.meaning.value
    match line.meaning.operation:
        case "rest":
            return 1 - raw * _times(1 - value, stored)
        case "opslag":
            return 1 / (1 + raw * _times(1 / value - 1, stored))
        case "factor":
            return raw * _times(1 + value, stored) - 1
    return raw * _times(value, stored)


def _times(value: Decimal, stored: Decimal) -> float:
    return float(value / stored) if stored else 1.0  # float: points are float64
