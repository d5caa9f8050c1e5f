"""Holds what was read against what a sheet says; the only part that knows the door of the program."""
