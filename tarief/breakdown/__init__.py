"""The result of a calculation: every line, the ladder, the legal elements, the explanation, the receipt."""

from tarief.breakdown.breakdown import Breakdown
from tarief.breakdown.ladder import Rung
from tarief.breakdown.line import Line
from tarief.breakdown.receipt import Receipt

__all__ = ["Breakdown", "Line", "Receipt", "Rung"]
