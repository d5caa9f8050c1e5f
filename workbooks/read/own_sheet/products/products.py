"""Which numbers belong to which product: columns or rows with a name, blocks on one sheet, a sheet per product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import is_product
from workbooks.read.own_sheet.cells.seen import CellKind, name_of
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.products.long_list import with_products
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text, word_set

_SHARED = 2
#: Words of which an abbreviation may leave the first letter out.
_SMALL = word_set("de het een en van voor in met op aan der te")


@dataclass(frozen=True, slots=True)
class Product:
    """A product with its own numbers and those that hold for all products; and its table of functions."""

    name: str
    own: tuple[Found, ...]
    shared: tuple[Found, ...]
    tables: tuple[FunctionTable, ...]


def split(founds: list[Found], tables: list[FunctionTable], grids: Mapping[str, Grid]) -> list[Product]:
    """Return the products of a workbook; a workbook with one product has one, without a name."""
    named = _sheets(_blocks(with_products(_without_lone_names(founds), grids), grids), grids)
    named = _written_out(named)
    tables = [table for table in tables if not table.staff and not grids[table.sheet].sheet.hidden]
    names = list(dict.fromkeys(found.product for found in named if found.product)) or _by_table(tables)
    shared = tuple(found for found in named if not found.product)
    if not names:
        return [Product("", shared, (), tuple(tables))] if shared or tables else []
    return [
        Product(name, tuple(found for found in named if found.product == name), shared, _tables(name, tables, names))
        for name in names
    ]


def _written_out(founds: list[Found]) -> list[Found]:
    """Give what stands under the initials of a product its name: `HbH` is `Hulp bij het huishouden`."""
    names = dict.fromkeys(found.product for found in founds if found.product)
    long = {short: [name for name in names if short in initials(name)] for short in map(plain_text, names)}
    whole = {name: long[plain_text(name)][0] for name in names if len(long[plain_text(name)]) == 1}
    return [found.of(whole.get(found.product, found.product)) for found in founds]


def initials(name: str) -> frozenset[str]:
    """Return the first letters of a name of several words, with and without its small words."""
    words = plain_text(name).split()
    large = [word for word in words if word not in _SMALL]
    made = ("".join(word[0] for word in each) for each in (words, large))
    return frozenset(each for each in made if len(each) >= _SHARED)


def _without_lone_names(founds: list[Found]) -> list[Found]:
    """The only column with a name on a sheet is no product, but a heading (`2026`, `Bedrag in euro`)."""
    names: dict[str, set[str]] = {}
    for found in founds:
        if found.product:
            names.setdefault(found.sheet, set()).add(found.product)
    several = {name for sheet in names.values() if len(sheet) > 1 for name in sheet}
    lone = {sheet for sheet, found in names.items() if len(found) == 1 and not found & several}
    return [found.of("") if found.sheet in lone and not found.in_row else found for found in founds]


def _tables(name: str, tables: list[FunctionTable], names: list[str]) -> tuple[FunctionTable, ...]:
    """The table of this product: named after it, or on its sheet; else the ones that are of no product."""
    own = tuple(table for table in tables if name in (table.product, table.title, table.sheet))
    rest = (table for table in tables if not {table.product, table.title, table.sheet} & set(names))
    return own or tuple(rest)


def _by_table(tables: list[FunctionTable]) -> list[str]:
    """In a workbook with one product and several tables of functions, each table with a title is a product."""
    titles = [table.product or table.title for table in tables]
    return titles if len(titles) > 1 and len(set(titles)) == len(titles) else []


def _blocks(founds: list[Found], grids: Mapping[str, Grid]) -> list[Found]:
    """Give blocks on one sheet that hold the same costs a product each: side by side, or one below the other."""
    result = [found for found in founds if found.product]
    for sheet in dict.fromkeys(found.sheet for found in founds):
        loose = [found for found in founds if found.sheet == sheet and not found.product]
        beside: dict[int, list[Found]] = {}
        for found in loose:
            beside.setdefault(found.block, []).append(found)
        if len(beside) > 1 and _alike(beside.values()):
            for column, group in beside.items():
                name = _title(grids[sheet], group, column)
                result += [found.of(name) for found in group]
        else:
            result += _below(loose, grids[sheet])
    return sorted(result, key=lambda found: list(grids).index(found.sheet))


def _alike(groups: Iterable[list[Found]]) -> bool:
    """Whether all groups hold at least two of the same costs."""
    concepts = [{found.concept for found in group} for group in groups]
    return all(len(concepts[0] & each) >= _SHARED for each in concepts[1:])


def _repeated(blocks: list[list[Found]]) -> bool:
    """Whether most labels of the smaller of two blocks come back in the other: sections of one list have their own."""
    labels = [{vocabulary().label(found.label).words for found in block} for block in blocks]
    return all(2 * len(labels[0] & each) >= min(len(labels[0]), len(each)) for each in labels[1:])


def _below(loose: list[Found], grid: Grid) -> list[Found]:
    ordered = sorted(loose, key=lambda found: (found.row, found.seen.column))
    blocks: list[list[Found]] = [[]]
    rows: dict[str, int] = {}
    for found in ordered:
        again = rows.setdefault(found.concept, found.row) != found.row
        if again and not found.total and blocks[-1] and _headings(grid, blocks[-1][-1].row, found.row):
            blocks.append([])
            rows = {found.concept: found.row}
        blocks[-1].append(found)
    if len(blocks) < 2 or not _alike(blocks) or not _repeated(blocks):
        return loose
    result: list[Found] = []
    offset = None
    for index in range(len(blocks) - 1, -1, -1):
        start = blocks[index][0].row
        before = blocks[index - 1][-1].row if index else 0
        between = _headings(grid, before, start)
        same = (row for row in between if offset == start - row)
        row = between[0] if index else next(same, between[-1] if between else 0)
        offset = start - row if index else offset
        name = _name(grid, row) or f"{grid.name} {index + 1}"
        grid.use(*grid.row(row)[:1])
        result = [found.of(name) for found in blocks[index]] + result
    return result


def _headings(grid: Grid, after: int, before: int) -> list[int]:
    """The rows between two rows that hold a text and no number."""
    return [row for row in range(after + 1, before) if grid.row(row) and not grid.numbers(row) and _name(grid, row)]


def _name(grid: Grid, row: int) -> str:
    """What a row without numbers says: its first text, or a year."""
    return next((name for seen in grid.row(row) if (name := name_of(seen))), "")


def _title(grid: Grid, group: list[Found], column: int) -> str:
    """The text above the labels of a block, or above its values."""
    first = min(found.row for found in group)
    last = max(found.seen.column for found in group)
    for row in range(first - 1, 0, -1):
        for place in range(column, last + 1):
            seen = grid.at(row, place)
            if seen is None or seen.kind is not CellKind.LABEL or len(seen.text) <= 3:
                continue
            whole = seen.spread and column > 1 and (grid.at(row, column - 1) or seen).cell is seen.cell
            if not whole and is_product(seen.text, plain_text(seen.text)):
                grid.use(seen)
                return seen.text
    return f"Kolom {column}"


def _sheets(founds: list[Found], grids: Mapping[str, Grid]) -> list[Found]:
    """A sheet per product: sheets that hold at least three of the same inputs, with another value for some."""
    loose: dict[str, dict[str, list[Found]]] = {}
    for found in founds:
        counts = found.match.concept.role in ("invoer", "deel", "gedrukt")
        if counts and not found.product and not grids[found.sheet].sheet.hidden:
            loose.setdefault(found.sheet, {}).setdefault(found.concept, []).append(found)
    pairs = [pair for pair in combinations(loose, 2) if _same_shape(loose[pair[0]], loose[pair[1]])]
    owners = {sheet for pair in pairs for sheet in pair}
    return [found.of(found.sheet) if found.sheet in owners and not found.product else found for found in founds]


def _same_shape(one: Mapping[str, list[Found]], other: Mapping[str, list[Found]]) -> bool:
    common = one.keys() & other.keys()
    if len(common) < _SHARED + 1:
        return False
    labels = sum(one[key][0].label == other[key][0].label for key in common)
    differ = sum(one[key][0].number.readings != other[key][0].number.readings for key in common)
    return labels >= len(common) - 1 and differ >= 1


def renamed(products: list[Product]) -> list[Product]:
    """Give products without a name one, when there are several."""
    if len(products) < 2:
        return products
    return [replace(each, name=each.name or f"product {n}") for n, each in enumerate(products, 1)]
