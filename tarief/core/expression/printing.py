"""An expression as text: the formula of a workbook, the rule in words, the rule with its numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tarief.core.dutch import decimals_of, dutch
from tarief.core.expression.symbol import Expression
from tarief.core.number import plain
from tarief.core.units import MINUS

_PRECEDENCE = {"=": 1, "<>": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "neg": 4}
_COMPARED = ("=", "<>", "<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class _Style:
    """How one notation writes operators, functions, numbers and names."""

    operators: Mapping[str, str]
    functions: Mapping[str, str]
    separator: str
    number: Callable[[Decimal], str]
    name: Callable[[Any], str]
    #: Roundings that are said behind what they round, rather than as a function.
    rounded: Mapping[str, str] = field(default_factory=dict)
    #: What stands around and between the parts of a choice.
    choice: tuple[str, str, str, str] = ("IF(", ",", ",", ")")


_FORMULA = {name: name.upper() for name in ("max", "min", "sum", "round", "rounddown", "roundup", "sqrt", "power")}
_DUTCH = {
    "max": "de hoogste van ",
    "min": "de laagste van ",
    "sqrt": "de wortel van ",
    "power": "de macht van ",
}
_COMPARED_IN_WORDS = {
    "=": " gelijk is aan ",
    "<>": " niet gelijk is aan ",
    "<": " kleiner is dan ",
    "<=": " hoogstens ",
    ">": " groter is dan ",
    ">=": " minstens ",
}
_CHOICE = ("als ", ": ", "; anders ", "")
#: What is said behind what is rounded.
_ROUNDED = {"round": "afgerond", "rounddown": "afgekapt", "roundup": "naar boven afgerond"}
_WHOLE = {0: "een geheel getal", -1: "tientallen", -2: "honderdtallen", -3: "duizendtallen"}


def formula(expression: Expression, name: Callable[[Any], str] = str) -> str:
    """Print as a spreadsheet formula over names, without the leading `=`: `contracturen-verlofuren`.

    A function that only a workbook knows is printed under its own name.
    """
    operators = {"+": "+", "-": "-", "*": "*", "/": "/", "neg": "-", **{sign: sign for sign in _COMPARED}}
    return _print(expression, _Style(operators, _FORMULA, ",", plain, name))


def words(expression: Expression, name: Callable[[str], str]) -> str:
    """Print as a Dutch rule; `name` gives each line's label, or its number with unit."""
    operators = {"+": " + ", "-": " − ", "*": " × ", "/": " / ", "neg": "−", **_COMPARED_IN_WORDS}
    return _print(expression, _Style(operators, _DUTCH, "; ", _in_dutch, name, _ROUNDED, _CHOICE))


def _decimals_in_words(decimals: Expression) -> str:
    """Say on what is rounded: `2 decimalen`, `een geheel getal`."""
    if decimals.op != "number":
        return "decimalen"
    number = int(decimals.args[0])
    return _WHOLE.get(number, f"{number} {'decimaal' if number == 1 else 'decimalen'}")


def _in_dutch(number: Decimal) -> str:
    return dutch(number, decimals_of(number))


def _print(expression: Expression, style: _Style, outer: int = 0, right: bool = False) -> str:
    op, args = expression.op, expression.args
    if op in ("name", "number"):
        text = style.name(args[0]) if op == "name" else style.number(args[0])
        return f"({text})" if right and text.startswith(MINUS) else text
    own = _PRECEDENCE.get(op)
    if op == "if":
        start, then, other, end = style.choice
        condition, held, rest = (_print(argument, style) for argument in args)
        text = f"{start}{condition}{then}{held}{other}{rest}{end}"
        return f"({text})" if (outer or right) and not end else text
    if op in style.rounded:
        text = f"{_print(args[0], style)}, {style.rounded[op]} op {_decimals_in_words(args[1])}"
        return f"({text})" if outer else text
    if own is None:
        inside = style.separator.join(_print(argument, style) for argument in args)
        return f"{style.functions.get(op, op)}({inside})"
    if op == "neg":
        text = style.operators[op] + _print(args[0], style, own, right=True)
    else:
        text = _print(args[0], style, own) + style.operators[op] + _print(args[1], style, own, right=True)
    return f"({text})" if own < outer or (right and own == outer) else text
