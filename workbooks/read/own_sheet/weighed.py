"""Which reading of a book is taken where no formula tells: by what the price comes to, or by words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbooks.read.own_sheet.difference import compare_printed
from workbooks.read.own_sheet.types import ProductReading

#: Units of which the reading by words knows the build-up.
_BY_WORDS = ("uur", "minuut")
#: A line for what no text names.
_UNNAMED = "overige_kosten"
#: A reading may leave so many of every hundred cells that another took as inputs.
_LEFT = 20
_MOST = 100


def words_tell_more(words: Sequence[ProductReading], others: Sequence[ProductReading], day: date | None) -> bool:
    """Whether the reading by words is the better one.

    It is where it comes to every printed price by itself, and where the other leaves what it took as inputs.
    """
    if any(product.unit not in _BY_WORDS for product in others) or not any(product.values for product in words):
        return False
    mine = _cells(words)
    return bool(mine) and (
        _comes_to_its_price(words, day)
        or any(value.concept == _UNNAMED for product in others for value in product.values)
        or len(mine - _cells(others)) * _MOST > len(mine) * _LEFT
    )


def _comes_to_its_price(products: Iterable[ProductReading], day: date | None) -> bool:
    """Whether nothing is asked of any product, and each comes to the price that it prints."""
    return all(
        product.prices
        and not any(value.question for value in product.values)
        and not list(compare_printed(product, {}, day, ()))
        for product in products
    )


def _cells(products: Iterable[ProductReading]) -> set[tuple[str, str]]:
    """The cells that are inputs."""
    values = {
        cell for product in products if product.model != "prijs" for each in product.values for cell in each.cells
    }
    rows = {(row.sheet, cell) for product in products for row in product.rows for cell in row.cells.values()}
    return values | rows
