"""An outcome that is told in tables, as a workbook: a sentence, tables with live formulas, findings, the input."""

from workbooks.write.report.writing import write_report

__all__ = ["write_report"]
