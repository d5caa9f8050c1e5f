"""A price that can be taken apart: the quick calculation at `/` and `/berekeningen`."""
