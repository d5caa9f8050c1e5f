"""The products of a book with formulas: one for each price that is calculated, read by what its formulas do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from tarief.core.expression import operand
from tarief.core.findings import Finding, Refused
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.cells.bounds import MOST_PRODUCTS, too_many_products, too_many_readings
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.old_sheets import old_sheets
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.called import is_person
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.weeks import is_of_weeks
from workbooks.read.own_sheet.graph import Graph, Key, make_graph
from workbooks.read.own_sheet.lanes.proposed import Proposed
from workbooks.read.own_sheet.reading.assembled import Assembler
from workbooks.read.own_sheet.reading.bare import Mix, bare_product, not_understood
from workbooks.read.own_sheet.reading.beneath import Beneath
from workbooks.read.own_sheet.reading.fit import Fit
from workbooks.read.own_sheet.reading.fits import Fits
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.reading.lines_beneath import TOLD
from workbooks.read.own_sheet.reading.options import PER_HOUR, InputLine
from workbooks.read.own_sheet.reading.pooled import pooled_product
from workbooks.read.own_sheet.reading.told_beneath import with_what_is_beneath
from workbooks.read.own_sheet.roles.alike import ANY_COST, NAMED, PER_UNIT
from workbooks.read.own_sheet.roles.in_formulas import hours_in_formulas, shares_in_formulas
from workbooks.read.own_sheet.roles.roles import SheetPrice
from workbooks.read.own_sheet.roots.ends import large_roots, or_ends
from workbooks.read.own_sheet.roots.grown import levels_of_indices, without_growth
from workbooks.read.own_sheet.roots.names import named
from workbooks.read.own_sheet.roots.overtyped import overtyped
from workbooks.read.own_sheet.roots.printed import in_other_units, outside
from workbooks.read.own_sheet.roots.roots import OF_A_PIECE, Price, Root, prices, roots
from workbooks.read.own_sheet.roots.rosters import Roster, rows_of, tables_of
from workbooks.read.own_sheet.roots.scaled import in_whole
from workbooks.read.own_sheet.roots.units import units
from workbooks.read.own_sheet.values.inputs import ANY_DAY, opgave_of
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: Weeks and months of a year, minutes of an hour.
_WEEKS = Decimal(52)
_CALENDAR = {_WEEKS: "weken_per_jaar", Decimal(12): "maanden_per_jaar", Decimal(60): "minuten_per_uur"}
#: Units of which the models have tables that a sheet may work out.
_WITH_TABLES = frozenset({"etmaal", "dag"})
#: What a sheet may work out in its own way: hours, from weeks or from hours a week; what it has no name for.
_OWN_WAY = frozenset({"productieve_uren", "declarabele_uren", "productiviteit", UNNAMED})
#: How many of it one unit is: 1 where that is the unit itself.
_ONE = re.compile(r"\b(?:uren|uur|aantal|factor)\b.*\b(?:per|/) eenheid\b")
#: What is no build-up: a price on which others rest, one of the year before that is raised.
_PRICES = frozenset({"tarief", "kostprijs"})
#: Of prices on fewer sheets none is on a sheet of before.
_SHEETS = 2
#: The models that a price per unit can be of, the usual one first.
MODELS_FOR = {
    "uur": ("uurtarief", "vrijgevestigd"), "minuut": ("minuuttarief", "uurtarief"), "dagdeel": ("dagdeel",),
    "etmaal": ("etmaal",), "dag": ("etmaal", "dagdeel"), "rit": ("vervoer",), "maand": ("caseload",),
    "traject": ("traject",), "week": (), "periode": (), "jaar": (), OF_A_PIECE: (),
}  # fmt: skip


def numbers_of(
    grids: Mapping[str, Grid], known: Mapping[Key, Around] = MappingProxyType({})
) -> tuple[dict[Key, Decimal], dict[Key, Around]]:
    """Return what every cell with a number holds as formulas see it, and the cell with the texts around it.

    Of cells of the same grids that are `known` what was looked up stays.
    """
    numbers: dict[Key, Decimal] = {}
    around: dict[Key, Around] = {}
    for grid in grids.values():
        for seen in grid.all():
            if seen.number is not None and seen.is_number:
                at = known.get(key := Key(grid.name, seen.cell.row, seen.cell.column))
                around[key] = at if at is not None and at.seen is seen else Around(grid, seen)
                numbers[key] = seen.cell.value if isinstance(seen.cell.value, Decimal) else seen.value
    return numbers, around


@dataclass(frozen=True)
class FormulaReading:
    """What the formulas of a book come to: the products, and the graph, texts and prices that they follow from;
    `roots` are the prices that are calculated."""

    products: list[ProductReading]
    graph: Graph
    around: Mapping[Key, Around]
    prices: list[Price]
    roots: list[Root]
    told: list[Finding]


def by_formulas(
    book: SourceBook,
    numbers: Mapping[Key, Decimal],
    around: Mapping[Key, Around],
    proposed: Proposed | None = None,
) -> FormulaReading:
    """Return the products whose price is calculated on the sheet; none where nothing is.

    `numbers` and `around` are what `numbers_of` makes of it. With formulas that were `proposed` for what is typed only
    the products are returned of which the price is one of those.
    """
    graph = make_graph(book, numbers)
    if proposed is not None:
        graph.numbers.update(proposed.constants)
        graph.neutral.update(dict.fromkeys(proposed.constants, 1))
        for key, rule in proposed.rules.items():
            graph.add(key, rule)
    graph.neutral.update(levels_of_indices(graph, around))
    fixed = _fix(graph, around) if graph.rules else {}
    priced = prices(around.values())
    without_growth(graph, around, {price.key for price in priced})
    priced = or_ends(priced, around, graph) if graph.rules else priced
    for key, rule in [*overtyped(priced, graph)]:
        graph.add(key, rule)
    found = _of_now(roots(priced, graph), around) if graph.rules else []
    found = [root for root in found if proposed is None or root.key in proposed.rules]
    found = found or ([*large_roots(priced, graph)] if proposed is None else [])
    unit, names = units(found, graph, around), named(found)
    meant = in_whole(graph, around)
    fits = Fits(graph, meant, shares_in_formulas(graph, meant), hours_in_formulas(graph, meant))
    reader = _Reader(graph, meant, fits, fixed, names, book.name)
    products = [reader.product(root, unit[root.key]) for root in found[:MOST_PRODUCTS]]
    tried = reader.fits.has_tried_all or not reader.told
    told = [*too_many_products(len(found)), *too_many_readings(tried), *reader.told]
    return FormulaReading(products, graph, around, priced, found, told)


def _of_now(found: list[Root], around: Mapping[Key, Around]) -> list[Root]:
    """The prices that are not on a sheet of before; all where each is."""
    if len({root.key.sheet for root in found}) < _SHEETS:
        return found
    old = old_sheets({key.sheet: at.grid for key, at in around.items()})
    return [root for root in found if root.key.sheet not in old] or found


@dataclass(frozen=True)
class _Reader:
    """Reads the prices of one book; `told` is what it has to say of them."""

    graph: Graph
    around: Mapping[Key, Around]
    fits: Fits
    fixed: Mapping[Key, Found]
    names: Mapping[Key, str]
    file: str
    told: list[Finding] = field(default_factory=list)

    def product(self, root: Root, unit: str) -> ProductReading:
        """Return the product of one price, with what else it rests on."""
        cells = {**self.around, **self.fits.shares}
        if not self.graph.is_small(root.key):
            return self._as_it_stands(root, self.names[root.key], unit)
        beneath = Beneath(SheetPrice(self.graph, root.key, frozenset(self.fits.shares)), cells, unit)
        product = self._read(root, unit, beneath)
        product = replace(product, sources=(*product.sources, *in_other_units(root)))
        return product if root.mixes else with_what_is_beneath(product, beneath)

    def _read(self, root: Root, unit: str, beneath: Beneath) -> ProductReading:
        """Read one price: as a mean of others, else in a model, else as it stands."""
        graph, around, name = self.graph, self.around, self.names[root.key]
        if root.mixes:
            rows = Mix(graph, root, self.names, around).rows()
            return bare_product(name, root.price, unit, self.file, rows=rows)
        if unit == "uur" and (pooled := pooled_product(graph, root, around, name, unit, self.file)) is not None:
            return pooled
        if not MODELS_FOR[unit]:
            return self._as_it_stands(root, name, unit)
        tables = tables_of(graph, root.key, around) if unit in _WITH_TABLES else []
        search, fit = self.fits.best(root, MODELS_FOR[unit], tables)
        if fit.error.wrong or fit.choice.unnamed - search.price.constants:
            made = self.fits.of_functions(root, name, unit, MODELS_FOR[unit][0], self.file)
            if made is not None:
                return made
        unnamed = fit.choice.unnamed - search.price.constants
        only_a_price = {line.key for line in fit.choice.lines.values()} <= _PRICES
        costs = [leaf for leaf, line in fit.choice.lines.items() if line.key.startswith(ANY_COST) and _is_guessed(line)]
        hidden = unnamed and (only_a_price or beneath.hides_a_wage(unnamed))
        if fit.error.wrong or hidden or beneath.is_of_a_wage(costs) or _is_of_a_year(fit):
            return self._as_it_stands(root, name, unit)
        product = Assembler(search, fit, root, unit, self.file).product(name)
        fixed = (outside(self.fixed[key]) for key in graph.slice(root.key) if key in self.fixed)
        calendar = tuple(replace(line, unit="aantal", explanation=TOLD) for line in fixed)
        values = tuple(with_parts(value, graph, around, root.key) for value in product.values)
        product = replace(product, values=values, sources=(*product.sources, *calendar))
        return with_tables(product, tables, around)

    def _as_it_stands(self, root: Root, name: str, unit: str) -> ProductReading:
        """The price as the sheet works it out, and that its build-up is not understood."""
        self.told.append(not_understood(name, root, unit))
        return bare_product(name, root.price, unit, self.file, root=root)


def _is_guessed(line: InputLine) -> bool:
    """Whether a cost is one by what its texts are like, or is called after who does it, as a wage is too."""
    return line.is_alike or is_person(line.found.label)


def _is_of_a_year(fit: Fit) -> bool:
    """Whether a wage of an hour has the height of one of a year: hours that it is divided by are not read."""
    return any(
        line.key in PER_HOUR.values() and fit.values[line.key][0] > PER_UNIT for line in fit.choice.lines.values()
    )


def with_tables(product: ProductReading, tables: list[Roster], around: Mapping[Key, Around]) -> ProductReading:
    """Return a product with the rows of its tables in place of what they come to, where the price stays the same."""
    keys = {value.concept for value in product.values}
    rows = tuple(rows_of(tables, keys))
    if not rows:
        return product
    taken = {key for table in tables for key in table.keys}
    hours = [value for table in tables for value in table.hours(around)]
    values = (*(each for each in product.values if each.concept not in taken), *hours)
    made = replace(product, values=values, other_rows=rows)
    try:
        one, other = (opgave_of(each, {}, ANY_DAY).calculate().tarief for each in (product, made))
    except Refused:
        return product
    return made if one == other else product


def with_parts(value: Recognised, graph: Graph, around: Mapping[Key, Around], root: Key) -> Recognised:
    """Return hours, and costs without a name, that the sheet calculates on the way to `root` with what is in them."""
    if value.concept not in _OWN_WAY:
        return value
    ways = (key for key in graph.rules if key in around and key != root)
    keys = [key for key in ways if (key.sheet, around[key].seen.address) in value.cells]
    parts = [leaf for key in keys for leaf in graph.leaves(key) if leaf in around]
    more = ((leaf.sheet, around[leaf].seen.address) for leaf in parts)
    return replace(value, cells=tuple(dict.fromkeys((*value.cells, *more))))


def _is_called(found: Found, at: Around) -> bool:
    """Whether its own row calls a number so: what its column is in (`minuten`) says nothing of one of several."""
    return not (found.in_row and at.before)


def _fix(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Found]:
    """Return the cells that hold a number of the calendar (52 weeks a year): no input, and so the same everywhere.

    That an hour is one hour of it is none either.
    """
    fixed = {}
    for key, at in around.items():
        if key not in graph.rules and at.seen.value in _CALENDAR:
            name = _CALENDAR[at.seen.value]
            named = next((found for found in at.founds() if found.concept == name and _is_called(found, at)), None)
            if named is None and at.seen.value == _WEEKS and is_of_weeks(at):
                weeks = Match(vocabulary().concepts["weken_per_jaar"], NAMED)
                named = at.as_(weeks, at.nearest or at.seen, above=False)
            if named is not None:
                fixed[key] = named
                graph.rules[key] = operand(at.seen.value)
        elif key not in graph.rules and at.seen.value == 1 and _ONE.search(plain_text(at.label)):
            graph.rules[key] = operand(at.seen.value)
    return fixed
