"""A price with one input at another value per row, over arrays: nothing is compiled, and nothing is refused.

For each row it is told whether the price may be trusted: nothing stopped on the way, and no rounding lay near a tie. It
is no number (NaN) where the calculation stops.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from tarief.batch.limits import limits_of
from tarief.batch.tape import Operand, Tape, bounds, make_tape
from tarief.core.arrays import np
from tarief.core.expression.arrays import array_functions
from tarief.model.declare import Quantity, Step
from tarief.model.plan import NodeKind, Plan
from tarief.model.program import ROUNDINGS

#: An input at another value.
Moved = tuple[str, Decimal]
#: What floats can be off by, of a number and of what it is rounded to.
NEAR: Final = 1e-9  # float: amounts of the vectorised path
_HALF: Final = 0.5  # float: amounts of the vectorised path
#: Numbers that are held at once: so many places times rows.
_AT_ONCE: Final = 4_000_000


@dataclass(frozen=True)
class _Rounded:
    """A number that is rounded on the way: its place, to how many decimals, and how."""

    place: int
    decimals: int
    op: str

    def is_near(self, found: Any) -> Any:
        """Tell of each row whether the number lies near what is rounded to the other side."""
        scaled = np.abs(found) * float(10**self.decimals) if self.decimals >= 0 else np.abs(found) / 10**-self.decimals
        off = scaled - np.floor(scaled) - _HALF if self.op == "round" else scaled - np.rint(scaled)
        return np.abs(off) <= NEAR * np.maximum(scaled, 1)


class _Places:
    """The numbers of a tape in a row: its values by their number, and its constants behind them."""

    def __init__(self, tape: Tape) -> None:
        values = max((each.value for each in tape.operations), default=len(tape.inputs)) + 1
        self.numbers: list[Any] = [None] * values

    def of(self, operand: Operand) -> int:
        """Return the place of a value; of a constant a new one."""
        if isinstance(operand, int):
            return operand
        self.numbers.append(float(operand))
        return len(self.numbers) - 1


class MovedPrices:
    """What a price takes over arrays: every input varies, so it holds for all amounts of one way of calculating."""

    def __init__(self, plan: Plan, values: Mapping[str, Decimal], *, limited: bool) -> None:
        """Lay the price out; `limited`: a row in which a line lies outside its limits is not to be trusted either."""
        nodes = plan.nodes
        lines = [key for key, node in nodes.items() if limited and node.formula and _has_limits(node.quantity)]
        results = tuple(dict.fromkeys((plan.result, *lines)))
        needed = plan.leading_to(results)
        free = [key for key, node in needed.items() if node.formula is None and node.kind is not NodeKind.ABSENT]
        tape = make_tape(plan, values, free, results)
        places = _Places(tape)
        self._inputs = {key: place for place, key in enumerate(free)}
        self._price = places.of(tape.results[plan.result])
        self._floored = [places.of(tape.results[key]) for key in lines if not nodes[key].quantity.positive]
        self._limits = limits_of(nodes, tape) if limited else ()
        self._steps = list(_steps(tape, places))
        self._rounded = list(_roundings(tape))
        # Nobody would see further on that these are no number.
        bounded = (each.operands[0] for each in tape.operations if bounds(each))
        self._looked_at = sorted(tape.unseen.union(place for place in bounded if isinstance(place, int)))
        self._numbers = places.numbers

    def at(self, values: Mapping[str, Decimal], moved: Sequence[Moved]) -> tuple[Any, Any]:
        """Return the price (float64) with one input moved per row, the others as in `values`; and which to trust."""
        prices, sound = np.empty(len(moved)), np.empty(len(moved), dtype=bool)
        size = max(1, _AT_ONCE // len(self._numbers))
        for start in range(0, len(moved), size):
            part = slice(start, start + size)
            with np.errstate(all="ignore"):
                prices[part], sound[part] = self._rows(values, moved[part])
        return prices, sound

    def _rows(self, values: Mapping[str, Decimal], moved: Sequence[Moved]) -> tuple[Any, Any]:
        rows = len(moved)
        numbers = list(self._numbers)
        for key, place in self._inputs.items():
            numbers[place] = np.full(rows, float(values[key]))
        for row, (key, value) in enumerate(moved):
            if key in self._inputs:  # the price does not rest on another
                numbers[self._inputs[key]][row] = float(value)
        for function, operands, place in self._steps:
            numbers[place] = function(*[numbers[operand] for operand in operands])
        price = np.broadcast_to(numbers[self._price], rows)
        going = np.ones(rows, dtype=bool)
        for place in self._looked_at:
            going &= np.isfinite(numbers[place])
        return np.where(going, price, np.nan), self._sound(numbers, going)

    def _sound(self, numbers: Sequence[Any], sound: Any) -> Any:
        """Which of these rows have nothing outside its limits, and no rounding near a tie."""
        for limit in self._limits:
            sound &= ~limit.outside(numbers[limit.value])
        for place in self._floored:
            sound &= numbers[place] >= 0
        for rounded in self._rounded:
            sound &= ~rounded.is_near(numbers[rounded.place])
        return sound


def _steps(tape: Tape, places: _Places) -> Iterator[tuple[Callable[..., Any], list[int], int]]:
    """Each operation as its function, the places of its operands and its own."""
    functions: dict[str, Callable[..., Any]] = {**array_functions(), "neg": np.negative}
    for each in tape.operations:
        yield functions[each.op], [places.of(operand) for operand in each.operands], each.value


def _roundings(tape: Tape) -> Iterator[_Rounded]:
    """What is rounded on the way."""
    for each in tape.operations:
        number, *decimals = each.operands
        if each.op in ROUNDINGS and isinstance(number, int):
            assert isinstance(decimals[0], Decimal)
            yield _Rounded(number, int(decimals[0]), each.op)


def _has_limits(quantity: Quantity) -> bool:
    """Whether a line is told where it lies outside: past its limits, or below nothing where it cannot be."""
    limits = quantity.minimum, quantity.maximum
    return quantity.positive or limits != (None, None) or (isinstance(quantity, Step) and not quantity.negative)
