"""The functions of a step on NumPy arrays, for a million scenarios at once: float64, half away from zero."""

import operator
from collections.abc import Callable
from functools import cache
from typing import Any

from tarief.core.arrays import np

#: A binary fraction misses a half or a whole by a hair: 34.33 × 100 is 3432.9999999999995. Far above that noise.
_SLACK = 1e-13  # float: batches run on float64
_HALF = 0.5  # float: batches run on float64
_ONE = 1.0  # float: batches run on float64


#: Numbers are compared in fourteen digits: what arithmetic loses makes no two of one.
SAME_DIGITS = 10**14


def _less(left: Any, right: Any) -> Any:
    return left - right < -np.maximum(np.abs(left), np.abs(right)) / SAME_DIGITS


def _equal(left: Any, right: Any) -> Any:
    return np.abs(left - right) <= np.maximum(np.abs(left), np.abs(right)) / SAME_DIGITS


def _step(decimals: Any) -> float:
    return float(10 ** int(decimals))


def _round(value: Any, decimals: Any) -> Any:
    step = _step(decimals)
    return np.copysign(np.floor(np.abs(value) * step * (1 + _SLACK) + _HALF), value) / step


def _round_down(value: Any, decimals: Any) -> Any:
    step = _step(decimals)
    return np.trunc(value * step * (1 + _SLACK)) / step


def _round_up(value: Any, decimals: Any) -> Any:
    step = _step(decimals)
    return np.copysign(np.ceil(np.abs(value) * step * (1 - _SLACK)), value) / step


@cache
def array_functions() -> dict[str, Callable[..., Any]]:
    """Return the functions of a step by name."""
    return {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "max": np.maximum,
        "min": np.minimum,
        "round": _round,
        "rounddown": _round_down,
        "roundup": _round_up,
        "power": np.power,
        "sqrt": np.sqrt,
        "=": lambda left, right: _equal(left, right) * _ONE,
        "<>": lambda left, right: ~_equal(left, right) * _ONE,
        "<": lambda left, right: _less(left, right) * _ONE,
        ">": lambda left, right: _less(right, left) * _ONE,
        "<=": lambda left, right: ~_less(right, left) * _ONE,
        ">=": lambda left, right: ~_less(left, right) * _ONE,
        "if": lambda condition, held, other: np.where(condition != 0, held, other),
    }
