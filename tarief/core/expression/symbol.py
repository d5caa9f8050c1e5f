"""Symbols: what a step function returns when it is called with names instead of numbers.

An expression is a plain tree. It has arithmetic and nothing else: asking it for a truth value (an `if`,
a comparison, `max`) raises with advice, because the answer would depend on numbers it does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, NoReturn

from tarief.core.expression.kinds import apply, one_of
from tarief.core.findings import ModelError

_WRONG_TYPE = "Een stap rekent met hele getallen, Decimals en andere regels; {} past daar niet bij."
_NOTHING = " Is return vergeten?"
_FLOAT = " Een kommagetal is in Python niet exact: schrijf 5 / 4 × x als x * 5 / 4, of maak er een opgave van."
_ADVICE = (
    "Een stap mag geen if, vergelijking, max(), round() of ** op een waarde gebruiken: een symbool heeft geen getal. "
    "Gebruik at_least(...), at_most(...), rounded(...) of power(...), of kies de formule met also(..., keuze=...)."
)
#: What becomes code: arithmetic of at most so many parts, for brackets within brackets have a limit.
_PLAIN = frozenset(("name", "number", "+", "-", "*", "/"))
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A node: `op` is `name`, `number`, `+ - * /`, `neg`, or a function; `args` are its operands."""

    op: str
    args: tuple[Any, ...]
    _parts: int = field(default=0, init=False, repr=False)

    def __add__(self, other: Any) -> Expression:
        return _binary("+", self, other)

    def __radd__(self, other: Any) -> Expression:
        return _binary("+", other, self)

    def __sub__(self, other: Any) -> Expression:
        return _binary("-", self, other)

    def __rsub__(self, other: Any) -> Expression:
        return _binary("-", other, self)

    def __mul__(self, other: Any) -> Expression:
        return _binary("*", self, other)

    def __rmul__(self, other: Any) -> Expression:
        return _binary("*", other, self)

    def __truediv__(self, other: Any) -> Expression:
        return _binary("/", self, other)

    def __rtruediv__(self, other: Any) -> Expression:
        return _binary("/", other, self)

    def __neg__(self) -> Expression:
        return Expression("neg", (self,))

    def __pos__(self) -> Expression:
        return self

    def _no_truth(self, *_: Any) -> NoReturn:
        raise ModelError(_ADVICE)

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _no_truth
    __float__ = __int__ = __abs__ = __round__ = __floordiv__ = __mod__ = __pow__ = __rpow__ = _no_truth
    __hash__ = object.__hash__

    def names(self) -> tuple[Any, ...]:
        """Return the names in the expression, in reading order, each once; texts, or what else it was made with."""
        return _names(self)

    @property
    def parts(self) -> int:
        """The number of nodes as it is written out, where what stands there twice counts twice."""
        if not self._parts:
            parts = 1 + sum(each.parts for each in self.args if isinstance(each, Expression))
            object.__setattr__(self, "_parts", parts)  # asked of every node that it becomes a part of
        return self._parts


#: What an amount stands for while what it is multiplied by is gathered.
ONE = Expression("number", (1,))


def name(key: Hashable) -> Expression:
    """Return the symbol for a line of the calculation, by its key, or for a figure of a table."""
    return Expression("name", (key,))


def operand(value: Any) -> Expression:
    """Return `value` as an expression; a binary float is refused, as in the exact path."""
    if isinstance(value, Expression):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Expression("number", (Decimal(value),))
    hint = _FLOAT if isinstance(value, float) else _NOTHING if value is None else ""
    raise ModelError(_WRONG_TYPE.format(repr(value)) + hint)


def summands(expression: Expression, sign: int = 1) -> tuple[tuple[int, Any], ...] | None:
    """Return (sign, name) for each term when the expression is a plain sum of names, else None."""
    match expression.op:
        case "name":
            return ((sign, expression.args[0]),)
        case "+" | "-":
            left, right = expression.args
            first = summands(left, sign)
            second = summands(right, sign if expression.op == "+" else -sign)
            return None if first is None or second is None else first + second
        case "neg":
            return summands(expression.args[0], -sign)
        case _:
            return None


def within(factor: Expression, inner: Expression) -> Expression:
    """Return a product with something in the place of its `ONE`: loon / uren, and not loon × 1 / uren."""
    if factor is ONE:
        return inner
    return Expression(factor.op, tuple(within(part, inner) if _holds_one(part) else part for part in factor.args))


def _holds_one(factor: Expression) -> bool:
    return factor is ONE or (factor.op in ("*", "/") and any(map(_holds_one, factor.args)))


def evaluate(expression: Expression, values: Mapping[Any, Any], number: Callable[[Decimal], Any] = Decimal) -> Any:
    """Work the tree out again over `values`, constants made by `number`: numbers and formula must agree."""
    match expression.op:
        case "name":
            return values[expression.args[0]]
        case "number":
            return number(expression.args[0])
        case "neg":
            return -evaluate(expression.args[0], values, number)
        case "if":
            condition, *ways = expression.args
            branches = [lambda way=way: evaluate(way, values, number) for way in ways]
            return one_of(evaluate(condition, values, number), *branches)
    operands = [evaluate(argument, values, number) for argument in expression.args]
    return apply(expression.op, *operands)


def compiled(expression: Expression) -> Callable[..., Any]:
    """Return what works a rule over Decimals out for the values of its names, in the order of `names`.

    Plain arithmetic becomes code of its own, which takes a tenth of the time; all else is worked out node by node.
    """
    names = expression.names()
    constants: list[Decimal] = []
    written = _arithmetic(expression, {key: f"n{at}" for at, key in enumerate(names)}, constants)
    if written is None:
        return lambda *numbers: evaluate(expression, dict(zip(names, numbers, strict=True)))
    taken = [*(f"n{at}" for at in range(len(names))), *(f"c{at}=c{at}" for at in range(len(constants)))]
    known = {f"c{at}": number for at, number in enumerate(constants)}
    work_out: Callable[..., Any] = eval(f"lambda {', '.join(taken)}: {written}", known)
    return work_out


def _arithmetic(expression: Expression, names: Mapping[Any, str], constants: list[Decimal]) -> str | None:
    """A rule as code, of at most so many parts; None where it is more than arithmetic."""
    if expression.parts > _MOST_PARTS or expression.op not in _PLAIN:
        return None
    match expression.op:
        case "name":
            return names[expression.args[0]]
        case "number":
            constants.append(Decimal(expression.args[0]))
            return f"c{len(constants) - 1}"
    parts = [_arithmetic(part, names, constants) for part in expression.args]
    left, right = parts
    return None if left is None or right is None else f"({left} {expression.op} {right})"


def _binary(op: str, left: Any, right: Any) -> Expression:
    return Expression(op, (operand(left), operand(right)))


@lru_cache(maxsize=4096)
def _names(expression: Expression) -> tuple[Any, ...]:
    """The names of this very expression: a rule is the same one in every calculation that comes to it."""
    found: dict[Any, None] = {}
    seen: set[int] = set()
    stack = [expression]
    while stack:  # what stands there twice is looked at once
        node = stack.pop()
        if node.op == "name":
            found[node.args[0]] = None
        elif id(node) not in seen:
            seen.add(id(node))
            stack += reversed([each for each in node.args if isinstance(each, Expression)])
    return tuple(found)
