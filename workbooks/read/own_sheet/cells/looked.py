"""From the cells of a sheet as they were read to a grid: what each holds, and which of them name nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from workbooks.read.book import Area, SourceCell, SourceSheet
from workbooks.read.own_sheet.cells.closing import closed, moved
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen
from workbooks.read.own_sheet.cells.unnamed import unnamed
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.numbers import Number, read_about, read_behind
from workbooks.read.own_sheet.words.unsaid import is_nothing, range_of

_HOURS, _PERCENT = Hints(frozenset({"uren"})), Hints(frozenset({"percent"}))
#: Of a longer text the rest is not read.
_LONGEST = 500


def make_grid(sheet: SourceSheet, notation: str) -> Grid:
    """Look at every cell of a sheet; `notation` is how texts write numbers here (`nl`, `en`, unknown)."""
    looked = [found for cell in sheet.cells.values() if (found := _look(cell, notation)) is not None]
    down, along = closed(found.row for found in looked), closed(found.column for found in looked)
    seen = {(place := (down[found.row], along[found.column])): _moved(found, *place) for found in looked}
    seen |= {place: replace(seen[place], kind=CellKind.NOTHING) for place in unnamed(seen)}
    rows: dict[int, list[Seen]] = {}
    for place in sorted(seen):
        rows.setdefault(place[0], []).append(seen[place])
    filled = dict(seen)
    for area in sheet.merges:
        filled |= _spread(moved(area, down, along), seen)
    return Grid(sheet, {row: tuple(cells) for row, cells in rows.items()}, filled)


def _moved(seen: Seen, row: int, column: int) -> Seen:
    return seen if (seen.row, seen.column) == (row, column) else replace(seen, row=row, column=column)


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
