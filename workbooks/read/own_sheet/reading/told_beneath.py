"""A product with every cell below its price, as what that is called and does."""

from __future__ import annotations

from dataclasses import replace

from workbooks.read.own_sheet.reading.beneath import SURE, Beneath
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.synonyms import vocabulary

_PRACTICE = "praktijkkosten"


def with_what_is_beneath(product: ProductReading, beneath: Beneath) -> ProductReading:
    """Return a product with every cell below its price that no value of it tells of."""
    told = {value.cells[0] for value in product.values if value.concept != UNNAMED and len(value.cells) == 1}
    told |= {cell for row in product.rows for cell in row.places}
    lines = [_within(product, line) for _, line in beneath.lines() if line.cells[0] not in told]
    never = {cell for line in product.outside if _is_never_an_input(line) for cell in line.cells}
    named = tuple(line for line in lines if line.confidence >= SURE and line.cells[0] not in never)
    known = {line.cells[0] for line in named}
    outside = tuple(line for line in product.outside if not known.intersection(line.cells))
    others = {cell for line in outside for cell in line.cells}
    own = tuple(line for line in lines if line not in named and line.cells[0] not in others)
    return replace(product, sources=(*product.sources, *named), outside=(*outside, *own))


def _is_never_an_input(line: Recognised) -> bool:
    """Whether a line is of a kind that no model has an input for: a subsidy, hired staff."""
    concept = vocabulary().concepts.get(line.concept)
    return concept is not None and not (concept.forms or concept.elsewhere)


def _within(product: ProductReading, line: Recognised) -> Recognised:
    """A post of a practice is that, whatever it is for."""
    posts = {cell for value in product.values if value.concept == _PRACTICE for cell in value.cells}
    return replace(line, concept=f"{_PRACTICE}_post", confidence=SURE) if line.cells[0] in posts else line
