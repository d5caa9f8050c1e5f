"""The handful of functions a step may use besides arithmetic. Each works on Decimals, arrays and symbols."""

import operator
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from typing import Any, TypeVar

from tarief.core.expression.kinds import apply
from tarief.core.expression.symbol import Expression, operand
from tarief.core.findings import ModelError

#: A number of any kind: to a type checker a step works on Decimals, and gets one back.
Number = TypeVar("Number")


def at_least(value: Number, floor: Number | int) -> Number:
    """Return the highest of the two: `value`, but never below `floor`."""
    result: Number = _apply("max", value, floor)
    return result


def at_most(value: Number, ceiling: Number | int) -> Number:
    """Return the lowest of the two: `value`, but never above `ceiling`."""
    result: Number = _apply("min", value, ceiling)
    return result


def rounded(value: Number, decimals: int = 2) -> Number:
    """Round half-up (away from zero, as Excel's ROUND does) to `decimals`."""
    result: Number = _apply("round", value, Decimal(decimals))
    return result


def truncated(value: Number, decimals: int = 2) -> Number:
    """Cut off behind `decimals` (Excel's ROUNDDOWN)."""
    result: Number = _apply("rounddown", value, Decimal(decimals))
    return result


def rounded_up(value: Number, decimals: int = 0) -> Number:
    """Round away from zero (Excel's ROUNDUP): whole people, whole visits, a price in whole euros upwards."""
    result: Number = _apply("roundup", value, Decimal(decimals))
    return result


def power(base: Number, exponent: Number | int) -> Number:
    """Return `base` to the power `exponent`: an annuity, a price after some years of indexing."""
    result: Number = _apply("power", base, exponent)
    return result


def square_root(value: Number) -> Number:
    """Return the square root; in fractions as precise as a Decimal of 34 digits."""
    result: Number = _apply("sqrt", value)
    return result


def total(values: Sequence[Number], classes: Sequence[str] = (), which: str = "") -> Number:
    """Add up the values of all rows of a table; with `classes`, the choice of each row, those of class `which` alone.

    The subtotal of a class without rows is nothing.
    """
    if not values:
        raise ModelError("total() kreeg geen enkele waarde.")
    held = [value for value, own in zip(values, classes, strict=True) if own == which] if classes else values
    added: Number = reduce(operator.add, held) if held else _nothing(values[0])
    return added


def _nothing(like: Any) -> Any:
    return operand(0) if isinstance(like, Expression) else like * 0


def weighted(values: Sequence[Number], weights: Sequence[Any]) -> Number:
    """Add up value times weight over the rows of a table.

    The weights are shares that sum to 1; with volumes as weights, divide by `total(weights)`.
    """
    products: list[Number] = [operator.mul(value, weight) for value, weight in zip(values, weights, strict=True)]
    return total(products)


def _apply(function: str, *operands: Any) -> Any:
    if any(isinstance(item, Expression) for item in operands):
        return Expression(function, tuple(operand(item) for item in operands))
    return apply(function, *operands)
