"""Ladders of which one gives as one amount what another gives in parts: the sum stands beside it, so none lacks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tarief.calculation import Breakdown, Rung

#: What exact decimals of 28 digits can be off.
_TOLERANCE: Final = Decimal("1e-20")
_NOTHING: Final = Decimal(0)


@dataclass(frozen=True)
class SummedLadders:
    """Ladders beside each other: the rungs of all, and which of them another one has as parts."""

    ladders: Sequence[Mapping[str, Rung]]
    #: For each ladder what its rungs add up to, of what is one rung of another: the parts by the key of that rung.
    sums: Sequence[Mapping[str, Sequence[Rung]]]

    @classmethod
    def of(cls, sides: Sequence[Breakdown]) -> "SummedLadders":
        """Return the ladders of prices."""
        ladders = [{rung.key: rung for rung in side.opbouw} for side in sides]
        keys = dict.fromkeys(key for ladder in ladders for key in ladder)
        sums = [{key: parts for key in keys if (parts := _parts(side, key))} for side in sides]
        return cls(ladders, sums)

    @property
    def keys(self) -> list[str]:
        """Every rung once, in the order of the ladders; what is a sum of others stands right before them."""
        order = list(dict.fromkeys(key for ladder in self.ladders for key in ladder))
        for key in sorted(order, key=lambda one: len(self._parts_of(one))):
            if parts := self._parts_of(key):
                together = [key, *(one for one in order if one in parts)]
                start = min(map(order.index, together))
                rest = [one for one in order[start:] if one not in together]
                order = [*order[:start], *together, *rest]
        return order

    def amount(self, number: int, key: str) -> Decimal | None:
        """Return what a ladder has of a rung, by itself or as a sum; None where it has it in a sum of its own."""
        if (rung := self.ladders[number].get(key)) is not None:
            return rung.amount
        if parts := self.sums[number].get(key):
            return sum((part.amount for part in parts), _NOTHING)
        return None if self.inside(number, key) else _NOTHING

    def inside(self, number: int, key: str) -> bool:
        """Whether a ladder gives a rung within one amount, that others give in parts."""
        return any(key in self._parts_of(one) for one in self.ladders[number])

    def _parts_of(self, key: str) -> set[str]:
        """The keys of what adds up to a rung, in any ladder."""
        return {part.key for sums in self.sums for part in sums.get(key, ())}


def _parts(side: Breakdown, key: str) -> tuple[Rung, ...]:
    """The rungs that are together a line which is none itself: those it rests on, where they add up to it."""
    line = side.by_key.get(key)
    if line is None or line.value is None or key in {rung.key for rung in side.opbouw}:
        return ()
    below = set(_below(side, key))
    found = tuple(rung for rung in side.opbouw if rung.key in below)
    off = sum((rung.exact for rung in found), _NOTHING) - line.value
    return found if found and abs(off) < _TOLERANCE else ()


def _below(side: Breakdown, key: str) -> Iterator[str]:
    """Give what a line rests on, by whatever way."""
    waiting, seen = [key], {key}
    while waiting:
        line = side.by_key.get(waiting.pop())
        for name in line.inputs if line else ():
            if name not in seen:
                seen.add(name)
                waiting.append(name)
                yield name
