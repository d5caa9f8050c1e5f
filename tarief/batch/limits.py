"""What a batch works out, and what each line may be: limits as floats, with a hair of room for binary fractions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tarief.batch.tape import Tape
from tarief.model.plan import Node

#: Room around a limit: a share that is exactly 1 may be worked out as 1.0000000000000002.
_ROOM = 1e-9  # float: batches run on float64
_NOTHING = 0.0  # float: batches run on float64


@dataclass(frozen=True, slots=True)
class Limit:
    """The lowest and highest float that `line` may be (None: no limit); `above` is a floor it must stay above."""

    line: str
    value: int
    lowest: float | None
    highest: float | None
    above: float | None

    def asked(self, place: str) -> list[str]:
        """Return what must hold of the array `place`, in Python, with `least` and `most` for its ends."""
        asked = [f"least({place}) > {self.above!r}"] if self.above is not None else []
        asked += [f"least({place}) >= {self.lowest!r}"] if self.lowest is not None else []
        return asked + ([f"most({place}) <= {self.highest!r}"] if self.highest is not None else [])

    def outside(self, found: Any) -> Any:
        """Return which items of an array lie outside."""
        off = found != found  # no number at all is told elsewhere
        if self.above is not None:
            off = off | (found <= self.above)
        if self.lowest is not None:
            off = off | (found < self.lowest)
        return off if self.highest is None else off | (found > self.highest)


def by_value(limits: Iterable[Limit]) -> dict[int, list[Limit]]:
    """Return the limits of each value: lines that pass a value on share it, each with limits of its own."""
    found: dict[int, list[Limit]] = {}
    for limit in limits:
        found.setdefault(limit.value, []).append(limit)
    return found


def limits_of(nodes: Mapping[str, Node], tape: Tape) -> tuple[Limit, ...]:
    """Return the limits of the varying lines that have any, in the order of the plan."""
    found = (limit_of(nodes[line], value) for line, value in tape.lines.items())
    return tuple(limit for limit in found if limit is not None)


def limit_of(node: Node, value: int) -> Limit | None:
    """Return the limits of a line that is this value; None where it has none."""
    quantity = node.quantity
    # A maximum belongs to the declared unit: an amount per hour is not bound by the 100% of a share.
    highest = quantity.maximum if node.unit == quantity.unit else None
    lowest = None if quantity.positive else quantity.minimum
    if highest is None and lowest is None and not quantity.positive:
        return None
    return Limit(
        node.id,
        value,
        None if lowest is None else float(lowest) - _ROOM * max(1, abs(float(lowest))),
        None if highest is None else float(highest) + _ROOM * max(1, abs(float(highest))),
        _NOTHING if quantity.positive else None,
    )


@dataclass(frozen=True)
class Program:
    """The operations of a breakdown. `varying` are the inputs with a value per row, `results` the lines asked for."""

    varying: tuple[str, ...]
    results: tuple[str, ...]
    labels: Mapping[str, str]
    tape: Tape
    limits: tuple[Limit, ...]
