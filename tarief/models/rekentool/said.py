"""What a rekentool itself says of what was filled in: its texts, its yes and no, its cells that became an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.layout import ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import CellValues, outcomes_of
from tarief.models.rekentool.value import ErrorValue, Known

SAID: Final = "melding_van_rekentool"
_ALARM: Final = re.compile(
    r"\b(?:fout(?:en)?|niet|let op|controleer|onjuist|ongeldig|onvoldoende|afgekeurd|ontbreekt|ontbreken|waarschuwing"
    r"|overschrijd\w*|overschreden|te (?:weinig|veel|hoog|laag|kort|lang)|error|nok)\b",
    re.IGNORECASE,
)
_CHECK: Final = re.compile(r"controle|klopt|akkoord|check|voldoet|juist|volledig|compleet", re.IGNORECASE)
_LONGEST: Final = 200
#: More texts in one column are a list, and so are more with the same formula in one column or row.
_LIST: Final = 9
_ALIKE: Final = 3
_CELL: Final = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]+")
_LOOK: Final = "Kijk in het werkboek waarom."


def said_by(layout: ToolLayout, filled: CellValues) -> tuple[Finding, ...]:
    """Return what the tool says at what was filled in; what warns comes first, and what is said more often once.

    Of texts and truths inside the calculation, on which another formula rests, and of those in a column or row of a
    list, which say of each what it is, only those that warn.
    """
    outcomes = outcomes_of(layout, filled).outcomes
    in_lists = _in_lists([step for step in layout.steps if isinstance(outcomes.get(step.cell), str | bool)])
    found: dict[tuple[str, Severity], list[ToolStep]] = {}
    for step in layout.steps:
        if (said := _said(step, outcomes.get(step.cell))) is not None:
            text, severity = said
            if severity is Severity.WARNING or (step.cell not in layout.used and step.cell not in in_lists):
                found.setdefault((text, severity), []).append(step)
    findings = [_finding(text, severity, steps) for (text, severity), steps in found.items()]
    return tuple(sorted(findings, key=lambda each: each.severity is not Severity.WARNING))


def _in_lists(steps: Sequence[ToolStep]) -> set[CellAddress]:
    """The cells that say of each line of a list what it is."""
    lines: dict[tuple[str, ...], list[CellAddress]] = {}
    for step in steps:
        cell, formula = step.cell, _CELL.sub("", step.text)
        column, row = f"kolom {cell.column}", f"rij {cell.row}"
        for line in ((cell.sheet, column), (cell.sheet, column, formula), (cell.sheet, row, formula)):
            lines.setdefault(line, []).append(cell)
    return {
        cell for line, cells in lines.items() if len(cells) > (_ALIKE if len(line) > 2 else _LIST) for cell in cells
    }


def _said(step: ToolStep, outcome: Known | ErrorValue) -> tuple[str, Severity] | None:
    """What a cell says and how much it weighs; None for a number, for nothing, and for what is an error always."""
    match outcome:
        case bool():
            fails = bool(_CHECK.search(step.label)) and not outcome
            raises = bool(_ALARM.search(step.label)) and outcome
            text = f"{step.label}: {'WAAR' if outcome else 'ONWAAR'}"
            return text, Severity.WARNING if fails or raises else Severity.NOTE
        case str() if any(map(str.isalnum, outcome)):
            text = f"‘{outcome.strip()[:_LONGEST]}’"
            return text, Severity.WARNING if _ALARM.search(outcome) else Severity.NOTE
        case ErrorValue() if not (isinstance(step.stored, dict) and "fout" in step.stored):
            return f"{step.label}: {outcome.kind}", Severity.WARNING
    return None


def _finding(text: str, severity: Severity, steps: list[ToolStep]) -> Finding:
    first, *rest = steps
    more = f" Ook in {_listed(str(step.cell) for step in rest)}." if rest else ""
    advice = _LOOK if severity is Severity.WARNING else ""
    return Finding(SAID, f"De rekentool zegt in {first.cell}: {text}.{more}", advice, first.cell.place, severity)


def _listed(cells: Iterable[str]) -> str:
    named = [*cells]
    return ", ".join(named[:3]) + (f" en nog {len(named) - 3} cellen" if len(named) > 3 else "")
