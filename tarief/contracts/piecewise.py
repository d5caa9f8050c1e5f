"""Straight lines end to end: an amount as a function of the volume, from nothing on.

They add, subtract, multiply by a number and take the highest or lowest as numbers do, so that the steps of a contract
form work on them: what a party bears then has an exact expected value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tarief.contracts.limits import ONE, ZERO
from tarief.core.findings import ModelError

#: Smaller than this a slope or height is what is left of a division.
_NOISE = Decimal("1e-15")


@dataclass(frozen=True, slots=True)
class LinePiece:
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

    pieces: tuple[LinePiece, ...]

    def __add__(self, other: Amount) -> Lines:
        return self._plus(other, ONE)

    def __sub__(self, other: Amount) -> Lines:
        return self._plus(other, -ONE)

    def __rsub__(self, other: Amount) -> Lines:
        return -self + other

    def __mul__(self, factor: Decimal | int) -> Lines:
        return Lines(tuple(LinePiece(one.start, one.height * factor, one.slope * factor) for one in self.pieces))

    def __truediv__(self, by: Decimal | int) -> Lines:
        return Lines(tuple(LinePiece(one.start, one.height / by, one.slope / by) for one in self.pieces))

    def __neg__(self) -> Lines:
        return self * -1

    __radd__, __rmul__ = __add__, __mul__

    def apply(self, function: str, one: Amount, other: Amount) -> Lines:
        """Return the highest (`max`) or lowest (`min`) of two amounts, of which at least one is a line."""
        if function == "max":
            return lines_of(one - other).positive() + other
        if function == "min":
            return one - lines_of(one - other).positive()
        raise ModelError(f"'{function}' kan niet op een lijn.")

    def _plus(self, other: Amount, times: Decimal) -> Lines:
        if not isinstance(other, Lines):
            return Lines(tuple(LinePiece(one.start, one.height + times * other, one.slope) for one in self.pieces))
        return _joined(self, other, times)

    def positive(self) -> Lines:
        """Return what lies above nothing, and nothing elsewhere."""
        ends: tuple[Decimal | None, ...] = (*(piece.start for piece in self.pieces[1:]), None)
        parts = [part for piece, end in zip(self.pieces, ends, strict=True) for part in _above(piece, end)]
        return Lines(
            tuple(part for before, part in zip([None, *parts], parts, strict=False) if not _goes_on(before, part))
        )


#: What is added to a line: another, or the same amount at every volume.
Amount = Lines | Decimal | int


def lines_of(amount: Amount) -> Lines:
    """Return an amount as lines; a number is the same at every volume."""
    return amount if isinstance(amount, Lines) else line(Decimal(amount), ZERO)


def line(height: Decimal, slope: Decimal) -> Lines:
    """Return one straight line."""
    return Lines((LinePiece(ZERO, height, slope),))


def _joined(one: Lines, two: Lines, times: Decimal) -> Lines:
    """The first, with the second added so many times."""
    found, first, second = [], 0, 0
    for start in sorted({piece.start for piece in (*one.pieces, *two.pieces)}):
        first += first + 1 < len(one.pieces) and one.pieces[first + 1].start <= start
        second += second + 1 < len(two.pieces) and two.pieces[second + 1].start <= start
        here, more = one.pieces[first], two.pieces[second]
        height, slope = here.height + times * more.height, here.slope + times * more.slope
        found.append(LinePiece(start, _clean(height), _clean(slope)))
    return Lines(tuple(found))


def _above(piece: LinePiece, end: Decimal | None) -> Iterator[LinePiece]:
    """The parts of a piece, each above nothing or nothing."""
    crossing = -piece.height / piece.slope if piece.slope else None
    inside = crossing is not None and piece.start < crossing and (end is None or crossing < end)
    bounds = [(piece.start, crossing if inside else end)]
    if inside and crossing is not None:
        bounds.append((crossing, end))
    for start, stop in bounds:
        middle = start + 1 if stop is None else (start + stop) / 2
        yield LinePiece(start, piece.height, piece.slope) if piece.at(middle) > 0 else LinePiece(start, ZERO, ZERO)


def _goes_on(before: LinePiece | None, piece: LinePiece) -> bool:
    """Whether a piece lies on the same line as the one before it."""
    return before is not None and (before.height, before.slope) == (piece.height, piece.slope)


def _clean(value: Decimal) -> Decimal:
    return ZERO if abs(value) < _NOISE else value
