"""Of what a share is one, where the price of one product does not tell it and that of another does.

Overhead of the wage costs is overhead of all direct costs where there are no others. Beside a product that has others,
the same line on the same sheet is one of the same: tomorrow the first may have such costs too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tarief.model.declare import Given
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.reading.fit import OUTER
from workbooks.read.own_sheet.values.inputs import ANY_DAY, base_told, first_answers, model_of, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import ProductReading, Recognised


def with_one_base(products: Sequence[ProductReading], on: date | None) -> list[ProductReading]:
    """Return the products with one base for lines of the same name, where their prices stay what they are by it."""
    result = list(products)
    for mark in dict.fromkeys(_mark(value) for each in products for value in _open(each)):
        lines = [(number, value) for number, each in enumerate(result) for value in _open(each) if _mark(value) == mark]
        bases = sorted({_base(value) for _, value in lines})
        for base in bases if len(bases) > 1 else ():
            changed = {number: _of(result[number], value, base) for number, value in lines}
            if all(_is_same(result[number], other, on) for number, other in changed.items()):
                result = [changed.get(number, each) for number, each in enumerate(result)]
                break
    return result


def _open(product: ProductReading) -> Iterator[Recognised]:
    """The shares after the wage of which nothing is asked."""
    for value in product.values if product.model != MODEL else ():
        if value.concept in OUTER and value.unit == "aandeel" and value.cells and not value.question and _base(value):
            yield value


def _mark(value: Recognised) -> tuple[str, str]:
    return value.label.strip().casefold(), value.concept


def _base(value: Recognised) -> str:
    return value.options[0].sets[0][1].base


def _of(product: ProductReading, value: Recognised, base: str) -> ProductReading:
    """A product with another base for one of its lines; as it is where its model does not know that base."""
    quantity = model_of(product).quantities.get(value.concept)
    if _base(value) == base or not isinstance(quantity, Given) or base not in {each.key for each in quantity.bases}:
        return product
    first = value.options[0].stating(value.options[0].value, base)
    told = base_told(model_of(product), value.concept, base)
    other = replace(value, base=told, options=(first, *value.options[1:]))
    return replace(product, values=tuple(other if each is value else each for each in product.values))


def _is_same(product: ProductReading, other: ProductReading, on: date | None) -> bool:
    if product is other:
        return True
    answers = first_answers(product, {})
    one, two = (outcome_on(opgave_of(each, answers, on or ANY_DAY), on or ANY_DAY) for each in (product, other))
    return one is not None and two is not None and one.tarief == two.tarief
