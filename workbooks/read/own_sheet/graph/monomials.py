"""A calculated cell as a sum of products: `7 × (D4×E4 + D5×E5) / B9` is two products of cells, both divided by B9."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from tarief.core.expression import Expression
from workbooks.read.own_sheet.graph import Graph, Key

#: Products of one cell; more is no roster.
_MOST = 60
#: Calculated cells on the way that are opened.
_DEEPEST = 6


@dataclass(frozen=True)
class Monomial:
    """A product of cells, divided by others; numbers in it are left out."""

    cells: tuple[Key, ...]
    over: tuple[Key, ...] = ()


def monomials(graph: Graph, cell: Key) -> tuple[Monomial, ...]:
    """Return the products that a cell is the sum of, over cells that are typed; nothing where it is no such sum."""
    return expanded(graph, graph.rules[cell]) or ()


def expanded(graph: Graph, rule: Expression) -> tuple[Monomial, ...] | None:
    """Return the products that a rule is the sum of; None where it is no such sum, or one of too many."""
    made = _expanded(graph, rule, _DEEPEST)
    return made if made is not None and len(made) <= _MOST else None


def _expanded(graph: Graph, rule: Expression, deep: int) -> tuple[Monomial, ...] | None:
    match rule.op:
        case "number":
            return (Monomial(()),)
        case "name":
            return _of_cell(graph, rule.args[0], deep)
        case "+":
            parts = [_expanded(graph, each, deep) for each in rule.args]
            return None if None in parts else tuple(each for part in parts if part is not None for each in part)
        case "*":
            one, other = (_expanded(graph, each, deep) for each in rule.args)
            if one is None or other is None or len(one) * len(other) > _MOST:
                return None
            return tuple(Monomial(a.cells + b.cells, a.over + b.over) for a, b in product(one, other))
        case "/":
            one, other = (_expanded(graph, each, deep) for each in rule.args)
            if one is None or other is None or len(other) != 1:
                return None
            (by,) = other
            return tuple(Monomial(each.cells + by.over, each.over + by.cells) for each in one)
    return None


def _of_cell(graph: Graph, key: Key, deep: int) -> tuple[Monomial, ...] | None:
    """A cell by what it is the sum of; itself where it is typed, or worked out in another way."""
    if key.part:
        return (Monomial(()),)
    rule = graph.rules.get(key)
    opened = _expanded(graph, rule, deep - 1) if rule is not None and deep else None
    return opened if opened is not None else (Monomial((key,)),)


def common(terms: tuple[Monomial, ...]) -> frozenset[Key]:
    """Return the cells that stand in all of several products."""
    return frozenset.intersection(*(frozenset(each.cells) for each in terms)) if len(terms) > 1 else frozenset()


def by_row(terms: tuple[Monomial, ...]) -> Iterator[list[Key]]:
    """Give of each product the cells that are its own; nothing more after one whose cells do not share a row."""
    shared = common(terms)
    for each in terms:
        own = [key for key in dict.fromkeys(each.cells) if key not in shared]
        if not own or len({(key.sheet, key.row) for key in own}) > 1:
            return
        yield own
