"""Any spreadsheet file in: guarded, read in a limited process of its own, and handed over as plain data."""

from workbooks.book_in.model import Area, Book, Cell, Sheet, Value, column_letters
from workbooks.book_in.reading import read_book

__all__ = ["Area", "Book", "Cell", "Sheet", "Value", "column_letters", "read_book"]
