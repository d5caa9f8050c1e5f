"""From a plan to a tape: the arithmetic that depends on what varies, one operation after another.

What does not depend on a varying input is worked out once, exactly, and stands in the tape as a constant. Equal
operations are done once. An operation that can fail (a division, a root) is never left out, so that what the exact
path refuses is refused here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from tarief.batch.skipped import CAN_FAIL, skippable
from tarief.core.expression import Expression
from tarief.core.expression.kinds import apply
from tarief.core.number import EXACT
from tarief.model.plan import Plan

#: A value of the tape by number (the varying inputs come first), or a constant.
Operand = int | Decimal
#: Operations in which a value that is no number shows in the answer (for a division: above the line;
#: a floor or ceiling that is the same for every row is looked at by itself).
_SHOWING = frozenset({"+", "-", "*", "neg", "sqrt", "round", "rounddown", "roundup"})
_ZERO, _ONE = Decimal(0), Decimal(1)
#: A line that can be skipped is written under so many conditions; beyond that for every row.
_MOST_UNDER = 2_000
#: The value of what cannot be worked out, in the branch of a choice that no row may take.
_NOWHERE = Decimal("NaN")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: what it does, on what, the number of its value, and the line of the plan it belongs to."""

    op: str
    operands: tuple[Operand, ...]
    value: int
    line: str


@dataclass(frozen=True)
class Tape:
    """The operations in order; `inputs` are the varying keys, `results` where each asked line ends up.

    `lines` tells which value each varying line of the plan is; `unseen` are the values of which nobody would notice
    that they are no number, and which must be looked at.
    """

    inputs: tuple[str, ...]
    operations: tuple[Operation, ...]
    results: Mapping[str, Operand]
    lines: Mapping[str, int]
    unseen: frozenset[int]


def make_tape(plan: Plan, values: Mapping[str, Decimal], inputs: Sequence[str], results: Sequence[str]) -> Tape:
    """Write the tape of `plan`, whose worked-out `values` stand for everything that does not vary."""
    builder = _Builder({key: number for number, key in enumerate(inputs)})
    needed = plan.leading_to(results)
    skipped = skippable(needed, results)
    with localcontext(EXACT):
        for key, node in needed.items():
            if key in builder.known:
                continue
            expression = node.expression
            if expression is None or not builder.varies(expression):
                builder.known[key] = values[key]
            elif key in skipped:
                builder.waiting[key] = expression
            else:
                builder.known[key] = builder.write(expression, key)
    ends = {key: builder.known[key] for key in results}
    operations = _needed(builder.operations, ends.values())
    kept = {*range(len(inputs)), *(operation.value for operation in operations)}
    lines = {key: value for key, value in builder.known.items() if isinstance(value, int) and value in kept}
    unseen = _unseen(len(inputs), operations)
    return Tape(tuple(inputs), operations, ends, lines, unseen)


@dataclass
class _Builder:
    """The tape in the making; `known` is what each line of the plan has become, `waiting` those that can be skipped."""

    known: dict[str, Operand]
    operations: list[Operation] = field(default_factory=list)
    waiting: dict[str, Expression] = field(default_factory=dict)
    _seen: dict[object, int] = field(default_factory=dict)
    _under: dict[tuple[str, Operand], Operand] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._next = len(self.known)

    def varies(self, expression: Expression) -> bool:
        """Tell whether what an expression comes to may differ from row to row."""
        return any(name in self.waiting or isinstance(self.known[name], int) for name in expression.names())

    def write(self, expression: Expression, line: str, under: Operand = _ONE) -> Operand:
        """Write the operations of one expression, which counts where `under` is 1; returns its value."""
        match expression.op:
            case "name":
                return self._line(expression.args[0], under)
            case "number":
                number: Decimal = expression.args[0]
                return number
        if expression.op == "if":
            return self._choice(expression, line, under)
        op, operands = expression.op, tuple(self.write(argument, line, under) for argument in expression.args)
        if op in CAN_FAIL and isinstance(under, int):
            operands = self._guarded(op, operands, line, under)
        return self._written(op, operands, line)

    def _line(self, key: str, under: Operand) -> Operand:
        """A line by name; one that can be skipped is worked out where it is asked."""
        if key in self.known:
            return self.known[key]
        if len(self._under) > _MOST_UNDER:
            under = _ONE
        if (key, under) not in self._under:
            self._under[key, under] = self.write(self.waiting[key], key, under)
        return self._under[key, under]

    def _choice(self, expression: Expression, line: str, under: Operand) -> Operand:
        """Both ways of a choice, each worked out safely where the other holds."""
        condition, held, other = expression.args
        chosen = self.write(condition, line, under)
        if isinstance(chosen, Decimal):
            if chosen.is_nan():
                return _NOWHERE
            return self.write(held if chosen else other, line, under)
        here = self._written("*", (chosen, under), line)
        there = self._written("*", (self._written("-", (_ONE, chosen), line), under), line)
        ways = self.write(held, line, here), self.write(other, line, there)
        # What cannot be worked out stands only where it is asked: not where a condition around this one fails.
        if ways[0] is _NOWHERE:
            return self._operation("if", (here, *ways), line)
        if ways[1] is _NOWHERE:
            return self._operation("if", (there, *reversed(ways)), line)
        return ways[0] if ways[0] is ways[1] else self._operation("if", (chosen, *ways), line)

    def _guarded(self, op: str, operands: tuple[Operand, ...], line: str, under: Operand) -> tuple[Operand, ...]:
        """The operands, with a harmless one where the answer is not asked."""
        place = 1 if op == "/" else 0
        if isinstance(operands[place], Decimal):
            return operands
        safe = self._operation("if", (under, operands[place], _ONE), line)
        return (*operands[:place], safe, *operands[place + 1 :])

    def _written(self, op: str, operands: tuple[Operand, ...], line: str) -> Operand:
        short = _shortened(op, operands)
        if short is None and op == "/" and isinstance(operands[1], Decimal):
            op, operands = "*", (operands[0], _answer("/", _ONE, operands[1]))  # a division takes several times as long
            short = _shortened(op, operands)
        return self._operation(op, operands, line) if short is None else short

    def _operation(self, op: str, operands: tuple[Operand, ...], line: str) -> int:
        # With their types: value 0 and the number 0 are equal to Python.
        same = (op, operands, tuple(map(type, operands)))
        found = self._seen.get(same)
        if found is None:
            found = self._seen[same] = self._next
            self.operations.append(Operation(op, operands, found, line))
            self._next += 1
        return found


def _shortened(op: str, operands: tuple[Operand, ...]) -> Operand | None:
    """The answer where no operation is needed: all constants, adding nothing, times or by one, times nothing."""
    if all(isinstance(operand, Decimal) for operand in operands):
        return _answer(op, *operands)
    if any(isinstance(operand, Decimal) and operand.is_nan() for operand in operands):
        return _NOWHERE
    left, right = operands[0], operands[-1]
    neutral = _ZERO if op in ("+", "-") else _ONE if op in ("*", "/") else None
    if neutral is not None and _is(right, neutral):
        return left
    if op in ("+", "*") and _is(left, _ZERO if op == "+" else _ONE):
        return right
    return _ZERO if op == "*" and (_is(left, _ZERO) or _is(right, _ZERO)) else None


def _answer(op: str, *operands: Operand) -> Decimal:
    """The answer of constants; where there is none, what is no number: a row in which it counts is refused."""
    try:
        return Decimal(-operands[0] if op == "neg" else apply(op, *operands))
    except ArithmeticError:
        return _NOWHERE


def _is(operand: Operand, number: Decimal) -> bool:
    return isinstance(operand, Decimal) and operand == number


def _needed(operations: Sequence[Operation], ends: Iterable[Operand]) -> tuple[Operation, ...]:
    """Leave out what no result rests on, except what can fail and what that rests on."""
    wanted = {end for end in ends if isinstance(end, int)}
    kept = []
    for operation in reversed(operations):
        if operation.value in wanted or operation.op in CAN_FAIL:
            kept.append(operation)
            wanted |= numbers(operation.operands)
    return tuple(reversed(kept))


def _unseen(inputs: int, operations: Sequence[Operation]) -> frozenset[int]:
    """Values of which nobody sees further on that they are no number: results, below the line, in a floor, unused."""
    every = {*range(inputs), *(operation.value for operation in operations)}
    shown: set[int] = set()
    for operation in reversed(operations):
        # Looked at or shown by what comes later: either way, what shows in this one is seen.
        if operation.op in _SHOWING:
            shown |= numbers(operation.operands)
        elif operation.op == "/" or bounds(operation):
            shown |= numbers(operation.operands[:1])
    return frozenset(every - shown)


def bounds(operation: Operation) -> bool:
    """Tell whether this is a floor or ceiling that is the same for every row."""
    return operation.op in ("max", "min") and isinstance(operation.operands[1], Decimal)


def numbers(operands: Iterable[Operand]) -> set[int]:
    """Return the values among the operands, without the constants."""
    return {operand for operand in operands if isinstance(operand, int)}
