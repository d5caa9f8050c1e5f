"""The model that fits each price of a book: by itself, or cut off at what has a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tarief.models import MODELS
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.assembled import Assembler
from workbooks.read.own_sheet.reading.assignment import Error, Experience
from workbooks.read.own_sheet.reading.called import founds_below
from workbooks.read.own_sheet.reading.cuts import Cut, Cutter
from workbooks.read.own_sheet.reading.fit import Fit, Search
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.reading.per_function import functions_of, mean_cost_of, with_functions
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice
from workbooks.read.own_sheet.roots.roots import Root
from workbooks.read.own_sheet.roots.rosters import Roster, cut_off
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: What a share of an amount does to a price; one of hours is taken off these.
_OF_MONEY = frozenset({PriceRole.STRAIGHT, PriceRole.REST})
#: What says how many hours are care.
_PRODUCTIVE = frozenset({"productieve_uren", "productiviteit"})
#: A reading that costs more for each cell is met by chance.
_LIKELY = 0.2  # float: a score


@dataclass(frozen=True)
class Fits:
    """Finds for a root the model that fits, with what each cell is in it."""

    graph: Graph
    around: Mapping[Key, Around]
    #: The percentages in formulas whose cells name them.
    shares: Mapping[Key, Around]
    #: The numbers in formulas that can be productive hours.
    hours: Mapping[Key, Around]
    pricers: dict[str, Pricer] = field(default_factory=dict)
    experiences: dict[str, Experience] = field(default_factory=dict)

    @property
    def has_tried_all(self) -> bool:
        """Whether no price was read with less than it asked, because the work of one book was done."""
        return all(known.tries > 0 for known in self.experiences.values())

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

        best = self._with_hours(*tried[min(range(len(tried)), key=order)], root, told)
        best = self._with_constants(*best, root, told)
        return self._with_amounts(*self._with_shares(*best, root, told), root, told)

    def _with_constants(self, search: Search, fit: Fit, root: Root, told: Mapping[Key, Found]) -> tuple[Search, Fit]:
        """The same where a formula holds in itself what the model would take as nothing."""
        for cut in Cutter(search).by_constants(fit.zero) if not fit.error.wrong else ():
            made = self._fit(cut.graph, root, fit.model.key, told)
            if not made[1].error.wrong and len(made[1].zero) < len(fit.zero):
                search, fit = made
        return search, fit

    def _with_hours(self, search: Search, fit: Fit, root: Root, told: Mapping[Key, Found]) -> tuple[Search, Fit]:
        """The same with the hours of a formula read, where the price is divided by no other: `=B6/(B2*1290)`."""
        price = SheetPrice(cut_off(self.graph, told) if told else self.graph, root.key)
        over = {leaf: at for leaf, at in self.hours.items() if price.roles.get(leaf) is PriceRole.DIVISOR}
        if len(over) != 1 or not _PRODUCTIVE.isdisjoint(line.key for line in fit.choice.lines.values()):
            return search, fit
        hours, (leaf,) = _as_productive(over), over
        for graph in (price.graph, search.price.graph):
            made = self._fit(graph, root, fit.model.key, {**told, **hours}, written=over)
            is_read = not made[1].error.wrong and leaf in made[1].choice.lines
            if is_read and (fit.error.wrong or _leaves_less(made, (search, fit))):
                return made
        return search, fit

    def _with_shares(self, search: Search, fit: Fit, root: Root, told: Mapping[Key, Found]) -> tuple[Search, Fit]:
        """The same with the percentages that stand in a formula read, where that leaves less to the sheet."""
        whole = SheetPrice(cut_off(self.graph, told) if told else self.graph, root.key)
        of_money = {leaf: at for leaf, at in self.shares.items() if whole.roles.get(leaf) in _OF_MONEY}
        hours = {leaf: at for leaf, at in self.hours.items() if leaf in fit.choice.lines}
        known = {**told, **_as_productive(hours)}
        for graph in (whole.graph, search.price.graph) if of_money else ():
            made = self._fit(graph, root, fit.model.key, known, written={**of_money, **hours})
            if not made[1].error.wrong and _leaves_less(made, (search, fit)):
                return made
        return search, fit

    def _with_amounts(self, search: Search, fit: Fit, root: Root, told: Mapping[Key, Found]) -> tuple[Search, Fit]:
        """The same cut off at the cells that hold an amount in their formula, where those are what they are called."""
        graph, left = search.price.graph, fit.choice.unnamed & search.price.constants
        cells = {leaf._replace(part=0) for leaf in left if not graph.neutral[leaf]} - {root.key}
        if fit.error.wrong or not cells or not cells <= self.around.keys():
            return search, fit
        made = self._fit(cut_off(graph, cells), root, fit.model.key, told)
        lines, before = made[1].choice.lines, fit.choice.lines
        read = not made[1].error.wrong and cells <= lines.keys() and len(lines) >= len(before)
        return made if read and len(made[1].choice.unnamed) < len(fit.choice.unnamed) else (search, fit)

    def of_functions(self, root: Root, name: str, unit: str, model: str, file: str) -> ProductReading | None:
        """Return the product whose labour cost is the mean of several functions; None where none fits."""
        functions = functions_of(self.graph, root.key, self.around)
        if functions is None:
            return None
        told = functions.told(self.around)
        search, fit = self._fit(cut_off(self.graph, told), root, model, told, mixed=functions.weights)
        if fit.error.wrong or fit.choice.unnamed - search.price.constants:
            return None
        product = Assembler(search, fit, root, unit, file).product(name)
        names = {cell: founds_below(self.graph, self.around, cell) for cell in told}
        together = mean_cost_of(self.graph, search, fit, functions, names)
        return product if together is None else with_functions(product, together, self.around)

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
        written: Mapping[Key, Around] = MappingProxyType({}),
    ) -> tuple[Search, Fit]:
        pricer = self.pricers.setdefault(model, Pricer(MODELS[model]))
        around = {**self.around, **written}
        founds = founds_below(graph, self.around, root.key)
        founds |= {leaf: at.founds() for leaf, at in written.items()}
        founds |= {leaf: [found] for leaf, found in told.items() if leaf in founds}
        known = self.experiences.setdefault(model, Experience())
        price = SheetPrice(graph, root.key, frozenset(written))
        search = Search(price, around, pricer, founds, known, any_text, mixed)
        return search, search.run()


def _as_productive(cells: Mapping[Key, Around]) -> dict[Key, Found]:
    """Numbers in formulas as the hours that are productive, or as their part of all."""
    named = Match(vocabulary().concepts["productiviteit"], NAMED)
    found = {leaf: at.as_(named, at.seen, above=False) for leaf, at in cells.items()}
    told = {leaf: f"{at.seen.cell.text} in de formule van {at.label}" for leaf, at in cells.items()}
    return {leaf: replace(each, label=told[leaf]) for leaf, each in found.items()}


def _leaves_less(one: tuple[Search, Fit], other: tuple[Search, Fit]) -> bool:
    """Whether a fit reads a share in a formula, and leaves no cell to the sheet that the other reads."""
    (search, fit), (before, its) = one, other
    left = {leaf for leaf in fit.choice.unnamed - search.price.constants if not leaf.part}
    return left <= its.choice.unnamed - before.price.constants and any(leaf.part for leaf in fit.choice.lines)
