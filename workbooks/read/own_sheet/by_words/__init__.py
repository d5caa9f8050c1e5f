"""The reading of a sheet by its words alone."""
