"""Any spreadsheet file in: guarded, read in a limited process of its own, and handed over as plain data."""

from workbooks.read.book.model import (
    OWN_PROPERTY,
    Area,
    NumberLimits,
    SourceBook,
    SourceCell,
    SourceSheet,
    SourceTable,
    Value,
)
from workbooks.read.book.opening import ASKS_PASSWORD, without_password
from workbooks.read.book.reading import HIDDEN, content_of, read_book

__all__ = [
    "ASKS_PASSWORD",
    "HIDDEN",
    "OWN_PROPERTY",
    "Area",
    "NumberLimits",
    "SourceBook",
    "SourceCell",
    "SourceSheet",
    "SourceTable",
    "Value",
    "content_of",
    "read_book",
    "without_password",
]
