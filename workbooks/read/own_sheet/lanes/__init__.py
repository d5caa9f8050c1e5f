"""Which cells belong to a typed price, and the formulas that were lost."""
