"""Cells of a filling in which something else stands than the rekentool calculates there, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.models.rekentool.layout import NOTHING, ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, FormulaTree
from workbooks.read.book import SourceCell
from workbooks.read.rekentool.inputs import kind_of
from workbooks.read.rekentool.mark import as_typed
from workbooks.read.rekentool.runs import name_of, runs_of, span_of

_MOST_TOLD: Final = 3
_BACK: Final = "Zet de formule terug."
#: What to do with a workbook that is another version of the tool.
NEXT_VERSION: Final = (
    "Maak er een eigen model van en zet het naast dit: op de pagina Rekentool, of met tarief model en --naast."
)
#: What to fill in instead.
FRESH: Final = "Neem voor een invulling een vers exemplaar van de rekentool, en vul alleen de invoer in."


@dataclass(frozen=True, slots=True)
class OtherCell:
    """What the rekentool has in a cell (`entry`), where that is in the filling, what stands there, and its formula."""

    entry: ToolInput | ToolStep
    cell: CellAddress
    held: SourceCell | None
    tree: FormulaTree | None

    @property
    def is_formula(self) -> bool:
        """Whether the rekentool calculates here and the filling does so otherwise; a value in its place is none."""
        return isinstance(self.entry, ToolStep) and self.tree is not None

    @property
    def mark(self) -> list[FormulaTree]:
        """What makes it differ as its neighbour does: the formulas of both, or the kind of what stands there."""
        was = self.entry.tree if isinstance(self.entry, ToolStep) else None
        return [was, self.tree if self.tree is not None else {"tekst": kind_of(self.held)[0]}]

    def finding(self, span: str, label: str, more: int) -> Finding:
        """Return what is told of it; with `more` cells that differ alike it is the first of these."""
        where = f"In {span} ({label})" if not more else f"In {span} ({label}, {more + 1} cellen)"
        if not isinstance(self.entry, ToolStep):
            text = f"{where} staat een formule; in de rekentool wordt die cel ingevuld."
            return Finding("formule_als_invoer", text, "Zet de waarde zelf in de cel.", self.cell.place)
        first = f" Om te beginnen {self.cell}:" if more else ""
        stands, kind, advice = self._stands()
        if not stands:
            return Finding(kind, f"{where} {_SAME_TEXT}", advice, self.cell.place)
        was = f"in de rekentool staat daar de formule {as_typed(self.entry.text)[:200]}"
        if not more:
            return Finding(kind, f"{where} staat {stands}; {was}.", advice, self.cell.place)
        what = "een andere formule" if self.tree is not None else "geen formule meer"
        return Finding(kind, f"{where} staat {what}.{first} {stands}; {was}.", advice, self.cell.place)

    def _stands(self) -> tuple[str, str, str]:
        """What stands there in words, the kind of finding, and the advice."""
        held = self.held
        if held is not None and held.formula:
            if isinstance(self.entry, ToolStep) and held.formula == self.entry.text:
                return "", "andere_formule", _SAME_ADVICE
            return (
                f"de formule {as_typed(held.formula)[:200]}",
                "andere_formule",
                "Zet de formule van de rekentool terug.",
            )
        shown = "" if held is None else held.text[:60]
        words = {NOTHING: "niets", "tekst": f"de tekst '{shown}'", "datum": f"de datum {shown}", "waar": shown}
        return words.get(kind_of(held)[0], f"het getal {shown}"), "formule_overschreven", _BACK


_SAME_TEXT: Final = "staat dezelfde formule, maar er tellen andere rijen mee of zij rekent over andere cellen."
_SAME_ADVICE: Final = "Kijk of er rijen zijn verborgen of gefilterd, of een naam of tabel andere cellen heeft gekregen."


def told_together(name: str, layout: ToolLayout, wrong: Mapping[CellAddress, OtherCell]) -> tuple[Finding, ...]:
    """Return what is other in the workbook `name`: whole sheets first, then cells that differ alike as one."""
    pasted = pasted_sheets(layout, wrong)
    sheets = [_of_sheet(sheet, cells) for sheet, cells in pasted.items()]
    rest = {cell: each for cell, each in wrong.items() if cell.sheet not in pasted}
    runs = [[rest[cell] for cell in cells] for cells in runs_of({cell: each.mark for cell, each in rest.items()})]
    told = [*sheets, *map(_of_run, runs[:_MOST_TOLD])]
    if len(runs) > _MOST_TOLD:
        text = f"In {name} zijn {len(rest)} cellen anders dan in de rekentool; dit zijn de eerste {_MOST_TOLD}"
        text += "." if len(rest) == len(runs) else f" van {len(runs)} plaatsen."
        told.append(Finding("andere_formules", text, FRESH, Place.of(name)))
    changed = [run for run in runs if run[0].is_formula]
    if len(changed) > 1 and len(changed) == len(runs) and not sheets:
        told.append(_other_version(name, sum(map(len, changed))))
    return tuple(told)


def pasted_sheets(layout: ToolLayout, wrong: Mapping[CellAddress, OtherCell]) -> Mapping[str, list[OtherCell]]:
    """Return the sheets on which values stand and no formula is left, with what stands there."""
    found: dict[str, list[OtherCell]] = {}
    for step in layout.steps:
        found.setdefault(step.cell.sheet, [])
    for cell, each in wrong.items():
        if isinstance(each.entry, ToolStep) and each.tree is None and each.held is not None:
            found[cell.sheet].append(each)
    counts = {sheet: sum(step.cell.sheet == sheet for step in layout.steps) for sheet in found}
    return {sheet: cells for sheet, cells in found.items() if len(cells) == counts[sheet] > _MOST_TOLD}


def _of_sheet(sheet: str, cells: Sequence[OtherCell]) -> Finding:
    text = (
        f"Op blad {sheet} staat geen enkele formule meer: alle {len(cells)} formules zijn waarden geworden, zodat de "
    )
    return Finding("formules_als_waarden", f"{text}prijs niet uit de invoer volgt.", FRESH, Place.of(sheet))


def _of_run(run: Sequence[OtherCell]) -> Finding:
    label = name_of(each.entry.label for each in run)
    return run[0].finding(span_of([each.cell for each in run]), label, len(run) - 1)


def _other_version(name: str, count: int) -> Finding:
    text = f"Dit lijkt een andere versie van de rekentool: {count} formules zijn anders."
    return Finding("andere_versie", text, NEXT_VERSION, Place.of(name))
