"""The named cells of a workbook: what stands in them, where they are, and whether it can be used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book import SourceBook, SourceCell, Value
from workbooks.read.book.parsing.formats import shows
from workbooks.read.book.parsing.result import address
from workbooks.read.book.remarks import WITHOUT
from workbooks.read.template.names import source_name

_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class NamedCell:
    """One cell: its value (None, text, a number, a date), its place, its format, and what is wrong with it."""

    value: Value
    place: Place
    percent: bool = False
    fault: Finding | None = None


class Cells:
    """The cells of a workbook by their defined names; `looked` are the cells that were asked for.

    `renamed` says which key each former key of the model became: an older template has names of those.
    """

    def __init__(self, book: SourceBook, renamed: Mapping[str, str]) -> None:
        self.book, self.name = book, book.name
        now = {**renamed, **{source_name(key): source_name(other) for key, other in renamed.items()}}
        self.where = {now.get(name, name): at for name, at in _addresses(book)}
        self._sheets = {sheet.name: sheet for sheet in book.sheets}
        self._why = {finding.place: finding for finding in book.findings if finding.kind == WITHOUT}
        self.looked: dict[tuple[str, str], SourceCell] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.where

    def place(self, name: str) -> Place:
        """Return where a named cell stands."""
        return Place.at(*self.where[name])

    def source(self, name: str) -> str:
        """Say where a value comes from when the sheet names no source: file, sheet and cell."""
        sheet, at = self.where[name]
        return f"{self.name}, blad {sheet}, cel {at}"

    def cell(self, name: str) -> NamedCell | None:
        """Return a named cell, None when the workbook has no such name (any more)."""
        if name not in self.where:
            return None
        sheet, at = self.where[name]
        raw = self._sheets[sheet].at(*address(at))
        if raw is None:
            return NamedCell(None, self.place(name))
        self.looked[sheet, at] = raw
        if raw.is_error:
            return NamedCell(None, self.place(name), raw.is_percent, _error(raw.text))
        fault = None if raw.stored or raw.calculated else self._no_value(self.place(name))
        return NamedCell(_plain(raw), self.place(name), raw.is_percent, fault)

    def has_formula(self, name: str) -> bool:
        """Tell whether a formula stands in a named cell that was asked for."""
        raw = self.looked.get(self.where[name])
        return raw is not None and bool(raw.formula)

    def _no_value(self, place: Place) -> Finding:
        """Say why a formula has no outcome, here as a fault: the cell is read."""
        text = "In deze cel staat een formule zonder bewaarde uitkomst, die wij niet kunnen berekenen."
        advice = "Open het bestand in Excel of LibreOffice en bewaar het opnieuw, of vul het getal zelf in."
        known = self._why.get(place, Finding(WITHOUT, text, advice))
        return replace(known, severity=Severity.FAULT)

    def text(self, name: str) -> str:
        """Return what stands in a named cell as text; empty when there is nothing."""
        cell = self.cell(name)
        return "" if cell is None else as_text(cell.value)


def as_text(value: Any) -> str:
    """Return a value as somebody would read it; empty for nothing."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else str(value).strip()


def _addresses(book: SourceBook) -> Iterator[tuple[str, tuple[str, str]]]:
    """Names of cells; of a merged cell, which may be named by its whole area, the first."""
    for name, (sheet, area) in book.names.items():
        first = area.partition(":")[0]
        if "!" not in name and _ADDRESS.fullmatch(first):
            yield name, (sheet, first)


def _plain(raw: SourceCell) -> Value:
    """Return the value as an input: empty text is nothing, a time of day is no number."""
    if isinstance(raw.value, str) and not raw.value.strip():
        return None
    if isinstance(raw.value, Decimal) and shows(raw.number_format) == "time":
        return raw.text
    return raw.value


def _error(value: str) -> Finding:
    return Finding("fout_in_cel", f"In deze cel staat een fout: {value}.", "Verbeter de formule of vul de waarde in.")
