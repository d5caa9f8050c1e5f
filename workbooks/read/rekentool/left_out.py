"""What SUBTOTAL and AGGREGATE leave out of an area: cells that are subtotals themselves, and rows that are not seen.

The formula as data names what is left; then a total of subtotals counts nothing double, whoever works it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceSheet
from workbooks.read.rekentool.places import area_in

_TOTALS: Final = ("SUBTOTAL", "AGGREGATE")
_ASKED: Final = re.compile(r"\b(SUBTOTAL|AGGREGATE)\s*\(", re.IGNORECASE)
#: From this kind on SUBTOTAL leaves rows out that were hidden by hand; and the options of AGGREGATE that do.
_UNSEEN_FROM: Final = 101
_UNSEEN_OPTIONS: Final = frozenset({1, 3, 5, 7})
#: The options of AGGREGATE that leave subtotals out; and its kinds that take one list, with a number behind it.
_NESTED_OPTIONS: Final = frozenset({0, 1, 2, 3})
_OF_ONE_LIST: Final = range(14, 20)
#: What makes an area only when it is worked out.
_MADE: Final = frozenset({"OFFSET", ":", "INDEX", "IF", "CHOOSE"})
#: The areas that are left, as one list.
TOGETHER: Final = "::"
_CHOSEN: Final = "wordt met een soort gevraagd die pas bij het rekenen blijkt, over rijen die verborgen zijn"
_LATE: Final = "telt een bereik dat pas bij het rekenen ontstaat, op een blad met subtotalen of verborgen rijen"


@dataclass(frozen=True)
class LeftOut:
    """The cells and rows of a book that totals can leave out."""

    sheets: Mapping[str, SourceSheet]

    @cached_property
    def _totals(self) -> Mapping[str, Mapping[int, Sequence[int]]]:
        """The cells that are a subtotal themselves: by sheet and row their columns."""
        found: dict[str, dict[int, list[int]]] = {}
        for name, sheet in self.sheets.items():
            for held in sheet.cells.values():
                if held.formula and _ASKED.search(held.formula):
                    found.setdefault(name, {}).setdefault(held.row, []).append(held.column)
        return found

    def without(self, tree: FormulaTree | object) -> FormulaTree:
        """Return a formula in which each total names the areas that it counts; raises `Unread` where that is open."""
        match tree:
            case [str() as name, *parts] if name in _TOTALS and len(parts) > 1:
                inside = [self.without(part) for part in parts]
                return self._of_subtotal(inside) if name == "SUBTOTAL" else self._of_aggregate(inside)
            case [str() as name, *parts]:
                return [name, *(self.without(part) for part in parts)]
        return tree  # type: ignore[return-value]

    def _of_subtotal(self, parts: list[FormulaTree]) -> FormulaTree:
        kind, *areas = parts
        unseen = int(float(kind)) >= _UNSEEN_FROM if isinstance(kind, str) else None
        return ["SUBTOTAL", kind, *(self._left(area, nested=True, unseen=unseen, filtered=True) for area in areas)]

    def _of_aggregate(self, parts: list[FormulaTree]) -> FormulaTree:
        kind, option, *areas = parts
        chosen = int(float(option)) if isinstance(option, str) else 0 if option is None else None
        unseen = None if chosen is None else chosen in _UNSEEN_OPTIONS
        nested = chosen is None or chosen in _NESTED_OPTIONS
        one = isinstance(kind, str) and int(float(kind)) in _OF_ONE_LIST
        taken, rest = (areas[:1], areas[1:]) if one else (areas, [])
        left = [self._left(area, nested=nested, unseen=unseen, filtered=unseen) for area in taken]
        return ["AGGREGATE", kind, option, *left, *rest]

    def _left(self, tree: FormulaTree, *, nested: bool, unseen: bool | None, filtered: bool | None) -> FormulaTree:
        area = area_in(tree)
        if area is None:
            self._refuse_late(tree)
            return tree
        sheet = self.sheets[area.sheet.casefold()]
        rows = (sheet.unseen_rows if unseen is not False else frozenset()) | (
            sheet.filtered_rows if filtered is not False else frozenset()
        )
        away = sorted(row for row in rows if area.top <= row <= area.bottom)
        if away and unseen is None:
            raise Unread(f"een subtotaal {_CHOSEN}")
        totals = self._totals.get(area.sheet.casefold(), {}) if nested else {}
        left = list(_pieces(area, away, totals))
        return tree if left == [area] else [TOGETHER, *map(_tree_of, left)]

    def _refuse_late(self, tree: FormulaTree) -> None:
        if isinstance(tree, list) and tree and tree[0] in _MADE:
            names = {area.sheet.casefold() for area in _areas(tree)}
            if any(self._totals.get(n) or self.sheets[n].unseen_rows or self.sheets[n].filtered_rows for n in names):
                raise Unread(f"een subtotaal {_LATE}")


def _pieces(area: CellArea, away: Sequence[int], totals: Mapping[int, Sequence[int]]) -> Iterator[CellArea]:
    """The rectangles that are left of an area without some rows, and without the cells of `totals` by row."""
    inside = {
        row: [column for column in sorted(columns) if area.left <= column <= area.right]
        for row, columns in totals.items()
        if area.top <= row <= area.bottom
    }
    cut = sorted({*away, *(row for row, columns in inside.items() if columns)})
    top = area.top
    for row in cut:
        if row > top:
            yield area._replace(top=top, bottom=row - 1)
        top = row + 1
        ends = [area.left - 1, *([] if row in away else inside[row]), area.right + 1]
        if row not in away:
            for left, right in pairwise(ends):
                if right - left > 1:
                    yield CellArea(area.sheet, row, left + 1, row, right - 1)
    if top <= area.bottom:
        yield area._replace(top=top)


def _tree_of(area: CellArea) -> FormulaTree:
    if (area.top, area.left) == (area.bottom, area.right):
        return {"cel": str(CellAddress(area.sheet, area.top, area.left))}
    return {"bereik": str(area)}


def _areas(tree: FormulaTree | object) -> Iterator[CellArea]:
    if isinstance(tree, list):
        for part in tree[1:]:
            yield from _areas(part)
    elif (area := area_in(tree)) is not None:  # type: ignore[arg-type]
        yield area
