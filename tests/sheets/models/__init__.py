"""What a price is built of, by kind of care."""
