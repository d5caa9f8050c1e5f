"""What a formula of a workbook can come to: a number as arithmetic, a text, yes or no, nothing, an error, a block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from tarief.core.expression import Expression
from tarief.core.expression.kinds import EXACT_FUNCTIONS
from tarief.core.number import EXACT
from tarief.models.rekentool.text_number import number_in

#: Parts of one rule: more is no build-up of a price that anybody reads.
MOST_PARTS: Final = 20_000
TOO_LARGE: Final = "de regel wordt te groot"


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error as a cell shows it: `#N/A`."""

    kind: str


class CellFault(Exception):  # noqa: N818 - it is what the cell shows
    """A formula comes to an error, as it would in the workbook itself."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.value = ErrorValue(kind)


class Unread(Exception):  # noqa: N818 - it says what the formula is
    """A formula that is not read; the text says why, in Dutch."""


class Unsettled(Exception):  # noqa: N818 - it says what is asked
    """A formula that asks what some numbers are before anything can be calculated."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = frozenset(names)


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Yes or no that follows from numbers: a rule that comes to 1 or 0."""

    rule: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """One of two values, after a condition on numbers."""

    condition: Expression
    held: Value
    other: Value


@dataclass(frozen=True, slots=True, eq=False)
class ValueBlock:
    """A rectangle of values, row by row."""

    rows: tuple[tuple[Value, ...], ...]

    def values(self) -> Iterator[Value]:
        """Return every value, row by row."""
        return (value for row in self.rows for value in row)

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Pending:
    """A text that waits for numbers, and that no number waits for: only shown."""

    names: frozenset[str]


Value = Expression | Truth | Either | ValueBlock | ErrorValue | Pending | str | bool | None
#: A value that is known: no rule, no choice.
Known = Decimal | str | bool | None


def constant(number: Decimal | int) -> Expression:
    """Return a number as a rule."""
    return Expression("number", (Decimal(number),))


ZERO: Final = constant(0)
ONE: Final = constant(1)
#: What a rule comes to where the workbook would show an error.
NO_NUMBER: Final = Expression("/", (ONE, ZERO))


def rule_of(op: str, *operands: Expression) -> Expression:
    """Return an operation as it is; raises `Unread` where the rule gets too large: what is written out is a tree."""
    rule = Expression(op, operands)
    if rule.parts > MOST_PARTS:
        raise Unread(TOO_LARGE)
    return rule


def made(op: str, *operands: Expression) -> Expression:
    """Return an operation, worked out where all is constant; raises `CellFault` where that cannot be."""
    if all(operand.op == "number" for operand in operands):
        return constant(_worked_out(op, [operand.args[0] for operand in operands]))
    shorter = _shortened(op, operands)
    return rule_of(op, *operands) if shorter is None else shorter


def _worked_out(op: str, numbers: list[Decimal]) -> Decimal:
    try:
        with localcontext(EXACT):
            return Decimal(-numbers[0] if op == "neg" else EXACT_FUNCTIONS[op](*numbers))
    except ZeroDivisionError:
        raise CellFault("#DIV/0!") from None
    except ArithmeticError:
        raise CellFault("#DIV/0!" if op == "/" and not numbers[1] else "#NUM!") from None


def _shortened(op: str, operands: tuple[Expression, ...]) -> Expression | None:
    """What is left where adding nothing, or times one, says nothing."""
    first, last = operands[0], operands[-1]
    if op == "/" and is_number(last, 0):
        raise CellFault("#DIV/0!")
    if (op in "+-" and is_number(last, 0)) or (op in "*/" and is_number(last, 1)):
        return first
    if (op == "+" and is_number(first, 0)) or (op == "*" and is_number(first, 1)):
        return last
    return None


def is_number(rule: Expression, number: int) -> bool:
    """Tell whether a rule is this constant."""
    return bool(rule.op == "number" and rule.args[0] == number)


def added(terms: list[Expression]) -> Expression:
    """Return the sum: of few one after another, of many pair by pair, so that a long one is not a deep one."""
    terms = [term for term in terms if not is_number(term, 0)]
    if len(terms) <= _ROW:
        return _folded("+", terms, ZERO)
    parts = [_folded("+", terms[start : start + _ROW], ZERO) for start in range(0, len(terms), _ROW)]
    return added(parts)


_ROW: Final = 24


def _folded(op: str, terms: list[Expression], nothing: Expression) -> Expression:
    result = terms[0] if terms else nothing
    for term in terms[1:]:
        result = made(op, result, term)
    return result


def extreme(op: str, terms: list[Expression]) -> Expression:
    """Return the highest or the lowest, pair by pair."""
    while len(terms) > 1:
        pairs = [made(op, *terms[start : start + 2]) for start in range(0, len(terms) - 1, 2)]
        terms = pairs + terms[2 * len(pairs) :]
    return terms[0] if terms else ZERO


def no(condition: Expression) -> Expression:
    """Return the opposite of a condition."""
    return made("-", ONE, condition)


def either(condition: Expression, held: Value, other: Value) -> Value:
    """Return one of two values: a rule where both are numbers, a condition where both are yes or no."""
    if condition.op == "number":
        return held if condition.args[0] else other
    if held is other or (isinstance(held, str | bool) and type(held) is type(other) and held == other):
        return held
    if isinstance(held, Expression) and isinstance(other, Expression):
        return rule_of("if", condition, held, other)
    is_error = isinstance(held, ErrorValue), isinstance(other, ErrorValue)
    if is_error[0] != is_error[1] and isinstance(other if is_error[0] else held, Expression):
        return rule_of("if", condition, _branch(held), _branch(other))
    if isinstance(held, bool | Truth) and isinstance(other, bool | Truth):
        return Truth(rule_of("if", condition, as_rule(held), as_rule(other)))
    return Either(condition, held, other)


def as_rule(value: bool | Truth) -> Expression:
    """Return yes or no as 1 or 0."""
    return value.rule if isinstance(value, Truth) else constant(int(value))


def as_truth(rule: Expression) -> bool | Truth:
    """Return a condition, as yes or no where it is known."""
    return bool(rule.args[0]) if rule.op == "number" else Truth(rule)


def number(value: Value) -> Expression:
    """Return a value as a number, as a spreadsheet takes it in arithmetic; raises `CellFault` for what is none."""
    match value:
        case Expression():
            return value
        case Truth() | bool():
            return as_rule(value)
        case None:
            return ZERO
        case ErrorValue():
            raise CellFault(value.kind)
        case str():
            return _number_in(value)
        case Pending():
            raise Unsettled(value.names)
        case Either():
            return rule_of("if", value.condition, _branch(value.held), _branch(value.other))
    if len(value.rows) == 1 == value.width:
        return number(value.rows[0][0])
    raise Unread("er staat een bereik waar één waarde hoort")


def _number_in(text: str) -> Expression:
    try:
        found = number_in(text)
    except ValueError:
        raise Unread(f"de tekst '{text.strip()}' is in elke taal een ander getal") from None
    if found is None:
        raise CellFault("#VALUE!")
    return constant(found)


def _branch(value: Value) -> Expression:
    try:
        return number(value)
    except CellFault:
        return NO_NUMBER


def as_block(value: Value) -> ValueBlock:
    """Return a value as a block: itself, or a block of one."""
    return value if isinstance(value, ValueBlock) else ValueBlock(((value,),))


def spread(function: Callable[..., Value], *values: Value) -> Value:
    """Apply a function to values: to both ways of a choice, and where one is an error give that."""
    for place, value in enumerate(values):
        if isinstance(value, ErrorValue):
            raise CellFault(value.kind)
        if isinstance(value, Pending):
            raise Unsettled(value.names)
        if isinstance(value, Either):
            ways = [
                attempted(spread, function, *values[:place], way, *values[place + 1 :])
                for way in (value.held, value.other)
            ]
            return either(value.condition, *ways)
    return function(*values)


def attempted(function: Callable[..., Value], *values: object) -> Value:
    """Return what a function gives, an error as a value."""
    try:
        return function(*values)
    except CellFault as fault:
        return fault.value


def mapped(function: Callable[..., Value], *values: Value) -> Value:
    """Apply a function of single values, element by element where there is a block."""
    blocks = [value for value in values if isinstance(value, ValueBlock)]
    if not blocks:
        return spread(function, *values)
    height, width = max(len(block.rows) for block in blocks), max(block.width for block in blocks)
    if height * width > MOST_PARTS:
        raise Unread("het bereik is te groot")
    return ValueBlock(
        tuple(
            tuple(
                attempted(spread, function, *(element(value, row, column) for value in values))
                for column in range(width)
            )
            for row in range(height)
        )
    )


def element(value: Value, row: int, column: int) -> Value:
    """Return what stands for one place of a block: of a single value, row or column that one, beyond a block `#N/A`."""
    if not isinstance(value, ValueBlock):
        return value
    row, column = (0 if len(value.rows) == 1 else row), (0 if value.width == 1 else column)
    inside = row < len(value.rows) and column < value.width
    return value.rows[row][column] if inside else ErrorValue("#N/A")
