"""Any spreadsheet file in: guarded, read in a limited process of its own, and handed over as plain data."""

from workbooks.read.book.model import OWN_PROPERTY, Area, SourceBook, SourceCell, SourceSheet, SourceTable, Value
from workbooks.read.book.reading import HIDDEN, read_book

__all__ = [
    "HIDDEN",
    "OWN_PROPERTY",
    "Area",
    "SourceBook",
    "SourceCell",
    "SourceSheet",
    "SourceTable",
    "Value",
    "read_book",
]
