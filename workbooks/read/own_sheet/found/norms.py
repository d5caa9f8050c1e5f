"""Columns and rows of a norm or a benchmark, beside what a provider asks itself: to compare with, and no product."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.words import plain_text

KIND = "norm_ernaast"
#: So a column of figures of others is called.
_NORM = re.compile(
    r"\bnorm(?:en|tarief|prijs|kostprijs|bedrag)?\b|\bbenchmark|\breferentie|\brichtlijn|\b(?:sector|branche)gemiddelde"
)
_CELL = re.compile(r"([A-Z]+)(\d+)")


def without_norms(products: Sequence[ProductReading]) -> tuple[list[ProductReading], list[Finding]]:
    """Return the products but those called a norm in the row or the column of the price of another; each is told."""
    own = {line for product in products if not _is_norm(product) for line in _lines(_price(product))}
    kept: list[ProductReading] = []
    told: list[Finding] = []
    for product in products:
        price = _price(product)
        if price is not None and _is_norm(product) and not own.isdisjoint(_lines(price)):
            text = f"‘{product.name}’ is om mee te vergelijken: daarvan is geen product gelezen."
            place = Place.at(price.sheet, price.cell)
            told.append(Finding(KIND, text, "Wilt u die prijs wel? Stuur hem apart.", place, Severity.NOTE))
        else:
            kept.append(product)
    return kept, told


def _is_norm(product: ProductReading) -> bool:
    return _NORM.search(plain_text(product.name)) is not None


def _price(product: ProductReading) -> Recognised | None:
    return product.printed.get("tarief") or product.printed.get("kostprijs")


def _lines(price: Recognised | None) -> set[tuple[str, str]]:
    """The row and the column in which a price stands."""
    place = _CELL.fullmatch(price.cell) if price is not None else None
    return {(price.sheet, line) for line in place.groups()} if price is not None and place is not None else set()
