"""The tables of a sheet, whose columns formulas may name: `SUM(Kosten[Bedrag])`."""

from __future__ import annotations

from collections.abc import Iterator

from .faults import DAMAGED, Unreadable
from .package import Package, local
from .worksheet import address

_MOST_COLUMNS = 256

#: Name, sheet, area (top, left, bottom, right), heads of the columns, whether it has a row of heads, of totals.
RawTable = tuple[str, str, tuple[int, int, int, int], list[str], bool, bool]


def read_tables(package: Package, part: str, sheet: str) -> Iterator[RawTable]:
    """Yield the tables of the sheet in this part; raises `Unreadable`."""
    for kind, name in package.related(part).values():
        if kind == "table":
            elements = list(package.tree(name))
            heads = [each.get("name", "") for each in elements if local(each.tag) == "tableColumn"][:_MOST_COLUMNS]
            if elements and heads:
                root = elements[0].attrib
                area = _area(root.get("ref", ""))
                shown = root.get("headerRowCount", "1") != "0", root.get("totalsRowCount", "0") != "0"
                yield root.get("displayName", root.get("name", "")), sheet, area, heads, *shown


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = address(first), address(last or first)
    if not (0 < top <= bottom and 0 < left <= right):
        raise Unreadable(DAMAGED)
    return top, left, bottom, right
