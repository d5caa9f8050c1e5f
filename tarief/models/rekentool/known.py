"""What is known before anything is calculated: conditions that can be settled now, and numbers that must be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Final

from tarief.core.expression import Expression, evaluate
from tarief.core.expression.kinds import EXACT_FUNCTIONS
from tarief.core.number import EXACT
from tarief.models.rekentool.faults import FaultsOfLines
from tarief.models.rekentool.value import (
    ZERO,
    CellFault,
    Either,
    ErrorValue,
    Known,
    Pending,
    Truth,
    Unread,
    Unsettled,
    Value,
    ValueBlock,
    as_rule,
    as_truth,
    either,
    is_number,
    made,
    mapped,
    no,
)


@dataclass
class KnownNumbers:
    """The numbers that are known by name, and under which condition a line of the calculation is an error."""

    constants: dict[str, Decimal] = field(default_factory=dict)

    @cached_property
    def faults(self) -> FaultsOfLines:
        """What can go wrong in each line."""
        return FaultsOfLines(self.known)

    def known(self, rule: Expression) -> Decimal | None:
        """Return what a rule comes to where all it names is known, else None."""
        if rule.op == "number":
            number: Decimal = rule.args[0]
            return number
        if rule.op == "name":
            return self.constants.get(rule.args[0])
        if self._varies(rule):
            return None
        try:
            with localcontext(EXACT):
                return Decimal(evaluate(rule, self.constants))
        except ArithmeticError:
            raise CellFault("#DIV/0!") from None

    def _varies(self, rule: Expression) -> bool:
        """Whether something in a rule is not known; most often that is the first that is looked at."""
        stack = [rule]
        while stack:
            node = stack.pop()
            if node.op == "name":
                if node.args[0] not in self.constants:
                    return True
            elif node.op != "number":
                stack += node.args
        return False

    def plain(self, value: Value) -> Known:
        """Return a value that must be known; raises `Unsettled` with the names on which it waits."""
        match value:
            case Expression():
                if (number := self.known(value)) is None:
                    raise Unsettled(name for name in value.names() if name not in self.constants)
                return number
            case Truth():
                return bool(self.plain(value.rule))
            case Either() | Pending():
                return self.plain(self.one_of(value))
            case ErrorValue():
                raise CellFault(value.kind)
            case ValueBlock():
                if len(value.rows) == 1 == value.width:
                    return self.plain(value.rows[0][0])
                raise Unread("er staat een bereik waar één waarde hoort")
        return value

    def one_of(self, value: Value) -> Value:
        """Return which of two a value is, asked beforehand; raises `Unsettled` for what is nothing yet."""
        match value:
            case Either():
                return self.one_of(value.held if self.plain(value.condition) else value.other)
            case Pending():
                raise Unsettled(value.names)
        return value

    def truth(self, value: Value) -> bool | Truth:
        """Return whether a condition holds: yes or no where that is known, else the rule for it."""
        match value:
            case bool():
                return value
            case Truth():
                return self._settled(value.rule)
            case Expression():
                return self._settled(made("<>", value, ZERO))
            case None:
                return False
            case Either():
                held, other = self.truth(value.held), self.truth(value.other)
                joined = either(value.condition, held, other)
                return joined if isinstance(joined, bool) else self._settled(as_rule(self._truth_of(joined)))
            case ErrorValue():
                raise CellFault(value.kind)
            case Pending():
                raise Unsettled(value.names)
            case str():
                if value.casefold() in ("true", "false"):
                    return value.casefold() == "true"
                raise CellFault("#VALUE!")
        return self.truth(_only(value))

    @staticmethod
    def _truth_of(value: Value) -> Truth:
        assert isinstance(value, Truth)
        return value

    def _settled(self, rule: Expression) -> bool | Truth:
        number = self.known(rule)
        return Truth(rule) if number is None else bool(number)

    def compare(self, sign: str, left: Value, right: Value) -> Value:
        """Compare as a spreadsheet does: numbers before texts before yes and no, texts without case."""
        return mapped(lambda one, other: self._compared(sign, one, other), left, right)

    def _compared(self, sign: str, one: Value, other: Value) -> Value:
        one, other = _filled(one, other), _filled(other, one)
        if isinstance(one, bool | Truth) and isinstance(other, bool | Truth):
            one, other = as_rule(one), as_rule(other)
        if isinstance(one, Expression) and isinstance(other, Expression):
            numbers = self.known(one), self.known(other)
            if numbers[0] is not None and numbers[1] is not None:
                return bool(EXACT_FUNCTIONS[sign](*numbers))
            return as_truth(made(sign, one, other))
        ranks = _rank(one), _rank(other)
        sides = ranks if ranks[0] != ranks[1] else (str(one).casefold(), str(other).casefold())
        return _ORDER[sign](sides)

    def fault(self, rule: Expression) -> Expression:
        """Return the condition under which a rule is an error."""
        return self.faults.condition(rule)

    def without_faults(self, value: Value, instead: Callable[[], Value]) -> Value:
        """Return a value with something else wherever it would be an error."""
        match value:
            case ErrorValue():
                return instead()
            case Either():
                ways = [self.without_faults(way, instead) for way in (value.held, value.other)]
                return either(value.condition, *ways)
            case Expression():
                wrong = self.fault(value)
                return value if is_number(wrong, 0) else either(wrong, instead(), value)
            case ValueBlock():
                rows = [tuple(self.without_faults(each, instead) for each in row) for row in value.rows]
                return ValueBlock(tuple(rows))
        return value

    def is_fault(self, value: Value) -> bool | Truth:
        """Return whether a value is an error."""
        match value:
            case ErrorValue():
                return True
            case Either():
                joined = either(value.condition, self.is_fault(value.held), self.is_fault(value.other))
                assert isinstance(joined, bool | Truth)
                return joined
            case Expression():
                return as_truth(self.fault(value))
        return False

    def opposite(self, value: bool | Truth) -> bool | Truth:
        """Return the opposite."""
        return not value if isinstance(value, bool) else Truth(no(value.rule))


def is_alike(one: Expression, other: Expression) -> bool:
    """Tell whether two rules are written the same."""
    if one is other:
        return True
    if one.op != other.op or len(one.args) != len(other.args):
        return False
    return all(
        is_alike(mine, theirs)
        if isinstance(mine, Expression) and isinstance(theirs, Expression)
        else not isinstance(mine, Expression) and not isinstance(theirs, Expression) and mine == theirs
        for mine, theirs in zip(one.args, other.args, strict=True)
    )


def _only(block: ValueBlock) -> Value:
    if len(block.rows) == 1 == block.width:
        return block.rows[0][0]
    raise Unread("er staat een bereik waar één waarde hoort")


def _filled(value: Value, beside: Value) -> Value:
    """Nothing beside a text is an empty text, beside a number 0."""
    if value is not None:
        return value
    return "" if isinstance(beside, str) else False if isinstance(beside, bool | Truth) else ZERO


def _rank(value: Value) -> int:
    return 0 if isinstance(value, Expression) else 1 if isinstance(value, str) else 2


_Sides = tuple[str, str] | tuple[int, int]
_ORDER: Final[Mapping[str, Callable[[_Sides], bool]]] = {
    "=": lambda sides: sides[0] == sides[1],
    "<>": lambda sides: sides[0] != sides[1],
    "<": lambda sides: sides[0] < sides[1],  # type: ignore[operator]
    "<=": lambda sides: sides[0] <= sides[1],  # type: ignore[operator]
    ">": lambda sides: sides[0] > sides[1],  # type: ignore[operator]
    ">=": lambda sides: sides[0] >= sides[1],  # type: ignore[operator]
}
