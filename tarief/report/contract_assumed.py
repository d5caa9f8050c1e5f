"""Which assumptions a table of contract forms rests on, in words that a reader knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tarief.contracts.answer import Answer, Compared
from tarief.core.place import Name, Place
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
        _label(compared, place)
        for place in compared.assumed
        if place.names[0] in whole or (rests and _used(compared, place, rests, form))
    )


def _used(compared: Compared, place: Place, rests: Rests, form: int | None) -> bool:
    match place.names:
        case ("vormen", int(number), str(name), *_):
            return form in (None, number) and rests(compared.answers[number], name)
    return False


def _label(compared: Compared, place: Place) -> Worded:
    """Write a place as words: `kosten per eenheid in 2020`, `Lumpsum (plafond): gevolgde groei`."""
    years = compared.course.years
    match place.names:
        case ("verloop", int(year), str(name), *_):
            said = f"{_words(name)} in {years[year].year}"
        case ("vormen", int(form), "stappen", int(year), str(name), *_):
            said = f"{compared.answers[form].result.form}: {_words(name)} in {years[year].year}"
        case ("vormen", int(form), *rest):
            said = f"{compared.answers[form].result.form}: {_row(rest)}"
        case names:
            said = _row(names)
    return Worded(said, key=str(place))


def _row(names: Sequence[Name]) -> str:
    """Write a path with what it is part of behind it: `van (corridor, band 2)`; rows are counted from 1."""
    found: list[str] = []
    for name in names:
        if isinstance(name, int):
            found[-1] = f"{_LISTS.get(found[-1], found[-1])} {name + 1}"
        else:
            found.append(_words(name))
    return f"{found[-1]} ({', '.join(found[:-1])})" if len(found) > 1 else found[0]


def _words(name: str) -> str:
    return name.replace("_", " ")
