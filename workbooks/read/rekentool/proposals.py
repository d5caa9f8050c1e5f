"""Which cells a workbook is likely for: named as a price, at the end of the calculation, resting on what is chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cached_property
from typing import Final

from tarief.models.rekentool.layout import ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, address_of
from workbooks.read.rekentool.runs import runs_of

_MOST: Final = 5
_NAMES: Final = (
    (re.compile(r"tarief", re.IGNORECASE), 4),
    (re.compile(r"prijs(?!peil|datum|jaar)", re.IGNORECASE), 3),
    (re.compile(r"budget|subsidie", re.IGNORECASE), 2),
    (re.compile(r"resultaat|uitkomst|totaal", re.IGNORECASE), 1),
    (re.compile(r"kostprijs", re.IGNORECASE), -1),
    # the same price again, in another measure
    (re.compile(r"\bper (?:minuut|week|maand|jaar)\b|minuut(?:prijs|tarief)|looptijd|incl\S* btw", re.IGNORECASE), -2),
    # what a price is held against
    (re.compile(r"verschil|afwijking|marge|\bnorm|gemiddeld|\brang|controle|\beigen\b", re.IGNORECASE), -4),
    (re.compile(r"omzet|opbrengst|aantal|aandeel", re.IGNORECASE), -4),
)
_SHEETS: Final = re.compile(r"resultaat|uitkomst|tarief|samenvatting|overzicht", re.IGNORECASE)
#: So many lines with the same name of their row or column are a list, in which nothing is the one price.
_LIST: Final = 3
_IN_A_LIST: Final = -5
_LATE: Final = 3
_UNUSED: Final = 1
_PASSED_ON: Final = 3
_ON_CHOICES: Final = 4


def proposed_results(layout: ToolLayout) -> tuple[str, ...]:
    """Return the keys of the likeliest results, the best first."""
    likely = _Likely(layout)
    scored = [
        (likely.score(step), number, step.key)
        for number, step in enumerate(layout.steps)
        if isinstance(step.stored, str) or step.stored is None
    ]
    return tuple(key for _, _, key in sorted(scored, key=lambda item: (-item[0], -item[1]))[:_MOST])


class _Likely:
    """The steps of a workbook by how likely each is its price."""

    def __init__(self, layout: ToolLayout) -> None:
        self.layout = layout

    def score(self, step: ToolStep) -> int:
        """How likely a step is the price."""
        named = sum(weight for pattern, weight in _NAMES if pattern.search(step.label))
        place = _UNUSED * (step.cell not in self.layout.used) + _IN_A_LIST * (step.cell in self._listed)
        place += 2 * bool(_SHEETS.search(step.cell.sheet)) + _PASSED_ON * self._passes_on(step)
        return named + place + self._rests(step) + 2 * step.unit.money

    def _rests(self, step: ToolStep) -> int:
        """More for a step that rests on more of the calculation, and on more of the drop-downs."""
        bits = self._reached[step.cell]
        choices = self._choices.bit_count()
        chosen = _ON_CHOICES * (bits & self._choices).bit_count() / choices if choices else 0
        return round(chosen) + round(_LATE * (bits & ~self._choices).bit_count() / max(1, self._most))

    def _passes_on(self, step: ToolStep) -> bool:
        """Whether a step shows another one again, as a sheet of outcomes does."""
        tree = step.tree[1] if isinstance(step.tree, list) and step.tree[:1] == ["ROUND"] else step.tree
        cell = address_of(str(tree["cel"])) if isinstance(tree, dict) and "cel" in tree else None
        return cell is not None and isinstance(self.layout.by_cell.get(cell), ToolStep)

    @cached_property
    def _bits(self) -> Mapping[CellAddress, int]:
        """The drop-downs, and behind them the steps, each with a bit of its own."""
        chosen = [each.cell for each in self.layout.inputs if each.choices]
        return {cell: 1 << place for place, cell in enumerate([*chosen, *(step.cell for step in self.layout.steps)])}

    @cached_property
    def _choices(self) -> int:
        """The bits of the drop-downs."""
        return sum(self._bits[each.cell] for each in self.layout.inputs if each.choices)

    @cached_property
    def _most(self) -> int:
        """How much of the calculation the step rests on that rests on most of it."""
        return max((bits & ~self._choices).bit_count() for bits in self._reached.values())

    @cached_property
    def _reached(self) -> Mapping[CellAddress, int]:
        """Of each step the bits of what it rests on and its own; the steps are in working order."""
        bits = self._bits
        among, found = by_sheet(bits), dict[CellAddress, int]()
        for step, node in zip(self.layout.steps, self.layout.nodes, strict=True):
            reached = bits[step.cell]
            for cell in named_cells(node, among):
                reached |= found.get(cell, bits.get(cell, 0))
            found[step.cell] = reached
        return found

    @cached_property
    def _listed(self) -> Set[CellAddress]:
        """The steps in a list: with others beside or below them, under one name of their row or column."""
        found: set[CellAddress] = set()
        for place in (0, 1):
            named = {step.cell: [{"tekst": _parts(step.label)[place]}] for step in self.layout.steps}
            found |= {cell for run in runs_of(named) if len(run) >= _LIST for cell in run}
        return found


def _parts(label: str) -> tuple[str, str]:
    """The name of the row and that of the column in the name of a cell of a table; of another cell twice its name."""
    row, mark, column = label.removesuffix(")").rpartition(" (")
    return (row, column) if mark else (label, label)
