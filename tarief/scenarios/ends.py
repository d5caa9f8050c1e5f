"""The price with one input at a time at other values, all of them at once over arrays, and exactly where it is near.

A price worked out in floats is shown only where no rounding on the way, nor that of the price, lies near a tie; the
others are worked out exactly, and so is what stops on the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final
from weakref import WeakKeyDictionary

from tarief.batch.faults import worked_rows
from tarief.batch.limits import Program, limits_of
from tarief.batch.tape import Operand, Tape, make_tape
from tarief.calculation import Breakdown
from tarief.calculation.way import PriceWay
from tarief.core.arrays import np
from tarief.lower_price.limits import outside_declaration
from tarief.model.declare import Quantity, Step
from tarief.model.plan import NodeKind, Plan
from tarief.model.program import ROUNDINGS
from tarief.scenarios.price import Priced, price_at

#: An input at another value.
Moved = tuple[str, Decimal]
#: From so many prices times lines on arrays pay: they have to be loaded, and laid out.
_MANY: Final = 1_000
#: What floats can be off by, of a number and of what it is rounded to.
_NEAR: Final = 1e-9  # float: amounts of the vectorised path
#: Larger prices are worked out exactly.
_MOST: Final = 1e9  # float: amounts of the vectorised path
_HALF: Final = 0.5  # float: amounts of the vectorised path


@dataclass(frozen=True)
class _Rounded:
    """A number that is rounded on the way: where it comes out, to how many decimals, and how."""

    name: str
    decimals: int
    op: str

    def is_near(self, found: Any) -> Any:
        """Tell of each row whether the number lies near what is rounded to the other side."""
        scaled = np.abs(found) * float(10**self.decimals) if self.decimals >= 0 else np.abs(found) / 10**-self.decimals
        off = scaled - np.floor(scaled) - _HALF if self.op == "round" else scaled - np.rint(scaled)
        return np.abs(off) <= _NEAR * np.maximum(scaled, 1)


@dataclass(frozen=True)
class _Ends:
    """A way of calculating over arrays: every input varies, so it holds for all amounts."""

    program: Program
    rounded: tuple[_Rounded, ...]
    #: Lines that are told where they come below nothing.
    floored: tuple[str, ...]

    def prices(self, base: Breakdown, moved: Sequence[Moved]) -> tuple[Any, Any]:
        """Return the price of each, in floats, and whether it may be shown."""
        at = {key: place for place, key in enumerate(self.program.varying)}
        held = np.array([float(base.values[key]) for key in at])
        rows = np.repeat(held[:, None], len(moved), axis=1)
        for row, (key, value) in enumerate(moved):
            if key in at:  # the price does not rest on another
                rows[at[key], row] = float(value)
        found, sound = worked_rows(self.program, tuple(rows), len(moved))
        price = found[base.plan.result]
        sound &= np.abs(price) < _MOST
        for each in self.rounded:
            sound &= ~each.is_near(found[each.name])
        for key in self.floored:
            sound &= found[key] >= 0
        return price, sound


_kept: WeakKeyDictionary[PriceWay, _Ends] = WeakKeyDictionary()


def prices_at(base: Breakdown, moved: Sequence[Moved]) -> list[Priced]:
    """Return what `price_at` gives for each input at another value, the others as they are.

    One by one a line beside the price that stops is told; here only what the price rests on is worked out.
    """
    if len(moved) * len(base.plan.nodes) < _MANY:
        return [price_at(base, {key: value}) for key, value in moved]
    ends = _kept.get(base.way) or _kept.setdefault(base.way, _ends(base.plan, base.values))
    nodes = base.plan.nodes
    prices, sound = ends.prices(base, moved)
    return [
        (_shown(base, float(price)) if is_sound and not outside_declaration(nodes[key], value) else None)
        or price_at(base, {key: value})
        for (key, value), price, is_sound in zip(moved, prices, sound, strict=True)
    ]


def _shown(base: Breakdown, price: float) -> Priced | None:
    """The price as it is shown; None near a tie."""
    low, high = (base.final.shown(Decimal(repr(price * off))) for off in (1 - _NEAR, 1 + _NEAR))
    return Priced(low) if low == high else None


def _ends(plan: Plan, values: Mapping[str, Decimal]) -> _Ends:
    """The lines that the price rests on, and those with limits, over every input."""
    limited = [key for key, node in plan.nodes.items() if _has_limits(node.quantity) and node.formula is not None]
    floored = tuple(key for key in limited if not plan.nodes[key].quantity.positive)
    results = tuple(dict.fromkeys((plan.result, *limited)))
    needed = plan.leading_to(results)
    free = [key for key, node in needed.items() if node.formula is None and node.kind is not NodeKind.ABSENT]
    tape = make_tape(plan, values, free, results)
    rounded, ends = _roundings(tape)
    tape = replace(tape, results={**{key: tape.results[key] for key in (plan.result, *floored)}, **ends})
    labels = {key: node.label for key, node in plan.nodes.items()}
    program = Program(tuple(free), tuple(tape.results), labels, tape, limits_of(plan.nodes, tape))
    return _Ends(program, rounded, floored)


def _has_limits(quantity: Quantity) -> bool:
    """Whether a line is told where it lies outside: past its limits, or below nothing where it cannot be."""
    limits = quantity.minimum, quantity.maximum
    return quantity.positive or limits != (None, None) or (isinstance(quantity, Step) and not quantity.negative)


def _roundings(tape: Tape) -> tuple[tuple[_Rounded, ...], dict[str, Operand]]:
    """What is rounded on the way, each as a result beside the price."""
    found: dict[str, Operand] = {}
    rounded: list[_Rounded] = []
    for each in tape.operations:
        if each.op in ROUNDINGS and isinstance(each.operands[0], int):
            decimals = each.operands[1]
            assert isinstance(decimals, Decimal)
            rounded.append(_Rounded(f"afgerond {len(rounded)}", int(decimals), each.op))
            found[rounded[-1].name] = each.operands[0]
    return tuple(rounded), found
