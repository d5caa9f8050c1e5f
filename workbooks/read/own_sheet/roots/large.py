"""Prices that rest on more cells than a build-up has: a staff list by name, a ledger of each account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbooks.read.own_sheet.graph import Graph
from workbooks.read.own_sheet.roots.roots import Price, Root


def large_roots(found: Iterable[Price], graph: Graph) -> Iterator[Root]:
    """Give the prices of a book that rest on too many cells to be searched, and that no other price rests on.

    What such a price rests on is looked at no further: how it is worked out is told by the sheet, and it stands.
    """
    ruled = [price for price in found if price.key in graph.rules]
    large = [price for price in ruled if not graph.is_small(price.key)]
    below = {key for price in ruled for key in graph.slice(price.key)[:-1]}
    yield from (Root(price) for price in large if price.key not in below)
