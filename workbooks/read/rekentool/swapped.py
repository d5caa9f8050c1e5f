"""The price of one version of a rekentool with one formula of the other in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from tarief.core.rounding import to_cents
from tarief.models.rekentool.layout import ToolInput, ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, address_of, area_of
from tarief.models.rekentool.settle import CellValues, outcomes_of
from workbooks.read.rekentool.alignment import Alignment, ToolEntry

#: What no sheet can be called: cells that only the other version has stand on sheets with this before their name.
_ASIDE = "[was] "


def price_at(layout: ToolLayout, held: CellValues) -> Decimal | None:
    """Return the price with this filled in, in euros; None where it is no number."""
    found = outcomes_of(layout, held).outcomes.get(layout.by_key[layout.results[0]].cell)
    return to_cents(found) if isinstance(found, Decimal) else None


def price_with(both: Alignment, steps: Sequence[ToolStep]) -> Decimal | None:
    """Return the new price with their old formula at these new steps; None where that gives no price.

    What an old formula looks at and the new version no longer has comes along as it was.
    """
    back = _PutBack(both)
    trees = {
        step.key: back.over_new(one.tree) for step in steps if isinstance(one := both.pairs[step.key][0], ToolStep)
    }
    changed = [replace(each, tree=trees[each.key], node=None) if each.key in trees else each for each in both.new.steps]
    layout = back.with_brought((*changed,))
    try:
        layout = _ordered(layout)
    except CycleError:
        return None
    return price_at(layout, layout.held)


@dataclass
class _PutBack:
    """Old formulas over the new version, and the old cells that they need there."""

    both: Alignment
    inputs: dict[CellAddress, ToolInput] = field(default_factory=dict)
    steps: dict[CellAddress, ToolStep] = field(default_factory=dict)
    texts: dict[CellAddress, str] = field(default_factory=dict)

    @cached_property
    def _paired(self) -> Mapping[CellAddress, CellAddress]:
        return {one.cell: other.cell for one, other in self.both.pairs.values()}

    @cached_property
    def _taken(self) -> frozenset[CellAddress]:
        return frozenset(self._paired.values())

    def over_new(self, tree: FormulaTree | object) -> FormulaTree:
        """Return an old formula over cells of the new version, and over what comes along."""
        match tree:
            case {"cel": str() as text}:
                return {"cel": str(self._found(address_of(text)))}
            case {"bereik": str() as text}:
                return self._area(area_of(text))
            case list() | tuple():
                return [self.over_new(part) for part in tree]
        return tree  # type: ignore[return-value]

    def with_brought(self, steps: tuple[ToolStep, ...]) -> ToolLayout:
        """Return the new version with these steps and what came along."""
        new = self.both.new
        inputs = (*new.inputs, *self.inputs.values())
        return replace(new, inputs=inputs, steps=(*steps, *self.steps.values()), texts={**new.texts, **self.texts})

    def _is_gone(self, cell: CellAddress) -> bool:
        """Whether the old version holds something here of which the new one has nothing in its place."""
        old, new = self.both.old, self.both.new
        if cell in self._paired or (cell not in old.by_cell and cell not in old.texts):
            return False
        place = self.both.moved(cell)
        if place is None or place in self._taken:
            return True
        return place not in new.by_cell and place not in new.texts

    def _found(self, cell: CellAddress) -> CellAddress:
        if self._is_gone(cell):
            return self._brought(cell)
        return self._paired.get(cell) or self.both.moved(cell) or _aside(cell)

    def _brought(self, cell: CellAddress) -> CellAddress:
        place = _aside(cell)
        held: ToolEntry | None = self.both.old.by_cell.get(cell)
        if isinstance(held, ToolInput):
            self.inputs[place] = replace(held, cell=place, key=f"{_ASIDE}{held.key}")
        elif held is None:
            self.texts[place] = self.both.old.texts[cell]
        elif place not in self.steps:
            self.steps[place] = held  # before what it rests on, so that a circle ends
            self.steps[place] = replace(
                held, cell=place, key=f"{_ASIDE}{held.key}", tree=self.over_new(held.tree), node=None
            )
        return place

    def _area(self, area: CellArea) -> FormulaTree:
        """An area where it is now; one of which a part is gone stands aside, with what is left by reference."""
        old = self.both.old
        held = [
            cell
            for cell in (*old.by_cell, *old.texts)
            if cell.sheet == area.sheet
            and area.top <= cell.row <= area.bottom
            and area.left <= cell.column <= area.right
        ]
        if not any(self._is_gone(cell) for cell in held):
            return self.both.translated({"bereik": str(area)})
        for cell in held:
            place, now = _aside(cell), self._found(cell)
            if now != place and place not in self.steps and not _is_empty(self.both.new, now):
                key, tree = f"{_ASIDE}{cell}", {"cel": str(now)}
                self.steps[place] = ToolStep(place, key, key, old.by_key[old.results[0]].unit, tree, "")
        return {"bereik": str(area._replace(sheet=f"{_ASIDE}{area.sheet}"))}


def _aside(cell: CellAddress) -> CellAddress:
    return cell._replace(sheet=f"{_ASIDE}{cell.sheet}")


def _is_empty(layout: ToolLayout, cell: CellAddress) -> bool:
    held = layout.by_cell.get(cell)
    return cell not in layout.texts and (held is None or (isinstance(held, ToolInput) and not held.written))


def _ordered(layout: ToolLayout) -> ToolLayout:
    """The same with each step behind what it rests on; raises `CycleError` where that cannot be."""
    steps = {step.cell: (step, node) for step, node in zip(layout.steps, layout.nodes, strict=True)}
    held = by_sheet(steps)
    rests = {cell: [each for each in named_cells(node, held) if each in steps] for cell, (_, node) in steps.items()}
    order = TopologicalSorter(rests).static_order()
    return replace(layout, steps=tuple(replace(steps[cell][0], node=steps[cell][1]) for cell in order))
