"""A region as a workbook: coverage and reference rules with live formulas."""

from workbooks.write.region.writing import write_region

__all__ = ["write_region"]
