"""What a cell counts by what is done with it: hours or minutes, by the sum that it is in; a part of hours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.words.said import without_base
from workbooks.read.own_sheet.words.words import plain_text

MINUTES, HOURS = "minuten", "uren"
_SAID = {MINUTES: re.compile(r"\b(?:\w*minuten|minuut|min)\b"), HOURS: re.compile(r"\b(?:\w*uren|uur|u)\b")}
#: An amount for an hour or a minute counts neither.
_PER = re.compile(r"(?:\bper|/) ?\w*(?:uur|uren|minuut|min|u)\b")
_MINUTES_OF_AN_HOUR = 60
#: Hours of a year of one person.
_YEAR = (600, 2300)
_NEITHER: tuple[str, frozenset[Key]] = ("", frozenset())


def counted_in(graph: Graph, around: Mapping[Key, Around], leaf: Key) -> str:
    """Return what a cell counts by its texts, else by those of the sum that it is added to; empty for neither."""
    places, met = [leaf], {leaf}
    while places:
        place = places.pop(0)
        if place in around and (said := said_to_count(around[place])):
            return said
        for user in graph.users.get(place, ()):
            rule = graph.rules.get(user)
            if rule is not None and _divided_by_sixty(graph, rule):
                return MINUTES
            if rule is not None and user not in met and _is_sum(rule):
                met.add(user)
                places.append(user)
    return ""


def said_to_count(at: Around) -> str:
    """Return what the texts of a cell say that it counts, those of its row first; empty for neither."""
    above = [cell.text for cell in reversed(at.heading.cells) if not at.is_below_total(cell)]
    for text in (*(seen.text for seen in (*at.before, *at.after)), *above):
        plain = _PER.sub(" ", plain_text(without_base(text)))
        said = [name for name, pattern in _SAID.items() if pattern.search(plain)]
        if said:
            return said[-1]  # `uren:minuten` are hours
    return ""


def _is_sum(rule: Expression) -> bool:
    """Whether a rule adds cells up, or repeats one."""
    return rule.op == "name" or (rule.op == "+" and all(_is_sum(part) for part in _parts(rule)))


def _divided_by_sixty(graph: Graph, rule: Expression) -> bool:
    """Whether a rule divides by the minutes of an hour."""
    by = rule.args[1] if rule.op == "/" else None
    number = by.args[0] if isinstance(by, Expression) and by.op in ("number", "name") else None
    known = graph.numbers.get(number) if isinstance(number, Key) else number
    return known == _MINUTES_OF_AN_HOUR or any(_divided_by_sixty(graph, part) for part in _parts(rule))


def _parts(rule: Expression) -> Iterator[Expression]:
    return (part for part in rule.args if isinstance(part, Expression))


def part_of_hours(graph: Graph, leaf: Key, hourly: Collection[Key]) -> tuple[str, frozenset[Key]]:
    """Return whether hours of a year are times a share (`times`) or times 1 minus it (`off`), and the cells of those.

    `hourly` are the cells that the price is divided by, or that are taken off those. Empty where it is neither.
    """
    rules = (graph.rules[user] for user in graph.users.get(leaf, ()) if user in graph.rules)
    return next((found for rule in rules if (found := _part_in(graph, rule, leaf, hourly))[0]), _NEITHER)


def _part_in(graph: Graph, rule: Expression, leaf: Key, hourly: Collection[Key]) -> tuple[str, frozenset[Key]]:
    for own, other in (rule.args, rule.args[::-1]) if rule.op == "*" else ():
        if isinstance(own, Expression) and isinstance(other, Expression) and set(own.names()) - {leaf} <= _numbers(own):
            below = frozenset(each for name in other.names() for each in graph.leaves(name) if not each.part)
            way = {"name": "times", "-": "off"}.get(own.op, "") if leaf in own.names() else ""
            if way and below and below <= set(hourly) and _holds_a_year(graph, below):
                return way, below
    return next((found for part in _parts(rule) if (found := _part_in(graph, part, leaf, hourly))[0]), _NEITHER)


def multiplied_with(graph: Graph, leaf: Key) -> frozenset[Key]:
    """Return the cells that a cell is multiplied with where it stands alone in a product."""
    found: set[Key] = set()
    places = [graph.rules[user] for user in graph.users.get(leaf, ()) if user in graph.rules]
    while places:
        rule = places.pop()
        parts = [*_parts(rule)]
        for own, other in (parts, parts[::-1]) if rule.op == "*" and len(parts) > 1 else ():
            if own.op == "name" and own.args[0] == leaf:
                found.update(name for name in other.names() if not name.part)
        places += parts
    return frozenset(found)


def _numbers(rule: Expression) -> set[Key]:
    """The numbers that a rule is written with."""
    return {name for name in rule.names() if name.part}


def _holds_a_year(graph: Graph, cells: Collection[Key]) -> bool:
    return any(_YEAR[0] <= graph.numbers[cell] <= _YEAR[1] for cell in cells)
