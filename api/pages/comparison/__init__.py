"""The pages at `/vergelijken`: two files, and where the difference between their prices comes from."""
