"""The reference date: a date or a year that the sheet names as such; else the years it mentions, to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tarief.errors import Finding, Severity
from workbooks.recognise.grid import Grid, Kind, Seen, is_year
from workbooks.recognise.synonyms import vocabulary
from workbooks.recognise.words import plain_text

_YEAR = re.compile(r"\b(20[1-4]\d)\b")
_DUTCH = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](20\d\d)\b")
_ISO = re.compile(r"\b(20\d\d)-(\d{2})-(\d{2})\b")
_WORDS = re.compile(r"\b(\d{1,2}) (jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]* (20\d\d)\b")
_NAMES = ("jan", "feb", "mrt maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The reference date when the sheet names it, with its cells; `years` are the years it mentions."""

    value: date | None
    years: tuple[int, ...]
    cells: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def find_date(grids: Iterable[Grid]) -> FoundDay:
    """Look for the reference date."""
    years: set[int] = set()
    named: list[tuple[date, bool, Grid, Seen, Seen]] = []
    for grid in grids:
        for seen in grid.all():
            years |= {int(year) for year in _YEAR.findall(seen.text)}
            if is_year(seen) and seen.number is not None:
                years.add(int(seen.number.readings[0]))
            if (found := _named(grid, seen)) is not None:
                day, exact, source = found
                named.append((day, exact, grid, seen, source))
    days = {day for day, *_ in named}
    if len(days) != 1:
        return FoundDay(None, tuple(sorted(years)))
    day, exact, grid, seen, source = named[0]
    cells = ((grid.name, seen.address), (grid.name, source.address))
    if exact:
        return FoundDay(day, tuple(sorted(years)), cells)
    text = f"‘{seen.text}’ noemt alleen het jaar {day.year}; gerekend is met 1 januari {day.year}."
    where = f"Blad {grid.name}, cel {seen.address}"
    note = Finding(
        "peildatum_uit_jaar", text, "Geef de peildatum zelf als een andere datum geldt.", where, Severity.NOTE
    )
    return FoundDay(day, tuple(sorted(years)), cells, (note,))


def _named(grid: Grid, seen: Seen) -> tuple[date, bool, Seen] | None:
    """The date beside or behind a label such as `Prijspeil`, whether it was a whole date, and its cell."""
    if not seen.is_label:
        return None
    plain = plain_text(seen.text)
    labels = vocabulary().dates
    if not any(plain.startswith(label) for label in labels):
        return None
    bare = " ".join(_YEAR.sub(" ", plain_text(_DUTCH.sub(" ", _ISO.sub(" ", seen.text)))).split())
    bare = " ".join(
        word
        for word in bare.split()
        if not word.isdigit() and word not in _MONTHS and not any(word.startswith(m) for m in _MONTHS)
    )
    if bare not in labels and not any(bare == f"{label} per" for label in labels):
        return None
    if (here := _in_text(seen.text)) is not None:
        return (*here, seen)
    if plain not in labels:
        return None
    behind = [other for other in grid.row(seen.row) if other.column > seen.column]
    if len([other for other in behind if is_year(other) or other.kind is Kind.DATE]) != 1 and behind:
        return next(
            ((*found, other) for other in behind if other.kind is Kind.LABEL and (found := _in_text(other.text))), None
        )
    for other in behind:
        if other.kind is Kind.DATE and isinstance(other.cell.value, date):
            return other.cell.value, True, other
        if is_year(other) and other.number is not None:
            return date(int(other.number.readings[0]), 1, 1), False, other
    return None


def _in_text(text: str) -> tuple[date, bool] | None:
    low = plain_text(text)
    try:
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3])), True
        if found := _DUTCH.search(text):
            return date(int(found[3]), int(found[2]), int(found[1])), True
        if found := _WORDS.search(low):
            return date(int(found[3]), _MONTHS[found[2]], int(found[1])), True
    except ValueError:
        return None
    years = set(_YEAR.findall(text))
    return (date(int(years.pop()), 1, 1), False) if len(years) == 1 else None
