"""Prices that no text names: what stands behind a cost price, and the end of a build-up without any price word."""

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

#: So many rows or columns further a price may stand, and so many times the cost price it may be.
_ROWS, _COLUMNS, _TIMES = 6, 4, Decimal("1.25")
#: A build-up without a price word has so many cells whose texts name a cost, and ends in so many euros.
_NAMES, _LOW, _HIGH = 4, Decimal(10), Decimal(1000)
_COSTS = ("invoer", "deel")
#: What a unit of care costs, where a book names no price.
_IN_ALL = re.compile(r"(?:totale )?kosten per (etmaal|dagdeel|dag)")


def with_later(found: list[Price], around: Mapping[Key, Around], graph: Graph | None = None) -> list[Price]:
    """Return the prices that texts name with those that only their place tells; `graph` where these are calculated."""
    if not found:
        return [*_in_all(around)] or list(_ends(around, graph))
    known = {price.key for price in found}
    named = {price.key.sheet for price in found if price.kind == "tarief"}
    later: dict[Key, Price] = {}
    for price in found:
        if (
            price.kind == "kostprijs"
            and price.key.sheet not in named
            and (at := _behind(price, known, around, graph)) is not None
        ):
            later[at.key] = Price(at, "tarief", price.per, at.label)
    return sorted([*found, *later.values()], key=lambda price: price.key) if later else found


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


def _behind(price: Price, known: set[Key], around: Mapping[Key, Around], graph: Graph | None) -> Around | None:
    """The last number below a cost price, or right of it, that may be the price it leads to."""
    sheet, row, column, _ = price.key
    below = [Key(sheet, row + step, column) for step in range(1, _ROWS + 1)]
    right = [Key(sheet, row, column + step) for step in range(1, _COLUMNS + 1)]
    for places in (below, right):
        last = None
        for place in places:
            if place in known:
                break
            at = around.get(place)
            if at is not None and _may_follow(at, price) and _leads_to(price.key, place, graph):
                last = at
        if last is not None:
            return last
    return None


def _may_follow(at: Around, price: Price) -> bool:
    ratio = at.seen.value / price.at.seen.value if price.at.seen.value else Decimal(0)
    return 1 < ratio <= _TIMES and _is_unnamed(at)


def _is_unnamed(at: Around) -> bool:
    said = " ".join((*(seen.text for seen in at.before), *at.heading.texts))
    own = [named for named, seen, above in at.names if not above or not at.before]
    surely = any(named.score >= NAMED for named in own)
    return not (at.seen.is_share or surely) and bool(at.label) and NO_PRICE.isdisjoint(plain_text(said).split())


def _leads_to(low: Key, high: Key, graph: Graph | None) -> bool:
    """Whether one is calculated from the other, and nothing else from that; where nothing is calculated, always."""
    if graph is None or low not in graph.rules:
        return graph is None or high not in graph.rules
    return high in graph.rules and low in graph.slice(high) and not graph.users.get(high)


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
