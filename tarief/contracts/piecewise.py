"""Straight lines end to end: an amount as a function of the volume, from nothing on.

Every contract form here pays along such lines, so that what a party bears has an exact expected value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tarief.contracts.limits import ZERO

#: Smaller than this a slope or height is what is left of a division.
_NOISE = Decimal("1e-15")


@dataclass(frozen=True, slots=True)
class Piece:
    """From `start` (a volume) to the next piece: `height` + `slope` × volume, in euro."""

    start: Decimal
    height: Decimal
    slope: Decimal

    def at(self, volume: Decimal) -> Decimal:
        """Return the amount at a volume."""
        return self.height + self.slope * volume


@dataclass(frozen=True, slots=True)
class Lines:
    """Pieces in order, the first from 0."""

    pieces: tuple[Piece, ...]

    def plus(self, other: Lines, times: Decimal = Decimal(1)) -> Lines:
        """Return the sum with a number of times another."""
        return _joined(self, other, lambda one, two: (one.height + times * two.height, one.slope + times * two.slope))

    def minus(self, other: Lines) -> Lines:
        """Return the difference with another."""
        return self.plus(other, Decimal(-1))

    def times(self, factor: Decimal) -> Lines:
        """Return these amounts multiplied."""
        return Lines(tuple(Piece(one.start, one.height * factor, one.slope * factor) for one in self.pieces))

    def positive(self) -> Lines:
        """Return what lies above nothing, and nothing elsewhere."""
        ends: tuple[Decimal | None, ...] = (*(piece.start for piece in self.pieces[1:]), None)
        return Lines(tuple(part for piece, end in zip(self.pieces, ends, strict=True) for part in _above(piece, end)))


def line(height: Decimal, slope: Decimal) -> Lines:
    """Return one straight line."""
    return Lines((Piece(ZERO, height, slope),))


def _joined(one: Lines, two: Lines, add: Callable[[Piece, Piece], tuple[Decimal, Decimal]]) -> Lines:
    found, first, second = [], 0, 0
    for start in sorted({piece.start for piece in (*one.pieces, *two.pieces)}):
        first += first + 1 < len(one.pieces) and one.pieces[first + 1].start <= start
        second += second + 1 < len(two.pieces) and two.pieces[second + 1].start <= start
        height, slope = (_clean(value) for value in add(one.pieces[first], two.pieces[second]))
        found.append(Piece(start, height, slope))
    return Lines(tuple(found))


def _above(piece: Piece, end: Decimal | None) -> Iterator[Piece]:
    """The parts of a piece, each above nothing or nothing."""
    crossing = -piece.height / piece.slope if piece.slope else None
    inside = crossing is not None and piece.start < crossing and (end is None or crossing < end)
    bounds = [(piece.start, crossing if inside else end)]
    if inside and crossing is not None:
        bounds.append((crossing, end))
    for start, stop in bounds:
        middle = start + 1 if stop is None else (start + stop) / 2
        yield Piece(start, piece.height, piece.slope) if piece.at(middle) > 0 else Piece(start, ZERO, ZERO)


def _clean(value: Decimal) -> Decimal:
    return ZERO if abs(value) < _NOISE else value
