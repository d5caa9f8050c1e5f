"""An .xls or .xlsb: the values, through calamine, which may end the process."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from .exact import exact
from .result import (
    BOOLEAN,
    DATE,
    NOTHING,
    NUMBER,
    PASSWORD,
    TEXT,
    UNREADABLE,
    Budget,
    Data,
    RawCell,
    RawSheet,
    Unreadable,
    book,
)

_TIME, _DAY, _GENERAL = "[h]:mm:ss", "dd-mm-yyyy", "General"
_SECONDS = 86_400


def read_values(content: bytes) -> Data:
    """Return the workbook as plain data; raises `Unreadable`."""
    try:
        workbook = calamine.load_workbook(io.BytesIO(content))
        budget = Budget()
        worksheets = (each for each in workbook.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet)
        sheets = [_sheet(workbook, each, budget) for each in worksheets]
    except calamine.PasswordError:
        raise Unreadable(PASSWORD) from None
    except calamine.CalamineError:
        raise Unreadable(UNREADABLE) from None
    return book(sheets, [], {})


def _sheet(workbook: calamine.CalamineWorkbook, metadata: calamine.SheetMetadata, budget: Budget) -> RawSheet:
    raw = workbook.get_sheet_by_name(metadata.name)
    sheet = RawSheet(metadata.name, metadata.visible != calamine.SheetVisibleEnum.Visible)
    _, left = raw.start or (0, 0)
    # It yields the empty rows above the first cell, and not the empty columns before it.
    for row, values in enumerate(raw.iter_rows(), 1):
        for column, value in enumerate(values, left + 1):
            if value == "":
                continue
            kind, text, code = _value(value)
            if kind != NOTHING:
                budget.spend(len(text))
                sheet.cells.append(RawCell(row, column, kind, text, code))
    for (top, left), (bottom, right) in raw.merged_cell_ranges or ():
        sheet.merges.append((top + 1, left + 1, bottom + 1, right + 1))
    return sheet


def _value(value: Any) -> tuple[str, str, str]:
    """Return kind, text and number format. A time of day is a part of a day, as in every spreadsheet."""
    match value:
        case bool():
            return BOOLEAN, "1" if value else "", _GENERAL
        case int() | float():
            return NUMBER, exact(repr(value)), _GENERAL
        case datetime():
            return DATE, value.date().isoformat(), _DAY
        case date():
            return DATE, value.isoformat(), _DAY
        case time():
            seconds = (value.hour * 60 + value.minute) * 60 + value.second
            return NUMBER, exact(repr(seconds / _SECONDS)), _TIME
        case timedelta():
            return NUMBER, exact(repr(value.total_seconds() / _SECONDS)), _TIME
        case _:
            return (TEXT, str(value), _GENERAL) if str(value) else (NOTHING, "", _GENERAL)
