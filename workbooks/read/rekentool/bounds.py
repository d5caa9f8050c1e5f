"""Areas that a formula puts together (`A1:INDEX(…)`, `OFFSET(…)`): the cells that they can hold at all.

A formula comes behind every cell that it may look at, so what it may look at has to be known first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of
from tarief.models.rekentool.value import Unread
from workbooks.read.rekentool.inputs import DropDowns
from workbooks.read.rekentool.mark import ReadFormula
from workbooks.read.rekentool.places import area_in
from workbooks.read.rekentool.references import References

#: From the lowest to the highest that a number can be; None where that is not known.
Span = tuple[int, int] | None
_NOTHING: Final = (0, 0)
_DEEPEST: Final = 12
#: Functions of which the outcome is a place in a list, or a count of it.
_PLACES: Final = frozenset({"MATCH", "XMATCH"})
_COUNTS: Final = frozenset({"COUNT", "COUNTA", "COUNTIF", "COUNTBLANK", "ROWS", "COLUMNS"})
_EITHER: Final = frozenset({"IF", "IFERROR", "CHOOSE", "MAX", "MIN"})


class AreaBounds:
    """The bounds of the areas that formulas of a book put together."""

    def __init__(self, references: References, formulas: Mapping[CellAddress, ReadFormula]) -> None:
        self._references, self._formulas = references, formulas

    @cached_property
    def _lists(self) -> Mapping[CellAddress, tuple[str | Decimal, ...]]:
        return DropDowns(self._references).lists

    def with_bounds(self, tree: FormulaTree) -> FormulaTree:
        """Return a formula with its bounds behind each area that it puts together."""
        if not isinstance(tree, list) or not tree:
            return tree
        name, *parts = tree
        inside = [self.with_bounds(part) for part in parts]
        if name == ":":
            return [name, *inside, {"bereik": str(self._area(tree))}]
        if name == "OFFSET" and 3 <= len(parts) <= 5:
            return [name, *inside, *[None] * (5 - len(parts)), {"bereik": str(self._area(tree))}]
        return [name, *inside]

    def _area(self, tree: FormulaTree) -> CellArea:
        if (named := area_in(tree)) is not None:
            return named
        match tree:
            case ["INDEX", area, *_]:
                return self._area(_tree(area))
            case [":", one, other]:
                return _around([self._area(_tree(one)), self._area(_tree(other))])
            case [str() as name, _, *ways] if name in ("IF", "CHOOSE") and ways:
                return _around([self._area(_tree(way)) for way in ways])
            case ["OFFSET", start, *parts]:
                return self._shifted(self._area(_tree(start)), [_tree(part) for part in parts])
        raise Unread("een bereik dat pas bij het rekenen ontstaat, wordt niet gelezen")

    def _shifted(self, area: CellArea, parts: Sequence[FormulaTree]) -> CellArea:
        down, right, height, width = (*parts, None, None)[:4]
        sheet = self._references.sheets[area.sheet.casefold()]
        rows = self._reached((area.top, area.bottom), down, height, sheet.rows)
        columns = self._reached((area.left, area.right), right, width, sheet.columns)
        return CellArea(area.sheet, rows[0], columns[0], rows[1], columns[1])

    def _reached(self, ends: tuple[int, int], moved: FormulaTree, size: FormulaTree, last: int) -> tuple[int, int]:
        """The first and last row that may be taken: moved, and with another size where one is given."""
        own, most = ends[1] - ends[0] + 1, max(last, ends[1])
        by = _NOTHING if moved is None else self._span(moved, 0)
        sized = (own, own) if size is None else self._span(size, 0)
        if by is None or sized is None:
            return 1, most
        first = ends[0] + by[0] + min(0, sized[0] + 1)
        return max(1, min(first, most)), max(1, min(ends[0] + by[1] + max(0, sized[1] - 1), most))

    def _span(self, tree: FormulaTree, depth: int) -> Span:
        if depth > _DEEPEST:
            return None
        match tree:
            case str():
                number = Decimal(tree)
                return int(number // 1), int(-(-number // 1))
            case {"cel": str() as text}:
                return self._span_of_cell(address_of(text), depth)
            case [str() as name, _, area, *_] if name in _PLACES:
                return 1, _size(_tree(area))
            case [str() as name, area, *_] if name in _COUNTS:
                return 0, _size(_tree(area))
            case [str() as name, *parts] if name in _EITHER:
                spans = [self._span(_tree(part), depth + 1) for part in (parts if name != "IF" else parts[1:])]
                return _joined(spans[1:] if name == "CHOOSE" else spans)
            case ["neg", part]:
                span = self._span(_tree(part), depth + 1)
                return None if span is None else (-span[1], -span[0])
            case ["+" | "-" | "*" as sign, one, other]:
                return _worked_out(sign, self._span(_tree(one), depth + 1), self._span(_tree(other), depth + 1))
        return None

    def _span_of_cell(self, cell: CellAddress, depth: int) -> Span:
        formula = self._formulas.get(cell)
        if formula is not None:
            return None if isinstance(formula, Unread) else self._span(formula, depth + 1)
        choices = self._lists.get(cell, ())
        numbers = [int(choice) for choice in choices if isinstance(choice, Decimal)]
        return (min(numbers), max(numbers)) if numbers and len(numbers) == len(choices) else None


def _tree(part: object) -> FormulaTree:
    return part  # type: ignore[return-value]


def _around(areas: Sequence[CellArea]) -> CellArea:
    """The rectangle around areas of one sheet."""
    if len({area.sheet for area in areas}) != 1:
        raise Unread("een bereik over meer bladen wordt niet gelezen")
    tops, lefts, bottoms, rights = zip(*(area[1:] for area in areas), strict=True)
    return CellArea(areas[0].sheet, min(tops), min(lefts), max(bottoms), max(rights))


def _size(tree: FormulaTree) -> int:
    match tree:
        case {"bereik": str() as text}:
            area = area_of(text)
            return (area.bottom - area.top + 1) * (area.right - area.left + 1)
    return 1


def _joined(spans: Sequence[Span]) -> Span:
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    return min(low for low, _ in known), max(high for _, high in known)


def _worked_out(sign: str, one: Span, other: Span) -> Span:
    if one is None or other is None:
        return None
    if sign == "*":
        products = [left * right for left in one for right in other]
        return min(products), max(products)
    low, high = other if sign == "+" else (-other[1], -other[0])
    return one[0] + low, one[1] + high
