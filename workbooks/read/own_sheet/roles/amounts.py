"""Which cells below a price are amounts: what an amount is the sum of, a share of, or is divided from, is one too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tarief.core.expression import Expression, operand
from workbooks.read.own_sheet.graph import Graph, Key

_ROUNDS = ("round", "roundup", "rounddown")


def amounts(graph: Graph, root: Key, is_share: Callable[[Key], bool]) -> frozenset[Key]:
    """Return the cells that are euros because the price in `root` is; of two cells multiplied nobody knows which is."""
    found: set[Key] = {root}
    places = [graph.rules[root]] if root in graph.rules else []
    while places:
        for key in _names(places.pop(), is_share):
            if key not in found:
                found.add(key)
                places += [graph.rules[key]] if key in graph.rules else []
    return frozenset(key for key in found if not key.part)


def _names(rule: Expression, is_share: Callable[[Key], bool]) -> Iterator[Key]:
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
                rest = [side for side in sides if not all(key.part or is_share(key) for key in side.names())]
                places += rest if len(rest) == 1 else ()
            case each if each in _ROUNDS:
                places.append(operand(rule.args[0]))
