"""The result of a calculation: every line, the ladder, the legal elements, the explanation, the receipt."""

from tarief.calculation.breakdown import Breakdown
from tarief.calculation.ladder import Rung
from tarief.calculation.line import Line
from tarief.calculation.receipt import Receipt

__all__ = ["Breakdown", "Line", "Receipt", "Rung"]
