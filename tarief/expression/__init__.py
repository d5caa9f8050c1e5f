"""One step function, three readings: exact numbers, NumPy arrays, and symbols that print as a formula."""

from tarief.expression.functions import at_least, at_most, rounded, total, truncated, weighted
from tarief.expression.symbol import Expression, name, operand, summands

__all__ = [
    "Expression",
    "at_least",
    "at_most",
    "name",
    "operand",
    "rounded",
    "summands",
    "total",
    "truncated",
    "weighted",
]
