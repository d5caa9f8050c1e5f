"""Rungs through a divisor or a factor: a price of (loon + huur) / uren is loon per hour and rent per hour.

The rule of a line is taken apart into its amounts of money, each with what it is multiplied by. Each of them becomes a
line of its own, so that it can be explained, compared and written as a formula like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tarief.core.expression import Expression, evaluate, summands
from tarief.core.expression import name as name_of
from tarief.core.expression.printing import formula as printed
from tarief.core.expression.symbol import ONE, within
from tarief.model.binding import asked
from tarief.model.declare import Formula, Step
from tarief.model.plan import Node, NodeKind, Plan
from tarief.model.program import ROUNDINGS

_IN = "_in_"
#: Decimals of a rounding that the shown cents settle.
_CENTS = 2
#: What a cell takes off or adds besides: a line of its own, named by what it does.
_ROUNDED = "Afronding"
_LIMITS = {"min": "Aftopping", "max": "Ophoging"}
_RESTS = tuple(each.lower() + _IN for each in (_ROUNDED, *_LIMITS.values()))
#: No more of them, and no sum within a sum deeper than so: a table of many years is one part.
_MOST_PARTS, _DEEPEST = 60, 60
_TIMES = ("*", "/")
_PLAIN = ("name", "number", "neg", "+", "-", *_TIMES)
_RULES: dict[tuple[tuple[str, ...], str], Formula] = {}


@dataclass(frozen=True, slots=True)
class _Term:
    """An amount of money in a rule, with its sign and what it is multiplied by."""

    sign: int
    key: str
    factor: Expression


def with_spread(plan: Plan, tops: tuple[str, ...]) -> Plan:
    """Return the plan with a line for each amount that `tops` and the sums below them divide or multiply."""
    spreader = _Spreader(plan)
    prices = spreader.passed_on(tops)
    landings = spreader.landings(prices)
    nodes, spread = dict(plan.nodes), {}
    for key in landings:
        # A part of what is a landing itself, such as a margin of the cost price, is one rung.
        again = key not in prices and not landings.isdisjoint(asked(plan.nodes[key].bindings))
        terms = [] if again else spreader.spread(key, is_top=key in prices)
        is_more = len(terms) > 1 or any(term.factor is ONE for term in terms)
        if is_more and not any(term.key + _IN + key in nodes for term in terms):
            lines = [_line(spreader.nodes, key, term) for term in terms]
            rest = spreader.rest(key)
            below = [spreader.nodes[term.key] for term in terms]
            nodes |= {node.id: node for node in (*below, *lines, *rest)}
            parts = [(term.sign, node.id) for term, node in zip(terms, lines, strict=True)]
            spread[key] = (*parts, *((1, node.id) for node in rest))
    return replace(plan, nodes=nodes, spread=spread) if spread else plan


def is_rest(node: Node) -> bool:
    """Tell whether a line is what a cell adds to its parts, or takes off, by rounding or by a limit."""
    return node.kind is NodeKind.STEP and not node.quantity.cell and node.id.startswith(_RESTS)


class _Spreader:
    """The search for the amounts in the lines of one plan; `nodes` are its lines, with what cells round or cut off."""

    def __init__(self, plan: Plan, *, opens: bool = True) -> None:
        """Search; `opens` tells that what a cell rounds or limits is looked into where it is part of something."""
        self._plan, self._opens, self.nodes = plan, opens, dict(plan.nodes)
        self._known: dict[str, list[_Term]] = {}
        self._depth = 0

    def passed_on(self, tops: tuple[str, ...]) -> tuple[str, ...]:
        """The prices, and in a workbook the lines that a price shows again, rounded or not: each is the price too."""
        found: dict[str, None] = {}
        for top in tops:
            key = top
            while key not in found:
                found[key] = None
                node = self.nodes[key]
                bare = None if node.rule is None else self._bare(node, node.rule)
                if bare is None or bare.op != "name" or not node.quantity.cell or node.quantity.opbouw:
                    break
                key = bare.args[0]
        return (*found,)

    def _bare(self, node: Node, rule: Expression) -> Expression:
        """The rule of a line; of a cell without its rounding to a known number of decimals, and without its limit."""
        if not node.quantity.cell:
            return rule
        if rule.op in ROUNDINGS and rule.args[1].op == "number":
            return self._bare(node, rule.args[0])
        if rule.op in _LIMITS:
            counts = [len(self._terms(each)) for each in rule.args]
            return self._bare(node, rule.args[counts.index(max(counts))]) if max(counts) > 1 else rule
        return rule

    def _terms(self, rule: Expression) -> list[_Term]:
        """The amounts of a rule, each with what it is multiplied by; none of what is no sum of amounts."""
        return [
            _Term(term.sign * part.sign, part.key, within(term.factor, part.factor))
            for term in _linear(rule, self.nodes) or ()
            for part in self._parts(term.key)
        ]

    def rest(self, key: str, *, to_the_cent: bool = False) -> tuple[Node, ...]:
        """The line for what a cell adds to its parts or takes off; none where it does not.

        The rounding of a price to cents is settled with the shown cents; that of a part `to_the_cent` is told.
        """
        node = self.nodes[key]
        rule = node.rule
        if rule is None or (bare := self._bare(node, rule)) is rule:
            return ()
        outside = rule
        while outside.op in ROUNDINGS and outside.args[0] is not bare:
            outside = outside.args[0]
        limit = _LIMITS.get(outside.op)
        if not limit and not to_the_cent and int(rule.args[1].args[0]) >= _CENTS:
            return ()
        what = limit or _ROUNDED
        off = Expression("-", (rule, bare))
        names = off.names()
        formula = Formula(_function(names, off), names)
        made, label = what.lower() + _IN + node.id, f"{what} van {node.label.lower()}"
        quantity = Step(made, label, node.unit, group=node.quantity.group, formulas=(formula,), negative=True)
        return (Node(made, quantity, NodeKind.STEP, label, node.unit, formula=formula, bindings=names),)

    def landings(self, tops: Iterable[str]) -> Set[str]:
        """The lines that a ladder comes by, in order: the prices, and what the sums below them add up."""
        found: dict[str, None] = {}
        waiting = list(tops)
        while waiting:
            key = waiting.pop(0)
            node = self.nodes[key]
            if key not in found and node.rule is not None and node.unit.money and not node.quantity.opbouw:
                found[key] = None
                waiting += [name for _, name in summands(self._bare(node, node.rule)) or ()]
        return found.keys()

    def spread(self, key: str, *, is_top: bool) -> list[_Term]:
        """The amounts of a line that is no plain sum.

        None where it is a rung itself: a share of something, what the law names, or a mean over the rows of a table.
        """
        node = self.nodes[key]
        named = not is_top and (node.quantity.jeugdwet or node.quantity.wmo)
        if node.rule is None or node.round_step or named or summands(node.rule):
            return []
        bare = self._bare(node, node.rule) if is_top else node.rule
        if bare is not node.rule and (sum_of := summands(bare)) is not None:
            return [_Term(sign, name, ONE) for sign, name in sum_of]
        if not is_top and any(_is_share(term.factor, self.nodes) for term in _linear(bare, self.nodes) or ()):
            return []
        found = self._terms(bare)
        if not self._each_once(found) and self._opens:  # what is rounded or limited is one part then, as it stands
            found = _Spreader(self._plan, opens=False)._terms(bare)
        return found if self._each_once(found) else []

    def _each_once(self, terms: list[_Term]) -> bool:
        return len({self.nodes[term.key].quantity.key for term in terms}) == len(terms)

    def _parts(self, key: str) -> list[_Term]:
        if self._depth > _DEEPEST:
            return [_Term(1, key, ONE)]
        if key not in self._known:
            self._depth += 1
            self._known[key] = self._found(key)
            self._depth -= 1
        return self._known[key]

    def _found(self, key: str) -> list[_Term]:
        """What a line is the sum of, parts of parts included; the line itself when it is no sum, or a rung."""
        node = self.nodes[key]
        itself = [_Term(1, key, ONE)]
        if node.rule is None or node.quantity.opbouw:
            return itself
        terms = summands(node.rule)
        if terms is None:
            return self._within_limits(node, node.rule) or self.spread(key, is_top=False) or itself
        if not all(self.nodes[name].unit.money for _, name in terms):
            return itself
        return [replace(part, sign=sign * part.sign) for sign, name in terms for part in self._parts(name)]

    def _within_limits(self, node: Node, rule: Expression) -> list[_Term]:
        """The parts of what a cell rounds or limits, with what that adds or takes off; none where it does neither."""
        bare = self._bare(node, rule)
        terms = (
            [] if not self._opens or bare is rule or node.quantity.jeugdwet or node.quantity.wmo else self._terms(bare)
        )
        if (
            not 1 < len(terms) <= _MOST_PARTS
            or not self._each_once(terms)
            or any(_is_times_a_share(term.factor, self.nodes) for term in terms)
        ):
            return []
        rest = self.rest(node.id, to_the_cent=True)
        self.nodes |= {each.id: each for each in rest}
        return [*terms, *(_Term(1, each.id, ONE) for each in rest)]


def _linear(rule: Expression, nodes: Mapping[str, Node]) -> list[_Term] | None:
    """The terms of a rule that is a sum of amounts of money, each times something else; None for any other."""
    match rule.op:
        case "name":
            return [_Term(1, rule.args[0], ONE)] if nodes[rule.args[0]].unit.money else None
        case "neg":
            return _signed(-1, _linear(rule.args[0], nodes))
        case "+" | "-":
            left, right = (_linear(part, nodes) for part in rule.args)
            right = _signed(1 if rule.op == "+" else -1, right)
            return None if left is None or right is None else left + right
        case "*" | "/":
            left, right = rule.args
            if not _has_money(right, nodes):
                return _times(_linear(left, nodes), lambda factor: Expression(rule.op, (factor, right)))
            if rule.op == "*" and not _has_money(left, nodes):
                return _times(_linear(right, nodes), lambda factor: Expression("*", (left, factor)))
    return None


def _signed(sign: int, terms: list[_Term] | None) -> list[_Term] | None:
    return None if terms is None else [replace(term, sign=sign * term.sign) for term in terms]


def _times(terms: list[_Term] | None, more: Callable[[Expression], Expression]) -> list[_Term] | None:
    return None if terms is None else [replace(term, factor=more(term.factor)) for term in terms]


def _has_money(rule: Expression, nodes: Mapping[str, Node]) -> bool:
    """Tell whether it holds an amount of money, or a function, which divides over nothing."""
    return not _is_plain(rule) or any(nodes[key].unit.money for key in rule.names())


def _is_plain(rule: Expression) -> bool:
    return rule.op in _PLAIN and all(_is_plain(part) for part in rule.args if isinstance(part, Expression))


def _is_share(factor: Expression, nodes: Mapping[str, Node]) -> bool:
    return any(nodes[key].unit.percent for key in factor.names())


def _is_times_a_share(factor: Expression, nodes: Mapping[str, Node]) -> bool:
    """Tell whether it is a share of an amount: so much per cent of it, and not the amount with so much on top."""
    if factor.op == "name":
        return bool(nodes[factor.args[0]].unit.percent)
    return factor.op in _TIMES and any(_is_times_a_share(part, nodes) for part in factor.args)


def _line(nodes: Mapping[str, Node], price: str, term: _Term) -> Node:
    """The line of one amount, in the unit of the price it is part of; one that counts as it is has its own."""
    part, whole = nodes[term.key], nodes[price]
    if term.factor is ONE:
        return part
    key, label = term.key + _IN + price, f"{part.label} in {whole.label.lower()}"
    names = (term.key, *(name for name in term.factor.names() if name != term.key))
    formula = _formula(names, within(term.factor, name_of(term.key)))
    quantity = Step(
        key,
        label,
        whole.unit,
        jeugdwet=part.quantity.jeugdwet,
        wmo=part.quantity.wmo,
        group=whole.quantity.group,
        formulas=(formula,),
    )
    return Node(key, quantity, NodeKind.STEP, label, whole.unit, formula=formula, bindings=names)


def _formula(names: tuple[str, ...], rule: Expression) -> Formula:
    """The rule as a formula of a step; the same one in every calculation that comes to the same rule."""
    return _RULES.setdefault((names, printed(rule)), Formula(_function(names, rule), names))


def _function(names: tuple[str, ...], rule: Expression) -> Callable[..., Any]:
    def amount(*values: Any) -> Any:
        """Het deel van dit bedrag in het geheel."""
        if values and isinstance(values[0], Expression):
            return rule
        return evaluate(rule, dict(zip(names, values, strict=True)), _constant)

    return amount


def _constant(number: Decimal) -> Decimal | int:
    """A constant as a step has it: a whole number fits numbers of every kind."""
    return int(number) if number == int(number) else number
