"""One product: from its numbers to one value per input."""
