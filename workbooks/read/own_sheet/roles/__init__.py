"""What a cell does to a price, and what it can therefore be."""
