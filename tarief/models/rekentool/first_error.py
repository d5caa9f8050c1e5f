"""Where an error of a workbook begins: what looks at it only passes it on."""

from __future__ import annotations

from tarief.models.rekentool.layout import ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import Outcomes
from tarief.models.rekentool.value import ErrorValue


def first_error(layout: ToolLayout, cell: CellAddress, outcomes: Outcomes) -> ToolStep:
    """Return the step that comes to an error by itself, from which this cell has it; else the step of the cell."""
    steps = {step.cell: (step, node) for step, node in zip(layout.steps, layout.nodes, strict=True)}
    wrong = by_sheet(each for each, outcome in outcomes.items() if isinstance(outcome, ErrorValue) and each in steps)
    seen: set[CellAddress] = set()
    while True:
        seen.add(cell)
        step, node = steps[cell]
        below = (each for each in named_cells(node, wrong) if each in wrong.get(each.sheet, ()) and each not in seen)
        found = next(below, None)
        if found is None:
            return step
        cell = found
