"""The functions of a step on exact numbers: Decimals, and fractions for a second opinion."""

import operator
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction
from typing import Any

from tarief.core.number import EXACT


def _round(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)
    return _round_fraction(value, int(decimals), Fraction(1, 2))


def _round_down(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_DOWN)
    return _round_fraction(value, int(decimals), Fraction(0))


def _round_up(value: Any, decimals: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_UP)
    scaled = abs(value) * Fraction(10) ** int(decimals)
    return _round_fraction(value, int(decimals), Fraction(scaled.denominator != 1))


def _round_fraction(value: Fraction, decimals: int, half: Fraction) -> Fraction:
    step = Fraction(10) ** decimals
    scaled = abs(value) * step + half
    whole = scaled.numerator // scaled.denominator
    return (whole if value >= 0 else -whole) / step


def _square_root(value: Any) -> Any:
    return value.sqrt(EXACT) if isinstance(value, Decimal) else Fraction(EXACT.sqrt(_as_decimal(value)))


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
    "round": _round,
    "rounddown": _round_down,
    "roundup": _round_up,
    "power": _power,
    "sqrt": _square_root,
}
