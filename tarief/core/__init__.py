"""Numbers and units: the gate for numbers, Dutch notation, annotated types."""
