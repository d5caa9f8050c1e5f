"""Signs between numbers: what each makes of the rules on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.value import Value, constant, made, number

#: Signs that compare.
SIGNS: Final = frozenset({"=", "<>", "<", "<=", ">", ">="})
_HUNDRED: Final = constant(100)


def _power(base: Expression, exponent: Expression) -> Expression:
    if exponent.op == "number" and exponent.args[0] == 1:
        return base
    return made("power", base, exponent)


def _over_numbers(function: Callable[..., Expression]) -> Callable[..., Value]:
    return lambda *values: function(*map(number, values))


ARITHMETIC: Final[Mapping[str, Callable[..., Value]]] = {
    "+": _over_numbers(lambda one, other: made("+", one, other)),
    "-": _over_numbers(lambda one, other: made("-", one, other)),
    "*": _over_numbers(lambda one, other: made("*", one, other)),
    "/": _over_numbers(lambda one, other: made("/", one, other)),
    "^": _over_numbers(_power),
    "1neg": _over_numbers(lambda one: made("neg", one)),
    "1%": _over_numbers(lambda one: made("/", one, _HUNDRED)),
    "1+": lambda one: one,
}

#: The operators that are worked out here.
ARITHMETIC_SIGNS: Final = SIGNS | frozenset({"+", "-", "*", "/", "^", "neg", "%"})
