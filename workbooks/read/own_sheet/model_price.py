"""What a model makes of a reading, at many points at once: the other half of the test that a reading is right.

A plan here is that of a price which rests on nothing but what a sheet says: no tables, nothing published. It is made
some hundreds of times for one product, and therefore without all that a calculation for a user keeps beside it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import Any

from tarief.core.expression import Expression, evaluate, operand
from tarief.costmodel import CostModel
from tarief.model.binding import Binding, Chosen, symbolic
from tarief.model.declare import Formula, Given, Quantity, Step
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

    def worked_out(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return every quantity on the way to the price, over arrays of what is given."""
        known = {**values, **self._fixed}
        for key, rule in self._over_arrays:
            known[key] = rule(known)
        return known

    def price(self, values: Mapping[str, Any]) -> Any:
        """Return the price over arrays of what is given."""
        return self.worked_out(values)[self.result]

    def changed(self, known: Mapping[str, Any], given: str, value: Any) -> dict[str, Any]:
        """Return what was worked out with another value for one thing given: only what rests on that changes."""
        now = {**known, given: value}
        for key, rule in self._rests_on(given):
            now[key] = rule(now)
        return now

    def _rests_on(self, given: str) -> Rules:
        if given not in self._resting:
            touched, rules = {given}, []
            for key, rule in self._over_arrays:
                if not touched.isdisjoint(_names(self.rules[key])):
                    touched.add(key)
                    rules.append((key, rule))
            self._resting[given] = tuple(rules)
        return self._resting[given]

    @cached_property
    def _resting(self) -> dict[str, Rules]:
        return {}

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
    """One model. A `bare` one may have no costs with a name; `target` is what it works out, where not the price."""

    model: CostModel
    bare: bool = False
    target: str = ""

    def sum(self, shape: Shape) -> Sum | None:
        """Return the rules for these keys; None when more is needed."""
        return _sum(self.model.key, shape, self.bare, self.target or self.model.result)

    def can_price(self, keys: Iterable[str]) -> bool:
        """Whether the model may make a price of some of these keys; where not, no choice of bases does."""
        return _is_within_reach(self.model.key, frozenset(keys), self.target or self.model.result)

    def needed(self, shape: Shape) -> tuple[str, ...]:
        """Return the keys that must be said to be nothing: without them the model would ask or look them up."""
        made = self.sum(shape)
        zero = list(made.zero) if made is not None else []
        for key in tuple(zero):
            rest = [other for other in zero if other != key]
            stated = {**dict(shape), **dict.fromkeys(rest, "")}
            if _Way(self.model, stated, rest, self.target or self.model.result).rules() is not None:
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
def _sum(model_key: str, shape: Shape, bare: bool, target: str) -> Sum | None:
    model = MODELS[model_key]
    stated = dict(shape)
    if len(stated) < len(shape):
        return None
    for zero in _nothings(model, stated, bare):
        rules = _Way(model, {**stated, **dict.fromkeys(zero, "")}, zero, target).rules()
        if rules is not None:
            used = _used(rules, target)
            rules = {key: rule for key, rule in rules.items() if key in used}
            given = tuple(sorted([key for key in used if key not in rules]))
            return Sum(rules, given, tuple([key for key in zero if key in used]), target)
    return None


@lru_cache(maxsize=1024)
def _is_within_reach(model_key: str, keys: frozenset[str], target: str) -> bool:
    """Whether there is a way to a quantity, whatever the bases and options are."""
    had, wanted = keys | NEUTRAL.keys(), _wanted(model_key)
    while target not in had:
        more = {key for key, each in wanted.items() if key not in had and each.is_within_reach(keys, had)}
        if not more:
            return False
        had |= more
    return True


def _nothings(model: CostModel, stated: Container[str], bare: bool) -> Iterator[list[str]]:
    """What may be taken to be nothing, as little as possible first."""
    worked = [key for key, share in _WORKED_OUT.items() if share in stated]
    absent = [key for key in NEUTRAL if key in model.quantities and key not in stated and key not in worked]
    zero = [key for key in absent if key != _ALL_TIME]
    yield zero
    if _ALL_TIME in absent:
        yield (zero := absent)
    if bare and _NO_COSTS in model.quantities and _NO_COSTS not in stated:
        yield [*zero, _NO_COSTS]


def _used(rules: Mapping[str, Expression], result: str) -> set[str]:
    used = {result}
    for key in reversed(list(rules)):
        if key in used:
            used.update(_names(rules[key]))
    return used


@dataclass(frozen=True, slots=True)
class _Derivation:
    """A formula laid out for a search that runs many times; `ready` are its rules by the choices that were made."""

    model: CostModel
    formula: Formula
    given: str
    when: tuple[tuple[str, str], ...]
    #: What it asks in turn; whether that is a choice.
    arguments: tuple[tuple[str, bool], ...]
    ready: dict[tuple[str, ...], Expression] = field(default_factory=dict)

    def is_within_reach(self, keys: frozenset[str], had: Set[str]) -> bool:
        """Whether it can hold with what is had; `keys` are what a sheet may state."""
        skipped = self.formula.listed if self.formula.within else ()
        asked = {key for key, is_choice in self.arguments if not is_choice}
        return (not self.given or self.given in keys) and asked.isdisjoint(skipped) and asked <= had

    def rule(self, chosen: tuple[str, ...]) -> Expression:
        """Return the rule with these choices."""
        if chosen not in self.ready:
            choices, listed = iter(chosen), self.formula.listed
            bindings: list[Binding] = [
                Chosen(next(choices)) if is_choice else (argument,) if argument in listed else argument
                for argument, is_choice in self.arguments
            ]
            self.ready[chosen] = symbolic(self.formula.function, tuple(bindings))
        return self.ready[chosen]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A quantity as the search sees it: how it is derived, and what it is without: always, or beside another."""

    ways: tuple[_Derivation, ...]
    otherwise: Expression | None
    givens: frozenset[str] = frozenset()
    included_in: str = ""

    def is_within_reach(self, keys: frozenset[str], had: Set[str]) -> bool:
        """Whether it can be worked out of what is had, or is nothing; `keys` are what a sheet may state."""
        without = self.otherwise is not None or self.included_in in keys
        return without or any(way.is_within_reach(keys, had) for way in self.ways)


@cache
def _wanted(model_key: str) -> dict[str, _Wanted]:
    model = MODELS[model_key]
    return {key: _laid_out(model, quantity) for key, quantity in model.quantities.items()}


def _laid_out(model: CostModel, quantity: Quantity) -> _Wanted:
    otherwise = _NOTHING if quantity.optional else None
    if isinstance(quantity, Step):
        ways = (
            _Derivation(
                model,
                each,
                each.given,
                tuple(each.when.items()),
                tuple((key, key in model.options) for key in each.arguments),
            )
            for each in quantity.formulas
        )
        several = quantity.formulas if len(quantity.formulas) > 1 else ()
        return _Wanted(tuple(ways), otherwise, frozenset(each.given for each in several) - {""})
    table = model.tables.get(quantity.row)
    if table is not None and quantity.key == table.share:
        return _Wanted((), _ONE)
    return _Wanted((), otherwise, included_in=quantity.included_in)


class _Way:
    """The search of one way from what is stated (key with base) to the price."""

    def __init__(self, model: CostModel, stated: Mapping[str, str], zero: Iterable[str], target: str) -> None:
        self._model, self._stated, self._wanted, self._target = model, stated, _wanted(model.key), target
        self._order = {key: _NEUTRAL.get(key, _NOTHING) for key in zero}
        self._known = dict.fromkeys(stated, True)

    def rules(self) -> dict[str, Expression] | None:
        """Return the rules in order, those of nothing included; None where something is lacking."""
        return self._order if self._known.get(self._target) or self._need(self._target) else None

    def _need(self, key: str) -> bool:
        """Whether a quantity can be had that is not stated and was not looked for."""
        self._known[key] = False  # while it is looked for: a circle leads nowhere
        rule = self._rule(self._wanted[key])
        if rule is not None:
            self._order[key] = rule
            self._known[key] = True
        return rule is not None

    def _rule(self, wanted: _Wanted) -> Expression | None:
        stated, ways = self._stated, wanted.ways
        if wanted.givens and not wanted.givens.isdisjoint(stated):
            ways = tuple(sorted(ways, key=lambda way: way.given not in stated))
        for way in ways:
            if (not way.given or way.given in stated) and (rule := self._bound(way)) is not None:
                return rule
        return _NOTHING if wanted.included_in in stated else wanted.otherwise

    def _bound(self, way: _Derivation) -> Expression | None:
        """The rule of a formula, where it holds and all that it asks can be had."""
        for key, value in way.when:
            if self._option(key) != value:
                return None
        known = self._known
        chosen: tuple[str, ...] = ()
        skipped = way.formula.listed if way.formula.within else ()
        for argument, is_choice in way.arguments:
            if is_choice:
                if (choice := self._option(argument)) is None:
                    return None
                chosen = (*chosen, choice)
            elif argument in skipped or not (known[argument] if argument in known else self._need(argument)):
                return None
        return way.rule(chosen)

    def _option(self, key: str) -> str | None:
        owner = self._model.index.owner_of_base.get(key)
        if owner is not None:
            stated = self._stated.get(owner.key)
            if stated:
                return stated
            absent = stated is not None or owner.optional
            return owner.default_base or (owner.bases[0].key if absent else None)
        return self._model.options[key].default or None


@lru_cache(maxsize=8192)
def _names(rule: Expression) -> tuple[str, ...]:
    return rule.names()


def base_of_nothing(model: CostModel, key: str) -> str:
    """Return a base for what is nothing: any will do."""
    quantity = model.quantities[key]
    return quantity.bases[0].key if isinstance(quantity, Given) and quantity.bases else ""
