"""The reading of a book by its words alone, where nothing is calculated: each label names what its number is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tarief.core.findings import Finding
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.by_words.across import read_across
from workbooks.read.own_sheet.by_words.coherence import FOR_ALL, questioned, with_told_bases
from workbooks.read.own_sheet.by_words.deducted import with_deductions
from workbooks.read.own_sheet.by_words.down import read_down
from workbooks.read.own_sheet.by_words.per_year import of_year_or_hour
from workbooks.read.own_sheet.cells.bounds import (
    MOST_FUNCTIONS,
    MOST_PRODUCTS,
    too_many_functions,
    too_many_products,
)
from workbooks.read.own_sheet.cells.functions import FunctionTable, find_function_tables
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.old_sheets import old_sheets
from workbooks.read.own_sheet.cells.whole import FoundDay, find_cao, likeliest_day
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.doubt import without_legends, without_references
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.turned import is_list, lies_on_side, months_down, tables_across, take_over, turned
from workbooks.read.own_sheet.products.assemble import assemble
from workbooks.read.own_sheet.products.hours import one_fte
from workbooks.read.own_sheet.products.products import Product, renamed, split
from workbooks.read.own_sheet.reading.lines_beneath import TOLD
from workbooks.read.own_sheet.typed.lost_formulas import price
from workbooks.read.own_sheet.typed.typed import TypedProduct
from workbooks.read.own_sheet.values.types import ProductReading, Recognised

#: Letters of a text that may be a code of anything.
_ONLY_LETTERS = 2


@dataclass
class ReadBook:
    """What one way of reading came to, on grids that hold what it understood."""

    grids: dict[str, Grid]
    products: list[ProductReading]
    told: list[Finding]
    tables: list[FunctionTable] = field(default_factory=list)
    bins: list[Bin] = field(default_factory=list)


def by_words(book: SourceBook, grids: dict[str, Grid]) -> tuple[ReadBook, list[Bin]]:
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
    founds = of_year_or_hour(without_legends(founds, grids))
    parts = renamed(split(founds, [table for table in tables if len(table.rows) <= MOST_FUNCTIONS], grids))
    made = _products(parts[:MOST_PRODUCTS], find_cao(grids.values()), book.name)
    kept = [(product, aside) for product, aside in made if _holds(product)]
    told = [finding for _, aside in kept for finding in aside.findings]
    told += [*too_many_products(len(parts)), *too_many_functions(tables)]
    read = ReadBook(grids, [product for product, _ in kept], told, tables, [aside for _, aside in made])
    return read, [aside for _, aside in kept]


def questioned_products(products: list[ProductReading], asides: list[Bin], day: FoundDay) -> list[ProductReading]:
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
    if grid.in_thousands:
        found = [replace(each, thousands=True) for each in found]
    return found, tables


def _read_grid(grid: Grid) -> tuple[list[Found], list[FunctionTable]]:
    rows = sorted(grid.rows)
    tables = find_function_tables(grid, rows) or tables_across(grid)
    taken = {row for table in tables for row in table.rows_taken}
    across, also_taken = read_across(grid, [row for row in rows if row not in taken])
    rest = [row for row in rows if row not in taken | also_taken]
    found = across + read_down(grid, rest)
    found = without_references(found, grid)
    return found + one_fte(grid, found), tables


def _holds(product: ProductReading) -> bool:
    """Whether there is more than two letters beside numbers: `OH` and `WG` may be codes of anything."""
    named = any(len(value.label.strip()) > _ONLY_LETTERS for value in product.values)
    return bool(named or product.functiemix or {"tarief", "kostprijs"} & product.printed.keys())


def told_by_words(products: list[ProductReading], words: list[ProductReading]) -> list[ProductReading]:
    """Return prices per piece with what words name below each: the model that words read by is not that of a piece."""
    if len(products) != len(words):
        return products
    return [_with_told(product, named.values) for product, named in zip(products, words, strict=True)]


def with_kinds_told(products: list[ProductReading], typed: Iterable[TypedProduct]) -> list[ProductReading]:
    """Return products with what is told of the cells of each by their kind alone: of the typed one of that price."""
    told = {price(each.product): each.told or each.product.sources for each in typed}
    return [_with_told(product, told.get(price(product), ())) for product in products]


def _with_told(product: ProductReading, values: Iterable[Recognised]) -> ProductReading:
    known = {cell for line in (*product.sources, *product.values) for cell in line.cells}
    named = [value for value in values if value.cell and not (value.question or known.intersection(value.cells))]
    told = (replace(value, options=(), explanation=TOLD) for value in named)
    return replace(product, sources=(*product.sources, *told))
