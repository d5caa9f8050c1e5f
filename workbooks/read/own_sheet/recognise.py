"""`recognise`: any workbook in, what was understood of it out, with its cells; questions where it does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from tarief.core.findings import Finding
from tarief.core.place import Place
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.asking.corrected import corrected
from workbooks.read.own_sheet.asking.error_cells import with_worked_out, without_errors
from workbooks.read.own_sheet.asking.leftovers import UNKNOWN, leftovers
from workbooks.read.own_sheet.asking.memory import layout_fingerprint
from workbooks.read.own_sheet.asking.one_base import with_one_base
from workbooks.read.own_sheet.asking.questions import apart, ask
from workbooks.read.own_sheet.asking.unread_sheets import unread_sheets, with_products_of
from workbooks.read.own_sheet.books.convincing import is_of_care
from workbooks.read.own_sheet.books.listed import UNPRICED, lists_beside, price_list
from workbooks.read.own_sheet.books.other_books import other_book
from workbooks.read.own_sheet.books.strange import KIND as NO_COST_SHEET
from workbooks.read.own_sheet.books.strange import is_long_list, may_be_of_anything, no_cost_sheet, strange_book
from workbooks.read.own_sheet.by_words.by_words import (
    ReadBook,
    by_words,
    questioned_products,
    told_by_words,
    with_kinds_told,
)
from workbooks.read.own_sheet.by_words.other_unit import in_its_unit
from workbooks.read.own_sheet.cells.bounds import within_bounds
from workbooks.read.own_sheet.cells.codes import grid_of
from workbooks.read.own_sheet.cells.fillings import Column, Filling, best, filled, fillings
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import without_open_cells
from workbooks.read.own_sheet.cells.whole import FoundDay, find_date, likeliest_day
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.earlier_years import without_earlier_years
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.products.difference import compare_printed
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.reading.calculated import FormulaReading, by_formulas, numbers_of
from workbooks.read.own_sheet.reading.parts import by_address, with_sources
from workbooks.read.own_sheet.remarks import Evidence, remarks_on, with_what_is_open
from workbooks.read.own_sheet.remarks.evidence import place_of
from workbooks.read.own_sheet.roots.roots import OF_A_PIECE
from workbooks.read.own_sheet.typed.lost_formulas import by_lost_formulas, without
from workbooks.read.own_sheet.typed.still_priced import with_open_prices
from workbooks.read.own_sheet.typed.typed import TypedProduct, typed_products
from workbooks.read.own_sheet.typed.weighed import (
    come_to_a_price,
    comes_out,
    has_typed_price,
    of_other_unit,
    words_tell_more,
)
from workbooks.read.own_sheet.values.corrections import Correction
from workbooks.read.own_sheet.values.types import Reading, Unused
from workbooks.read.own_sheet.words.numbers import notation_of


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
    year = day.value.year if day.value is not None else None
    read.products[:], earlier = without_earlier_years(read.products, around, year)
    read.told.extend(earlier)
    if not read.products and any(finding.kind == NO_COST_SHEET for finding in read.told):
        return corrected(_strange(book, read, day, (*read.told, *cut)), book, corrections, day)
    read.products[:] = with_one_base(read.products, day.value)
    left = {each.place for each in earlier}
    roots = [each for each in calculated.roots if Place.at(each.key.sheet, each.price.at.seen.address) not in left]
    evidence = Evidence(
        book, read.grids, calculated.graph, calculated.around, roots, read.products, calculated.prices, read.tables,
        frozenset(each.place for each in read.told if each.kind == UNPRICED),
    )  # fmt: skip
    places = by_address(calculated.around)
    opened = (without_errors(product, grids) for product in with_what_is_open(evidence))
    products = apart([with_sources(product, places) for product in opened])
    reading = Reading(
        file=book.name, products=tuple(products), questions=(),
        unused=_left(replace(read, products=products), day),
        findings=(), peildatum=day.value, fingerprint=layout_fingerprint(book), day_place=day.place,
    )  # fmt: skip
    reading = replace(reading, questions=ask(reading, day))
    reading = replace(reading, findings=(*remarks_on(evidence), *cut, *read.told, *day.findings))
    findings = [*reading.findings, *_printed(reading)]
    return corrected(replace(reading, findings=tuple(dict.fromkeys(findings))), book, corrections, day)


def _strange(book: SourceBook, read: ReadBook, day: FoundDay, told: tuple[Finding, ...]) -> Reading:
    """A book that is no cost sheet: that, how much of it was looked at, and nothing about what stands in it."""
    return Reading(book.name, (), (), _left(read, day), told, fingerprint=layout_fingerprint(book))


class _Attempt(NamedTuple):
    """A book as it was read with something in its open cells."""

    grids: dict[str, Grid]
    around: Mapping[Key, Around]
    calculated: FormulaReading
    read: ReadBook


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
        read = _read(book, made, fresh, day, calculated)
        read.products = with_open_prices(read.products, made, around, book.name)
        read.products = [in_its_unit(each, made) for each in read.products] if read.bins else read.products
        return _Attempt(made, around, calculated, _of_care(read, book.name))

    settles = partial(_settles, likeliest_day(day).value)
    return (best(ways, attempt, settles, _has_products) if ways else attempt({})), day


def _has_products(tried: _Attempt) -> bool:
    return bool(tried.read.products)


def _grids(book: SourceBook, notation: str, filling: Filling) -> dict[str, Grid]:
    """Look at every cell of a book, with these numbers in its open cells."""
    made = filled({sheet.name: without_open_cells(grid_of(sheet, notation)) for sheet in book.sheets}, filling)
    return with_worked_out(book, made)


def _settles(on: date | None, tried: _Attempt, column: Column) -> bool:
    """Whether a product with a price in a column comes to that price."""
    priced = [
        product for product in tried.read.products
        for printed in product.printed.values() for sheet, cell in printed.cells
        if (sheet, place_of(cell)[1]) == column
    ]  # fmt: skip
    return bool(priced) and comes_out(priced, on) == len(priced)


def _of_care(read: ReadBook, file: str) -> ReadBook:
    """What was read, or that it is no calculation of care."""
    if not read.products or is_of_care(read.products, read.grids, file):
        return read
    return ReadBook(read.grids, [], [strange_book(file)])


def _read(
    book: SourceBook, grids: dict[str, Grid], fresh: Callable[[], dict[str, Grid]], day: FoundDay,
    calculated: FormulaReading,
) -> ReadBook:  # fmt: skip
    """Read a list of prices, else by formulas and typed prices, else by words where these tell more."""
    around, graph = calculated.around, calculated.graph
    if all(product.model == MODEL for product in calculated.products) and (other := other_book(grids, book.name)):
        return ReadBook(grids, [], [strange_book(book.name, other)])
    listed, unclear = price_list(grids, around, book.name)
    if listed:
        return ReadBook(grids, listed, unclear)
    if is_long_list(around) and all(map(may_be_of_anything, calculated.products)):
        return ReadBook(grids, [], [strange_book(book.name)])
    typed, cut = typed_products(book, grids, around, calculated.products)
    calculated, typed, is_lost = _with_lost_formulas(book, grids, calculated, typed, cut)
    products = [*calculated.products, *(each.product for each in typed)]
    found, told = calculated.prices, [*calculated.told, *cut]
    sure = products if any(each.meets for each in typed) else calculated.products
    if all(map(may_be_of_anything, sure)) and (strange := no_cost_sheet(grids, around, book.name, few=not sure)):
        return ReadBook(grids, [], [strange])
    bare = is_lost or all(product.model == MODEL for product in calculated.products)
    open_end = not bare and _has_open_end(calculated)
    if bare or open_end:
        (words, asides), on, settled = by_words(book, fresh()), likeliest_day(day).value, _settled(typed)
        if products and not open_end and comes_out(words.products, on) < max(settled, _large(calculated)):
            return ReadBook(grids, products, told)
        if products and all(product.unit == OF_A_PIECE for product in products):
            return ReadBook(grids, told_by_words(products, words.products), told)
        words.products = questioned_products(words.products, asides, day)
        asked = any(value.question for product in words.products for value in product.values)
        if is_lost and words.products and not asked and come_to_a_price(words.products, on):
            return words
        told_below = any(product.sources for product in calculated.products)
        comes = comes_out if is_lost else come_to_a_price  # that is the price that the sheet prints
        more = bare and not of_other_unit(calculated.products) and (not told_below or bool(comes(words.products, on)))
        known = UNKNOWN not in {each.why for each in _left(words, day)}
        more = more and words_tell_more(words.products, products, settled, on, known=known)
        if not products or more or (open_end and has_typed_price(words.products, products, found, graph)):
            return replace(words, products=with_kinds_told(words.products, typed))
    return ReadBook(grids, products, told)


def _large(calculated: FormulaReading) -> int:
    """How many prices rest on each person or account: words tell more of those only where they come to them."""
    return sum(not calculated.graph.is_small(root.key) for root in calculated.roots)


def _has_open_end(calculated: FormulaReading) -> bool:
    """Whether all that a book works out is a cost price, and a tariff is typed in it."""
    typed = any(price.kind == "tarief" and price.key not in calculated.graph.rules for price in calculated.prices)
    return typed and all(root.price.kind == "kostprijs" for root in calculated.roots)


def _with_lost_formulas(
    book: SourceBook,
    grids: dict[str, Grid],
    calculated: FormulaReading,
    typed: list[TypedProduct],
    cut: Sequence[Finding],
) -> tuple[FormulaReading, list[TypedProduct], bool]:
    """Add what is read by lost formulas to what is calculated, in place of what is typed; and whether there is any."""
    around, is_list = calculated.around, is_long_list(calculated.around)
    lost = None if cut or is_list else by_lost_formulas(book, grids, around, calculated, typed)
    if lost is None:
        return calculated, typed, False
    products, told = [*calculated.products, *lost.products], [*calculated.told, *lost.told]
    return replace(calculated, products=products, told=told), without(typed, lost.products), True


def _left(read: ReadBook, day: FoundDay) -> tuple[Unused, ...]:
    """What no input came from."""
    return leftovers(read.grids.values(), read.products, read.bins, read.tables, day)


def _settled(typed: Iterable[TypedProduct]) -> int:
    """How many products come to the price that they print."""
    return sum(each.meets and each.product.model != MODEL for each in typed)


def _printed(reading: Reading) -> Iterable[Finding]:
    """The printed price against the model, for products about which nothing is asked."""
    for product in reading.products:
        if not any(value.question for value in product.values):
            yield from compare_printed(product, {}, reading.peildatum, reading.findings)
