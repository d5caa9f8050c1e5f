"""Areas that a formula puts together: OFFSET, and `A1:INDEX(…)`; what they rest on must be known beforehand.

The last part of both holds the cells that can be meant, so that these are worked out first.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import whole_of
from tarief.models.rekentool.node import CellArea, FormulaNode, Parts, area_at
from tarief.models.rekentool.value import MOST_PARTS, CellFault, Unread, Value, ValueBlock, constant


def shifted(run: Evaluator, parts: Parts) -> Value:
    """OFFSET: an area so many rows down and columns to the right, with another size where one is given."""
    return _within(run, _shifted(run, parts), parts[5])


def joined(run: Evaluator, parts: Parts) -> Value:
    """The colon: from one cell to another."""
    return _within(run, _joined(run, parts), parts[2])


def _within(run: Evaluator, area: CellArea, bounds: FormulaNode) -> Value:
    held = area_at(bounds)
    if held is None or area.top < held.top or area.bottom > held.bottom:
        raise Unread("een bereik komt buiten de cellen die het werkboek gebruikt")
    if area.left < held.left or area.right > held.right:
        raise Unread("een bereik komt buiten de cellen die het werkboek gebruikt")
    return run.block(area)


def _area(run: Evaluator, node: FormulaNode) -> CellArea:
    """The cells that a part of a formula stands for."""
    if (named := area_at(node)) is not None:
        return named
    match node.name:
        case "INDEX":
            return _element(run, node.parts)
        case "OFFSET":
            return _shifted(run, node.parts)
        case ":":
            return _joined(run, node.parts)
        case "IF" if len(node.parts) == 3:
            return _area(run, node.parts[1 if run.plain(run.truth(run.value(node.parts[0]))) else 2])
        case "CHOOSE":
            place = whole_of(run, node.parts, 0, 0)
            if 0 < place < len(node.parts):
                return _area(run, node.parts[place])
            raise CellFault("#VALUE!")
    raise Unread("een bereik dat pas bij het rekenen ontstaat, wordt niet gelezen")


def _element(run: Evaluator, parts: Parts) -> CellArea:
    area = _area(run, parts[0])
    height, width = area.bottom - area.top + 1, area.right - area.left + 1
    row, column = whole_of(run, parts, 1, 0), whole_of(run, parts, 2, 0)
    if len(parts) < 3 and height == 1:
        row, column = 0, row
    if not 0 <= row <= height or not 0 <= column <= width:
        raise CellFault("#REF!")
    top, bottom = (area.top + row - 1,) * 2 if row else (area.top, area.bottom)
    left, right = (area.left + column - 1,) * 2 if column else (area.left, area.right)
    return CellArea(area.sheet, top, left, bottom, right)


def _joined(run: Evaluator, parts: Parts) -> CellArea:
    one, other = _area(run, parts[0]), _area(run, parts[1])
    top, left = min(one.top, other.top), min(one.left, other.left)
    return CellArea(one.sheet, top, left, max(one.bottom, other.bottom), max(one.right, other.right))


def _shifted(run: Evaluator, parts: Parts) -> CellArea:
    area = _area(run, parts[0])
    top, bottom = _moved(run, (area.top, area.bottom), parts, 1)
    left, right = _moved(run, (area.left, area.right), parts, 2)
    return CellArea(area.sheet, top, left, bottom, right)


def _moved(run: Evaluator, ends: tuple[int, int], parts: Parts, by: int) -> tuple[int, int]:
    """The first and last row or column; the size stands two places behind `by`, and below 0 counts upwards."""
    first = ends[0] + whole_of(run, parts, by, 0)
    length = whole_of(run, parts, by + 2, ends[1] - ends[0] + 1)
    first, last = (first, first + length - 1) if length > 0 else (first + length + 1, first)
    if not length or first < 1:
        raise CellFault("#REF!")
    return first, last


def place(run: Evaluator, parts: Parts, *, down: bool) -> Value:
    """ROW and COLUMN of an area that a formula puts together: the number of each row or column."""
    area = _area(run, parts[0])
    first, last = (area.top, area.bottom) if down else (area.left, area.right)
    if last - first >= MOST_PARTS:
        raise Unread("het bereik is te groot")
    numbers = tuple(constant(each) for each in range(first, last + 1))
    return ValueBlock(tuple((each,) for each in numbers) if down else (numbers,))


AREAS: Final[Mapping[str, LazyFunction]] = {
    "OFFSET": shifted,
    ":": joined,
    "ROW": partial(place, down=True),
    "COLUMN": partial(place, down=False),
}
