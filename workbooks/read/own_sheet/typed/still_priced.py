"""Products whose price is still to come (`volgt`, `nog vast te stellen`): read by names, in the unit of that price.

Where a price is open nothing tells of what a share is one, nor which of two meanings holds: that is asked. A cell for
which the model has no room is told by its kind, so that who fills in the price sees what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from workbooks.read.book import SourceCell
from workbooks.read.own_sheet.cells.bounds import MOST_PRODUCTS
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import column_above
from workbooks.read.own_sheet.cells.old_sheets import old_sheets
from workbooks.read.own_sheet.cells.open_cells import is_still_open, with_cells, with_number
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import is_reference
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.graph.graph import MOST_LEAVES
from workbooks.read.own_sheet.lanes.lanes import PRICES, Lane, lanes_of, sections
from workbooks.read.own_sheet.reading.calculated import numbers_of
from workbooks.read.own_sheet.roots.names import named
from workbooks.read.own_sheet.roots.roots import NO_PRICE, OTHERS, UNITS, Price, prices
from workbooks.read.own_sheet.roots.units import units
from workbooks.read.own_sheet.typed.named_lane import NamedLane
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.care import unit_in
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.said import price_called
from workbooks.read.own_sheet.words.words import plain_text

#: So many numbers are the build-up of a price, and so many of them nothing else was read of.
_FEWEST, _OWN = 3, 3
#: So many rows with a price make a list of products.
_ROWS = 2
#: What is put in the cell of an open price, so that it stands for itself: no stage of a price above it.
_STANDS_FOR = tuple(map(Decimal, (100, 7, 601, 3301, 29)))
_LEAST, _MOST, _MINUTES = Decimal("0.6"), Decimal("1.6"), 60
_NAME = 0.7  # float: a score
_YEAR = re.compile(r"\b20[0-4]\d\b")
#: So many rows above a cell stands the head of its table.
_TABLE = 40
#: A price per hour is read by words where nothing else is.
_BY_WORDS = frozenset({"uur", "minuut"})
_Cells = set[tuple[str, str]]


def with_open_prices(
    products: list[ProductReading], grids: Mapping[str, Grid], known: Mapping[Key, Around], file: str
) -> list[ProductReading]:
    """Return the products with those of which the price is still to come, in the place of what was read of their cells.

    A price that stands on the sheet goes before one that does not.
    """
    kept, added = list(products), []
    names, opened = _open_products(products, grids, known, file)
    for each in opened:
        cells = _cells(each)
        same = [other for other in kept if _cells(other) & cells]
        priced = {cell for other in same if other.printed for cell in _cells(other)}
        others = [other for other in same if not other.printed]
        told_more = others and (each.unit in _BY_WORDS or len(cells) < max(len(_cells(other)) for other in others))
        if len(cells - priced) >= _OWN and len(cells & priced) * 2 <= len(cells) and not told_more:
            kept = [other for other in kept if other not in others]
            added.append(each)
    if not added:
        return products
    kept = [_called(product, names) for product in kept]
    return [*_apart([*kept, *added])]


def _called(product: ProductReading, names: Mapping[tuple[str, str], str]) -> ProductReading:
    """A product that stood alone with a name of its own."""
    places = (cell for printed in product.printed.values() for cell in printed.cells)
    name = product.name or next((names[cell] for cell in places if cell in names), "")
    return replace(product, name=name or product.file)


def _apart(products: list[ProductReading]) -> Iterator[ProductReading]:
    """Give each product a name that no other has; one alone needs none."""
    names: set[str] = set()
    for number, product in enumerate(products, 1):
        name = product.name if len(products) > 1 else ""
        while name in names:
            name = f"{name} ({number})"
        names.add(name)
        yield replace(product, name=name)


def _cells(product: ProductReading) -> _Cells:
    lines = (*product.values, *product.sources, *product.outside)
    return {cell for line in lines for cell in (line.cells or ((line.sheet, line.cell),)) if cell[1]}


def _open_products(
    products: list[ProductReading], grids: Mapping[str, Grid], known: Mapping[Key, Around], file: str
) -> tuple[Mapping[tuple[str, str], str], list[ProductReading]]:
    """The products whose price is a text, and what every price of the book is called, by its cell."""
    old = old_sheets(grids)
    places = {name: [*_places(grid)] for name, grid in grids.items() if name not in old and not grid.sheet.hidden}
    if not any(places.values()):
        return {}, []
    filled = {name: _filled(grid, places.get(name, [])) for name, grid in grids.items()}
    numbers, around = numbers_of(filled, known)
    ours = {Key(name, seen.cell.row, seen.cell.column) for name, seens in places.items() for seen in seens}
    lanes = lanes_of([*_priced(around, ours)], filled, around)
    roots = [lane.root for lane in lanes]
    unit, called = units(roots, Graph(numbers), around), named(roots)
    called |= sections(lanes, called)
    names = {_place(lane): name for lane, name in _names(lanes, called)}
    by_address = {(at.grid.name, at.seen.address): at for at in around.values()}
    priced = tuple(product for product in products if product.printed)
    made = []
    for lane in [lane for lane in lanes if lane.root.key in ours][:MOST_PRODUCTS]:
        cells = tuple(at for at in lane.cells if at.key not in ours and not at.seen.cell.formula)
        if _FEWEST <= len(cells) <= MOST_LEAVES:
            reader = NamedLane(replace(lane, cells=cells), unit[lane.root.key], file, priced, by_address)
            made.append(reader.product(names[_place(lane)]))
    return names, [product for product in made if _cells(product)]


def _priced(around: Mapping[Key, Around], ours: set[Key]) -> Iterator[Price]:
    """The prices of the book; a number that stands for an open one is a price, whatever its texts are."""
    found = prices(around.values())
    yield from found
    for key in sorted(ours - {price.key for price in found}):
        at = around[key]
        name = next((seen for seen in reversed(at.before) if _is_price(seen)), None)
        if name is not None:
            yield Price(at, "tarief", unit_in(name.text) if unit_in(name.text) in UNITS else "", name.text)


def _place(lane: Lane) -> tuple[str, str]:
    return lane.root.key.sheet, lane.root.price.at.seen.address


def _names(lanes: Iterable[Lane], called: Mapping[Key, str]) -> Iterator[tuple[Lane, str]]:
    """What products are called: below one another by the text above their cells, one on a sheet of its own by that."""
    sheets: dict[str, list[Lane]] = {}
    for lane in lanes:
        sheets.setdefault(lane.root.key.sheet, []).append(lane)
    for tab, beside in sheets.items():
        below = len(beside) > len({lane.root.key.column for lane in beside}) == 1
        for lane in beside:
            alone = len(sheets) > len(beside) == 1 and not lane.root.price.at.heading.texts
            yield lane, tab if alone else (_above(lane) if below else "") or called[lane.root.key]


def _above(lane: Lane) -> str:
    """The first text of the row above the cells of a product."""
    grid, first = lane.root.price.at.grid, min((at.seen.row for at in lane.cells), default=1)
    above = () if grid.numbers(first - 1) else grid.labels(first - 1)
    return above[0].text if above else ""


def _is_price_row(grid: Grid, row: int) -> bool:
    name = next(iter(grid.labels(row)), None)
    return name is not None and _is_price(name) and bool(grid.numbers(row))


def _places(grid: Grid) -> Iterator[Seen]:
    """The texts that stand where a price should: behind its name, or below its name in the row of a product."""
    for row in sorted(grid.rows):
        seens = grid.row(row)
        name = next((seen for seen in seens if seen.is_label and _is_price(seen)), None)
        if name is not None and not all(seen.is_number for seen in seens if seen is not name):
            behind = [seen for seen in seens if seen.column > name.column and _is_text(seen)]
            behind = [seen for seen in behind if _numbers_above(grid, seen) >= _FEWEST]
            yield from (seen for seen in behind if not _is_compared(grid, seen))
        elif len(grid.numbers(row)) >= _FEWEST:
            last = [seen for seen in seens if is_still_open(seen)][-1:]
            yield from (seen for seen in last if _price_above(grid, seen.row, seen.column))
    yield from _blanks(grid)
    yield from _unfilled(grid)


def _blanks(grid: Grid) -> Iterator[Seen]:
    """The empty cells below the last price of a list of products, where as many rows or more have a number there."""
    rows = [row for row in sorted(grid.rows) if len(grid.numbers(row)) >= _FEWEST and grid.labels(row)]
    filled: dict[tuple[int, int], list[int]] = {}
    for row in rows:
        columns = [seen.column for seen in grid.numbers(row)]
        last = max((column for column in columns if _price_above(grid, row, column)), default=0)
        if last:
            filled.setdefault((_price_above(grid, row, last), last), []).append(row)
    for (head, column), priced in filled.items():
        others = [row for row in rows if row not in priced and _price_above(grid, row, column) == head]
        blank = [row for row in others if grid.at(row, column) is None]
        if len(priced) >= max(_ROWS, len(others)) and (over := grid.at(head, column)) is not None:
            for row in blank:
                cell = SourceCell(grid.row(row)[0].cell.row, over.cell.column, None)
                yield Seen(row, column, CellKind.NOTHING, "", None, cell)


def _unfilled(grid: Grid) -> Iterator[Seen]:
    """The empty cells behind the name of a price that has a number in that column for another product."""
    rows = [(row, seen) for row in sorted(grid.rows) for seen in grid.labels(row)[-1:] if _is_price(seen)]
    columns = {seen.text: each.column for row, seen in rows for each in grid.numbers(row)[-1:]}
    for row, name in rows:
        column = columns.get(name.text, 0)
        if column > name.column and len(grid.row(row)) == len(grid.labels(row)) and grid.at(row, column) is None:
            over = next(at for above in sorted(grid.rows) if (at := grid.at(above, column)) is not None)
            cell = SourceCell(name.cell.row, over.cell.column, None)
            blank = Seen(row, column, CellKind.NOTHING, "", None, cell)
            if _numbers_above(grid, blank) >= _FEWEST:
                yield blank


def _is_compared(grid: Grid, seen: Seen) -> bool:
    """Whether a column holds what others or an earlier year came to."""
    heads = {column: _heads(grid, seen.row, column) for column in {each.column for each in grid.numbers(seen.row)}}
    own = _heads(grid, seen.row, seen.column)
    years = [max(found, default="") for found in ([*_YEAR.findall(own)], _YEAR.findall(" ".join(heads.values())))]
    return is_reference(own) or bool(own and years[0] and years[0] < years[1])


def _heads(grid: Grid, row: int, column: int) -> str:
    return " ".join(column_above(grid, row, column, frozenset()).texts)


def _is_text(seen: Seen) -> bool:
    return isinstance(seen.cell.value, str) and bool(seen.cell.value.strip()) and seen.number is None


def _is_price(seen: Seen) -> bool:
    """Whether a text is the name of a price, or asks for one."""
    words = plain_text(seen.text).split()
    if not NO_PRICE.isdisjoint(words) or any(said.search(plain_text(seen.text)) for said in OTHERS.values()):
        return False
    found = seen.match
    if found is not None and found.score >= _NAME:
        return found.concept.key in PRICES
    return bool(price_called(seen.text)) or ("welk" in words[:1] and not {"tarief", "kostprijs"}.isdisjoint(words))


def _numbers_above(grid: Grid, seen: Seen) -> int:
    """How many numbers stand in its column since the row of the price before it."""
    count = 0
    for row in range(seen.row - 1, 0, -1):
        at = grid.at(row, seen.column)
        holds = at is not None and at.is_number
        if holds and _is_price_row(grid, row) and count:
            break
        count += holds
    return count


def _price_above(grid: Grid, row: int, column: int) -> int:
    """The row of the text that heads a column, where that is the name of a price; else 0."""
    for above in range(row - 1, max(row - _TABLE, 0), -1):
        at = grid.at(above, column)
        if at is not None and at.is_label:
            return above if _is_price(at) else 0
    return 0


def _filled(grid: Grid, places: Iterable[Seen]) -> Grid:
    """A grid with a number in the place of each open price."""
    changed = {(seen.row, seen.column): with_number(seen, Number((_stands_for(grid, seen),))) for seen in places}
    return with_cells(grid, changed)


def _stands_for(grid: Grid, seen: Seen) -> Decimal:
    above = [at.value for row in grid.rows if (at := grid.at(row, seen.column)) is not None and at.is_number]

    def is_apart(value: Decimal) -> bool:
        ratios = [times * value / each for each in above if each > 0 for times in (1, Decimal(1) / _MINUTES, _MINUTES)]
        return not any(_LEAST <= ratio <= _MOST for ratio in ratios)

    return next(filter(is_apart, _STANDS_FOR), _STANDS_FOR[0])
