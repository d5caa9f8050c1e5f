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
from tarief.model.binding import asked
from tarief.model.declare import Formula, Step
from tarief.model.plan import Node, NodeKind, Plan
from tarief.model.program import ROUNDINGS

#: What an amount itself stands for while its factor is gathered.
_ONE = Expression("number", (1,))
_IN = "_in_"
#: Decimals of a rounding that the shown cents settle.
_CENTS = 2
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
    nodes, spread = dict(plan.nodes), {}
    prices = _passed_on(plan, tops)
    landings = _landings(plan, prices)
    for key in landings:
        # A part of what is a landing itself, such as a margin of the cost price, is one rung.
        again = key not in prices and not landings.isdisjoint(asked(plan.nodes[key].bindings))
        terms = [] if again else _spread(plan, key, is_top=key in prices)
        is_more = len(terms) > 1 or any(term.factor is _ONE for term in terms)
        if is_more and not any(term.key + _IN + key in nodes for term in terms):
            lines = [_line(plan.nodes, key, term) for term in terms]
            rounding = _rounding(plan.nodes[key])
            nodes |= {node.id: node for node in (*lines, *rounding)}
            parts = [(term.sign, node.id) for term, node in zip(terms, lines, strict=True)]
            spread[key] = (*parts, *((1, node.id) for node in rounding))
    return replace(plan, nodes=nodes, spread=spread) if spread else plan


def _passed_on(plan: Plan, tops: tuple[str, ...]) -> tuple[str, ...]:
    """The prices, and in a workbook the lines that a price shows again, rounded or not: each is the price as well."""
    found: dict[str, None] = {}
    for top in tops:
        key = top
        while key not in found:
            found[key] = None
            node = plan.nodes[key]
            bare = None if node.rule is None else _bare(node, node.rule)
            if bare is None or bare.op != "name" or not node.quantity.cell or node.quantity.opbouw:
                break
            key = bare.args[0]
    return (*found,)


def _bare(node: Node, rule: Expression) -> Expression:
    """The rule of a line; of a cell without its rounding, where that is by a number of decimals that is known."""
    is_rounded = node.quantity.cell and rule.op in ROUNDINGS and rule.args[1].op == "number"
    found: Expression = rule.args[0] if is_rounded else rule
    return found


def _rounding(node: Node) -> tuple[Node, ...]:
    """The line for what a cell adds or takes off by rounding to more than cents; none where it does not."""
    rule = node.rule
    if rule is None or (bare := _bare(node, rule)) is rule or int(rule.args[1].args[0]) >= _CENTS:
        return ()
    off = Expression("-", (rule, bare))
    names = off.names()
    formula = Formula(_function(names, off), names)
    key, label = "afronding" + _IN + node.id, f"Afronding van {node.label.lower()}"
    quantity = Step(key, label, node.unit, group=node.quantity.group, formulas=(formula,), negative=True)
    return (Node(key, quantity, NodeKind.STEP, label, node.unit, formula=formula, bindings=names),)


def _landings(plan: Plan, tops: Iterable[str]) -> Set[str]:
    """The lines that a ladder comes by, in order: the prices, and what the sums below them add up."""
    found: dict[str, None] = {}
    waiting = list(tops)
    while waiting:
        key = waiting.pop(0)
        node = plan.nodes[key]
        if key not in found and node.rule is not None and node.unit.money and not node.quantity.opbouw:
            found[key] = None
            waiting += [name for _, name in summands(_bare(node, node.rule)) or ()]
    return found.keys()


def _spread(plan: Plan, key: str, *, is_top: bool) -> list[_Term]:
    """The amounts of a line that is no plain sum.

    None where it is a rung itself: a share of something, what the law names, or a mean over the rows of a table.
    """
    node = plan.nodes[key]
    named = not is_top and (node.quantity.jeugdwet or node.quantity.wmo)
    if node.rule is None or node.round_step or named or summands(node.rule) is not None:
        return []
    bare = _bare(node, node.rule) if is_top else node.rule
    if bare is not node.rule and (sum_of := summands(bare)) is not None:
        return [_Term(sign, name, _ONE) for sign, name in sum_of]
    terms = _linear(bare, plan.nodes) or []
    if not is_top and any(_is_share(term.factor, plan.nodes) for term in terms):
        return []
    found = [
        _Term(term.sign * part.sign, part.key, _within(term.factor, part.factor))
        for term in terms
        for part in _parts(plan, term.key)
    ]
    names = {plan.nodes[term.key].quantity.key for term in found}
    return found if len(names) == len(found) else []


def _parts(plan: Plan, key: str) -> list[_Term]:
    """What a line is the sum of, parts of parts included; the line itself when it is no sum, or a rung."""
    node = plan.nodes[key]
    if node.rule is None or node.quantity.opbouw:
        return [_Term(1, key, _ONE)]
    terms = summands(node.rule)
    if terms is None:
        return _spread(plan, key, is_top=False) or [_Term(1, key, _ONE)]
    if not all(plan.nodes[name].unit.money for _, name in terms):
        return [_Term(1, key, _ONE)]
    return [replace(part, sign=sign * part.sign) for sign, name in terms for part in _parts(plan, name)]


def _linear(rule: Expression, nodes: Mapping[str, Node]) -> list[_Term] | None:
    """The terms of a rule that is a sum of amounts of money, each times something else; None for any other."""
    match rule.op:
        case "name":
            return [_Term(1, rule.args[0], _ONE)] if nodes[rule.args[0]].unit.money else None
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


def _line(nodes: Mapping[str, Node], price: str, term: _Term) -> Node:
    """The line of one amount, in the unit of the price it is part of; one that counts as it is has its own."""
    part, whole = nodes[term.key], nodes[price]
    if term.factor is _ONE:
        return part
    key, label = term.key + _IN + price, f"{part.label} in {whole.label.lower()}"
    names = (term.key, *(name for name in term.factor.names() if name != term.key))
    formula = _formula(names, _within(term.factor, name_of(term.key)))
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


def _within(factor: Expression, inner: Expression) -> Expression:
    """The factor with something in the place of its one: loon / uren, and not loon × 1 / uren."""
    if factor is _ONE:
        return inner
    return Expression(factor.op, tuple(_within(part, inner) if _holds_one(part) else part for part in factor.args))


def _holds_one(factor: Expression) -> bool:
    return factor is _ONE or (factor.op in _TIMES and any(map(_holds_one, factor.args)))
