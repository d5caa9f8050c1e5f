"""Where a rekentool rounds a number that lies on the edge: a spreadsheet's binary fractions may fall on either side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarief.models.rekentool.layout import ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, FormulaNode
from tarief.models.rekentool.settle import CellValues, outcomes_of

#: What binary fractions lose in a calculation, relative to the number.
_LOST: Final = Decimal("1e-12")
#: Functions that round a half, and those that cut at a whole; the second argument of some says how many decimals.
_HALVES: Final = frozenset({"ROUND", "MROUND"})
_WHOLES: Final = frozenset({"INT", "TRUNC", "ROUNDDOWN", "ROUNDUP", "FLOOR", "CEILING", "EVEN", "ODD"})
_OF_STEPS: Final = frozenset({"MROUND", "FLOOR", "CEILING"})
#: Decimals that somebody rounds to, and what the rest of a formula makes of a rounding at most.
_MOST_DIGITS: Final = 20
_INSIDE: Final = 10
#: What no sheet can be called: the numbers that are rounded stand there.
_ASIDE: Final = "[deel]"


@dataclass(frozen=True, slots=True)
class Tie:
    """A number on the edge of its rounding, and how far apart its two sides are in the cell."""

    number: Decimal
    step: Decimal

    def explains(self, one: Decimal, other: Decimal) -> bool:
        """Tell whether two outcomes of the cell can be the two sides."""
        return abs(one - other) <= self.step * (1 + _LOST)


def ties_in(layout: ToolLayout, filled: CellValues) -> Mapping[CellAddress, Tie]:
    """Return the cells that round a number on the edge, at what was filled in."""
    parts = [
        (step, part, part is node)
        for step, node in zip(layout.steps, layout.nodes, strict=True)
        for part in _rounded(node)
        if part.parts
    ]
    extra = [_aside(number, step, part) for number, (step, part, _) in enumerate(parts)]
    asked = replace(layout, steps=(*layout.steps, *(each for pair in extra for each in pair)))
    outcomes = outcomes_of(asked, filled).outcomes
    found: dict[CellAddress, Tie] = {}
    for (step, part, is_whole), (value, size) in zip(parts, extra, strict=True):
        number, by = outcomes.get(value.cell), outcomes.get(size.cell)
        if isinstance(number, Decimal) and isinstance(by, Decimal) and _is_on_edge(part.name, number, by):
            most = _step(part.name, by) * (1 if is_whole else _INSIDE)
            found.setdefault(step.cell, Tie(number, most))
    return found


def resting_on(layout: ToolLayout, cells: Collection[CellAddress]) -> set[CellAddress]:
    """Return these cells, and every cell with a formula that rests on one of them."""
    found = set(cells)
    among = {sheet: set(held) for sheet, held in by_sheet(found).items()}
    for step, node in zip(layout.steps, layout.nodes, strict=True):
        if step.cell not in found and any(cell in found for cell in named_cells(node, among)):
            found.add(step.cell)
            among.setdefault(step.cell.sheet, set()).add(step.cell)
    return found


def _rounded(node: FormulaNode) -> Iterator[FormulaNode]:
    """The parts of a formula that round."""
    stack = [node]
    while stack:
        part = stack.pop()
        stack += part.parts
        if part.name in _HALVES | _WHOLES:
            yield part


def _aside(number: int, step: ToolStep, part: FormulaNode) -> tuple[ToolStep, ToolStep]:
    """The number that is rounded and how, as cells of their own."""
    none = FormulaNode("value", value=None)
    nodes = part.parts[0], part.parts[1] if len(part.parts) > 1 else none
    cells = (CellAddress(_ASIDE, number + 1, column) for column in (1, 2))
    value, size = (
        replace(step, cell=cell, key=str(cell), stored=None, node=node) for cell, node in zip(cells, nodes, strict=True)
    )
    return value, size


def _step(name: str, by: Decimal) -> Decimal:
    """How far apart two outcomes of a rounding are."""
    if name in _OF_STEPS:
        return abs(by)
    return (
        Decimal(2) if name in ("EVEN", "ODD") else Decimal(1).scaleb(-int(by)) if abs(by) < _MOST_DIGITS else Decimal(0)
    )


def _is_on_edge(name: str, number: Decimal, by: Decimal) -> bool:
    """Whether a number lies so near to where its rounding turns that binary fractions can fall on either side.

    A whole number that is given as it is lies on its edge in any spreadsheet alike, and so does one that is typed.
    """
    if name in _OF_STEPS:
        scaled = number / by if by else Decimal(0)
    else:
        scaled = number.scaleb(int(by)) if abs(by) < _MOST_DIGITS else Decimal(0)
    turned = scaled - Decimal("0.5") if name in _HALVES else scaled
    return abs(turned - turned.to_integral_value()) <= _LOST * max(abs(scaled), Decimal(1))
