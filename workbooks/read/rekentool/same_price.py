"""The next version of a rekentool with its price in the cell where the earlier one has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tarief.core.findings import Finding, Refused, Severity
from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.node import CellAddress
from workbooks.read.rekentool.alignment import Alignment
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook

OTHER_PRICE: Final = "ander_resultaat"
Compiling = Callable[[ToolChoices], CompiledBook]


def compiled_beside(old: ToolLayout, compiling: Compiling, choices: ToolChoices) -> CompiledBook:
    """Return the next version with the cells as its price that are chosen, or else those of the old version.

    Rows and sheets may have moved since. A price of the old version that is no more is told. Raises `Refused`.
    """
    if choices.results:
        return compiling(choices)
    cells = [old.by_key[key].cell for key in old.results]
    made = _where_it_was(compiling, choices, cells)
    moved = _moved(old, made.layout, cells)
    if moved is None:
        return _without_the_old(made, old)
    if [*moved] != [made.layout.by_key[key].cell for key in made.layout.results]:
        try:
            return compiling(replace(choices, results=tuple(map(str, moved))))
        except Refused:
            return _without_the_old(made, old)
    return made


def _where_it_was(compiling: Compiling, choices: ToolChoices, cells: list[CellAddress]) -> CompiledBook:
    """The next version with the price in the same cells, which is so mostly; otherwise in the likeliest."""
    try:
        return compiling(replace(choices, results=tuple(map(str, cells))))
    except Refused:
        return compiling(choices)


def _moved(old: ToolLayout, new: ToolLayout, cells: list[CellAddress]) -> tuple[CellAddress, ...] | None:
    """Where the price of the old version is in the new one; None where it is no more."""
    both = Alignment(old, new)
    now = [both.moved(cell) for cell in cells]
    kept = tuple(cell for cell in now if cell is not None and cell in {step.cell for step in new.steps})
    return kept if len(kept) == len(cells) else None


def _without_the_old(made: CompiledBook, old: ToolLayout) -> CompiledBook:
    gone, now = old.by_key[old.results[0]], made.layout.by_key[made.layout.results[0]]
    text = (
        f"De prijs van de vorige versie, {gone.cell} ({gone.label}), staat niet in dit werkboek. "
        f"Er is vergeleken met {now.cell} ({now.label})."
    )
    finding = Finding(OTHER_PRICE, text, "Noem de cel met de prijs.", now.cell.place, Severity.WARNING)
    return replace(made, findings=(finding, *made.findings))
