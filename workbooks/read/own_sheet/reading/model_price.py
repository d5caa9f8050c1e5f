"""What a model makes of a reading, at many points at once: the other half of the test that a reading is right.

A plan here is that of a price which rests on nothing but what a sheet says: no tables, nothing published. It is made
some hundreds of times for one product, and therefore without all that a calculation for a user keeps beside it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from tarief.core.expression import Expression, evaluate
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from tarief.models import MODELS
from workbooks.read.own_sheet.graph import Function, worked_at_one, worked_by
from workbooks.read.own_sheet.reading.ways import NEUTRAL, ModelWay, is_within_reach

#: What a reading sets: keys with their base.
Shape = frozenset[tuple[str, str]]
#: The value of each quantity, at every point.
AtPoints = Mapping[str, Any]
#: The rules of a price in order, each as a function of what is known by then.
Rules = tuple[tuple[str, Function], ...]
#: What a sheet gives as a percentage is worked out, and not nothing.
_WORKED_OUT = {
    "pensioenpremie": "pensioen", "premie_arbeidsongeschiktheid": "arbeidsongeschiktheidsverzekering",
    "premie_zvw": "zvw_bijdrage",
}  # fmt: skip
#: Without any cost that has a name: what the sheet calculates is then one line of its own.
_NO_COSTS = "directe_kosten"
#: Only where nothing at all is said of hours: it would go before them.
_ALL_TIME = "productiviteit"


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

    def worked_out(self, values: AtPoints) -> dict[str, Any]:
        """Return every quantity on the way to the price, over arrays of what is given."""
        known = {**values, **self._fixed}
        for key, rule in self._over_arrays:
            known[key] = rule(known)
        return known

    def price(self, values: AtPoints) -> Any:
        """Return the price over arrays of what is given."""
        return self.worked_out(values)[self.result]

    def changed(self, known: AtPoints, given: str, value: Any) -> dict[str, Any]:
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
        return is_within_reach(self.model.key, frozenset(keys), self.target or self.model.result)

    def needed(self, shape: Shape) -> tuple[str, ...]:
        """Return the keys that must be said to be nothing: without them the model would ask or look them up."""
        made = self.sum(shape)
        zero = list(made.zero) if made is not None else []
        for key in tuple(zero):
            rest = [other for other in zero if other != key]
            stated = {**dict(shape), **dict.fromkeys(rest, "")}
            if ModelWay(self.model, stated, rest, self.target or self.model.result).rules() is not None:
                zero = rest
        return tuple(zero)

    def exact(self, shape: Shape, values: Mapping[str, Fraction]) -> Fraction | None:
        """Return the price as a fraction; None when the model makes none, or divides by nothing."""
        made = self.sum(shape)
        if made is None:
            return None
        known: dict[str, Any] = dict(values)
        try:
            for key, rule in made.rules.items():
                known[key] = evaluate(rule, known, Fraction)
        except ArithmeticError:
            return None
        return Fraction(known[made.result])


@lru_cache(maxsize=20_000)
def _sum(model_key: str, shape: Shape, bare: bool, target: str) -> Sum | None:
    model = MODELS[model_key]
    stated = dict(shape)
    reach = frozenset(stated) | ({_NO_COSTS} if bare else frozenset())
    if len(stated) < len(shape) or not is_within_reach(model_key, reach, target):
        return None  # whatever the bases are; most shapes end here, and many share their keys
    for zero in _nothings(model, stated, bare):
        rules = ModelWay(model, {**stated, **dict.fromkeys(zero, "")}, zero, target).rules()
        if rules is not None:
            used = _used(rules, target)
            rules = {key: rule for key, rule in rules.items() if key in used}
            given = tuple(sorted([key for key in used if key not in rules]))
            return Sum(rules, given, tuple([key for key in zero if key in used]), target)
    return None


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


@lru_cache(maxsize=8192)
def _names(rule: Expression) -> tuple[str, ...]:
    return rule.names()


def base_of_nothing(model: CostModel, key: str) -> str:
    """Return a base for what is nothing: any will do."""
    quantity = model.quantities[key]
    return quantity.bases[0].key if isinstance(quantity, Given) and quantity.bases else ""
