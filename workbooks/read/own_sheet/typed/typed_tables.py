"""The tables of typed products: prices that are a mix of other prices, and the roster behind a price per 24 hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.reading.bare import MODEL, bare_product, mix_of_prices
from workbooks.read.own_sheet.reading.calculated import with_tables
from workbooks.read.own_sheet.roots.rosters import typed_roster
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.words import plain_text

#: What a price that rests on shifts is per.
_OF_SHIFTS = "etmaal"


def with_typed_tables(
    pairs: Iterable[tuple[Lane, ProductReading]], names: Mapping[Key, str], around: Mapping[Key, Around]
) -> Iterator[ProductReading]:
    """Give the products with their tables; `names` are those of the prices."""
    made = list(pairs)
    built = [lane.root for lane, product in made if product.model != MODEL]
    known = {plain_text(names[root.key]): root.price.at for root in built}
    for lane, product in made:
        price, roster = lane.root.price, None
        if product.model == MODEL and (rows := mix_of_prices(price.at, known, around.values())):
            yield bare_product(product.name, price, product.unit, product.file, rows=rows)
            continue
        if product.unit == _OF_SHIFTS:
            roster = typed_roster(around.values())
        if roster is not None:
            values = tuple(value for value in product.values if not value.cells or not roster.holds(value.cells))
            product = with_tables(replace(product, values=values), [roster], around)
        yield product
