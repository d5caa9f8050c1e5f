"""The cao that a workbook names: beside a label `cao`, or as `cao Jeugdzorg` in a text."""

from __future__ import annotations

from collections.abc import Iterable

from tarief.calculation.inputs import Stated
from workbooks.read.own_sheet.grid import Grid, Kind, Seen
from workbooks.read.own_sheet.synonyms import vocabulary
from workbooks.read.own_sheet.types import Meaning, Recognised
from workbooks.read.own_sheet.words import plain_text

_LONGEST = 160


def find_cao(grids: Iterable[Grid]) -> Recognised | None:
    """Return the cao when the workbook names exactly one."""
    found: dict[str, Recognised] = {}
    for grid in grids:
        for seen in grid.all():
            if seen.kind is Kind.LABEL and len(seen.text) <= _LONGEST and (cao := _named(grid, seen)):
                found.setdefault(cao, _recognised(cao, grid, seen))
    return next(iter(found.values())) if len(found) == 1 else None


def _named(grid: Grid, seen: Seen) -> str:
    plain = plain_text(seen.text)
    caos = vocabulary().caos
    before = [label for label in grid.labels(seen.row) if label.column < seen.column]
    if before and plain_text(before[-1].text) in (
        "cao",
        "toepasselijke cao",
        "welke cao",
        "collectieve arbeidsovereenkomst",
    ):
        return next((key for key, phrases in caos.items() if plain in phrases), "")
    if "cao" not in plain.split():
        return ""
    return next((key for key, phrases in caos.items() if any(f" {phrase} " in f" {plain} " for phrase in phrases)), "")


def _recognised(cao: str, grid: Grid, seen: Seen) -> Recognised:
    return Recognised(
        "cao", cao, "", "", grid.name, seen.address, seen.text, 0.9, shown=seen.text,
        options=(Meaning(cao, cao, (("cao", Stated(cao)),)),), cells=((grid.name, seen.address),),
    )  # fmt: skip
