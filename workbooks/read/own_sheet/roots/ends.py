"""Prices that no text names: the end of a build-up without any price word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roots.roots import NO_PRICE, Price
from workbooks.read.own_sheet.words.words import plain_text

#: A build-up without a price word has so many cells whose texts name a cost, and ends in so many euros.
_NAMES, _LOW, _HIGH = 4, Decimal(10), Decimal(1000)
_COSTS = ("invoer", "deel")
#: What a unit of care costs, where a book names no price.
_IN_ALL = re.compile(r"(?:totale )?kosten per (etmaal|dagdeel|dag)")


def or_ends(found: list[Price], around: Mapping[Key, Around], graph: Graph | None = None) -> list[Price]:
    """Return the prices that texts name, else those that only their place tells; `graph` where these are calculated."""
    return found or [*_in_all(around)] or list(_ends(around, graph))


def _in_all(around: Mapping[Key, Around]) -> Iterator[Price]:
    """The last number of a column that is what a day or a day part costs."""
    for at in around.values():
        name = at.nearest.text if at.nearest is not None else ""
        said = _IN_ALL.fullmatch(plain_text(name))
        below = (at.grid.at(row, at.seen.column) for row in at.grid.rows if row > at.seen.row)
        if (
            said is not None
            and at.seen.value >= _LOW
            and not any(seen is not None and seen.is_number for seen in below)
        ):
            yield Price(at, "tarief", "dagdeel" if said[1] == "dagdeel" else "etmaal", name)


def _is_unnamed(at: Around) -> bool:
    said = " ".join((*(seen.text for seen in at.before), *at.heading.texts))
    own = [named for named, seen, above in at.names if not above or not at.before]
    surely = any(named.score >= NAMED for named in own)
    return not (at.seen.is_share or surely) and bool(at.label) and NO_PRICE.isdisjoint(plain_text(said).split())


def _ends(around: Mapping[Key, Around], graph: Graph | None) -> Iterator[Price]:
    """The ends of build-ups: the cell that everything leads to, or the last number of a column."""
    if graph is not None and graph.rules:
        sinks = [key for key in graph.rules if key in around and not graph.users.get(key) and graph.is_small(key)]
        for key in sinks:
            yield from _end(around[key], (around[leaf] for leaf in graph.leaves(key) if leaf in around))
        return
    cells = sorted(around.values(), key=lambda at: (at.key.sheet, at.key.column, at.key.row))
    for _, column in groupby(cells, key=lambda at: (at.key.sheet, at.key.column)):
        listed = list(column)
        yield from _end(listed[-1], listed[:-1])


def _end(at: Around, below: Iterable[Around]) -> Iterator[Price]:
    if not (_LOW <= at.seen.value <= _HIGH and _is_unnamed(at)):
        return
    named = {founds[0].concept for each in below if (founds := each.founds()) and _is_cost(each)}
    if len(named) >= _NAMES:
        yield Price(at, "tarief", "", at.label)


def _is_cost(at: Around) -> bool:
    match = at.founds()[0].match
    return match.score >= NAMED and match.concept.role in _COSTS
