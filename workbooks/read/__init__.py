"""Workbooks in: guarded, read in a limited process, and understood."""
