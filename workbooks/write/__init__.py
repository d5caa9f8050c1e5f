"""Workbooks out: templates, results and reports, with live formulas."""
