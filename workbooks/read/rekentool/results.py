"""Which cells are likely to be what a workbook is for: formulas that nothing rests on, named as a price."""

from __future__ import annotations

import re
from typing import Final

from tarief.models.rekentool.layout import ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress

_MOST: Final = 5
_NAMES: Final = (
    (re.compile(r"tarief", re.IGNORECASE), 4),
    (re.compile(r"prijs|uurprijs", re.IGNORECASE), 3),
    (re.compile(r"kostprijs", re.IGNORECASE), 2),
    (re.compile(r"resultaat|uitkomst|totaal", re.IGNORECASE), 1),
)
_SHEETS: Final = re.compile(r"resultaat|uitkomst|tarief|samenvatting|overzicht", re.IGNORECASE)


def proposed_results(layout: ToolLayout) -> tuple[str, ...]:
    """Return the keys of the likeliest results, the best first."""
    cells = by_sheet(step.cell for step in layout.steps)
    used = {cell for node in layout.nodes for cell in named_cells(node, cells)}
    scored = [
        (_score(step, used), number, step.key)
        for number, step in enumerate(layout.steps)
        if isinstance(step.stored, str) or step.stored is None
    ]
    return tuple(key for _, _, key in sorted(scored, key=lambda item: (-item[0], -item[1]))[:_MOST])


def _score(step: ToolStep, used: set[CellAddress]) -> int:
    named = sum(weight for pattern, weight in _NAMES if pattern.search(step.label))
    return 3 * (step.cell not in used) + named + 2 * bool(_SHEETS.search(step.cell.sheet)) + 2 * step.unit.money
