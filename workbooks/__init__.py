"""Workbooks in and out: reading cost sheets, asking questions, writing live formulas."""

from workbooks.reading import Opgave, calculate_opgave, read
from workbooks.result import write_comparison, write_result
from workbooks.template import write_template
from workbooks.told import write_told

__all__ = ["Opgave", "calculate_opgave", "read", "write_comparison", "write_result", "write_template", "write_told"]
