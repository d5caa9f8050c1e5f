"""Amounts in thousands, as the formulas tell: what is multiplied with 1,000 on the way to a price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key

_THOUSAND = Decimal(1000)


def in_whole(graph: Graph, around: Mapping[Key, Around]) -> dict[Key, Around]:
    """Return the cells, those that stand in thousands with the amount that is meant."""
    cells: set[Key] = set()
    met: set[Key] = set()
    places = [key for rule in graph.rules.values() for key in _times(rule)]
    while places:
        if (key := places.pop()) not in met:
            met.add(key)
            rule = graph.rules.get(key)
            cells |= {key} if rule is None else set()
            places += [] if rule is None else _in_thousands(rule)
    return {key: _thousandfold(at) if key in cells and not at.seen.is_share else at for key, at in around.items()}


def _thousandfold(at: Around) -> Around:
    number = at.seen.number
    assert number is not None
    readings = tuple(each * _THOUSAND for each in number.readings)
    return replace(at, seen=replace(at.seen, number=replace(number, readings=readings)))


def _times(rule: Expression) -> Iterator[Key]:
    """The cells that a rule multiplies with 1,000, or divides by what is divided by it."""
    parts = [each for each in rule.args if isinstance(each, Expression)]
    if rule.op == "*" and any(map(_is_thousand, parts)):
        yield from (key for part in parts for key in part.names())
    elif rule.op == "/" and parts[1].op == "/" and _is_thousand(parts[1].args[1]):
        yield from parts[0].names()
    else:
        for part in parts:
            yield from _times(part)


def _in_thousands(rule: Expression) -> Iterator[Key]:
    """The cells of a rule for thousands that hold thousands too: not those of what it divides by 1,000 itself."""
    parts = [each for each in rule.args if isinstance(each, Expression)]
    if rule.op == "name":
        yield from rule.names()
    elif not (rule.op == "/" and _is_thousand(parts[1])):
        for part in parts:
            yield from _in_thousands(part)


def _is_thousand(part: object) -> bool:
    return isinstance(part, Expression) and part.op == "number" and part.args[0] == _THOUSAND
