"""What must be looked at of each value of a tape, in two ways: quickly, on its bits; and with care.

A float of nothing or more is as a whole number what it is in order, and one below nothing has its first bit set. So one
look at the highest of the bits tells whether all of a chunk is a number between nothing and some end. The quick way
may stop at what is sound (a share a hair below nothing); it never passes what is not.
"""

from collections.abc import Sequence
from math import inf, nextafter
from struct import pack, unpack
from typing import Protocol

from tarief.batch.limits import Limit, by_value
from tarief.batch.spans import ValueSpan, after, span_of
from tarief.batch.tape import Operation, Tape

#: Below nothing by less than this is nothing: the room of a limit, and some more.
_HAIR = 1e-6  # float: batches run on float64
#: Above nothing by more than any factor can take away.
_TINY = 1e-280  # float: batches run on float64
_NOTHING = 0.0  # float: batches run on float64
_LARGEST = nextafter(inf, 0)


class Checks(Protocol):
    """What to ask of values, as Python that must hold, over `least`, `most`, `bits` and `signs` of an array."""

    def asked(self, value: int, place: str) -> list[str]:
        """Return what must hold of a value that stands at `place`."""

    def take(self, operation: Operation) -> None:
        """Be told of an operation before its value is asked."""

    def idle(self, _operation: Operation, /) -> bool:
        """Tell whether a floor or ceiling leaves everything as it is."""


class Careful:
    """Everything is looked at, as it is."""

    def __init__(self, tape: Tape, limits: Sequence[Limit]) -> None:
        self._limits, self._unseen = by_value(limits), tape.unseen

    def asked(self, value: int, place: str) -> list[str]:
        """Return every limit; and of what nobody would miss, that it is a number."""
        asked = [one for limit in self._limits.get(value, ()) for one in limit.asked(place)]
        if value in self._unseen:
            # Whatever was asked of the lowest or the highest is answered with no by what is no number.
            asked += [f"least({place}) > -inf"] if not any("least" in one for one in asked) else []
            asked += [f"most({place}) < inf"] if not any("most" in one for one in asked) else []
        return asked

    def take(self, operation: Operation) -> None:
        """Nothing follows from an operation."""

    def idle(self, _operation: Operation) -> bool:
        """Nothing is known of it."""
        return False


class Quick:
    """What follows from what was looked at before is not looked at again, and what can be seen on its bits is."""

    def __init__(self, tape: Tape, limits: Sequence[Limit]) -> None:
        self._careful = Careful(tape, limits)
        self._limits, self._unseen = by_value(limits), tape.unseen
        self._spans = {number: ValueSpan() for number in range(len(tape.inputs))}

    def take(self, operation: Operation) -> None:
        """Work out between which ends its values lie."""
        self._spans[operation.value] = after(operation, self._spans)

    def idle(self, operation: Operation) -> bool:
        """Tell whether no value can lie beyond a floor or ceiling."""
        span, end = (span_of(self._spans, operand) for operand in operation.operands)
        return span.low >= end.high if operation.op == "max" else span.high <= end.low

    def asked(self, value: int, place: str) -> list[str]:
        """Return what does not follow yet, and remember what follows from it."""
        span, limits = self._spans[value], self._limits.get(value, ())
        must_be = value in self._unseen and not span.finite
        floors = [limit.lowest for limit in limits if limit.lowest is not None and span.low < limit.lowest]
        tops = [limit.highest for limit in limits if limit.highest is not None and span.high > limit.highest]
        above = any(limit.above is not None and span.low <= limit.above for limit in limits)
        if not (must_be or floors or tops or above):
            return []
        top = min([*tops, span.high, _LARGEST])
        if above:
            self._spans[value] = ValueSpan(_TINY, top, sure=True)
            return [f"least({place}) >= {_TINY!r}", *([f"most({place}) <= {top!r}"] if tops or must_be else [])]
        if not all(-_HAIR < floor <= 0 for floor in floors) or not (floors or span.low >= 0) or top < 0:
            return self._careful.asked(value, place)
        if tops or must_be:
            self._spans[value] = ValueSpan(_NOTHING, top, sure=True)
            return [f"bits({place}.view(u8)) <= {_bits(top)}"]
        self._spans[value] = span._replace(low=_NOTHING)
        return [f"signs({place}.view(i8)) >= 0"]


def _bits(number: float) -> int:
    """The bits of a float of nothing or more as a whole number."""
    return int(unpack("<Q", pack("<d", number))[0])
