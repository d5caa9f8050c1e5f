"""A year of an agreement from a file: `tarief volgen` and `/volgen`."""
