"""A workbook that calculates becomes a model: its formulas as data, its cells with keys and words."""
