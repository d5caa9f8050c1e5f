"""A build-up of amounts per day part or per day and night, read by words: it is never that of a price per hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tarief.models import MODELS
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.reading.options import WAGES
from workbooks.read.own_sheet.values.types import Meaning, ProductReading
from workbooks.read.own_sheet.words.care import unit_in
from workbooks.read.own_sheet.words.hints import hints_of

#: Units with a model of their own that amounts may be per.
_OTHER = ("dagdeel", "etmaal")
#: The model that words read by.
_BY_WORDS = "uurtarief"
_PRICES = ("tarief", "kostprijs")
_HOURLY = frozenset({"uur", "minuut"})


def in_its_unit(product: ProductReading, grids: Mapping[str, Grid]) -> ProductReading:
    """Return a product in the model of the unit its sheets speak of, where its price says none and that is no hour.

    What that model does not take is left out.
    """
    lines = (*product.values, *product.printed.values())
    told = any(line.unit == f"euro_per_{unit}" for line in product.printed.values() for unit in _OTHER)
    if told or product.rows or product.model != _BY_WORDS:
        return product
    unit = _unit_of(grids[name] for name in {line.sheet for line in lines} & grids.keys())
    if not unit:
        return product
    kept = tuple(value for value in product.values if all(_takes(unit, option) for option in value.options))
    printed = {key: replace(line, unit=f"euro_per_{unit}") for key, line in product.printed.items() if key in _PRICES}
    return replace(product, values=kept, printed={**product.printed, **printed}, model=unit, unit=unit)


def _unit_of(grids: Iterable[Grid]) -> str:
    """The one other unit that some sheets say their amounts are per; empty where they speak of an hour too."""
    said = Counter(per for text in _texts(grids) for per in {*hints_of(text).pers, unit_in(text)})
    found = [unit for unit in _OTHER if said[unit]]
    return found[0] if len(found) == 1 and not any(said[unit] for unit in _HOURLY) else ""


def _texts(grids: Iterable[Grid]) -> Iterator[str]:
    """The texts of sheets but the names of wages: a wage is per hour whatever is sold."""
    for grid in grids:
        for row in grid.rows:
            for seen in grid.labels(row):
                if seen.match is None or seen.match.concept.key not in WAGES:
                    yield seen.text


def _takes(model: str, option: Meaning) -> bool:
    """Whether a model has what an option sets, with its base."""
    known = MODELS[model].quantities
    return all(
        key in known and (not item.base or item.base in {base.key for base in getattr(known[key], "bases", ())})
        for key, item in option.sets
    )
