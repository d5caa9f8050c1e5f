"""What a typed product has beside its values: the steps that the sheet prints too, and the roster behind its price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tarief.model.declare import Step
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.calculated import with_tables
from workbooks.read.own_sheet.roots.printed import printed_at
from workbooks.read.own_sheet.roots.rosters import typed_roster
from workbooks.read.own_sheet.typed.lane_sum import State
from workbooks.read.own_sheet.typed.tested import Tested
from workbooks.read.own_sheet.values.types import ProductReading, Recognised

#: What a price that rests on shifts is per.
_OF_SHIFTS = "etmaal"


def printed_steps(tested: Tested, state: State) -> dict[str, Recognised]:
    """Return what the sheet prints on the way to its price, as far as the model comes to the same."""
    printed: dict[str, Recognised] = {}
    for leaf, check in tested.checks.items():
        if leaf in state.lines or check.key not in state.known or not check.holds(state.known):
            continue
        at, quantity = tested.around.get(leaf), tested.pricer.model.quantities[check.key]
        if at is not None and isinstance(quantity, Step) and check.key not in printed:
            printed[check.key] = printed_at(check.key, at, quantity.unit.key, at.label, quantity.label)
    return printed


def with_typed_tables(products: Iterable[ProductReading], around: Mapping[Key, Around]) -> Iterator[ProductReading]:
    """Give the products with the rows of their roster."""
    for product in products:
        roster = typed_roster(around.values()) if product.unit == _OF_SHIFTS else None
        if roster is not None:
            values = tuple(value for value in product.values if not value.cells or not roster.holds(value.cells))
            product = with_tables(replace(product, values=values), [roster], around)
        yield product
