"""What a model makes of a reading, at many points at once: the other half of the test that a reading is right.

A plan here is that of a price which rests on nothing but what a sheet says: no tables, nothing published. It is made
some hundreds of times for one product, and therefore without all that a calculation for a user keeps beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from tarief.core.expression import Expression, evaluate, operand
from tarief.costmodel import CostModel
from tarief.model.declare import Formula, Given, Quantity, Step
from tarief.model.plan import Binding, Chosen, symbolic
from tarief.models import MODELS
from workbooks.read.own_sheet.graph import Function, worked_at_one, worked_by

#: What a reading sets: keys with their base.
Shape = frozenset[tuple[str, str]]
#: The rules of a price in order, each as a function of what is known by then.
Rules = tuple[tuple[str, Function], ...]
#: What does nothing where a sheet's price rests on nothing of the kind.
NEUTRAL = dict.fromkeys((
    "vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "verlofuren", "feestdaguren", "ziekteverzuim",
    "scholingsuren", "overleguren", "overhead", "risico_opslag", "niet_declarabel", "pensioen", "zvw_bijdrage",
    "arbeidsongeschiktheidsverzekering", "reserve", "praktijkkosten", "reis_en_opleidingskosten", "ziekte_uren",
    "franchise", "pensioenpremie", "premie_arbeidsongeschiktheid", "premie_zvw", "leegloop",
), 0) | {
    "aanwezigheid": 1, "bezettingsgraad": 1, "begeleiders_per_groep": 1, "dagen_per_jaar": 365, "productiviteit": 1,
}  # fmt: skip
#: What a sheet gives as a percentage is worked out, and not nothing.
_WORKED_OUT = {
    "pensioenpremie": "pensioen", "premie_arbeidsongeschiktheid": "arbeidsongeschiktheidsverzekering",
    "premie_zvw": "zvw_bijdrage",
}  # fmt: skip
#: Without any cost that has a name: what the sheet calculates is then one line of its own.
_NO_COSTS = "directe_kosten"
#: Only where nothing at all is said of hours: it would go before them.
_ALL_TIME = "productiviteit"
_NOTHING, _ONE = operand(0), operand(1)
_NEUTRAL = {key: operand(value) for key, value in NEUTRAL.items()}


@dataclass(frozen=True)
class Sum:
    """The rules that lead to the price, in order; `given` are the keys they rest on, `zero` those that are nothing."""

    rules: Mapping[str, Expression]
    given: tuple[str, ...]
    zero: tuple[str, ...]
    result: str

    @cached_property
    def worked(self) -> tuple[str, ...]:
        """The quantities that are worked out; not what is a number whatever is given."""
        return tuple(key for key, rule in self.rules.items() if rule.op != "number")

    @cached_property
    def _over_arrays(self) -> Rules:
        return tuple((key, worked_by(rule)) for key, rule in self.rules.items() if rule.op != "number")

    @cached_property
    def _at_one(self) -> Rules:
        return tuple((key, worked_at_one(rule)) for key, rule in self.rules.items() if rule.op != "number")

    def price(self, values: Mapping[str, Any]) -> Any:
        """Return the price over arrays of what is given."""
        known = {**values, **self._fixed}
        for key, rule in self._over_arrays:
            known[key] = rule(known)
        return known[self.result]

    def steps(self, values: Mapping[str, float]) -> dict[str, float]:
        """Return every quantity on the way to the price at one point, those given included.

        Raises `ArithmeticError` where a divisor is nothing.
        """
        known = {**values, **self._fixed}
        for key, rule in self._at_one:
            known[key] = rule(known)
        return known

    @cached_property
    def _fixed(self) -> dict[str, float]:
        """The quantities that are a number whatever is given."""
        return {key: float(rule.args[0]) for key, rule in self.rules.items() if rule.op == "number"}

    @cached_property
    def uses(self) -> frozenset[str]:
        """The keys of the reading that the price rests on."""
        return frozenset(self.given)


@dataclass(frozen=True)
class Pricer:
    """One model. A `bare` one may have no costs with a name."""

    model: CostModel
    bare: bool = False

    def sum(self, shape: Shape) -> Sum | None:
        """Return the rules for these keys; None when more is needed."""
        return _sum(self.model.key, shape, self.bare)

    def needed(self, shape: Shape) -> tuple[str, ...]:
        """Return the keys that must be said to be nothing: without them the model would ask or look them up."""
        made = self.sum(shape)
        zero = list(made.zero) if made is not None else []
        for key in tuple(zero):
            rest = [other for other in zero if other != key]
            if _Way(self.model, {**dict(shape), **dict.fromkeys(rest, "")}, frozenset(rest)).rules() is not None:
                zero = rest
        return tuple(zero)

    def price(self, shape: Shape, values: Mapping[str, Any]) -> Any:
        """Return the price that the model makes of values by key, over arrays; None when it makes none."""
        made = self.sum(shape)
        return None if made is None else made.price(values)

    def exact(self, shape: Shape, values: Mapping[str, Fraction]) -> Fraction | None:
        """Return the price as a fraction; None when the model makes none."""
        made = self.sum(shape)
        if made is None:
            return None
        known: dict[str, Any] = dict(values)
        for key, rule in made.rules.items():
            known[key] = evaluate(rule, known, Fraction)
        return Fraction(known[made.result])


@lru_cache(maxsize=20_000)
def _sum(model_key: str, shape: Shape, bare: bool) -> Sum | None:
    model = MODELS[model_key]
    stated = dict(shape)
    if len(stated) < len(shape):
        return None
    known = {*stated, *(key for key, share in _WORKED_OUT.items() if share in stated)}
    neutral = [key for key in NEUTRAL if key in model.quantities and key not in known]
    zero = [key for key in neutral if key != _ALL_TIME]
    rules = _Way(model, {**stated, **dict.fromkeys(zero, "")}, frozenset(zero)).rules()
    if rules is None and _ALL_TIME in neutral:
        zero = neutral
        rules = _Way(model, {**stated, **dict.fromkeys(zero, "")}, frozenset(zero)).rules()
    if rules is None and bare and _NO_COSTS in model.quantities and _NO_COSTS not in stated:
        zero.append(_NO_COSTS)
        rules = _Way(model, {**stated, **dict.fromkeys(zero, "")}, frozenset(zero)).rules()
    if rules is None:
        return None
    used = _used(rules, model.result)
    rules = {key: rule for key, rule in rules.items() if key in used}
    given = tuple(sorted(key for key in used if key not in rules))
    zeros = tuple(key for key in zero if key in used)
    return Sum(rules, given, zeros, model.result)


def _used(rules: Mapping[str, Expression], result: str) -> set[str]:
    used = {result}
    for key in reversed(list(rules)):
        if key in used:
            used.update(_names(rules[key]))
    return used


@dataclass
class _Way:
    """The search of one way from what is stated (key with base) to the price."""

    model: CostModel
    stated: Mapping[str, str]
    zero: frozenset[str]
    order: dict[str, Expression] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)

    def rules(self) -> dict[str, Expression] | None:
        """Return the rules in order, those of nothing included; None where something is lacking."""
        return self.order if self.need(self.model.result) else None

    def need(self, key: str) -> bool:
        """Whether a quantity can be had."""
        known = self.known.get(key)
        if known is not None:
            return known
        if key in self.stated:
            if key in self.zero:
                self.order[key] = _NEUTRAL.get(key, _NOTHING)
            self.known[key] = True
            return True
        self.known[key] = False  # while it is looked for: a circle leads nowhere
        rule = self._rule(self.model.quantities[key])
        if rule is not None:
            self.order[key] = rule
            self.known[key] = True
        return rule is not None

    def _rule(self, quantity: Quantity) -> Expression | None:
        if isinstance(quantity, Step):
            formulas = quantity.formulas
            if len(formulas) > 1 and any(formula.given in self.stated for formula in formulas):
                formulas = tuple(sorted(formulas, key=lambda formula: formula.given not in self.stated))
            for formula in formulas:
                if self._holds(formula) and (rule := self._bound(formula)) is not None:
                    return rule
            return _NOTHING if quantity.optional else None
        table = self.model.tables.get(quantity.row)
        if table is not None and quantity.key == table.share:
            return _ONE
        return _NOTHING if quantity.optional or quantity.included_in in self.stated else None

    def _holds(self, formula: Formula) -> bool:
        if formula.given and formula.given not in self.stated:
            return False
        return not formula.when or all(self._option(key) == value for key, value in formula.when.items())

    def _bound(self, formula: Formula) -> Expression | None:
        """The rule of a formula, where all that it asks can be had."""
        options, known = self.model.options, self.known
        chosen: list[str] = []
        skipped = formula.listed if formula.within else ()
        for argument in formula.arguments:
            if argument in options:
                if (choice := self._option(argument)) is None:
                    return None
                chosen.append(choice)
            elif argument in skipped or not (known.get(argument) or self.need(argument)):
                return None
        return _ready(self.model.key, formula.function, formula.arguments, formula.listed, tuple(chosen))

    def _option(self, key: str) -> str | None:
        owner = self.model.index.owner_of_base.get(key)
        if owner is not None:
            stated = self.stated.get(owner.key)
            if stated:
                return stated
            absent = stated is not None or owner.optional
            return owner.default_base or (owner.bases[0].key if absent else None)
        return self.model.options[key].default or None


@lru_cache(maxsize=4096)
def _ready(
    model: str,
    function: Callable[..., Any],
    arguments: tuple[str, ...],
    listed: frozenset[str],
    chosen: tuple[str, ...],
) -> Expression:
    """The rule of a formula with these choices."""
    choices = iter(chosen)
    bindings: list[Binding] = []
    for argument in arguments:
        if argument in MODELS[model].options:
            bindings.append(Chosen(next(choices)))
        else:
            bindings.append((argument,) if argument in listed else argument)
    return symbolic(function, tuple(bindings))


@lru_cache(maxsize=8192)
def _names(rule: Expression) -> tuple[str, ...]:
    return rule.names()


def base_of_nothing(model: CostModel, key: str) -> str:
    """Return a base for what is nothing: any will do."""
    quantity = model.quantities[key]
    return quantity.bases[0].key if isinstance(quantity, Given) and quantity.bases else ""
