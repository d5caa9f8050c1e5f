"""Which assumptions a table of contract forms rests on, in words that a reader knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tarief.contracts.answer import Answer, Compared
from tarief.report.cells import Worded

#: Whether what a table tells of a form follows from one of its fields.
Rests = Callable[[Answer, str], bool]
COURSE, SPREAD, START = "verloop", "spreiding", "werkelijk_startvolume"
_LISTS = {"casustypen": "casustype", "maatregelen": "maatregel", "banden": "band", "inzet": "regel inzet"}


def amounts(answer: Answer, name: str) -> bool:
    """The amounts follow from all but what is for the check and the baseline."""
    del answer
    return name not in ("maatregelen", "startgegevens", "toets")


def checked(answer: Answer, name: str) -> bool:
    """The check of the risk looks at everything of a form that is checked."""
    del name
    return answer.allocation is not None


def lump_sum(answer: Answer, name: str) -> bool:
    """A shortfall is that of the lump sum, whatever lies around it."""
    del answer
    return name in ("basis", "stappen", "gevolgde_groei")


def start_data(answer: Answer, name: str) -> bool:
    """The start data and the base that they bear out."""
    del answer
    return name in ("basis", "startgegevens")


def resting_on(
    compared: Compared, whole: Sequence[str], rests: Rests | None = None, form: int | None = None
) -> tuple[str, ...]:
    """Return the assumptions among some fields of the whole, and some of every form or of one (from 0)."""
    return tuple(
        _label(compared, steps, pointer)
        for pointer in compared.assumed
        if (steps := pointer.split("/")[1:])[0] in whole or (rests and _used(compared, steps, rests, form))
    )


def _used(compared: Compared, steps: list[str], rests: Rests, form: int | None) -> bool:
    if steps[0] != "vormen":
        return False
    number = int(steps[1])
    return form in (None, number) and rests(compared.answers[number], steps[2])


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
