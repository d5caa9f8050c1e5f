"""What texts on a sheet say: labels, units, numbers as people type them, and the vocabulary of costs."""
