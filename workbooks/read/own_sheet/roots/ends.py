"""Prices that no text names, or that rest on too much: the end of a build-up, the last column, an hour by a minute."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roots.roots import NO_PRICE, UNITS, Price, Root
from workbooks.read.own_sheet.words.hints import NOTHING, hints_of
from workbooks.read.own_sheet.words.said import is_unit
from workbooks.read.own_sheet.words.words import plain_text

#: A build-up without a price word has so many cells whose texts name a cost, and ends in so many euros.
_NAMES, _LOW, _HIGH = 4, Decimal(10), Decimal(1000)
_COSTS = ("invoer", "deel")
#: A text that says per what something is; what a unit of care costs, where a book names no price.
_PER = re.compile(r"\bper\b|/")
_IN_ALL = re.compile(r"(?:totale )?kosten per (etmaal|dagdeel|dag)")


def or_ends(found: list[Price], around: Mapping[Key, Around], graph: Graph | None = None) -> list[Price]:
    """Return the prices that texts name, else those that only their place tells; `graph` where these are calculated."""
    said = [*found, *_hourly(around.values(), found)]
    return said or [*_in_all(around)] or [*_per_unit(around, graph)] or list(_ends(around, graph))


def _per_unit(around: Mapping[Key, Around], graph: Graph | None) -> Iterator[Price]:
    """The prices of a list of products, one a row: its last columns, that no more than a unit heads (`Per uur`)."""
    columns: dict[tuple[str, int], list[Around]] = {}
    for at in around.values():
        columns.setdefault((at.key.sheet, at.key.column), []).append(at)
    last: dict[str, int] = {}
    for (sheet, column), cells in columns.items():
        if not all(_is_unit_price(at, graph) for at in cells):
            last[sheet] = max(column, last.get(sheet, 0))
    found = [
        Price(at, "tarief", _unit_above(at), at.heading.texts[-1])
        for (sheet, column), cells in columns.items()
        if column > last.get(sheet, column) and len({at.heading.texts[-1] for at in cells}) == 1 < len(cells)
        for at in cells
    ]
    yield from [price for price in found if price.per != "minuut"] or found  # of two the one that is rounded least


def _unit_above(at: Around) -> str:
    """The unit that is all that stands over a number; empty where that is none, or none that care is sold per."""
    said = at.heading.texts[-1] if at.heading.texts else ""
    pers = hints_of(said).pers if is_unit(said) and _PER.search(plain_text(said)) else frozenset()
    return next((unit for unit in UNITS if unit in pers), "")


def _is_unit_price(at: Around, graph: Graph | None) -> bool:
    """Whether a number below a unit may be a price: behind the name of its row, calculated where anything is."""
    calculated = graph is None or not graph.rules or at.key in graph.rules
    named = any(seen.text and seen.column < at.seen.column for seen in at.grid.row(at.seen.row))  # be it a code
    return bool(_unit_above(at)) and named and calculated and not at.seen.is_share


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


def _hourly(cells: Iterable[Around], found: list[Price]) -> Iterator[Price]:
    """The prices of an hour that stand beside those of a minute, below no more than `Per uur`: 60 times those."""
    known = {price.key for price in found}
    minutes = {price.key[:2]: 60 * price.at.seen.value for price in found if price.per == "minuut"}
    columns: dict[int, list[Around]] = {}
    for at in cells if minutes else ():
        said = hints_of(at.heading.texts[-1]) if at.heading.texts else NOTHING
        if at.key not in known and at.key[:2] in minutes and said.pers == {"uur"}:
            columns.setdefault(at.key.column, []).append(at)
    for beside in columns.values():
        if 2 * sum(at.seen.value == minutes[at.key[:2]] for at in beside) > len(beside):
            yield from (Price(at, "tarief", "uur", at.heading.texts[-1]) for at in beside)


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


def large_roots(found: Iterable[Price], graph: Graph) -> Iterator[Root]:
    """Give the prices of a book that rest on too many cells to be searched, and that no other price rests on.

    What such a price rests on is looked at no further: how it is worked out is told by the sheet, and it stands.
    """
    ruled = [price for price in found if price.key in graph.rules]
    large = [price for price in ruled if not graph.is_small(price.key)]
    below = {key for price in ruled for key in graph.slice(price.key)[:-1]}
    yield from (Root(price) for price in large if price.key not in below)
