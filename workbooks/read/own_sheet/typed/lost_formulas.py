"""The products of sheets whose formulas were lost, read as if they were there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.cells.bounds import MOST_PRODUCTS
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.turned import lies_on_side, turned
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.lanes import lanes_of
from workbooks.read.own_sheet.lanes.packages import without_parts
from workbooks.read.own_sheet.lanes.proposed import proposed_rules
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.reading.calculated import FormulaReading, by_formulas, numbers_of
from workbooks.read.own_sheet.roots.ends import or_ends
from workbooks.read.own_sheet.roots.roots import prices
from workbooks.read.own_sheet.typed.typed import TypedProduct, typed_sheets
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: So many numbers below a price make a build-up.
_FEWEST = 3


def by_lost_formulas(
    book: SourceBook,
    grids: Mapping[str, Grid],
    around: Mapping[Key, Around],
    known: FormulaReading,
    typed: list[TypedProduct],
) -> FormulaReading | None:
    """Return the products of typed prices that no model comes to, by the formulas that their numbers follow from."""
    sheets = {name: grids[name] for name in typed_sheets(book)}
    sheets = {name: turned(grid) if lies_on_side(grid) else grid for name, grid in sheets.items()}
    numbers, its_around = numbers_of(sheets, around)
    met = {cell for each in typed if each.meets and each.product.model != MODEL for cell in price(each.product)}
    every = lanes_of(or_ends(prices(its_around.values()), its_around), sheets, its_around)
    every = without_parts(every)[0][:MOST_PRODUCTS]
    if any(cell[0] in sheets for cell in met):  # a sheet that is understood in part is read as it was
        return None
    proposed = proposed_rules(lane for lane in every if len(lane.cells) >= _FEWEST)
    if not proposed.rules:
        return None
    numbers, its_around = (
        numbers | {key: at.seen.value for key, at in proposed.said.items()},
        its_around | proposed.said,
    )
    reading = by_formulas(book, numbers, its_around, proposed)
    told = {each for product in known.products for each in product.prices.values()}
    kept = [each for each in reading.products if told.isdisjoint(each.prices.values()) and not _says_otherwise(each)]
    reading.products[:] = [each for each in kept if len(each.values) + len(each.sources) >= _FEWEST]
    reading.told.extend(_held(key, factor, its_around) for key, factor in proposed.constants.items())
    return reading if reading.products else None


def _says_otherwise(product: ProductReading) -> bool:
    """Whether a share is taken of something else than its label says: then the printed price is what does not fit."""
    words = vocabulary()
    said = ((words.base(value.concept, value.label), value.base) for value in product.values if value.base)
    return any(label and label != base for label, base in said)


def _held(key: Key, factor: Decimal, around: Mapping[Key, Around]) -> Finding:
    """Say that a printed number holds a factor that stands in no cell."""
    at = around[key._replace(part=0)]
    text = f"‘{at.label}’ is {dutch(factor)} keer wat de regels erboven geven: in de formule zat een vast getal."
    advice = "Zeg waar dat getal voor is, en zet het in een cel met een naam."
    return Finding("getal_in_formule", text, advice, Place.at(key.sheet, at.seen.address), Severity.WARNING)


def without(typed: list[TypedProduct], others: list[ProductReading]) -> list[TypedProduct]:
    """Return the typed products but those whose price is one of others."""
    taken = {cell for product in others for cell in price(product)}
    return [each for each in typed if taken.isdisjoint(price(each.product))]


def price(product: ProductReading) -> tuple[tuple[str, str], ...]:
    """Return the cells of the price that a product prints."""
    return product.printed["tarief"].cells if "tarief" in product.printed else ()
