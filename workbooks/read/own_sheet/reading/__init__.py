"""The joint reading of all cells of a price, so that a model equals the sheet."""
