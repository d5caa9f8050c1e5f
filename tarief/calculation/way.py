"""The way from inputs to a price, found once for each shape of input: which keys, rows and choices, on which day.

The search, and what there is to say of parameters and of what was left out, do not depend on the amounts. They are kept
with the model, bounded, for the next calculation of the same shape. An answer is never kept, nor anybody's amounts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.calculation.assumption import as_forecast, assumed
from tarief.calculation.bases import Percentages, assumed_bases, percentages_of
from tarief.calculation.beside import DerivedBeside, derived_beside, say_rules, with_beside
from tarief.calculation.face import Face
from tarief.calculation.inputs import Row
from tarief.calculation.line import LineForm, form_of_line
from tarief.calculation.remarks import remarks_on_shape, unused, unused_choices
from tarief.calculation.resolve import Resolver, settled
from tarief.calculation.supplied import At, PlainSupply, Supplied, Supply
from tarief.calculation.worked import Limits, limits_of, refuse_outside, work_out
from tarief.core.bounded import Bounded
from tarief.core.expression import summands
from tarief.core.final import FinalRounding
from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.model.declare import Step
from tarief.model.model import FORECAST_RATE, Model
from tarief.model.plan import Node, NodeKind, Plan
from tarief.parameters import Library

#: Faces that are kept with one way.
_MOST_FACES: Final = 6
_UNKNOWN: Final = Decimal(1)


class PriceWay:
    """What every calculation of one shape shares. Its `plan` has no amounts; `plan_of` fills in what was supplied."""

    def __init__(self, resolver: Resolver, plan: Plan) -> None:
        self.model, self._resolver, self.chosen = resolver.model, resolver, plan.chosen
        self.plan = with_beside(self.model, plan, resolver)
        say_rules(self.plan)
        self._faces: Bounded[bytes, Face] = Bounded(_MOST_FACES)

    @property
    def library(self) -> Library:
        """The parameters that were used: those that were asked, or these carried on."""
        return self._resolver.library

    @cached_property
    def finals(self) -> dict[str, FinalRounding]:
        """How each result is rounded at the end, by the id of its line."""
        chosen, model = self._resolver.supply.option("afronding"), self.model
        nodes = {key: self.plan.nodes[key] for key in self.plan.results}
        return {
            key: FinalRounding.of(node.unit, model.rounding_of(node.quantity.key), chosen)
            for key, node in nodes.items()
        }

    @cached_property
    def rounding(self) -> str:
        """The rule of the price, as its receipt names it."""
        return self._resolver.supply.option("afronding") or self.model.rounding_of(self.model.result)

    @cached_property
    def has_cost(self) -> bool:
        """Whether there is a cost price to tell, or the price is one."""
        return self.model.cost in self.plan.nodes or self.model.cost not in self.model.quantities

    @cached_property
    def has_parameters(self) -> bool:
        """Whether the price rests on what somebody published."""
        return any(node.parameter for node in self.plan.nodes.values())

    @cached_property
    def bases(self) -> dict[str, str]:
        """What each line is a percentage of; empty for what is none."""
        quantities = {key: node.quantity for key, node in self.plan.nodes.items()}
        chosen = {key: self._resolver.option(item.base_key) for key, item in quantities.items() if item.bases}
        return {key: chosen.get(key) or item.base for key, item in quantities.items()}

    @cached_property
    def lines_of(self) -> dict[str, tuple[str, ...]]:
        """The lines of each quantity: one, or one for every row that it has."""
        found: dict[str, list[str]] = {}
        for key, node in self.plan.nodes.items():
            found.setdefault(node.quantity.key, []).append(key)
        return {key: tuple(lines) for key, lines in found.items()}

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The steps that were given and that may follow from the rest of the inputs as well."""
        return tuple(beside.key for beside, _ in self._besides)

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """The lines that must come to nothing."""
        quantities = {key: node.quantity for key, node in self.plan.nodes.items()}
        return tuple(key for key, item in quantities.items() if isinstance(item, Step) and item.check)

    @cached_property
    def looks_at_lines(self) -> bool:
        """Whether there can be something to say of a line: beside what was given, or as a check."""
        return bool(self.beside or self.checks)

    @cached_property
    def sums(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """The terms of each line that is a plain sum of amounts of money."""
        rules = {key: node.rule for key, node in self.plan.nodes.items() if node.unit.money}
        return {key: terms for key, rule in rules.items() if rule is not None and (terms := summands(rule))}

    @cached_property
    def on_parameters(self) -> tuple[Finding, ...]:
        """What there is to say of the parameters."""
        return (*assumed(self.plan.nodes.values(), self._resolver.forecast), *self._resolver.findings)

    @cached_property
    def on_bases(self) -> tuple[Finding, ...]:
        """What there is to say of bases that nobody named."""
        return tuple(assumed_bases(self.model, self._resolver))

    @cached_property
    def on_shape(self) -> tuple[Finding, ...]:
        """What there is to say of what was and was not claimed."""
        return tuple(remarks_on_shape(self.plan))

    @cached_property
    def unused(self) -> dict[str, list[Row]]:
        """The quantities that were given and that no line rests on, with their rows."""
        return unused(self.plan, self._resolver.supply)

    @cached_property
    def on_unused_choices(self) -> tuple[Finding, ...]:
        """What there is to say of choices in rows that nothing asked for."""
        _ = self.bases  # which asks for the last of them
        return tuple(unused_choices(self.model, self.plan, self._resolver.supply))

    def plan_of(self, supply: Supply) -> Plan:
        """Return the plan with what was supplied: value, source and place."""
        nodes = dict(self.plan.nodes)
        if isinstance(supply, PlainSupply):
            for key, (asked, _) in self.given.items():
                nodes[key] = _supplied(nodes[key], supply.numbers[asked], "", Place.of(asked))
            return self.plan.given(nodes)
        for key, at in self.given.items():
            item = supply.quantities[at]
            nodes[key] = _supplied(nodes[key], item.value, item.source, item.place)
        return self.plan.given(nodes)

    def forms(self, face: Face) -> dict[str, LineForm]:
        """Return the lines that do not come to nothing, but for their amounts; what was given stands under its key."""
        nodes = ((key, node) for key, node in self.plan.nodes.items() if key not in face.empty)
        forms = {key: form_of_line(node, self.bases[key], self.finals.get(key)) for key, node in nodes}
        for key in forms.keys() & self.given.keys():
            forms[key]["place"] = Place.of(self.given[key][0])
        return forms

    @cached_property
    def percentages(self) -> Percentages:
        """The percentages with an amount, and what else they can be a share of."""
        return percentages_of(self.plan)

    def values(self, supply: Supply) -> dict[str, Decimal]:
        """Work every line out; raises `Refused` where the arithmetic stops or a line lies outside its limits."""
        values = work_out(self.plan, supply.amounts(self.given))
        refuse_outside(self.plan, values, self._limits)
        return values

    def prices(self, values: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
        """Return the tariff and the cost price as they are shown."""
        plan, cost, final = self.plan, self.model.cost, self.finals[self.plan.result]
        tariff = final.shown(values[plan.result])
        return tariff, final.fine(values[cost if cost in plan.nodes else plan.result]) if final.unit.money else tariff

    def derived(self, supply: Supply) -> dict[str, Decimal]:
        """Return, for each step that was given, what the model would have found from the rest of the inputs."""
        found: dict[str, Decimal] = {}
        for beside, given in self._besides:
            try:
                values = work_out(beside.plan, supply.amounts(given))
            except Refused:  # what cannot be worked out is no reason to refuse what was given
                continue
            # Nothing to set beside it when the model has only an empty claim.
            if values[beside.result] or beside.result not in beside.plan.empty(values, keep_result=False):
                found[beside.key] = values[beside.result]
        return found

    def face(self, values: Mapping[str, Decimal]) -> Face:
        """Return how the way looks where these lines come to nothing."""
        pattern = bytes(map(bool, values.values()))
        face = self._faces.get(pattern)
        if face is None:
            divided = {key for pair in self.model.settlements.items() for key in pair}
            also = [key for each in (*divided, self.model.cost) for key in self.lines_of.get(each, ())]
            face = Face(self.plan.empty(values), self.plan.in_use(values, also))
            self._faces.keep(pattern, face)
        return face

    @cached_property
    def _limits(self) -> tuple[Limits, ...]:
        return limits_of(self.plan)

    @cached_property
    def given(self) -> dict[str, At]:
        """The lines that somebody gave, each with where its amount is found."""
        return _given(self.plan, self._resolver.supply)

    @cached_property
    def _besides(self) -> tuple[tuple[DerivedBeside, dict[str, At]], ...]:
        besides = derived_beside(self._resolver, self.plan)
        return tuple((beside, _given(beside.plan, self._resolver.supply)) for beside in besides)


def way_for(
    model: Model, supply: Supply, library: Library, on: date, *, may_forecast: bool = True
) -> PriceWay | Resolver:
    """Return the way from what was supplied to the price; the search where it found none, or nothing to forecast with.

    It is searched with the amounts blanked out, so that it cannot depend on them; but for the rate of a forecast. Of a
    model whose rules follow from amounts as well, it is kept with the rules that hold for these.
    """
    model = settled(model, supply)
    rate = supply.whole(FORECAST_RATE)
    # A unit other than that of the quantity follows from the base that was chosen.
    shape = (
        library,
        on,
        may_forecast,
        supply.shape,
        tuple(supply.options.items()),
        tuple(supply.rows.items()),
        rate and (str(rate.value), rate.source),
    )
    way = model.index.kept.get(shape)
    if isinstance(way, PriceWay):
        return way
    amounts = {at: _blank(item) for at, item in supply.quantities.items()}
    blank = Supply(amounts, dict(supply.options), dict(supply.rows))
    resolver = Resolver(model, blank, library, on)
    resolver = as_forecast(resolver) if may_forecast else resolver
    plan = resolver.plan()
    if plan is None or blank.findings:
        return resolver
    way = PriceWay(resolver, plan)
    model.index.kept.keep(shape, way, len(way.plan.nodes))
    return way


def _blank(item: Supplied) -> Supplied:
    """What was supplied without the amount and whose it is."""
    return item if item.key == FORECAST_RATE else Supplied(item.key, _UNKNOWN, item.unit)


def _supplied(node: Node, value: Decimal, source: str, place: Place) -> Node:
    """The node with what somebody gave; a constructor takes ten times as long."""
    made = object.__new__(Node)
    made.__dict__.update(node.__dict__, value=value, source=source, place=place)
    return made


def _given(plan: Plan, supply: Supply) -> dict[str, At]:
    """The lines that somebody gave, each with where its amount is found."""
    nodes = {key: node for key, node in plan.nodes.items() if node.kind is NodeKind.GIVEN}
    places = {
        key: [at for at in ((node.quantity.key, node.row_index), (node.quantity.key, None)) if at in supply.quantities]
        for key, node in nodes.items()
    }
    return {key: found[0] for key, found in places.items() if found}
