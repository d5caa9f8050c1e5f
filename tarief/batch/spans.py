"""Between which ends the values of a tape lie, once its inputs are known to lie within their limits.

Rounding of floats never turns the order of two numbers round, so what the ends come to bounds all that lies between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product
from math import inf, isfinite, isnan, sqrt
from typing import NamedTuple

from tarief.batch.tape import Operand, Operation


class ValueSpan(NamedTuple):
    """The lowest and highest that a value is; `sure` tells that it is a number at all."""

    low: float = -inf
    high: float = inf
    sure: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether every value is a finite number."""
        return self.sure and isfinite(self.low) and isfinite(self.high)


_TRUTH = ValueSpan(float(False), float(True))
_OPERATIONS: Mapping[str, Callable[..., float]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: one / other,
    "max": max,
    "min": min,
    "neg": lambda one: -one,
}
_TRUTHS = frozenset(("=", "<>", "<", ">", "<=", ">="))


def span_of(spans: Mapping[int, ValueSpan], operand: Operand) -> ValueSpan:
    """Return the span of an operand: a constant is one point."""
    if not isinstance(operand, Decimal):
        return spans[operand]
    value = float(operand)
    return ValueSpan(value, value, sure=True) if not isnan(value) else ValueSpan()


def after(operation: Operation, spans: Mapping[int, ValueSpan]) -> ValueSpan:
    """Return the span of what an operation gives."""
    given = [span_of(spans, operand) for operand in operation.operands]
    sure = all(span.finite for span in given)
    if operation.op in _TRUTHS:
        return _TRUTH._replace(sure=sure)
    if operation.op == "if":
        return ValueSpan(min(given[1].low, given[2].low), max(given[1].high, given[2].high), sure)
    if operation.op == "sqrt" and given[0].low >= 0:
        return ValueSpan(sqrt(given[0].low), sqrt(given[0].high), sure)
    if operation.op not in _OPERATIONS or (operation.op == "/" and given[1].low <= 0 <= given[1].high):
        return ValueSpan()
    ends = [_OPERATIONS[operation.op](*corner) for corner in product(*((span.low, span.high) for span in given))]
    return ValueSpan() if any(map(isnan, ends)) else ValueSpan(min(ends), max(ends), sure)
