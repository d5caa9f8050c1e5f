"""Why a number may not count: it is hidden, stands in a legend, or is a figure to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.found.candidates import Candidate
from workbooks.read.own_sheet.found.found import HIDDEN, LEGEND, REFERENCE, WEAK, Found
from workbooks.read.own_sheet.values.types import Meaning

PARTIAL = "lasten_compleet"
_WHY = {
    HIDDEN: "verborgen rij, kolom of blad",
    LEGEND: "toelichting of voorbeeld; op een ander blad staat de opgave zelf",
    REFERENCE: "norm, maximum, gemiddelde of oud cijfer; de opgave zelf is gebruikt",
}
_NOT = {
    HIDDEN: "niet gebruiken: de waarde is verborgen",
    LEGEND: "niet gebruiken: het is een voorbeeld",
    REFERENCE: "niet gebruiken: het is een cijfer om mee te vergelijken",
    PARTIAL: "nee, er ontbreken nog lasten (niet gebruiken)",
    WEAK: "niet gebruiken: het is iets anders",
}
#: With a label that is known less surely than this, it is asked whether the value is what it seems.
_SURE = 0.71
#: A workbook with so many costs elsewhere needs nothing from its legend.
_ENOUGH = 3


def without_references(founds: list[Found], grid: Grid) -> list[Found]:
    """Leave out columns and rows to compare with, where the same costs stand in others."""
    compared = [found for found in founds if found.compared]
    concepts = {found.concept for found in founds if not found.compared}
    named = {found.concept for found in compared}
    if not compared or 2 * len(concepts & named) < len(named):
        return founds
    for found in compared:
        grid.why[found.seen.cell.row, found.seen.cell.column] = _WHY[REFERENCE]
    return [found for found in founds if not found.compared]


def without_legends(founds: list[Found], grids: Mapping[str, Grid]) -> list[Found]:
    """Leave out what a sheet with explanations says, where other sheets name costs too."""
    told = [found for found in founds if found.doubt == LEGEND]
    if len({found.concept for found in founds if found.doubt != LEGEND}) < _ENOUGH:
        return founds
    for found in told:
        grids[found.sheet].why[found.seen.cell.row, found.seen.cell.column] = _WHY[LEGEND]
    return [found for found in founds if found.doubt != LEGEND]


def without_doubtful(candidates: list[Candidate], aside: Bin) -> list[Candidate]:
    """A doubtful value is not used where a sound one stands; else it is asked."""
    sound = {each.concept for each in candidates if not each.found.doubt}
    kept = []
    for each in candidates:
        doubt = each.found.doubt
        if not doubt:
            kept.append(each)
        elif doubt == WEAK:
            kept.append(or_not(each, WEAK))
        elif each.concept in sound or each.role == "hulp":
            aside.leave(each, _WHY[doubt])
        else:
            kept.append(each if each.role == "gedrukt" else or_not(each, doubt))
    return kept


def or_not(candidate: Candidate, doubt: str) -> Candidate:
    """Add the choice not to use the value."""
    none = Meaning("niet_gebruiken", _NOT[doubt], form=candidate.form)
    return replace(candidate, meanings=(*candidate.meanings, none), question=candidate.question or doubt)


def _unit_guessed(candidate: Candidate) -> bool:
    """An amount that must be per fte for its height, while nothing says so, may be a total."""
    form = candidate.form
    return form.per == "fte" and form.key != "loonkosten_per_jaar" and "fte" not in candidate.found.hints.pers


def confirmed(candidate: Candidate) -> Candidate:
    """Ask whether a value is what its label seems to say, when the label is only partly known."""
    unsure = min(each.match.score for each in candidate.founds) < _SURE or _unit_guessed(candidate)
    asked = any(not meaning.sets for meaning in candidate.meanings)
    return or_not(candidate, WEAK) if unsure and not asked else candidate
