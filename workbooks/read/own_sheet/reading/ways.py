"""The ways of a model to its price: which rules lead there from what is stated, and whether any can.

They are looked for some hundreds of times for one product, and therefore without all that a calculation for a user
keeps beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from tarief.core.expression import Expression, operand
from tarief.costmodel import CostModel
from tarief.model.binding import Binding, Chosen, symbolic
from tarief.model.declare import Formula, Quantity, Step
from tarief.models import MODELS

#: What does nothing where a sheet's price rests on nothing of the kind.
NEUTRAL = dict.fromkeys((
    "vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "verlofuren", "feestdaguren", "ziekteverzuim",
    "scholingsuren", "overleguren", "overhead", "risico_opslag", "niet_declarabel", "pensioen", "zvw_bijdrage",
    "arbeidsongeschiktheidsverzekering", "reserve", "praktijkkosten", "reis_en_opleidingskosten", "ziekte_uren",
    "franchise", "pensioenpremie", "premie_arbeidsongeschiktheid", "premie_zvw", "leegloop",
), 0) | {
    "aanwezigheid": 1, "bezettingsgraad": 1, "begeleiders_per_groep": 1, "dagen_per_jaar": 365, "productiviteit": 1,
}  # fmt: skip
_NOTHING, _ONE = operand(0), operand(1)
_NEUTRAL = {key: operand(value) for key, value in NEUTRAL.items()}


def nothing(key: str) -> Decimal:
    """Return the value of an input that does nothing to a price."""
    return Decimal(NEUTRAL.get(key, 0))


@dataclass(frozen=True, slots=True)
class _Derivation:
    """A formula laid out for a search that runs many times; `ready` are its rules by the choices that were made."""

    model: CostModel
    formula: Formula
    given: str
    when: tuple[tuple[str, str], ...]
    #: What it asks in turn; whether that is a choice.
    arguments: tuple[tuple[str, bool], ...]
    #: What it asks that a search never has: a list of the lines that made one choice.
    never: frozenset[str]
    ready: dict[tuple[str, ...], Expression] = field(default_factory=dict)

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
                frozenset(each.listed if each.within else ()),
            )
            for each in quantity.formulas
        )
        several = quantity.formulas if len(quantity.formulas) > 1 else ()
        return _Wanted(tuple(ways), otherwise, frozenset(each.given for each in several) - {""})
    table = model.tables.get(quantity.row)
    if table is not None and quantity.key == table.share:
        return _Wanted((), _ONE)
    return _Wanted((), otherwise, included_in=quantity.included_in)


class ModelWay:
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
        wanted, stated, rule = self._wanted[key], self._stated, None
        ways = wanted.ways
        if wanted.givens and not wanted.givens.isdisjoint(stated):
            ways = tuple(sorted(ways, key=lambda way: way.given not in stated))
        for way in ways:
            if (not way.given or way.given in stated) and (rule := self._bound(way)) is not None:
                break
        else:
            rule = _NOTHING if wanted.included_in in stated else wanted.otherwise
        if rule is None:
            return False
        self._order[key] = rule
        self._known[key] = True
        return True

    def _bound(self, way: _Derivation) -> Expression | None:
        """The rule of a formula, where it holds and all that it asks can be had."""
        for key, value in way.when:
            if self._option(key) != value:
                return None
        known, never = self._known, way.never
        chosen: tuple[str, ...] = ()
        for argument, is_choice in way.arguments:
            if is_choice:
                if (choice := self._option(argument)) is None:
                    return None
                chosen = (*chosen, choice)
            elif argument in never or not (known[argument] if argument in known else self._need(argument)):
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


class _Reach(NamedTuple):
    """Where the ways of a model lead, a bit for each quantity: what is had whatever is stated, what is nothing beside
    another, and each formula as what it works out, what must be stated for it (0: nothing), and all that it asks."""

    bits: dict[str, int]
    always: int
    beside: tuple[tuple[int, int], ...]
    ways: tuple[tuple[int, int, int], ...]


@cache
def _reach(model_key: str) -> _Reach:
    wanted = _wanted(model_key)
    bits = {key: 1 << place for place, key in enumerate(wanted)}
    free = (bits[key] for key, each in wanted.items() if key in NEUTRAL or each.otherwise is not None)
    beside = ((bits[key], bits[each.included_in]) for key, each in wanted.items() if each.included_in)
    ways = []
    for key, each in wanted.items():
        for way in each.ways:
            asked = {argument for argument, is_choice in way.arguments if not is_choice}
            if asked.isdisjoint(way.formula.listed if way.formula.within else ()):
                ways.append((bits[key], bits.get(way.given, 0), sum(map(bits.__getitem__, asked))))
    return _Reach(bits, sum(free), tuple(beside), tuple(ways))


@lru_cache(maxsize=4096)
def is_within_reach(model_key: str, keys: frozenset[str], target: str) -> bool:
    """Whether there is a way to a quantity, whatever the bases and options are."""
    reach = _reach(model_key)
    stated = sum([reach.bits.get(key, 0) for key in keys])
    had, before, end = stated | reach.always, 0, reach.bits[target]
    for bit, other in reach.beside:
        had |= bit if stated & other else 0
    while had != before and not had & end:
        before = had
        for bit, given, asked in reach.ways:
            if asked & had == asked and (not given or stated & given):
                had |= bit
    return had & end > 0
