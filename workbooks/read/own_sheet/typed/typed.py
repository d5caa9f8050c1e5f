"""The products of a book whose price is typed: one for each price, read by what the model makes of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tarief.core.findings import Finding
from tarief.models import MODELS
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.cells.bounds import MOST_PRODUCTS, MOST_READINGS, too_many_products
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import resolve
from workbooks.read.own_sheet.found.turned import lies_on_side, turned
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.graph.graph import MOST_LEAVES
from workbooks.read.own_sheet.lanes.columns import alone
from workbooks.read.own_sheet.lanes.lanes import Lane, lanes_of, shared, with_columns
from workbooks.read.own_sheet.lanes.packages import without_parts
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.reading.assembled import Assembler
from workbooks.read.own_sheet.reading.assignment import Assignment, Error
from workbooks.read.own_sheet.reading.calculated import MODELS_FOR, numbers_of
from workbooks.read.own_sheet.reading.fit import OUTER, Fit, Search
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.roles.roles import SheetPrice
from workbooks.read.own_sheet.roots.ends import or_ends
from workbooks.read.own_sheet.roots.names import named
from workbooks.read.own_sheet.roots.roots import prices
from workbooks.read.own_sheet.roots.units import units
from workbooks.read.own_sheet.typed.kinds_told import bare_lane, with_kinds
from workbooks.read.own_sheet.typed.lane_costs import HARMLESS
from workbooks.read.own_sheet.typed.lane_sum import State
from workbooks.read.own_sheet.typed.mixes import WageMix, mixes_of
from workbooks.read.own_sheet.typed.tested import Mark, Tested
from workbooks.read.own_sheet.typed.typed_bases import with_open_bases
from workbooks.read.own_sheet.typed.typed_tables import printed_steps, with_typed_tables
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.words import plain_text

#: What one cell may be takes as long as so many readings.
_MINUTES, _AS_READINGS = 60, 10
#: Where the model does not come to the price, what is less like an input than this is not read.
_LIKELY = 0.5
#: A row that is called so is no product, but a mean of those above it.
_MEAN = ("gemiddeld", "gewogen gemiddeld")
#: A reading that departs less is taken without trying another model; one that leaves so much unread may be chance.
_WELL = 1.0  # float: a score
_FAR_OFF, _PER_CELL = 1.0, 0.35  # float: scores
#: So many cells do not come to a price by chance.
_LONG, _FAR_OFF_LONG = 9, 8.0  # float: a score
#: So many printed steps make that no chance either.
_CONFIRMED = 2
#: A price that is rounded by more than this part of it is met by many readings.
_COARSE = 0.003  # float: a share


class Typed(Graph):
    """The cells of a sheet on which nothing is calculated: a price may have been rounded before it was typed."""

    def is_rounded(self, key: Key) -> bool:
        """Whether anything may have been rounded on the way to a cell."""
        return key in self.numbers


@dataclass(frozen=True)
class TypedProduct:
    """A product, and whether the model comes to the price that the sheet prints; else `told`: its cells by kind."""

    product: ProductReading
    equal: bool
    state: State | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    confirmed: int = 0
    told: tuple[Recognised, ...] = ()

    @property
    def meets(self) -> bool:
        """Whether it comes to that price at all, be it by a reading that leaves much unread."""
        return self.equal or (self.state is not None and self.state.equal and self.confirmed >= _CONFIRMED)


#: The typed products of a book, and that not all were looked at.
TypedReading: TypeAlias = tuple[list[TypedProduct], tuple[Finding, ...]]


def by_typing(grids: Mapping[str, Grid], file: str, known: Mapping[Key, Around]) -> TypedReading:
    """Return the products whose price is typed; `known` is what stands around the cells of the grids."""
    upright = {name: grid for name, grid in grids.items() if lies_on_side(grid)}
    grids = {name: turned(grid) if name in upright else grid for name, grid in grids.items()}
    numbers, around = numbers_of(grids, known)
    every = lanes_of(or_ends(prices(around.values()), around), grids, around)
    every, parts = without_parts(every)
    roots = [lane.root for lane in every[:MOST_PRODUCTS]]
    graph = Typed(numbers)
    unit, names = units(roots, graph, around), named(roots)
    lanes = with_columns(every[:MOST_PRODUCTS], around.values())
    found = shared(with_columns(every, around.values()), around.values())  # also those of products that are left out
    taken = {at.key for lane in every for at in (*lane.cells, lane.root.price.at)}
    aside = {at.key: at for grid in upright.values() for at in alone(grid, known, taken)}
    found = tuple({**{at.key: at for at in found}, **aside}.values())
    more = found if len(found) <= MOST_LEAVES else ()
    built = [lane for lane in lanes if not lane.is_bare]
    if len(built) == 1 or (not built and len(lanes) == 1):  # all that stands in the book is of this one product
        lanes = [replace(lane, cells=(*more, *lane.cells)) if lane in built or not built else lane for lane in lanes]
        more = ()
    more = tuple({at.key: at for at in (*parts, *more)}.values())
    reader = _Reader(graph, more, file, mixes_of(around.values()), MOST_READINGS)
    made, before = [], []
    for lane in lanes:
        if reader.left <= 0:
            break
        before.append(dict(reader.like))
        made.append(reader.product(lane, unit[lane.root.key], names[lane.root.key]))
    for place, lane in enumerate(lanes[: len(made)]):  # what was read since tells more of these
        if not made[place].equal and before[place] != reader.like and reader.left > 0:
            made[place] = reader.product(lane, unit[lane.root.key], names[lane.root.key])
    made = list(_agreed(made)) if reader.like else made
    tabled = with_typed_tables((each.product for each in made), around)
    cut = too_many_products(len(every), len(made))
    return [replace(each, product=one) for each, one in zip(made, tabled, strict=True)], cut


def _agreed(made: list[TypedProduct]) -> Iterator[TypedProduct]:
    """Ask what is read of one base in a product and of another in the next, where the label is the same."""
    bases: dict[tuple[str, str], set[str]] = {}
    for each in made:
        for label, (key, base, _) in each.marks.items():
            bases.setdefault((label, key), set()).add(base)
    apart = {key for (_, key), found in bases.items() if len(found) > 1 and key in OUTER}
    for each in made:
        doubt = apart & {value.concept for value in each.product.values}
        yield replace(each, product=_asked(each.product, each.state)) if doubt and each.state else each


def typed_sheets(book: SourceBook) -> list[str]:
    """Return the names of the sheets on which nothing is calculated."""
    return [sheet.name for sheet in book.sheets if not any(cell.formula for cell in sheet.cells.values())]


def typed_products(
    book: SourceBook, grids: Mapping[str, Grid], around: Mapping[Key, Around], known: Iterable[ProductReading]
) -> TypedReading:
    """Return the products whose price is typed, of tabs without formulas; `known` are those that are calculated.

    Beside those only the ones where the model comes to the price that is printed, that are no copy of one.
    """
    known = list(known)
    typed = [name for name in typed_sheets(book) if not grids[name].in_thousands]
    made, cut = by_typing({name: grids[name] for name in typed}, book.name, around)
    made = [each for each in made if not plain_text(each.product.name).startswith(_MEAN)]
    if not known:
        return made, cut
    told, names = {value for product in known for value in product.prices.values()}, {each.name for each in known}
    equal = [each for each in made if each.equal and each.product.model != "prijs"]
    named_so = [each for each in equal if each.product.name not in names | {""}]
    return [each for each in named_so if told.isdisjoint(each.product.prices.values())], cut


@dataclass
class _Reader:
    """Reads the products of one book."""

    graph: Typed
    more: tuple[Around, ...]
    file: str
    mixes: list[WageMix]
    left: int
    like: dict[str, dict[str, Mark]] = field(default_factory=dict)
    tests: dict[tuple[Key, str], Tested] = field(default_factory=dict)

    def product(self, lane: Lane, unit: str, name: str) -> TypedProduct:
        """Return the product of a lane, in the model that comes to its price."""
        best: tuple[Tested, State] | None = None
        for key in MODELS_FOR[unit]:
            if lane.is_bare or key not in MODELS or len(lane.cells) > MOST_LEAVES:
                continue
            times = _MINUTES if unit == "minuut" and key == "uurtarief" else 1
            afresh = Tested(lane, Pricer(MODELS[key]), times, self.more, self._mix(lane))
            tested = self.tests.setdefault((lane.root.key, key), afresh)  # what it found out serves again
            if not tested.pricer.can_price(line.key for lines in tested.options.values() for line in lines):
                continue
            before, tested.like = len(tested.tried), self.like.get(key, {})
            state = tested.run()
            self.left -= len(tested.tried) - before + _AS_READINGS * len(tested.around)
            if best is None or (not state.equal, state.off) < (not best[1].equal, best[1].off):
                best = tested, state
            if state.equal and state.off < _WELL:
                break
        marks = {} if best is None else best[0].marks(best[1])
        if best is not None and best[1].equal:
            self.like[best[0].pricer.model.key] = marks
        if best is None or not best[1].known:
            return TypedProduct(bare_lane(lane, unit, name, self.file, self.more), lane.is_bare)
        made = _Assembler(self._search(best[0]), _fit(*best), lane.root, unit, self.file, *best).product(name)
        made = replace(made, printed={**printed_steps(*best), **made.printed})
        equal = best[1].equal and best[1].off < _most(*best) and not best[0].idle(best[1])
        confirmed = 0 if best[1].left or best[0].idle(best[1]) else best[0].confirmed(best[1])
        made = with_open_bases(made, *best) if equal else with_kinds(_asked(made, best[1]), lane.cells)
        told = () if equal else bare_lane(lane, unit, name, self.file).sources
        return TypedProduct(made, equal, best[1], marks, confirmed, told)

    def _mix(self, lane: Lane) -> WageMix | None:
        """The mix of functions among the cells of a product; one that stands alone is of all."""
        own = {at.key for at in (*lane.cells, *self.more)}
        within = [mix for mix in self.mixes if own.issuperset(mix.weights.values())]
        return within[0] if len(within) == 1 else None

    def _search(self, tested: Tested) -> Search:
        root = tested.lane.root
        around = {**tested.around, root.key: root.price.at}
        if tested.mix is not None:
            around |= {at.key: at for pair in tested.mix.pairs for at in pair}
        founds = {leaf: at.founds() for leaf, at in around.items()}
        mixed = {} if tested.mix is None else tested.mix.weights
        return Search(SheetPrice(self.graph, root.key), around, tested.pricer, founds, mixed=mixed)


def _most(tested: Tested, state: State) -> float:
    """How much a reading may leave unread and be no chance: less of a price that is shown without cents."""
    most = _FAR_OFF + _PER_CELL * (len(state.lines) + tested.confirmed(state))
    most = max(most, _FAR_OFF_LONG) if len(state.lines) >= _LONG else most
    return most if tested.price.near < _COARSE * tested.price.value else most * _PER_CELL


def _fit(tested: Tested, state: State) -> Fit:
    sum_ = tested.pricer.sum(Assignment(state.lines).shape)
    known = {leaf: line for leaf, line in state.lines.items() if line.key in state.known or not line.spread}
    spare = {leaf for leaf, line in known.items() if line.key in HARMLESS and leaf not in tested.worked_from}
    used = {leaf: line for leaf, line in known.items() if sum_ is None or line.key in sum_.uses or leaf in spare}
    if tested.mix is not None and (line := used.get(tested.mix.wage.key)) is not None:
        used |= {wage.key: replace(line, leaf=wage.key) for _, wage in tested.mix.pairs}
    choice = Assignment(used, frozenset(state.left))
    values = {key: [value] for key, value in state.known.items()}
    return Fit(tested.pricer.model, choice, values, Error(0, 0, 0), tested.pricer.needed(choice.shape))


@dataclass(frozen=True)
class _Assembler(Assembler):
    """What the model does not come to is the sheet's own only where a cell says so."""

    tested: Tested
    state: State

    def product(self, name: str) -> ProductReading:
        """Return the product; where it does not come to the price, nothing is said of what was not found."""
        made = super().product(name)
        found = tuple(value for value in made.values if value.cells or value.concept not in self.fit.zero)
        return made if self.state.equal else replace(made, values=found)

    def _unnamed(self, values: Iterable[Recognised]) -> list[Recognised]:
        return super()._unnamed(values) if self.fit.choice.unnamed else []

    def _value(self, key: str, lines: list[InputLine]) -> Recognised:
        """With the weeks that hours were worked out from."""
        made = super()._value(key, lines)
        weeks = (cell for line in lines for cell in self.tested.made.get(line.leaf, ())[1:])  # the first is the year
        places = ((cell.sheet, self.tested.around[cell].seen.address) for cell in weeks)
        return replace(made, cells=tuple(dict.fromkeys((*made.cells, *places))))

    def _options(self, leaf: Key) -> list[InputLine]:
        return self.tested.options.get(leaf, [])

    def _with(self, other: InputLine) -> Mapping[str, float]:
        return self._changed(other).known

    def _is_same(self, *others: InputLine) -> bool:
        changed, keys = {other.leaf: other for other in others}, {other.key for other in others}
        lines = {**self.state.lines, **changed}
        alone = all(leaf in changed or line.key not in keys for leaf, line in self.state.lines.items())
        known = all(any(line is other for line in self._options(other.leaf)) for other in others)
        return alone and known and self.state.equal and self.tested.state(lines).equal

    def _changed(self, other: InputLine) -> State:
        return self.tested.state({**self.state.lines, other.leaf: other})


def _asked(product: ProductReading, state: State) -> ProductReading:
    """Ask what the vocabulary leaves open, where the price does not tell."""
    lines: dict[str, list[Key]] = {}
    for leaf, line in state.lines.items():
        lines.setdefault(line.key, []).append(leaf)
    doubtful = {line.key for line in state.lines.values() if line.is_alike and line.score < _LIKELY}
    values = []
    for value in product.values:
        if value.concept in doubtful:
            continue
        leaves = lines.get(value.concept, [])
        candidate = resolve(state.lines[leaves[0]].found) if len(leaves) == 1 else None
        if candidate is not None and candidate.question not in ("", "getal") and candidate.key == value.concept:
            question = question_key(candidate.question, value.label, value.concept)
            first = [each for each in candidate.meanings if each.sets[0][1].base == value.base]
            rest = [each for each in candidate.meanings if each not in first]
            value = replace(value, question=question, options=(*first, *rest))
        values.append(value)
    return replace(product, values=tuple(values))
