"""From the plain data that the reading process sent to the model, with what the formulas come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from workbooks.read.book.model import Area, Cell, Sheet, Value
from workbooks.read.book.parsing.cellvalue import BookFacts, cell_value
from workbooks.read.book.parsing.formats import decimals, shows
from workbooks.read.book.parsing.result import BOOLEAN, DATE, NUMBER, TEXT, Unreadable

#: An error of the spreadsheet, as the engine that works out formulas tells it.
ERROR = "e"
_DIGITS = Context(prec=400)
_FINEST = 12


def build_sheets(data: Mapping[str, Any]) -> tuple[Sheet, ...]:
    """Return the sheets."""
    return tuple(_sheet(raw) for raw in data["sheets"])


def names_of(data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the names of cells; the name of a sheet does not hide the same name of the workbook."""
    names: dict[str, tuple[str, str]] = {}
    for own, name, sheet, cells in data["names"]:
        names[f"{own}!{name}" if own else name] = (sheet, cells)
    for own, name, sheet, cells in data["names"]:
        if own:
            names.setdefault(name, (sheet, cells))
    return names


def _sheet(raw: Mapping[str, Any]) -> Sheet:
    cells = {(cell[0], cell[1]): _cell(*cell) for cell in raw["cells"]}
    rows = max((row for row, _ in cells), default=0)
    columns = max((column for _, column in cells), default=0)
    for row, column, text in raw["comments"]:
        cells[row, column] = replace(cells.get((row, column), Cell(row, column, None)), comment=text)
    return Sheet(raw["name"], cells, tuple(Area(*merge) for merge in raw["merges"]), raw["hidden"], rows, columns)


def _cell(
    row: int, column: int, kind: str, raw: str, number_format: str, formula: str, hidden: bool, stored: bool
) -> Cell:
    shown = shows(number_format)
    value = _value(kind, raw)
    text = raw if kind == TEXT else _text(value, raw, shown)
    return Cell(row, column, value, text, number_format, formula, "", hidden, shown == "percent", stored)


def with_outcome(cell: Cell, kind: str, text: str, starts_1904: bool) -> Cell:
    """Return a cell with what its formula comes to; raises `Unreadable` for a number that none can be."""
    if kind == NUMBER:
        kind, text = cell_value("n", text, "", cell.number_format, BookFacts(starts_1904=starts_1904))
    kind = TEXT if kind == ERROR else kind
    value = _value(kind, text)
    shown = text if kind == TEXT else _text(value, text, shows(cell.number_format))
    return replace(cell, value=value, text=shown, calculated=True)


def _value(kind: str, raw: str) -> Value:
    if kind == TEXT:
        return raw
    if kind == NUMBER:
        return Decimal(raw)
    if kind == BOOLEAN:
        return bool(raw)
    return date.fromisoformat(raw) if kind == DATE else None


def _text(value: Value, raw: str, shown: str) -> str:
    """Return the value as somebody reads it, in Dutch notation and not rounded."""
    match value:
        case bool():
            return "waar" if value else "onwaar"
        case Decimal():
            if shown == "time":
                hours, minutes = divmod(round(value * 1440), 60)
                return f"{hours}:{minutes:02d}"
            if shown == "percent":
                raw = format(value.scaleb(2, _DIGITS).normalize(_DIGITS), "f") + "%"
            return raw.replace(".", ",")
        case date():
            return f"{value:%d-%m-%Y}"
    return raw


def with_outcomes(sheets: tuple[Sheet, ...], values: Iterable[Any], settings: Mapping[str, bool]) -> tuple[Sheet, ...]:
    """Return the sheets with these outcomes: (sheet from 0, row, column, kind, text)."""
    cells = [dict(sheet.cells) for sheet in sheets]
    for number, row, column, kind, text in values:
        cell = cells[number][row, column]
        try:
            found = with_outcome(cell, kind, text, bool(settings.get("starts_1904")))
        except Unreadable:
            continue
        if not cell.stored:
            cells[number][row, column] = found
        elif not _alike(cell, found):
            never = settings.get("on_load") and cell.value == 0 and not isinstance(cell.value, bool)
            cells[number][row, column] = replace(found, outdated="" if never else cell.text)
    return tuple(replace(sheet, cells=each) for sheet, each in zip(sheets, cells, strict=True))


def _alike(stored: Cell, found: Cell) -> bool:
    """Tell whether the file holds our outcome, maybe rounded as the cell shows it."""
    if stored.value == found.value:
        return True
    if not isinstance(stored.value, Decimal) or not isinstance(found.value, Decimal):
        return type(stored.value) is not type(found.value)  # another kind of value is no older value
    shown = decimals(stored.number_format)
    return shown is not None and shown <= _FINEST and _rounded(found.value, shown) == stored.value


def _rounded(value: Decimal, places: int) -> Decimal:
    step = Decimal(1).scaleb(-places)
    return value.quantize(step, ROUND_HALF_UP) if abs(value) < Decimal("1e15") else value
