"""Which assumptions a table of contract forms rests on, in words that a reader knows."""

from __future__ import annotations

from collections.abc import Sequence

from tarief.contracts.compared import Compared
from tarief.report.cells import Worded

#: What the amounts of a form follow from; the rest of a form is for the check and the baseline.
AMOUNTS = (
    "prijs", "verwacht_volume", "indexering", "casustypen", "vaste_kosten", "spreiding", "basis", "stappen",
    "gevolgde_groei", "volumeband", "corridor", "uren_over_periode",
)  # fmt: skip
#: What the check of the risk looks at.
CHECKED = ("basis", "stappen", "gevolgde_groei", "volumeband", "corridor", "maatregelen", "startgegevens", "toets")
#: What a lump sum is made of, whatever lies around it.
LUMP = ("basis", "stappen", "gevolgde_groei")
COURSE, SPREAD, START = "verloop", "spreiding", "werkelijk_startvolume"
_LISTS = {"casustypen": "casustype", "maatregelen": "maatregel", "banden": "band", "inzet": "regel inzet"}


def resting_on(
    compared: Compared, whole: Sequence[str], parts: Sequence[str], form: int | None = None
) -> tuple[str, ...]:
    """Return the assumptions among some fields of the whole, and some of every form or of one (from 0)."""
    return tuple(
        _label(compared, steps, pointer)
        for pointer in compared.assumed
        if _used(steps := pointer.split("/")[1:], whole, parts, form)
    )


def _used(steps: list[str], whole: Sequence[str], parts: Sequence[str], form: int | None) -> bool:
    if steps[0] == "vormen":
        return steps[2] in parts and form in (None, int(steps[1]))
    return steps[0] in whole


def _label(compared: Compared, steps: list[str], pointer: str) -> Worded:
    """Write a pointer as words: `kosten per eenheid in 2020`, `Lumpsum (plafond): gevolgde groei`."""
    years = [str(year.year) for year in compared.course.years]
    if steps[0] == "verloop":
        return Worded(f"{_words(steps[2])} in {years[int(steps[1])]}", key=pointer)
    if steps[0] != "vormen":
        return Worded(_row(steps), key=pointer)
    name, rest = compared.answers[int(steps[1])].result.form, steps[2:]
    if rest[0] == "stappen":
        return Worded(f"{name}: {_words(rest[2])} in {years[int(rest[1])]}", key=pointer)
    return Worded(f"{name}: {_row(rest)}", key=pointer)


def _row(steps: Sequence[str]) -> str:
    """Write a path with what it is part of behind it: `van (corridor, band 2)`; rows are counted from 1."""
    found: list[str] = []
    for step in steps:
        if step.isdigit():
            found[-1] = f"{_LISTS.get(found[-1], found[-1])} {int(step) + 1}"
        else:
            found.append(_words(step))
    return f"{found[-1]} ({', '.join(found[:-1])})" if len(found) > 1 else found[0]


def _words(name: str) -> str:
    return name.replace("_", " ")
