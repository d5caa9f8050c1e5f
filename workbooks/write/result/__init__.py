"""The result as a workbook that recalculates itself: every line a formula over named cells."""

from workbooks.write.result.comparison import write_comparison
from workbooks.write.result.writing import write_result

__all__ = ["write_comparison", "write_result"]
