"""Sheets of which nothing was read because a number on them is open: their price is not come to, but can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.cells.fillings import has_open_cells
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.values.types import ProductReading

#: So many values make a product.
_FEWEST = 3


def unread_sheets(book: SourceBook, grids: Mapping[str, Grid], products: Iterable[ProductReading]) -> SourceBook | None:
    """Return a book with the sheets that have an open cell and no product, where others have one; else nothing."""
    read = {
        sheet
        for product in products
        for value in (*product.values, *product.printed.values())
        for sheet, _ in value.cells
    }
    left = tuple(sheet for sheet in book.sheets if sheet.name not in read and has_open_cells(grids[sheet.name]))
    return replace(book, sheets=left) if read and left else None


def with_products_of(products: list[ProductReading], others: Iterable[ProductReading]) -> list[ProductReading]:
    """Return products with those of other sheets that have a price; what has no name is called after its sheet."""
    more = [each for each in others if "tarief" in each.printed and len(each.values) >= _FEWEST]
    return [_named(product) for product in (*products, *more)] if more else products


def _named(product: ProductReading) -> ProductReading:
    price = product.printed.get("tarief")
    return product if product.name or price is None else replace(product, name=price.sheet)
