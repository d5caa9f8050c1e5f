"""Reading a filled-in template: exact numbers, each with the cell it stood in."""

from workbooks.reading.opgave import Opgave, calculate_opgave
from workbooks.reading.template import is_ours, read, read_template

__all__ = ["Opgave", "calculate_opgave", "is_ours", "read", "read_template"]
