"""The sheets of the corpus; importing them registers them."""
