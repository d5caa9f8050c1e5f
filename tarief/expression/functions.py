"""The handful of functions a step may use besides arithmetic. Each works on Decimals, arrays and symbols."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from functools import reduce
from typing import Any, TypeVar

import numpy as np

from tarief.errors import ModelError
from tarief.expression.symbol import Expression, operand
from tarief.quantities.number import EXACT

#: A binary fraction misses a half or a whole by a hair: 34.33 × 100 is 3432.9999999999995. Far above that noise.
_SLACK = 1e-13  # float: batches run on float64

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


def total(values: Sequence[Number]) -> Number:
    """Add up the values of all rows of a table."""
    if not values:
        raise ModelError("total() kreeg geen enkele waarde.")
    added: Number = reduce(operator.add, values)
    return added


def weighted(values: Sequence[Number], weights: Sequence[Any]) -> Number:
    """Add up value times weight over the rows of a table.

    The weights are shares that sum to 1; with volumes as weights, divide by `total(weights)`.
    """
    products: list[Number] = [operator.mul(value, weight) for value, weight in zip(values, weights, strict=True)]
    return total(products)


def _apply(function: str, *operands: Any) -> Any:
    if any(isinstance(item, Expression) for item in operands):
        return Expression(function, tuple(operand(item) for item in operands))
    return FUNCTIONS[function](*_of_one_kind(operands))


def _of_one_kind(operands: tuple[Any, ...]) -> list[Any]:
    """Make whole numbers what they are compared with: a ceiling of 1 must not turn a Decimal into an int."""
    if _is_array(*operands):
        return [float(item) if isinstance(item, int | Decimal) else item for item in operands]
    kind = Fraction if any(isinstance(item, Fraction) for item in operands) else Decimal
    return [kind(item) if isinstance(item, int) else item for item in operands]


def _highest(left: Any, right: Any) -> Any:
    return np.maximum(left, right) if _is_array(left, right) else max(left, right)


def _lowest(left: Any, right: Any) -> Any:
    return np.minimum(left, right) if _is_array(left, right) else min(left, right)


def _round(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)
    if isinstance(value, Fraction):
        return _round_fraction(value, int(decimals), Fraction(1, 2))
    step = 10.0 ** int(decimals)  # float: batches run on float64
    return np.copysign(np.floor(np.abs(value) * step * (1 + _SLACK) + 0.5), value) / step  # float: half upwards


def _round_down(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_DOWN)
    if isinstance(value, Fraction):
        return _round_fraction(value, int(decimals), Fraction(0))
    step = 10.0 ** int(decimals)  # float: batches run on float64
    return np.trunc(value * step * (1 + _SLACK)) / step


def _round_up(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_UP)
    if isinstance(value, Fraction):
        scaled = abs(value) * Fraction(10) ** int(decimals)
        return _round_fraction(value, int(decimals), Fraction(scaled.denominator != 1))
    step = 10.0 ** int(decimals)  # float: batches run on float64
    return np.copysign(np.ceil(np.abs(value) * step * (1 - _SLACK)), value) / step


def _round_fraction(value: Fraction, decimals: int, half: Fraction) -> Fraction:
    step = Fraction(10) ** decimals
    scaled = abs(value) * step + half
    whole = scaled.numerator // scaled.denominator
    return (whole if value >= 0 else -whole) / step


def _square_root(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value.sqrt(EXACT)
    if isinstance(value, Fraction):
        return Fraction(EXACT.sqrt(_as_decimal(value)))
    return np.sqrt(value)


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(base, Decimal):
        return EXACT.power(base, exponent)
    if not isinstance(base, Fraction):
        return np.power(base, exponent)
    if Fraction(exponent).denominator == 1:
        return base ** int(exponent)
    return Fraction(EXACT.power(_as_decimal(base), _as_decimal(exponent)))


def _as_decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _is_array(*values: Any) -> bool:
    return any(isinstance(value, np.ndarray | np.generic | float) for value in values)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "max": _highest,
    "min": _lowest,
    "round": _round,
    "rounddown": _round_down,
    "roundup": _round_up,
    "power": _power,
    "sqrt": _square_root,
}
