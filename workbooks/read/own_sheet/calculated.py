"""The products of a book with formulas: one for each price that is calculated, read by what its formulas do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tarief.core.expression import operand
from tarief.core.findings import Finding
from tarief.models import MODELS
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.assembled import Assembler, outside
from workbooks.read.own_sheet.bare import Mix, bare_product, not_understood
from workbooks.read.own_sheet.bounds import MOST_PRODUCTS
from workbooks.read.own_sheet.fit import Experience, Fit, Search
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Graph, Key, make_graph
from workbooks.read.own_sheet.grid import Grid, name_of
from workbooks.read.own_sheet.headings import is_product
from workbooks.read.own_sheet.model_price import Pricer
from workbooks.read.own_sheet.roles import SheetPrice
from workbooks.read.own_sheet.roots import Root, prices, roots, units
from workbooks.read.own_sheet.types import ProductReading
from workbooks.read.own_sheet.words import plain_text

#: Weeks and months of a year, minutes of an hour.
_CALENDAR = frozenset({Decimal(52), Decimal(12), Decimal(60)})
#: The models that a price per unit can be of, the usual one first.
MODELS_FOR = {
    "uur": ("uurtarief", "vrijgevestigd"), "minuut": ("minuuttarief", "uurtarief"), "dagdeel": ("dagdeel",),
    "etmaal": ("etmaal",), "dag": ("etmaal", "dagdeel"), "rit": ("vervoer",), "maand": ("caseload",),
    "traject": ("traject",),
}  # fmt: skip


def numbers_of(grids: Mapping[str, Grid]) -> tuple[dict[Key, Decimal], dict[Key, Around]]:
    """Return what every cell with a number holds as formulas see it, and the cell with the texts around it."""
    numbers: dict[Key, Decimal] = {}
    around: dict[Key, Around] = {}
    for grid in grids.values():
        for seen in grid.all():
            if seen.number is not None and seen.is_number:
                at = around[Key(grid.name, seen.cell.row, seen.cell.column)] = Around(grid, seen)
                numbers[at.key] = seen.cell.value if isinstance(seen.cell.value, Decimal) else seen.value
    return numbers, around


@dataclass(frozen=True)
class Calculated:
    """What the formulas of a book come to: the products, and the graph, texts and prices that they follow from."""

    products: list[ProductReading]
    graph: Graph
    around: Mapping[Key, Around]
    roots: list[Root]
    told: list[Finding]


def by_formulas(book: SourceBook, numbers: Mapping[Key, Decimal], around: Mapping[Key, Around]) -> Calculated:
    """Return the products whose price is calculated on the sheet; none where nothing is.

    `numbers` and `around` are what `numbers_of` makes of it.
    """
    graph = make_graph(book, numbers)
    fixed = _fix(graph, around)
    found = roots(prices(around.values()), graph) if graph.rules else []
    unit = units(found)
    names = named(found)
    pricers: dict[str, Pricer] = {}
    experiences: dict[str, Experience] = {}
    products: list[ProductReading] = []
    told: list[Finding] = []
    for root in found[:MOST_PRODUCTS]:
        name = names[root.key]
        best: tuple[Search, Fit] | None = None
        for key in MODELS_FOR[unit[root.key]]:
            if key not in MODELS or root.mixes:
                continue
            pricer = pricers.setdefault(key, Pricer(MODELS[key]))
            leaves = (leaf for leaf in graph.leaves(root.key) if leaf in around)
            founds = {leaf: founds_of(graph, around, leaf, root.key) for leaf in leaves}
            search = Search(
                SheetPrice(graph, root.key), around, pricer, founds, experiences.setdefault(key, Experience())
            )
            fit = search.run()
            if best is None or fit.error < best[1].error:
                best = search, fit
            if fit.error.wrong == 0 and not fit.choice.unnamed:
                break
        if root.mixes:
            rows = Mix(graph, root, names, around).rows()
            products.append(bare_product(name, root.price, unit[root.key], book.name, rows=rows))
        elif best is not None and not best[1].error.wrong:
            product = Assembler(*best, root, unit[root.key], book.name).product(name)
            known = tuple(outside(fixed[key]) for key in graph.slice(root.key) if key in fixed)
            products.append(replace(product, outside=(*product.outside, *known)))
        else:
            named_ones = [founds[0] for founds in best[0].founds.values() if founds] if best is not None else []
            products.append(bare_product(name, root.price, unit[root.key], book.name, root=root, named=named_ones))
            told.append(not_understood(name, root, unit[root.key]))
    return Calculated(products, graph, around, found, told)


def _fix(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Found]:
    """Return the cells that hold a number of the calendar (52 weeks a year): no input, and so the same everywhere."""
    fixed = {}
    for key, at in around.items():
        if key not in graph.rules and at.seen.value in _CALENDAR:
            named = next((found for found in at.founds() if found.concept == "vast_getal"), None)
            if named is not None:
                fixed[key] = named
                graph.rules[key] = operand(at.seen.value)
    return fixed


def founds_of(graph: Graph, around: Mapping[Key, Around], leaf: Key, root: Key) -> list[Found]:
    """Return what a cell is called: by its own texts, and by those of cells that only repeat it on the way."""
    slice_ = frozenset(graph.slice(root))
    places, founds = [leaf], around[leaf].founds()
    while places:
        users = graph.users.get(places.pop(), set()) & slice_
        same = [user for user in users if graph.rules[user].op == "name" and user in around]
        places += same
        number = around[leaf].seen.number
        assert number is not None
        for user in same:
            founds += [
                replace(found, number=number, seen=around[leaf].seen, sheet=leaf.sheet)
                for found in around[user].founds()
            ]
    return sorted(founds, key=lambda found: -found.match.score)


def named(found: Iterable[Root]) -> dict[Key, str]:
    """Return a name for every product, each another; one product has none."""
    found = list(found)
    if len(found) < 2:
        return {root.key: "" for root in found}
    names: dict[Key, str] = {}
    for root in found:
        name = _name(root) or root.price.at.grid.name
        while name in names.values():
            name = f"{name} ({root.price.at.seen.address})"
        names[root.key] = name
    return names


def _name(root: Root) -> str:
    """The name of its column, or of its row; else of the section."""
    at = root.price.at
    above = " ".join(
        name_of(cell) for cell in at.heading.cells if is_product(cell.text or name_of(cell), plain_text(name_of(cell)))
    )
    beside = [seen.text for seen in reversed(at.before) if seen.text != root.price.label and len(seen.text) > 3]
    labelled = any(seen.text == root.price.label for seen in at.before)
    if labelled:
        return above or next((text for text in beside if is_product(text, plain_text(text))), "") or at.section
    return max(beside, key=len, default="") or above
