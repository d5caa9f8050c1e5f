"""The result as a workbook that recalculates itself: every line a formula over named cells."""

from workbooks.result.writing import write_result

__all__ = ["write_result"]
