"""An input that the tool has filled and somebody left empty: missing, and not nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.models.rekentool.held_value import as_shown
from tarief.models.rekentool.layout import NOTHING, NUMBER, ToolInput, ToolLayout
from tarief.models.rekentool.node import CellAddress

#: The kinds of inputs that take a number.
NUMBERS: Final = (NUMBER, NOTHING, "vast_getal")


def gone_rows(layout: ToolLayout, is_empty: Callable[[ToolInput], bool]) -> set[tuple[str, int]]:
    """Return the rows of a list that were emptied as a whole: who has fewer people or products leaves them out."""
    rows: dict[tuple[str, int], list[ToolInput]] = {}
    for each in layout.inputs:
        if each.written:
            rows.setdefault(row_of(each.cell), []).append(each)
    return {row for row, inputs in rows.items() if len(inputs) > 1 and all(map(is_empty, inputs))}


def row_of(cell: CellAddress) -> tuple[str, int]:
    """Return the row of a cell, with its sheet."""
    return cell.sheet, cell.row


def emptied(each: ToolInput, place: Place) -> Finding | None:
    """Return the fault of an empty input; none of a text, and of what is empty in the tool too."""
    if not each.written or each.kind in ("tekst", NOTHING):
        return None
    is_number = each.kind in NUMBERS and not each.choices
    advice = "Vul 0 in als dat bedoeld is, en anders het getal." if is_number else "Vul de cel in."
    text = f"In {each.label} staat niets, en wat ontbreekt is niet nul."
    text += f" In de rekentool zelf staat hier {as_shown(each, each.written)}."
    return Finding("invoer_leeg", text, advice, place)
