"""The functions of a step on exact numbers: Decimals, and fractions for a second opinion."""

import operator
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from tarief.core.number import EXACT


def _rounded(mode: str, value: Any, decimals: Any) -> Any:
    """Round a Decimal, or a fraction with the half that its mode adds: a half, nothing, or all of what is left."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), mode)
    step = Fraction(10) ** int(decimals)
    scaled = abs(value) * step
    half = {ROUND_HALF_UP: Fraction(1, 2), ROUND_DOWN: 0, ROUND_UP: int(scaled.denominator != 1)}[mode]
    whole = (scaled + half).numerator // (scaled + half).denominator
    return (whole if value >= 0 else -whole) / step


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(base, Decimal):
        return EXACT.power(base, exponent)
    if Fraction(exponent).denominator == 1:
        return base ** int(exponent)
    return Fraction(EXACT.power(_as_decimal(base), _as_decimal(exponent)))


def _as_decimal(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


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
    "sqrt": lambda value: value.sqrt(EXACT) if isinstance(value, Decimal) else Fraction(EXACT.sqrt(_as_decimal(value))),
}
