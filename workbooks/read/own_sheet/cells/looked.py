"""From the cells of a sheet as they were read to a grid: what each holds, and which of them name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbooks.read.book import Area, SourceCell, SourceSheet
from workbooks.read.own_sheet.cells.closing import closed, moved
from workbooks.read.own_sheet.cells.grid import CellKind, Grid, Seen
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.numbers import Number, read_about, read_behind
from workbooks.read.own_sheet.words.unsaid import is_nothing, range_of
from workbooks.read.own_sheet.words.words import plain_text

_HOURS, _PERCENT = Hints(frozenset({"uren"})), Hints(frozenset({"percent"}))
#: Of a longer text the rest is not read.
_LONGEST = 500
#: A code of two letters; so many different ones that name nothing, below one another, are codes of something else.
_CODE, _FEWEST_CODES = re.compile("[A-Z]{2}"), 2
#: What stands above the names of people, and how such a name begins.
_OF_PEOPLE = {"naam", "name", "namen", "medewerker", "werknemer", "persoon", "klant", "leerling", "client"}
_INITIALS = re.compile(r"(?:[A-Z]\. ?)+[A-Za-z]")


def make_grid(sheet: SourceSheet, notation: str) -> Grid:
    """Look at every cell of a sheet; `notation` is how texts write numbers here (`nl`, `en`, unknown)."""
    looked = [found for cell in sheet.cells.values() if (found := _look(cell, notation)) is not None]
    down, along = closed(found.row for found in looked), closed(found.column for found in looked)
    seen = {(place := (down[found.row], along[found.column])): _moved(found, *place) for found in looked}
    seen |= {place: replace(seen[place], kind=CellKind.NOTHING) for place in (*_codes(seen), *_people(seen))}
    rows: dict[int, list[Seen]] = {}
    for place in sorted(seen):
        rows.setdefault(place[0], []).append(seen[place])
    filled = dict(seen)
    for area in sheet.merges:
        filled |= _spread(moved(area, down, along), seen)
    return Grid(sheet, {row: tuple(cells) for row, cells in rows.items()}, filled)


def _moved(seen: Seen, row: int, column: int) -> Seen:
    return seen if (seen.row, seen.column) == (row, column) else replace(seen, row=row, column=column)


def _codes(seen: Mapping[tuple[int, int], Seen]) -> Iterator[tuple[int, int]]:
    """The codes of two letters in a column of them: OH is Ohio there. Where most name a cost, they are short for it."""
    columns: dict[int, list[tuple[int, int]]] = {}
    for place, one in seen.items():
        if one.is_label and _CODE.fullmatch(one.text):
            columns.setdefault(place[1], []).append(place)
    for places in columns.values():
        others = {seen[place].text for place in places if seen[place].match is None}
        if len(others) >= _FEWEST_CODES and 2 * len(others) > len({seen[place].text for place in places}):
            yield from places


def _people(seen: Mapping[tuple[int, int], Seen]) -> Iterator[tuple[int, int]]:
    """The people in a column of names: who is called A. Salaris is no wage."""
    headed: dict[int, int] = {}
    for (row, column), one in sorted(seen.items()):
        if one.is_label and plain_text(one.text) in _OF_PEOPLE:
            headed.setdefault(column, row)
        elif column in headed and one.is_label and _INITIALS.match(one.text):
            yield row, column


def _spread(area: Area, seen: Mapping[tuple[int, int], Seen]) -> dict[tuple[int, int], Seen]:
    first = seen.get((area.top, area.left))
    if first is None or (area.bottom - area.top + 1) * (area.right - area.left + 1) > 2000:
        return {}
    return {
        (row, column): Seen(row, column, first.kind, first.text, first.number, first.cell, spread=True)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }


def _look(cell: SourceCell, notation: str) -> Seen | None:
    def make(kind: CellKind, text: str, number: Number | None = None) -> Seen:
        return Seen(cell.row, cell.column, kind, text, number, cell)

    value = cell.value
    if isinstance(value, bool):
        return make(CellKind.LABEL, "ja" if value else "nee")
    if cell.hours is not None:
        return make(CellKind.NUMBER, "", Number((cell.hours,), hints=_HOURS, shown=cell.text))
    if isinstance(value, Decimal):
        return make(CellKind.NUMBER, "", Number((value,), cell.is_percent, _format_hints(cell), "", cell.text))
    if isinstance(value, date):
        return make(CellKind.DATE, cell.text)
    if value is None or not value.strip():
        return make(CellKind.NOTHING, "") if cell.formula else None
    if is_nothing(value) or cell.is_error:
        return make(CellKind.NOTHING, value.strip())
    if range_of(value):
        return make(CellKind.LABEL, value.strip())
    if (number := read_about(value, notation)) is not None:
        return make(CellKind.NUMBER, "", number)
    if (behind := read_behind(value, notation)) is not None:
        return make(CellKind.BOTH, *behind)
    return make(CellKind.LABEL, value.strip()[:_LONGEST])


def _format_hints(cell: SourceCell) -> Hints:
    if cell.is_percent:
        return _PERCENT
    return (
        hints_of(cell.number_format.replace("\\", "").replace('"', " ")) if cell.number_format != "General" else Hints()
    )
