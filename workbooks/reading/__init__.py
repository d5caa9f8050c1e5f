"""Reading a filled-in template: exact numbers, each with the cell it stood in."""

from workbooks.reading.opgave import Opgave, calculate_opgave
from workbooks.reading.template import read

__all__ = ["Opgave", "calculate_opgave", "read"]
