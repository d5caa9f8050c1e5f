"""What grows: a number of now that is one of a year before it, raised, is an input as it stands; an index does the same
to all that it is put on, and at its level does nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.earlier_years import year_above
from workbooks.read.own_sheet.found.factors import is_index, level_of
from workbooks.read.own_sheet.graph import Graph, Key


def without_growth(graph: Graph, around: Mapping[Key, Around], prices: Container[Key]) -> None:
    """Take the rules of such cells out of a graph; a price that is last year's, raised, keeps its own."""
    for key in [*_grown(graph, around)]:
        if key not in prices:
            for cell in graph.rules.pop(key).names():
                graph.users[cell].discard(key)


def _grown(graph: Graph, around: Mapping[Key, Around]) -> Iterator[Key]:
    for key, rule in graph.rules.items():
        cells = [cell for cell in dict.fromkeys(rule.names()) if not cell.part]
        if key in around and [cell[:2] for cell in cells] == [key[:2]] and cells[0] in around:
            own, earlier = year_above(around[key]), year_above(around[cells[0]])
            if earlier and earlier < own:
                yield key


def levels_of_indices(graph: Graph, around: Mapping[Key, Around]) -> Iterator[tuple[Key, int]]:
    """Return the indices that formulas multiply with, each with what it is where nothing grew: 100, or 1."""
    for key in around.keys() & graph.users.keys() - graph.rules.keys():
        level = level_of(graph.numbers[key])
        if level is not None and any(map(is_index, around[key].founds()[:1])):
            yield key, int(level)
