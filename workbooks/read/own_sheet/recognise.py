"""`recognise`: any workbook in, what was understood of it out, with its cells; questions where it does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from tarief.core.findings import Finding
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.across import read_across
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.aside import Bin
from workbooks.read.own_sheet.assemble import assemble
from workbooks.read.own_sheet.bare import MODEL
from workbooks.read.own_sheet.bounds import (
    MOST_FUNCTIONS,
    MOST_PRODUCTS,
    too_many_functions,
    too_many_products,
    within_bounds,
)
from workbooks.read.own_sheet.calculated import FormulaReading, by_formulas, numbers_of
from workbooks.read.own_sheet.codes import grid_of
from workbooks.read.own_sheet.coherence import FOR_ALL, questioned, with_told_bases
from workbooks.read.own_sheet.convincing import is_of_care
from workbooks.read.own_sheet.corrected import corrected
from workbooks.read.own_sheet.corrections import Correction
from workbooks.read.own_sheet.deducted import with_deductions
from workbooks.read.own_sheet.difference import compare_printed
from workbooks.read.own_sheet.doubt import without_legends, without_references
from workbooks.read.own_sheet.down import read_down
from workbooks.read.own_sheet.fillings import Column, Filling, best, filled, fillings
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.functions import FunctionTable, find_function_tables
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.grid import Grid, in_thousands
from workbooks.read.own_sheet.hours import one_fte
from workbooks.read.own_sheet.leftovers import UNKNOWN, leftovers
from workbooks.read.own_sheet.listed import lists_beside, price_list
from workbooks.read.own_sheet.memory import layout_fingerprint
from workbooks.read.own_sheet.numbers import notation_of
from workbooks.read.own_sheet.old_sheets import old_sheets
from workbooks.read.own_sheet.open_cells import without_open_cells
from workbooks.read.own_sheet.other_books import other_book
from workbooks.read.own_sheet.overhead import overhead_items
from workbooks.read.own_sheet.parts import by_address, with_sources
from workbooks.read.own_sheet.products import Product, renamed, split
from workbooks.read.own_sheet.questions import apart, ask
from workbooks.read.own_sheet.remarks import Evidence, remarks_on, with_what_is_open
from workbooks.read.own_sheet.remarks.evidence import place_of
from workbooks.read.own_sheet.strange import KIND as NO_COST_SHEET
from workbooks.read.own_sheet.strange import may_be_of_anything, no_cost_sheet, strange_book
from workbooks.read.own_sheet.turned import is_list, lies_on_side, months_down, tables_across, take_over, turned
from workbooks.read.own_sheet.typed import TypedProduct, typed_products
from workbooks.read.own_sheet.types import ProductReading, Reading, Recognised, Unused
from workbooks.read.own_sheet.unread_sheets import unread_sheets, with_products_of
from workbooks.read.own_sheet.weighed import come_to_a_price, comes_out, has_typed_price, of_other_unit, words_tell_more
from workbooks.read.own_sheet.whole import FoundDay, find_cao, find_date, likeliest_day

#: Letters of a text that may be a code of anything.
_ONLY_LETTERS = 2


def recognise(book: SourceBook, corrections: Sequence[Correction] = ()) -> Reading:
    """Read a workbook that a provider made. Nothing is guessed: what the sheet leaves open is a question.

    What a user says of a cell goes before what is made of it here; raises `Refused` for what cannot be.
    """
    return recognise_part(*within_bounds(book), corrections)


def recognise_part(book: SourceBook, cut: Iterable[Finding], corrections: Sequence[Correction]) -> Reading:
    """Do so with the part of a workbook that is looked at, and what was left out of it."""
    (grids, around, calculated, read), day = _tried(book)
    day = likeliest_day(day) if not read.bins and (read.products or read.told) else day
    if calculated.products and read.products:
        read.products += lists_beside(read.products, grids, around, book.name)
    if (rest := unread_sheets(book, grids, read.products)) is not None:
        read.products = with_products_of(read.products, _tried(rest)[0].read.products)
    if not read.products and any(finding.kind == NO_COST_SHEET for finding in read.told):
        return corrected(_strange(book, read, day, (*read.told, *cut)), book, corrections, day)
    evidence = Evidence(
        book,
        read.grids,
        calculated.graph,
        calculated.around,
        calculated.roots,
        read.products,
        calculated.prices,
        read.tables,
    )
    places = by_address(calculated.around)
    products = apart([with_sources(product, places) for product in with_what_is_open(evidence)])
    reading = Reading(
        file=book.name, products=tuple(products), questions=(),
        unused=_left(replace(read, products=products), day),
        findings=(), peildatum=day.value, fingerprint=layout_fingerprint(book), day_place=day.place,
    )  # fmt: skip
    reading = replace(reading, questions=ask(reading, day))
    reading = replace(reading, findings=(*remarks_on(evidence), *cut, *read.told, *day.findings))
    findings = [*reading.findings, *_printed(reading)]
    return corrected(replace(reading, findings=tuple(dict.fromkeys(findings))), book, corrections, day)


def _strange(book: SourceBook, read: _Read, day: FoundDay, told: tuple[Finding, ...]) -> Reading:
    """A book that is no cost sheet: that, how much of it was looked at, and nothing about what stands in it."""
    return Reading(book.name, (), (), _left(read, day), told, fingerprint=layout_fingerprint(book))


@dataclass
class _Read:
    """What one way of reading came to, on grids that hold what it understood."""

    grids: dict[str, Grid]
    products: list[ProductReading]
    told: list[Finding]
    tables: list[FunctionTable] = field(default_factory=list)
    bins: list[Bin] = field(default_factory=list)


class _Attempt(NamedTuple):
    """A book as it was read with something in its open cells."""

    grids: dict[str, Grid]
    around: Mapping[Key, Around]
    calculated: FormulaReading
    read: _Read


def _tried(book: SourceBook) -> tuple[_Attempt, FoundDay]:
    """Read a book with what its open cells may hold, and find its day."""
    notation = notation_of(
        cell.value for sheet in book.sheets for cell in sheet.cells.values() if isinstance(cell.value, str)
    )
    grids = _grids(book, notation, {})
    day, ways = find_date(grids.values(), book.name), fillings(grids.values())

    def attempt(filling: Filling) -> _Attempt:
        made = _grids(book, notation, filling) if filling else grids
        numbers, around = numbers_of(made)
        calculated = by_formulas(book, numbers, around)
        fresh = partial(_grids, book, notation, filling)
        return _Attempt(made, around, calculated, _of_care(_read(book, made, fresh, day, calculated), book.name))

    settles = partial(_settles, likeliest_day(day).value)
    return (best(ways, attempt, settles) if ways else attempt({})), day


def _grids(book: SourceBook, notation: str, filling: Filling) -> dict[str, Grid]:
    """Look at every cell of a book, with these numbers in its open cells."""
    return filled({sheet.name: without_open_cells(grid_of(sheet, notation)) for sheet in book.sheets}, filling)


def _settles(on: date | None, tried: _Attempt, column: Column) -> bool:
    """Whether a product with a price in a column comes to that price."""
    priced = [
        product for product in tried.read.products
        for printed in product.printed.values() for sheet, cell in printed.cells
        if (sheet, place_of(cell)[1]) == column
    ]  # fmt: skip
    return bool(priced) and comes_out(priced, on) == len(priced)


def _of_care(read: _Read, file: str) -> _Read:
    """What was read, or that it is no calculation of care."""
    if not read.products or is_of_care(read.products, read.grids, file):
        return read
    return _Read(read.grids, [], [strange_book(file)])


def _read(
    book: SourceBook, grids: dict[str, Grid], fresh: Callable[[], dict[str, Grid]], day: FoundDay,
    calculated: FormulaReading,
) -> _Read:  # fmt: skip
    """Read a list of prices, else by formulas and typed prices, else by words where these tell more."""
    around, graph = calculated.around, calculated.graph
    if all(product.model == MODEL for product in calculated.products) and (other := other_book(grids, book.name)):
        return _Read(grids, [], [strange_book(book.name, other)])
    listed, unclear = price_list(grids, around, book.name)
    if listed:
        return _Read(grids, listed, unclear)
    typed, cut = typed_products(book, grids, around, calculated.products)
    products = [*calculated.products, *(each.product for each in typed)]
    found, told = calculated.prices, [*calculated.told, *cut]
    sure = products if any(each.meets for each in typed) else calculated.products
    if all(map(may_be_of_anything, sure)):
        strange = no_cost_sheet(grids, around, book.name, few=not sure)
        if strange is not None:
            return _Read(grids, [], [strange])
    bare = all(product.model == MODEL for product in calculated.products)
    open_end = not bare and all(root.price.kind == "kostprijs" for root in calculated.roots)
    open_end = open_end and any(price.kind == "tarief" and price.key not in graph.rules for price in found)
    if bare or open_end:
        (words, asides), on, settled = _by_words(book, fresh()), likeliest_day(day).value, _settled(typed)
        if products and not open_end and comes_out(words.products, on) < settled:
            return _Read(grids, products, told)
        words.products = _questioned(words.products, asides, day)
        known = UNKNOWN not in {each.why for each in _left(words, day)}
        more = bare and not of_other_unit(calculated.products)
        told_below = any(product.sources for product in calculated.products)
        more = more and (not told_below or come_to_a_price(words.products, on))
        more = more and words_tell_more(words.products, products, settled, on, known=known)
        if not products or more or (open_end and has_typed_price(words.products, products, found, graph)):
            return words
    return _Read(grids, products, told)


def _left(read: _Read, day: FoundDay) -> tuple[Unused, ...]:
    """What no input came from."""
    return leftovers(read.grids.values(), read.products, read.bins, read.tables, day)


def _settled(typed: Iterable[TypedProduct]) -> int:
    """How many products come to the price that they print."""
    return sum(each.meets and each.product.model != MODEL for each in typed)


def _by_words(book: SourceBook, grids: dict[str, Grid]) -> tuple[_Read, list[Bin]]:
    """Read the products by what their labels say, where nothing is calculated; with what was set aside of each."""
    founds: list[Found] = []
    tables: list[FunctionTable] = []
    old = old_sheets(grids)
    for grid in grids.values():
        if grid.name in old:
            continue
        on_sheet, on_tables = _read_sheet(grid)
        founds += on_sheet
        tables += on_tables
    founds = without_legends(founds, grids)
    parts = renamed(split(founds, [table for table in tables if len(table.rows) <= MOST_FUNCTIONS], grids))
    made = _products(parts[:MOST_PRODUCTS], find_cao(grids.values()), book.name)
    kept = [(product, aside) for product, aside in made if _holds(product)]
    told = [finding for _, aside in kept for finding in aside.findings]
    told += [*too_many_products(len(parts)), *too_many_functions(tables)]
    read = _Read(grids, [product for product, _ in kept], told, tables, [aside for _, aside in made])
    return read, [aside for _, aside in kept]


def _questioned(products: list[ProductReading], asides: list[Bin], day: FoundDay) -> list[ProductReading]:
    """Hold every product against the price that it prints."""
    budget = iter(range(FOR_ALL))
    pairs = zip(products, asides, strict=True)
    held = [questioned(product, aside, day.value, budget) for product, aside in pairs]
    on = likeliest_day(day).value
    told = (with_told_bases(product, on) for product in held)
    return [with_deductions(product, aside, on) for product, aside in zip(told, asides, strict=True)]


def _products(each_product: list[Product], cao: Recognised | None, file: str) -> list[tuple[ProductReading, Bin]]:
    """Put every product together."""
    made = []
    for each in each_product:
        product, aside = assemble(each, file)
        if cao is not None and (product.values or product.functiemix):
            product = replace(product, values=(cao, *product.values))
        made.append((product, aside))
    return made


def _read_sheet(grid: Grid) -> tuple[list[Found], list[FunctionTable]]:
    """Read a sheet as it lies; on its side one with a row for each month, or of which that tells more."""
    found, tables = _read_grid(grid)
    if months_down(found) or lies_on_side(grid):
        side = turned(grid)
        on_side, its_tables = _read_grid(side)
        if months_down(found) or (not tables and len(on_side) >= len(found) + is_list(found)):
            found, tables = on_side, its_tables
            grid.used.clear()
            grid.why.clear()
            take_over(grid, side)
    if in_thousands(grid):
        found = [replace(each, thousands=True) for each in found]
    return found, tables


def _read_grid(grid: Grid) -> tuple[list[Found], list[FunctionTable]]:
    rows = sorted(grid.rows)
    tables = find_function_tables(grid, rows) or tables_across(grid)
    taken = {row for table in tables for row in table.rows_taken}
    across, also_taken = read_across(grid, [row for row in rows if row not in taken])
    rest = [row for row in rows if row not in taken | also_taken]
    found = across + overhead_items(grid, rest, read_down(grid, rest))
    found = without_references(found, grid)
    return found + one_fte(grid, found), tables


def _holds(product: ProductReading) -> bool:
    """Whether there is more than two letters beside numbers: `OH` and `WG` may be codes of anything."""
    named = any(len(value.label.strip()) > _ONLY_LETTERS for value in product.values)
    return bool(named or product.functiemix or {"tarief", "kostprijs"} & product.printed.keys())


def _printed(reading: Reading) -> Iterable[Finding]:
    """The printed price against the model, for products about which nothing is asked."""
    for product in reading.products:
        if not any(value.question for value in product.values):
            yield from compare_printed(product, {}, reading.peildatum, reading.findings)
