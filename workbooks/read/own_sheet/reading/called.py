"""What a cell is called: by its own texts, and by those of what is made of it without becoming something else.

A cell that repeats another is called as that. The mean of cells is what each of them is: where a sheet works out the
`Gemiddeld bruto maandloon` of rows that bear only the name of a function, each of those rows is a wage of a month.
And what is added up to overhead is overhead: the salary of a director in a list of posts is no wage of the product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.options import WAGES

#: What the weights of a mean come to together, and the fewest cells that have one.
_WHOLE, _FEWEST = (Decimal(1), Decimal(100)), 2
_OVERHEAD = "overhead"


def founds_below(graph: Graph, around: Mapping[Key, Around], root: Key) -> dict[Key, list[Found]]:
    """Return what each cell that a price rests on is called on the way to it, the surest first."""
    way = graph.rules.keys() & around.keys() & set(graph.slice(root))
    return {leaf: _founds(graph, around, leaf, way) for leaf in graph.leaves(root) if leaf in around}


def _founds(graph: Graph, around: Mapping[Key, Around], leaf: Key, way: Set[Key]) -> list[Found]:
    """What one cell is called; it may be part of its own mean."""
    places, founds = [(leaf, False)], around[leaf].founds()
    number, staff = around[leaf].seen.number, bool(founds) and founds[0].concept in WAGES
    assert number is not None
    met: set[tuple[Key, bool]] = set()
    while places:
        place, total = places.pop()
        for user in graph.users.get(place, set()) & way:
            same = graph.rules[user].op == "name" or place in averaged(graph, user)
            step = (user, total or not same)
            if step not in met and (same or (staff and place in added(graph, user))):
                met.add(step)
                places.append(step)
                named = (each for each in around[user].founds() if (same and not total) or each.concept == _OVERHEAD)
                founds += [each.having(number=number, seen=around[leaf].seen, sheet=leaf.sheet) for each in named]
    return sorted(founds, key=lambda found: -found.match.score)


def averaged(graph: Graph, cell: Key) -> frozenset[Key]:
    """Return the cells of which a cell is the mean, each with a weight of its own beside it in the formula."""
    rule, divisor = graph.rules[cell], frozenset[Key]()
    if rule.op == "/" and all(isinstance(each, Expression) for each in rule.args):
        rule, divisor = rule.args[0], _reached(graph, rule.args[1].names())
    terms = [*_terms(rule)]
    pairs = [each.args for each in terms if _is_pair(each)]
    if not _FEWEST <= len(pairs) == len(terms):
        return frozenset()
    sides = [[pair[place].args[0] for pair in pairs] for place in (0, 1)]
    for weights, values in (sides, sides[::-1]):
        numbers = [graph.numbers[weight] for weight in weights]
        whole = divisor == frozenset(weights) if divisor else sum(numbers) in _WHOLE
        if whole and min(numbers) >= 0 and len({*weights, *values}) == 2 * len(pairs):
            return frozenset(values)
    return frozenset()


def added(graph: Graph, cell: Key) -> frozenset[Key]:
    """Return the posts of which a cell is the total, or what that is per hour or person."""
    rule = graph.rules[cell]
    if rule.op == "/" and isinstance(rule.args[0], Expression):
        rule = rule.args[0]
    terms = [*_terms(rule)]
    posts = [each.args[0] for each in terms if each.op == "name"]
    return frozenset(posts) if _FEWEST < len(posts) == len(terms) else frozenset()


def _terms(rule: Expression) -> Iterator[Expression]:
    """What is added up, one by one."""
    places = [rule]
    while places:
        place = places.pop()
        if place.op == "+":
            places += reversed(place.args)
        else:
            yield place


def _is_pair(term: Expression) -> bool:
    return term.op == "*" and all(isinstance(each, Expression) and each.op == "name" for each in term.args)


def _reached(graph: Graph, names: tuple[Key, ...]) -> frozenset[Key]:
    """What a divisor is the sum of."""
    return frozenset(leaf for name in names for leaf in _added(graph, name))


def _added(graph: Graph, name: Key) -> Iterator[Key]:
    rule = graph.rules.get(name)
    yield from (name,) if rule is None else rule.names()
