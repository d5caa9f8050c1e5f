"""One step function, three readings: exact numbers, NumPy arrays, and symbols that print as a formula."""

from tarief.core.expression.functions import (
    at_least,
    at_most,
    power,
    rounded,
    rounded_up,
    square_root,
    total,
    truncated,
    weighted,
)
from tarief.core.expression.symbol import Expression, compiled, evaluate, name, operand, summands

__all__ = [
    "Expression",
    "at_least",
    "at_most",
    "compiled",
    "evaluate",
    "name",
    "operand",
    "power",
    "rounded",
    "rounded_up",
    "square_root",
    "summands",
    "total",
    "truncated",
    "weighted",
]
