"""A price that is typed where a formula was: those beside it are calculated alike, or it ends what is calculated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tarief.core.expression import Expression, name, operand
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roots.roots import Price

#: So many prices in line are calculated alike before one that is typed is odd; one, where a cell for it lies idle.
_ALIKE = 2
_ACROSS = {"row": "column", "column": "row"}
#: A tariff ends a cost price by a percentage of at most this, so few rows below it; no further from what that makes.
_MOST_RISK, _BELOW, _OFF = Decimal("0.2"), 4, Decimal("0.05")


def overtyped(found: Iterable[Price], graph: Graph) -> Iterator[tuple[Key, Expression]]:
    """Give the cells of typed prices, each with the rule of its neighbours for its own row, or for its own column."""
    found = list(found)
    keys = [price.key for price in found]
    ruled = [key for key in keys if key in graph.rules]
    for price in found:
        if (key := price.key) not in graph.rules:
            ways = (_as_beside(key, ruled, graph, own) for own in ("row", "column"))
            rule = next((way for way in ways if way is not None), None)
            rule = _as_last_step(price, found, graph) if rule is None else rule
            if rule is not None:
                yield key, rule


def _as_last_step(price: Price, found: list[Price], graph: Graph) -> Expression | None:
    """The cost price above a tariff with the percentage between them that nothing uses: a step that was typed over."""
    key = price.key
    above = [
        each.key
        for each in found
        if each.kind == "kostprijs" and each.key[::2] == key[::2] and 0 < key.row - each.key.row <= _BELOW
    ]
    cost = max(above, key=lambda each: each.row, default=None)
    if price.kind != "tarief" or cost is None or cost not in graph.rules:
        return None
    between = [each for row in range(cost.row + 1, key.row) if (each := key._replace(row=row)) in graph.numbers]
    if len(between) != 1 or graph.users.get(between[0]) or not 0 < graph.numbers[between[0]] <= _MOST_RISK:
        return None
    made = graph.numbers[cost] * (1 + graph.numbers[between[0]])
    near = abs(made - graph.numbers[key]) <= _OFF * made
    return name(cost) * (operand(Decimal(1)) + name(between[0])) if near else None


def _as_beside(key: Key, ruled: list[Key], graph: Graph, own: str) -> Expression | None:
    """The rule of the nearest prices in line with a cell, moved to it; none where those differ, or it lacks a cell."""
    beside = [each for each in ruled if _apart(each, key, own) and not _apart(each, key, _ACROSS[own])]
    near = [each for each in beside if each.sheet == key.sheet and _apart(each, key, own) <= _ALIKE][:_ALIKE]
    moved = [_moved(graph.rules[other], other, key, own) for other in near]
    if not moved or len(set(map(str, moved))) > 1 or (len(moved) < _ALIKE and not _is_for(moved[0], key, graph, own)):
        return None
    names = moved[0].names()
    if not any(getattr(each, own) == getattr(key, own) for each in names):
        return None
    return moved[0] if all(each in graph.numbers and not each.part for each in names) else None


def _is_for(rule: Expression, key: Key, graph: Graph, own: str) -> bool:
    """Whether a rule takes a number of its own line that nothing else uses, with one that is calculated there."""
    cells = [each for each in rule.names() if getattr(each, own) == getattr(key, own)]
    idle = any(each not in graph.rules and not graph.users.get(each) for each in cells)
    return idle and any(each in graph.rules for each in cells)


def _apart(one: Key, other: Key, way: str) -> int:
    distance: int = abs(getattr(one, way) - getattr(other, way))
    return distance


def _moved(rule: Expression, start: Key, end: Key, own: str) -> Expression:
    """A rule with every cell of its own row (or column) in another."""
    if rule.op == "name":
        key = rule.args[0]
        same = key.sheet == start.sheet and not _apart(key, start, own)
        return name(key._replace(**{own: getattr(end, own)})) if same else rule
    parts = (_moved(each, start, end, own) if isinstance(each, Expression) else each for each in rule.args)
    return Expression(rule.op, tuple(parts))
