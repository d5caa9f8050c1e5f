"""Which cells below a price are amounts: what an amount is the sum of, a share of, or is divided from, is one too.

And which are shares: what stands beside a 1 in a sum (`1 + B3 + B4`), or is taken off it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tarief.core.expression import Expression, operand
from workbooks.read.own_sheet.graph import Graph, Key

_ROUNDS = ("round", "roundup", "rounddown")


def amounts(graph: Graph, root: Key, shares: Collection[Key]) -> frozenset[Key]:
    """Return the cells that are euros because the price in `root` is; of two cells multiplied nobody knows which is."""
    found: set[Key] = {root}
    places = [graph.rules[root]] if root in graph.rules else []
    while places:
        for key in _names(places.pop(), shares):
            if key not in found:
                found.add(key)
                places += [graph.rules[key]] if key in graph.rules else []
    return frozenset(key for key in found if not key.part)


def _names(rule: Expression, shares: Collection[Key]) -> Iterator[Key]:
    """The cells that are amounts where a rule comes to one."""
    places = [rule]
    while places:
        rule = places.pop()
        match rule.op:
            case "name":
                yield rule.args[0]
            case "+" | "-":
                places += [operand(each) for each in rule.args]
            case "/":
                places.append(operand(rule.args[0]))
            case "*":
                sides = [operand(each) for each in rule.args]
                rest = [side for side in sides if not _is_factor(side, shares)]
                places += rest if len(rest) == 1 else ()
            case each if each in _ROUNDS:
                places.append(operand(rule.args[0]))


def _is_factor(side: Expression, shares: Collection[Key]) -> bool:
    """Whether one side of a product is a share, a number of the formula, or 1 and a share."""
    return all(key.part or key in shares for key in side.names())


def beside_one(graph: Graph, root: Key) -> frozenset[Key]:
    """Return the cells that are added to 1, or taken off it, on the way to the price in `root`."""
    found: set[Key] = set()
    places = [graph.rules[key] for key in graph.slice(root) if key in graph.rules]
    while places:
        rule = places.pop()
        terms = [*_terms(rule)]
        if len(terms) > 1 and any(_is_one(graph, term) for term in terms):
            found.update(term.args[0] for term in terms if term.op == "name" and not term.args[0].part)
        places += [operand(each) for each in rule.args] if rule.op not in ("name", "number") else ()
    return frozenset(key for key in found if abs(graph.numbers[key]) <= 1)


def _terms(rule: Expression) -> Iterator[Expression]:
    """What is added up or taken off, one by one."""
    if rule.op in ("+", "-"):
        for part in rule.args:
            yield from _terms(operand(part))
    else:
        yield rule


def _is_one(graph: Graph, term: Expression) -> bool:
    if term.op == "name":
        key = term.args[0]
        return bool(key.part) and graph.numbers[key] == 1
    return term.op == "number" and bool(term.args[0] == 1)
