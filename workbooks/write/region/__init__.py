"""A region as a workbook: reading lists of providers, and writing coverage with live formulas."""

from workbooks.read.lists.reading import RegionTables, read_region_tables
from workbooks.write.region.writing import write_region

__all__ = ["RegionTables", "read_region_tables", "write_region"]
