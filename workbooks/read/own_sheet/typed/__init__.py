"""Products of which the price is typed: the model is the arithmetic, the printed price the test."""
