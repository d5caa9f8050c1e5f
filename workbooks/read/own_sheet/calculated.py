"""The products of a book with formulas: one for each price that is calculated, read by what its formulas do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from tarief.core.expression import operand
from tarief.core.findings import Finding, Refused
from tarief.models import MODELS
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.alike import NAMED
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.assembled import Assembler, outside
from workbooks.read.own_sheet.bare import Mix, bare_product, not_understood
from workbooks.read.own_sheet.bounds import MOST_PRODUCTS, too_many_products
from workbooks.read.own_sheet.called import founds_of
from workbooks.read.own_sheet.cuts import Cut, Cutter
from workbooks.read.own_sheet.fit import Fit, Search
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Graph, Key, make_graph
from workbooks.read.own_sheet.grid import Grid
from workbooks.read.own_sheet.held import UNNAMED, Error, Experience
from workbooks.read.own_sheet.inputs import ANY_DAY, opgave_of
from workbooks.read.own_sheet.later import with_later
from workbooks.read.own_sheet.matching import Match
from workbooks.read.own_sheet.model_price import Pricer
from workbooks.read.own_sheet.names import named
from workbooks.read.own_sheet.overtyped import overtyped
from workbooks.read.own_sheet.per_function import functions_of, mean_cost_of, with_functions
from workbooks.read.own_sheet.pooled import pooled_product
from workbooks.read.own_sheet.roles import SheetPrice
from workbooks.read.own_sheet.roots import Price, Root, prices, roots, units
from workbooks.read.own_sheet.rosters import Roster, cut_off, rows_of, tables_of
from workbooks.read.own_sheet.scaled import in_whole
from workbooks.read.own_sheet.synonyms import vocabulary
from workbooks.read.own_sheet.types import ProductReading, Recognised
from workbooks.read.own_sheet.weeks import is_of_weeks

#: Weeks and months of a year, minutes of an hour.
_WEEKS = Decimal(52)
_CALENDAR = frozenset({_WEEKS, Decimal(12), Decimal(60)})
_CALENDAR_NAMES = frozenset({"weken_per_jaar", "maanden_per_jaar", "minuten_per_uur"})
#: Units of which the models have tables that a sheet may work out.
_WITH_TABLES = frozenset({"etmaal", "dag"})
#: What a sheet may work out in its own way: hours, from weeks or from hours a week; what it has no name for.
_OWN_WAY = frozenset({"productieve_uren", "declarabele_uren", "productiviteit", UNNAMED})
#: A reading that costs more for each cell is met by chance.
_LIKELY = 0.2  # float: a score
#: The models that a price per unit can be of, the usual one first.
MODELS_FOR = {
    "uur": ("uurtarief", "vrijgevestigd"), "minuut": ("minuuttarief", "uurtarief"), "dagdeel": ("dagdeel",),
    "etmaal": ("etmaal",), "dag": ("etmaal", "dagdeel"), "rit": ("vervoer",), "maand": ("caseload",),
    "traject": ("traject",),
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


def by_formulas(book: SourceBook, numbers: Mapping[Key, Decimal], around: Mapping[Key, Around]) -> FormulaReading:
    """Return the products whose price is calculated on the sheet; none where nothing is.

    `numbers` and `around` are what `numbers_of` makes of it.
    """
    graph = make_graph(book, numbers)
    fixed = _fix(graph, around) if graph.rules else {}
    priced = with_later(prices(around.values()), around, graph) if graph.rules else prices(around.values())
    for key, rule in [*overtyped(priced, graph)]:
        graph.add(key, rule)
    found = roots(priced, graph) if graph.rules else []
    unit, names = units(found, graph, around), named(found)
    meant = in_whole(graph, around)
    reader = _Reader(graph, meant, Fits(graph, meant), fixed, names, book.name)
    products = [reader.product(root, unit[root.key]) for root in found[:MOST_PRODUCTS]]
    told = [*too_many_products(len(found)), *reader.told]
    return FormulaReading(products, graph, around, priced, found, told)


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
        """Return the product of one price: as a mean of others, else in a model, else as it stands."""
        graph, around, name = self.graph, self.around, self.names[root.key]
        if root.mixes:
            rows = Mix(graph, root, self.names, around).rows()
            return bare_product(name, root.price, unit, self.file, rows=rows)
        if unit == "uur" and (pooled := pooled_product(graph, root, around, name, unit, self.file)) is not None:
            return pooled
        tables = tables_of(graph, root.key, around) if unit in _WITH_TABLES else []
        search, fit = self.fits.best(root, MODELS_FOR[unit], tables)
        if fit.error.wrong or fit.choice.unnamed - search.price.constants:
            made = self.fits.of_functions(root, name, unit, self.file)
            if made is not None:
                return made
        if fit.error.wrong:
            whole = (founds_of(graph, around, leaf, root.key) for leaf in graph.leaves(root.key) if leaf in around)
            known = [founds[0] for founds in whole if founds]
            self.told.append(not_understood(name, root, unit))
            return bare_product(name, root.price, unit, self.file, root=root, named=known)
        product = Assembler(search, fit, root, unit, self.file).product(name)
        calendar = tuple(outside(self.fixed[key]) for key in graph.slice(root.key) if key in self.fixed)
        values = tuple(with_parts(value, graph, around, root.key) for value in product.values)
        product = replace(product, values=values, outside=(*product.outside, *calendar))
        return with_tables(product, tables, around)


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


@dataclass(frozen=True)
class Fits:
    """Finds for a root the model that fits, with what each cell is in it."""

    graph: Graph
    around: Mapping[Key, Around]
    pricers: dict[str, Pricer] = field(default_factory=dict)
    experiences: dict[str, Experience] = field(default_factory=dict)

    def best(self, root: Root, models: Iterable[str], tables: Iterable[Roster] = ()) -> tuple[Search, Fit]:
        """Return the fit that is least wrong; where none is right, that of the sheet cut off at what has a name.

        What `tables` come to is one input.
        """
        kept = [model for model in models if model in MODELS]
        told = {table.cell: table.found(self.around) for table in tables}
        graph = cut_off(self.graph, told) if told else self.graph
        tried: list[tuple[Search, Fit]] = []
        for model in kept:
            tried.append(self._fit(graph, root, model, told))
            search, fit = tried[-1]
            if fit.error.wrong == 0 and not fit.choice.unnamed and fit.error.cost < _LIKELY * len(search.leaves):
                return tried[-1]
        costs = dict.fromkeys(range(len(tried)), 0.0)  # float: scores
        if all(fit.error.wrong or fit.error.cost >= _LIKELY * len(search.leaves) for search, fit in tried):
            for (search, _), model in zip(tuple(tried), kept, strict=True):
                for cut in self._cuts(search):
                    costs[len(tried)] = cut.cost
                    tried.append(self._fit(cut.graph, root, model, {**told, **cut.told}))
        if all(fit.error.wrong for _, fit in tried):
            wide = self._fit(tried[0][0].price.graph, root, kept[0], told, any_text=True)
            named = wide[1].choice.unnamed <= wide[0].price.constants
            tried += [wide] if named and wide[1].error.cost < _LIKELY * len(wide[0].leaves) else []

        def order(place: int) -> tuple[bool, float, Error]:
            error = tried[place][1].error
            return error.wrong > 0, error.cost + costs.get(place, 0), error

        return tried[min(range(len(tried)), key=order)]

    def of_functions(self, root: Root, name: str, unit: str, file: str) -> ProductReading | None:
        """Return the product whose labour cost is the mean of several functions; None where none fits."""
        functions = functions_of(self.graph, root.key, self.around)
        if functions is None:
            return None
        told = functions.told(self.around)
        search, fit = self._fit(cut_off(self.graph, told), root, MODELS_FOR[unit][0], told, mixed=functions.weights)
        if fit.error.wrong or fit.choice.unnamed - search.price.constants:
            return None
        product = Assembler(search, fit, root, unit, file).product(name)
        names = {cell: self._founds(self.graph, cell) for cell in told}
        together = mean_cost_of(self.graph, search, fit, functions, names)
        return product if together is None else with_functions(product, together, self.around)

    def _founds(self, graph: Graph, root: Key) -> dict[Key, list[Found]]:
        leaves = (leaf for leaf in graph.leaves(root) if leaf in self.around)
        return {leaf: founds_of(graph, self.around, leaf, root) for leaf in leaves}

    @staticmethod
    def _cuts(search: Search) -> Iterator[Cut]:
        cutter = Cutter(search)
        yield from cutter.by_hours()
        yield from cutter.by_staff()
        yield from cutter.by_names()

    def _fit(
        self,
        graph: Graph,
        root: Root,
        model: str,
        told: Mapping[Key, Found],
        *,
        any_text: bool = False,
        mixed: Mapping[Key, Key] | None = None,
    ) -> tuple[Search, Fit]:
        pricer = self.pricers.setdefault(model, Pricer(MODELS[model]))
        founds = self._founds(graph, root.key)
        founds |= {leaf: [found] for leaf, found in told.items() if leaf in founds}
        known = self.experiences.setdefault(model, Experience())
        search = Search(SheetPrice(graph, root.key), self.around, pricer, founds, known, any_text, mixed)
        return search, search.run()


def _fix(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Found]:
    """Return the cells that hold a number of the calendar (52 weeks a year): no input, and so the same everywhere."""
    fixed = {}
    for key, at in around.items():
        if key not in graph.rules and at.seen.value in _CALENDAR:
            named = next((found for found in at.founds() if found.concept in _CALENDAR_NAMES), None)
            if named is None and at.seen.value == _WEEKS and is_of_weeks(at):
                weeks = Match(vocabulary().concepts["weken_per_jaar"], NAMED)
                named = at.as_(weeks, at.nearest or at.seen, above=False)
            if named is not None:
                fixed[key] = named
                graph.rules[key] = operand(at.seen.value)
    return fixed
