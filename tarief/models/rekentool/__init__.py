"""A calculation of somebody's own workbook as a cost model: formulas as data, settled for what was filled in."""
