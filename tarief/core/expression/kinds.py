"""One function for every kind of number: Decimals and fractions exactly, arrays and floats by NumPy.

NumPy is only loaded when there is an array: a command that prices one sheet does not wait for it.
"""

import operator
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from tarief.core.arrays import np
from tarief.core.expression.arrays import SAME_DIGITS, array_functions
from tarief.core.number import EXACT
from tarief.core.ties import rounded_decimal

_EXACT = frozenset((Decimal, Fraction))
#: A power with more bits is worked out in 34 digits also where the rest is exact: nobody waits for a million digits.
_MOST_BITS = 200_000


def apply(function: str, *operands: Any) -> Any:
    """Work out `function` (an operator, or a name such as `max`) on operands of one kind."""
    if _EXACT.issuperset(map(type, operands)):
        return EXACT_FUNCTIONS[function](*operands)
    if any(_is_array(item) for item in operands):
        return array_functions()[function](
            *(float(item) if isinstance(item, int | Decimal) else item for item in operands)
        )
    for item in operands:
        if hasattr(item, "apply"):  # a kind of number that another room brings
            return item.apply(function, *operands)
    # A ceiling of 1 must not turn a Decimal into an int.
    kind = Fraction if any(isinstance(item, Fraction) for item in operands) else Decimal
    return EXACT_FUNCTIONS[function](*(kind(item) if isinstance(item, int) else item for item in operands))


def one_of(condition: Any, held: Callable[[], Any], other: Callable[[], Any]) -> Any:
    """Return what holds under a condition that is 1 or 0: only that is worked out, of arrays both."""
    if not hasattr(condition, "__array__") or not condition.ndim:
        return held() if condition else other()
    with np.errstate(all="ignore"):
        return np.where(condition != 0, held(), other())


def _is_array(value: Any) -> bool:
    return isinstance(value, float) or hasattr(value, "__array__")


def _rounded(mode: str, value: Any, decimals: Any) -> Any:
    """Round a Decimal, or a fraction with the half that its mode adds: a half, nothing, or all of what is left."""
    if isinstance(value, Decimal):
        return rounded_decimal(value, int(decimals), mode)
    step = Fraction(10) ** int(decimals)
    scaled = abs(value) * step
    half = {ROUND_HALF_UP: Fraction(1, 2), ROUND_DOWN: 0, ROUND_UP: int(scaled.denominator != 1)}[mode]
    whole = (scaled + half).numerator // (scaled + half).denominator
    return (whole if value >= 0 else -whole) / step


def _is_less(left: Any, right: Any) -> bool:
    return bool(left < right) and not is_equal(left, right)


def is_equal(left: Any, right: Any) -> bool:
    """Tell whether two exact numbers are one in the fourteen digits that a spreadsheet compares."""
    return bool(left == right or abs(left - right) <= max(abs(left), abs(right)) / SAME_DIGITS)


def _bits(number: Fraction) -> int:
    return max(number.numerator.bit_length(), number.denominator.bit_length())


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(base, Decimal):
        return EXACT.power(base, exponent)
    if Fraction(exponent).denominator == 1 and abs(exponent) * _bits(base) < _MOST_BITS:
        return base ** int(exponent)
    return Fraction(EXACT.power(_as_decimal(base), _as_decimal(exponent)))


def _as_decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


#: The functions of a step on Decimals, and on fractions for a second opinion.
EXACT_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "max": max,
    "min": min,
    "sum": lambda *values: sum(values),
    "round": partial(_rounded, ROUND_HALF_UP),
    "rounddown": partial(_rounded, ROUND_DOWN),
    "roundup": partial(_rounded, ROUND_UP),
    "power": _power,
    "=": lambda left, right: type(left)(is_equal(left, right)),
    "<>": lambda left, right: type(left)(not is_equal(left, right)),
    "<": lambda left, right: type(left)(_is_less(left, right)),
    ">": lambda left, right: type(left)(_is_less(right, left)),
    "<=": lambda left, right: type(left)(not _is_less(right, left)),
    ">=": lambda left, right: type(left)(not _is_less(left, right)),
    "if": lambda condition, held, other: held if condition else other,
    "sqrt": lambda value: value.sqrt(EXACT) if isinstance(value, Decimal) else Fraction(EXACT.sqrt(_as_decimal(value))),
}
