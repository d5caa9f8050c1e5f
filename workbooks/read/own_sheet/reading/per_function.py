"""A price of several functions of which each wage is worked out apart: what is said of them together.

Each function has its own salary, hours, allowances and charges, and a product has so much of each. The price rests on
the mean of what they cost. That mean is read in the model; then what each function's own cost is made of. A model
takes one salary, one percentage of charges: those are chosen so that together they come to the mean, each weighted
with what it is a share of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tarief.calculation.inputs import Stated
from tarief.core.findings import Refused
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.assembled import rounded
from workbooks.read.own_sheet.reading.assignment import Assignment
from workbooks.read.own_sheet.reading.fit import Fit, Search
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice
from workbooks.read.own_sheet.roots.rosters import cut_off
from workbooks.read.own_sheet.values.inputs import ANY_DAY, opgave_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: A mix has at least so many functions, and the cost of each rests on so many cells.
_FEWEST = 2
_COST = "loonkosten"
#: What is a share of all of the wage; in the middle what is one of the bare wage; hours; the wage.
_LAST = (
    {"werkgeverslasten"}, set[str](), {"contracturen"},
    {"bruto_maandloon", "bruto_uurloon", "bruto_jaarloon", "loonkosten_per_jaar", "loonkosten_per_uur"},
)  # fmt: skip


@dataclass(frozen=True)
class Functions:
    """What each function costs, and the cell that says how much it counts."""

    weights: Mapping[Key, Key]

    def told(self, around: Mapping[Key, Around]) -> dict[Key, Found]:
        """Return the costs as what they are: of labour."""
        named = Match(vocabulary().concepts[_COST], 1)
        return {cell: around[cell].as_(named, around[cell].seen, above=False) for cell in self.weights}


def functions_of(graph: Graph, root: Key, around: Mapping[Key, Around]) -> Functions | None:
    """Return the functions whose costs are worked out in cells of one row or column, each with a weight of its own."""
    for cell in graph.slice(root):
        rule = graph.rules.get(cell)
        costs = [name for name in rule.names() if name in graph.rules and name in around] if rule is not None else []
        for group in _in_line(costs):
            own = [set(graph.leaves(each)) for each in group]
            if all(len(leaves) >= _FEWEST for leaves in own) and len(group) == len({*group}):
                weights = SheetPrice(cut_off(graph, group), root).weights(group)
                if len(weights) == len(group) and weights.keys().isdisjoint(weights.values()):
                    return Functions(weights)
    return None


def _in_line(cells: Iterable[Key]) -> Iterator[list[Key]]:
    """Give those that stand in one row, and those in one column."""
    lines: dict[tuple[str, str, int], list[Key]] = {}
    for cell in cells:
        lines.setdefault((cell.sheet, "row", cell.row), []).append(cell)
        lines.setdefault((cell.sheet, "column", cell.column), []).append(cell)
    yield from (line for line in lines.values() if len(line) >= _FEWEST)


@dataclass(frozen=True)
class MeanCost:
    """The mean of what functions cost: for each function the search in its own cost, and what that came to."""

    functions: Functions
    parts: Mapping[Key, tuple[Search, Fit]]
    weights: Mapping[Key, Fraction]

    def values(self) -> list[Recognised]:
        """Return one value for each input that the costs rest on; none where they are not made alike."""
        fits = [fit for _, fit in self.parts.values()]
        shapes = {fit.choice.shape for fit in fits}
        several = any(len({line.key for line in fit.choice.lines.values()}) < len(fit.choice.lines) for fit in fits)
        if len(shapes) != 1 or several or any(fit.error.wrong or fit.choice.unnamed for fit in fits):
            return []
        known = {cell: _stated(fit.choice) for cell, (_, fit) in self.parts.items()}
        whole = self._mean(known)
        for key in sorted(next(iter(known.values())), key=_rank):
            if len({values[key] for values in known.values()}) > 1:
                value = self._even(key, known, whole)
                for values in known.values():
                    values[key] = value
        first = next(iter(known.values()))
        nothing = [key for key in fits[0].zero if key not in first]
        return [self._recognised(key, value) for key, value in first.items()] + [
            self._recognised(key, Fraction(0)) for key in nothing
        ]

    def _mean(self, known: Mapping[Key, Mapping[str, Fraction]]) -> Fraction:
        total = Fraction(0)
        for cell, values in known.items():
            search, fit = self.parts[cell]
            made = search.pricer.exact(fit.choice.shape, values)
            total += self.weights[cell] * (made if made is not None else 0)
        return total

    def _even(self, key: str, known: Mapping[Key, Mapping[str, Fraction]], whole: Fraction) -> Fraction:
        """The one value of an input with which the mean is what it was; hours divide, all else rises straight."""
        search, fit = next(iter(self.parts.values()))
        leaf = next(line.leaf for line in fit.choice.lines.values() if line.key == key)
        divides = search.price.roles[leaf] is PriceRole.DIVISOR

        def mean(value: Fraction) -> Fraction:
            each = 1 / value if divides else value
            return self._mean({cell: {**values, key: each} for cell, values in known.items()})

        one, two = mean(Fraction(1)), mean(Fraction(2))
        found = 1 + (whole - one) / (two - one)
        return 1 / found if divides else found

    def _recognised(self, key: str, value: Fraction) -> Recognised:
        pairs = [
            (search, line)
            for search, fit in self.parts.values()
            for line in fit.choice.lines.values()
            if line.key == key
        ]
        model = next(iter(self.parts.values()))[1].model
        quantity = model.quantities[key]
        base = pairs[0][1].base if pairs else ""
        ats = [search.around[line.leaf] for search, line in pairs]
        cells = tuple(dict.fromkeys((at.grid.name, at.seen.address) for at in ats))
        label = " + ".join(dict.fromkeys(line.found.label.strip() for _, line in pairs)) or quantity.label
        exact = rounded(value)
        meaning = Meaning(key, quantity.label, ((key, Stated(exact, base)),))
        sheet, address = cells[0] if cells else ("", "")
        return Recognised(
            key, exact, quantity.unit.key, base, sheet, address, label, 1.0 if cells else 0.5,
            options=(meaning,), cells=cells, shown=ats[0].seen.cell.text if len(cells) == 1 else "",
        )  # fmt: skip


def _rank(key: str) -> int:
    """When an input is made even: what is a share of others before those; hours before the wage they divide."""
    return next((place for place, keys in enumerate(_LAST) if key in keys), 1)


def _stated(choice: Assignment) -> dict[str, Fraction]:
    return {line.key: Fraction(line.meaning.value) for line in choice.lines.values()}


def with_functions(product: ProductReading, together: MeanCost, around: Mapping[Key, Around]) -> ProductReading:
    """Return a product with what the costs of the functions rest on in place of their mean, where the price stays."""
    cells = {(around[cell].grid.name, around[cell].seen.address) for cell in together.functions.weights}
    values = together.values()
    if not values:
        return product
    kept = tuple(value for value in product.values if not cells & {*value.cells})
    keys = {value.concept for value in kept}
    made = replace(product, values=(*kept, *(value for value in values if value.concept not in keys)))
    try:
        one, other = (opgave_of(each, {}, ANY_DAY).calculate().tarief for each in (product, made))
    except Refused:
        return product
    return made if one == other else product


def mean_cost_of(
    graph: Graph, search: Search, fit: Fit, functions: Functions, found: Mapping[Key, Mapping[Key, list[Found]]]
) -> MeanCost | None:
    """Return what the costs of functions rest on, in the model that fits; `found` is what cells are called."""
    lines = [fit.choice.lines[cell] for cell in functions.weights if cell in fit.choice.lines]
    keys = {line.key for line in lines}
    if len(keys) != 1 or len(lines) < len(functions.weights):
        return None
    pricer = Pricer(fit.model, target=keys.pop())
    parts = {}
    for cell in functions.weights:
        own = Search(SheetPrice(graph, cell), search.around, pricer, found[cell], search.experience)
        parts[cell] = own, own.run()
    numbers = graph.numbers
    total = sum((numbers[weight] for weight in functions.weights.values()), Decimal(0))
    weights = {cell: Fraction(numbers[weight]) / Fraction(total) for cell, weight in functions.weights.items()}
    return MeanCost(functions, parts, weights)
