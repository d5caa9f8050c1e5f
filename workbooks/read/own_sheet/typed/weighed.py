"""Which reading of a book is taken where no formula tells: by what the price comes to, or by words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbooks.read.own_sheet.graph import Graph
from workbooks.read.own_sheet.products.difference import compare_printed
from workbooks.read.own_sheet.reading.assembled import HOURS
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.reading.calculated import MODELS_FOR
from workbooks.read.own_sheet.roots.roots import SOLD_OF_HOURS, Price
from workbooks.read.own_sheet.values.inputs import ANY_DAY, first_answers, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import ProductReading

#: Units of which the reading by words knows the build-up.
_BY_WORDS = ("uur", "minuut")
#: What is told where the price comes out, and the cost price before it is another.
_HIGHER = {"kostprijs_elders_getrokken"}
#: So much of what the arithmetic tells for sure, words must tell to go before it where neither comes to a price.
_NEARLY = 0.75  # float: a share
#: So many times what words read, a price in another unit must tell of its cells to go before them.
_FAR_MORE = 3
#: One wage under two names: with its allowances in it, or bare with these asked.
_WAGES = frozenset({"bruto_jaarloon", "loon_met_toeslagen_per_jaar"})
#: What no text names: taken where nothing else comes to a price.
_UNNAMED = ("overige_kosten", "afronding")


def words_tell_more(
    words: Sequence[ProductReading],
    others: Sequence[ProductReading],
    settled: int,
    day: date | None,
    *,
    known: bool,
) -> bool:
    """Whether the reading by words is the better one: it comes to more prices by itself, or tells more at as many.

    `settled` is of how many of the others the model comes to the printed price. Where nothing comes to a price, words
    go first where they `know` all that stands there, or tell nearly as much for sure.
    """
    without_model = others and not any(MODELS_FOR[product.unit] for product in others)
    if without_model or (settled and of_other_unit(others)):
        return False
    if not any(product.values for product in words):
        return False
    told = {cell for product in others for line in (*product.sources, *product.outside) for cell in line.cells}
    times = 1 if {product.unit for product in others} <= SOLD_OF_HOURS else _FAR_MORE
    if of_other_unit(others) and len(told) >= times * len(_inputs(words)):
        return False  # words would make a price per hour of it
    ours = comes_out(words, day)
    if ours != settled:
        return ours > settled
    if not settled:
        return known or len(_sure(words)) >= _NEARLY * len(_sure(others))
    unnamed = any(value.concept in _UNNAMED for product in others for value in product.values)
    return unnamed or bool(_more(words, _inputs(others)))


def of_other_unit(products: Iterable[ProductReading]) -> bool:
    """Whether a price is of a unit that the reading by words has no build-up for."""
    return any(product.unit not in _BY_WORDS for product in products)


def _sure(products: Iterable[ProductReading]) -> set[tuple[str, str]]:
    """The inputs that are read without a question."""
    asked = {(value.concept, value.cell) for product in products for value in product.values if value.question}
    return _inputs(products) - asked


def _more(words: Sequence[ProductReading], others: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """What only words tell: no other name of the same wage, and of hours whose year is asked for nothing, where the

    productive hours stand in a cell.
    """
    asked = any(value.question for product in words for value in product.values if value.concept == "contracturen")
    known = HOURS if asked and any(key == "productieve_uren" for key, _ in others) else ()
    wages = {cell for key, cell in others if key in _WAGES}
    told = _inputs(words) - others
    return {(key, cell) for key, cell in told if key not in known and not (key in _WAGES and cell in wages)}


def has_typed_price(
    words: Sequence[ProductReading], others: Sequence[ProductReading], cells: Iterable[Price], graph: Graph
) -> bool:
    """Whether the reading by words has a price that is typed below what formulas come to, and inputs up to it."""
    typed = {(price.key.sheet, price.at.seen.address) for price in cells if price.key not in graph.rules}
    told = {cell for product in words if "tarief" in product.printed for cell in product.printed["tarief"].cells}
    return bool(told) and told <= typed and len(words) == len(others) and _inputs(words) > _inputs(others)


def comes_out(products: Iterable[ProductReading], day: date | None) -> int:
    """Return how many products come to the price that they print, without anything being asked of them.

    Holding them against that price can only make fewer: what does not come to it is asked.
    """
    return sum(
        bool(product.prices)
        and product.model != MODEL
        and not any(value.question for value in product.values)
        and {finding.kind for finding in compare_printed(product, {}, day)} - _HIGHER == {"gedrukt_klopt"}
        for product in products
    )


def come_to_a_price(products: Iterable[ProductReading], day: date | None) -> bool:
    """Whether the model has all that it asks of each product, when every question is answered by its first choice."""
    answered = (opgave_of(product, first_answers(product, {}), day or ANY_DAY) for product in products)
    return all(outcome_on(opgave, day or ANY_DAY) is not None for opgave in answered)


def _inputs(products: Iterable[ProductReading]) -> set[tuple[str, str]]:
    """The inputs that stand in cells, each with the first of them."""
    return {
        (value.concept, value.cell)
        for product in products
        if product.model != MODEL
        for value in product.values
        if value.cell and value.concept != "cao"
    } | {(table, "") for product in products for table in {row.table for row in product.rows}}
