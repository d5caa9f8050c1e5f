"""The cells that are a price, and what they are called."""
