"""Workbooks in and out: reading cost sheets, asking questions, writing live formulas."""
