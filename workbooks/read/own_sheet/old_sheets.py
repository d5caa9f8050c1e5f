"""Sheets of a book that are a calculation of before: called so, or of an earlier year than another one with a price."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from workbooks.read.own_sheet.grid import Grid
from workbooks.read.own_sheet.words import plain_text

#: What such a sheet is called.
WORDS = frozenset({"oud", "oude", "vorig", "vorige", "archief", "kopie", "copy", "old", "backup", "vervallen"})
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PRICES = ("tarief", "kostprijs")


def is_old(name: str) -> bool:
    """Whether a sheet is called one of before."""
    return not WORDS.isdisjoint(plain_text(name.replace("_", " ")).split())


def old_sheets(grids: Mapping[str, Grid]) -> frozenset[str]:
    """Return the sheets that are of before, and that no formula of another sheet uses."""
    years = {name: max(map(int, found)) for name in grids if (found := _YEAR.findall(name))}
    priced = {name for name in years if _has_price(grids[name])}
    last = max((years[name] for name in priced), default=0)
    earlier = {name for name in priced if years[name] < last and not _is_used(name, grids.values())}
    return frozenset({name for name in grids if is_old(name)} | earlier)


def _has_price(grid: Grid) -> bool:
    labels = (seen for seen in grid.all() if seen.is_label and seen.match is not None)
    return any(seen.match is not None and seen.match.concept.key in _PRICES for seen in labels)


def _is_used(name: str, grids: Iterable[Grid]) -> bool:
    """Whether a formula of another sheet names this one."""
    said = (f"{name}!", f"{name}'!")
    formulas = (seen.cell.formula or "" for grid in grids if grid.name != name for seen in grid.all())
    return any(each in formula for formula in formulas for each in said)
