"""From the plain data that the reading process sent to the model, with what the formulas come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from operator import itemgetter
from typing import Any

from tarief.core.ties import rounded_decimal
from workbooks.read.book.model import Area, NumberLimits, SourceCell, SourceSheet, SourceTable, Value
from workbooks.read.book.parsing.cellvalue import BookFacts, cell_value
from workbooks.read.book.parsing.formats import decimals, shows
from workbooks.read.book.parsing.result import (
    BOOLEAN,
    DATE,
    FILTERED,
    FOLDED,
    HIDDEN,
    NUMBER,
    TEXT,
    Data,
    RawCell,
    Unreadable,
)

#: An error of the spreadsheet, as the engine that works out formulas tells it.
ERROR = "e"
_DIGITS = Context(prec=400)
_FINEST = 12
#: Fields of a cell that is sent as a value alone.
_OF_A_VALUE = 4
_OTHERWISE_EMPTY = SourceCell(0, 0, None)[4:]
_ROW, _COLUMN = itemgetter(0), itemgetter(1)
_new = tuple.__new__


def build_sheets(data: Data) -> tuple[SourceSheet, ...]:
    """Return the sheets."""
    return tuple(_sheet(raw) for raw in data["sheets"])


def names_of(data: Data) -> dict[str, tuple[str, str]]:
    """Return the names of cells; the name of one sheet does not hide the same name of the workbook."""
    return {name: (sheet, cells) for name, (sheet, cells) in _names(data).items() if sheet}


def named_formulas_of(data: Data) -> dict[str, str]:
    """Return the names that stand for a formula, in the same way."""
    return {name: formula for name, (sheet, formula) in _names(data).items() if not sheet}


def tables_of(data: Data) -> tuple[SourceTable, ...]:
    """Return the tables."""
    return tuple(
        SourceTable(name, sheet, Area(*area), tuple(heads), has_heads, has_totals)
        for name, sheet, area, heads, has_heads, has_totals in data.get("tables", ())
    )


def _names(data: Data) -> dict[str, tuple[str, str]]:
    names: dict[str, tuple[str, str]] = {}
    for own, name, sheet, text in data["names"]:
        names[f"{own}!{name}" if own else name] = (sheet, text)
    for own, name, sheet, text in data["names"]:
        if own:
            names.setdefault(name, (sheet, text))
    return names


def _sheet(raw: Data) -> SourceSheet:
    cells = {(cell[0], cell[1]): _cell(cell) for cell in raw["cells"]}
    rows, columns = max(map(_ROW, cells), default=0), max(map(_COLUMN, cells), default=0)
    for row, column, text in raw["comments"]:
        cells[row, column] = cells.get((row, column), SourceCell(row, column, None))._replace(comment=text)
    merges = tuple(Area(*merge) for merge in raw["merges"])
    lists = tuple((str(area), str(formula)) for area, formula in raw.get("lists", ()))
    unseen = {int(row): sight for row, sight in raw.get("row_sights", ())}
    filtered = frozenset(row for row, sight in unseen.items() if sight == FILTERED)
    return SourceSheet(
        raw["name"],
        cells,
        merges,
        raw["hidden"],
        rows,
        columns,
        raw["beyond"],
        lists,
        frozenset(unseen) - filtered,
        filtered,
        frozenset((row, column) for row, column in raw.get("empty_percents", ())),
        tuple(_limits(fields) for fields in raw.get("limits", ())),
    )


def _limits(fields: Sequence[str]) -> NumberLimits:
    cells, whole, sign, low, high, enforced = fields
    return NumberLimits(cells, whole, sign, low, high, enforced == "1")


def _cell(fields: Sequence[Any]) -> SourceCell:
    if len(fields) == _OF_A_VALUE:  # as most cells are
        row, column, kind, text = fields
        if kind == TEXT:
            return _new(SourceCell, (row, column, text, text, *_OTHERWISE_EMPTY))
        if kind == NUMBER:
            return _new(SourceCell, (row, column, Decimal(text), text.replace(".", ","), *_OTHERWISE_EMPTY))
    raw = RawCell(*fields)
    shown = shows(raw.number_format)
    value = _value(raw.kind, raw.value)
    return SourceCell(
        raw.row,
        raw.column,
        value,
        raw.value if raw.kind == TEXT else _text(value, raw.value, shown),
        raw.number_format,
        raw.formula,
        hidden=raw.sight in (HIDDEN, FILTERED),
        filtered=raw.sight == FILTERED,
        folded=raw.sight == FOLDED,
        is_percent=shown == "percent",
        stored=raw.stored,
        array=raw.array,
    )


def with_outcome(cell: SourceCell, kind: str, text: str, starts_1904: bool) -> SourceCell:
    """Return a cell with what its formula comes to; raises `Unreadable` for a number that none can be."""
    if kind == NUMBER:
        kind, text = cell_value("n", text, "", cell.number_format, BookFacts(starts_1904=starts_1904))
    kind = TEXT if kind == ERROR else kind
    value = _value(kind, text)
    shown = text if kind == TEXT else _text(value, text, shows(cell.number_format))
    return cell._replace(value=value, text=shown, calculated=True)


def _value(kind: str, raw: str) -> Value:
    if kind == TEXT:
        return raw
    if kind == NUMBER:
        return Decimal(raw)
    if kind == BOOLEAN:
        return bool(raw)
    return date.fromisoformat(raw[:10]) if kind == DATE else None


def _text(value: Value, raw: str, shown: str) -> str:
    """Return the value as somebody reads it, in Dutch notation and not rounded."""
    match value:
        case bool():
            return "waar" if value else "onwaar"
        case Decimal():
            if shown == "time":
                hours, minutes = divmod(round(abs(value) * 1440), 60)
                return f"{'-' if value < 0 and hours + minutes else ''}{hours}:{minutes:02d}"
            if shown == "percent":
                raw = format(value.scaleb(2, _DIGITS).normalize(_DIGITS), "f") + "%"
            return raw.replace(".", ",")
        case date():
            return f"{value:%d-%m-%Y}"
    return raw


def with_outcomes(
    sheets: tuple[SourceSheet, ...], values: Iterable[Any], settings: Mapping[str, bool]
) -> tuple[SourceSheet, ...]:
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
            cells[number][row, column] = found._replace(outdated="" if never else cell.text)
    return tuple(replace(sheet, cells=each) for sheet, each in zip(sheets, cells, strict=True))


def as_shown(sheets: tuple[SourceSheet, ...]) -> tuple[SourceSheet, ...]:
    """Return the sheets of a workbook that goes on with what it shows: what is typed counts as its format has it."""
    return tuple(
        replace(sheet, cells={place: _as_shown(cell) for place, cell in sheet.cells.items()}) for sheet in sheets
    )


def _as_shown(cell: SourceCell) -> SourceCell:
    places = None if cell.formula or not isinstance(cell.value, Decimal) else decimals(cell.number_format)
    if places is None or not isinstance(cell.value, Decimal):
        return cell
    value = _rounded(cell.value, places)
    return cell._replace(value=value, text=_text(value, format(value, "f"), shows(cell.number_format)))


def _alike(stored: SourceCell, found: SourceCell) -> bool:
    """Tell whether the file holds our outcome, maybe rounded as the cell shows it."""
    if stored.value == found.value:
        return True
    if not isinstance(stored.value, Decimal) or not isinstance(found.value, Decimal):
        return type(stored.value) is not type(found.value)  # another kind of value is no older value
    shown = decimals(stored.number_format)
    return shown is not None and shown <= _FINEST and _rounded(found.value, shown) == stored.value


def _rounded(value: Decimal, places: int) -> Decimal:
    return rounded_decimal(value, places) if abs(value) < Decimal("1e15") else value
