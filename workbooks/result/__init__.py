"""The result as a workbook that recalculates itself: every line a formula over named cells."""

from workbooks.result.comparison import write_comparison
from workbooks.result.writing import write_result

__all__ = ["write_comparison", "write_result"]
