"""The named cells of a workbook: what stands in them, where they are, and whether it can be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as RawCell
from openpyxl.workbook.defined_name import DefinedName

from tarief.errors import Finding
from workbooks.reading.numbers import exact
from workbooks.reading.opening import Opened

_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_ERRORS = {"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value (None, text, a number, a date), its place, its format, and what is wrong with it."""

    value: str | Decimal | bool | date | None
    place: str
    percent: bool = False
    fault: Finding | None = None


class Cells:
    """The cells of an opened workbook by their defined names."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.where = dict(_addresses(opened.formulas))
        self.name = opened.name

    @cached_property
    def _values(self) -> Workbook:
        return self.opened.values()

    def __contains__(self, name: str) -> bool:
        return name in self.where

    def place(self, name: str) -> str:
        """Say where a named cell stands: `Blad Invoer, cel C9`."""
        sheet, address = self.where[name]
        return f"Blad {sheet}, cel {address}"

    def source(self, name: str) -> str:
        """Say where a value comes from when the sheet names no source: file, sheet and cell."""
        sheet, address = self.where[name]
        return f"{self.name}, blad {sheet}, cel {address}"

    def cell(self, name: str) -> Cell | None:
        """Return a named cell, None when the workbook has no such name (any more)."""
        if name not in self.where:
            return None
        sheet, address = self.where[name]
        raw = self.opened.formulas[sheet][address]
        assert isinstance(raw, RawCell)
        value, fault = raw.value, None
        if raw.data_type == "f":
            value = self._values[sheet][address].value
            fault = _no_value() if value is None else None
        if isinstance(value, str) and value in _ERRORS:
            fault = _error(value)
            value = None
        return Cell(_plain(value), self.place(name), "%" in str(raw.number_format), fault)

    def text(self, name: str) -> str:
        """Return what stands in a named cell as text; empty when there is nothing."""
        cell = self.cell(name)
        return "" if cell is None else as_text(cell.value)


def as_text(value: Any) -> str:
    """Return a value as somebody would read it; empty for nothing."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value).strip()


def _addresses(workbook: Workbook) -> list[tuple[str, tuple[str, str]]]:
    """Names of single cells, those of a sheet first, so that the name of the workbook wins."""
    local = [name for sheet in workbook.worksheets for name in sheet.defined_names.values()]
    found = []
    for name in (*local, *workbook.defined_names.values()):
        address = _address(name)
        if address is not None and address[0] in workbook.sheetnames:
            found.append((str(name.name), address))
    return found


def _address(name: DefinedName) -> tuple[str, str] | None:
    try:
        destinations = list(name.destinations)
    except (AttributeError, ValueError):  # the name holds a formula
        return None
    if len(destinations) != 1:
        return None  # the cell was deleted, or there are several
    sheet, area = destinations[0]
    # A merged cell may be named by its whole area.
    address = area.replace("$", "").split(":")[0]
    return (sheet, address) if _ADDRESS.fullmatch(address) else None


def _plain(value: Any) -> str | Decimal | bool | date | None:
    match value:
        case bool() | str() | Decimal():
            return value if not isinstance(value, str) or value.strip() else None
        case int() | float():
            return exact(value)
        case datetime():
            return value.date()
        case date():
            return value
        case time() | timedelta():
            return str(value)
        case _:
            return None if value is None else str(value)


def _no_value() -> Finding:
    text = "In deze cel staat een formule waarvan de uitkomst niet bewaard is."
    advice = "Open het bestand in Excel of LibreOffice en bewaar het opnieuw, of vul het getal zelf in."
    return Finding("formule_zonder_uitkomst", text, advice)


def _error(value: str) -> Finding:
    return Finding("fout_in_cel", f"In deze cel staat een fout: {value}.", "Verbeter de formule of vul de waarde in.")
