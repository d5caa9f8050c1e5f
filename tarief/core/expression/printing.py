"""An expression as text: the formula of a workbook, the rule in words, the rule with its numbers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tarief.core.dutch import decimals_of, dutch
from tarief.core.expression.symbol import Expression
from tarief.core.number import plain

_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}


@dataclass(frozen=True, slots=True)
class _Style:
    """How one notation writes operators, functions, numbers and names."""

    operators: Mapping[str, str]
    functions: Mapping[str, str]
    separator: str
    number: Callable[[Decimal], str]
    name: Callable[[Any], str]


_FORMULA = {name: name.upper() for name in ("max", "min", "sum", "round", "rounddown", "roundup", "sqrt", "power")}
_DUTCH = {
    "max": "de hoogste van ",
    "min": "de laagste van ",
    "round": "afgerond op decimalen ",
    "rounddown": "afgekapt op decimalen ",
    "roundup": "naar boven afgerond op decimalen ",
    "sqrt": "de wortel van ",
    "power": "de macht van ",
}


def formula(expression: Expression, name: Callable[[Any], str] = str) -> str:
    """Print as a spreadsheet formula over names, without the leading `=`: `contracturen-verlofuren`.

    A function that only a workbook knows is printed under its own name.
    """
    operators = {"+": "+", "-": "-", "*": "*", "/": "/", "neg": "-"}
    return _print(expression, _Style(operators, _FORMULA, ",", plain, name))


def words(expression: Expression, name: Callable[[str], str]) -> str:
    """Print as a Dutch rule; `name` gives each line's label, or its number with unit."""
    operators = {"+": " + ", "-": " − ", "*": " × ", "/": " / ", "neg": "−"}
    return _print(expression, _Style(operators, _DUTCH, "; ", lambda number: dutch(number, decimals_of(number)), name))


def _print(expression: Expression, style: _Style, outer: int = 0, right: bool = False) -> str:
    op, args = expression.op, expression.args
    if op == "name":
        return style.name(args[0])
    if op == "number":
        return style.number(args[0])
    own = _PRECEDENCE.get(op)
    if own is None:
        inside = style.separator.join(_print(argument, style) for argument in args)
        return f"{style.functions.get(op, op)}({inside})"
    if op == "neg":
        text = style.operators[op] + _print(args[0], style, own)
    else:
        text = _print(args[0], style, own) + style.operators[op] + _print(args[1], style, own, right=True)
    return f"({text})" if own < outer or (right and own == outer) else text
