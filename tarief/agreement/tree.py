"""A rule as data that needs no Python: nested lists of an operation and what it works on.

A text is a number, `{"regel": …}` the line of that key, a list an operation with its operands; a sum or a product of
many terms is one list, worked out from left to right.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Final

from tarief.core.expression import Expression, name
from tarief.core.findings import ModelError
from tarief.core.number import plain
from tarief.core.ties import decimal_of, fraction_of

#: A rule as it stands in an agreement.
Tree = str | Mapping[str, str] | Sequence["Tree"]
_LEFT_TO_RIGHT: Final = ("+", "*")
_OPERATIONS: Final = {
    "+": "+",
    "-": "-",
    "*": "*",
    "/": "/",
    "neg": "negatief",
    "max": "hoogste",
    "min": "laagste",
    "round": "afgerond",
    "rounddown": "afgekapt",
    "roundup": "naar_boven",
    "power": "macht",
    "sqrt": "wortel",
    "if": "als",
    "=": "gelijk",
    "<>": "ongelijk",
    "<": "kleiner",
    ">": "groter",
    "<=": "hoogstens",
    ">=": "minstens",
}
_FUNCTIONS: Final = {word: function for function, word in _OPERATIONS.items()}


def tree_of(expression: Expression) -> Tree:
    """Return a rule as data; ModelError for a function that an agreement has no word for."""
    if expression.op == "name":
        return {"regel": str(expression.args[0])}
    if expression.op == "number":
        return number_text(expression.args[0])
    if expression.op not in _OPERATIONS:
        raise ModelError(f"De rekenfunctie '{expression.op}' kan niet in een akkoord staan.")
    return [_OPERATIONS[expression.op], *map(tree_of, _operands(expression))]


def expression_of(tree: Tree) -> Expression:
    """Return the rule that data stands for; a chain of one operation is worked out from left to right."""
    if isinstance(tree, str):
        return Expression("number", (decimal_of(Fraction(tree)),))
    if isinstance(tree, Mapping):
        return name(tree["regel"])
    function, operands = _FUNCTIONS[str(tree[0])], [expression_of(part) for part in tree[1:]]
    if function in _LEFT_TO_RIGHT:
        return reduce(lambda left, right: Expression(function, (left, right)), operands)
    return Expression(function, tuple(operands))


def number_text(value: Decimal) -> str:
    """Write a number as it was meant: one third of 34 digits is `1/3`, all else is a plain decimal."""
    meant = fraction_of(value)
    return plain(value) if meant == Fraction(value) else str(meant)


def _operands(expression: Expression) -> list[Expression]:
    """The operands, those of a chain of one operation together."""
    operands: list[Expression] = [*expression.args]
    while expression.op in _LEFT_TO_RIGHT and operands[0].op == expression.op:
        operands[:1] = operands[0].args
    return operands
