"""What a cell is called: the text beside it and the one above it; a key that a program can use; a unit."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.core import units
from tarief.core.units import Unit
from tarief.models.rekentool.node import CellAddress
from workbooks.read.book import SourceBook, SourceSheet, SourceTable

#: Keys that every model has for itself, and words of Python.
_TAKEN: Final = frozenset(
    {"afronding", "prognose", "prognose_percentage", "model", "peildatum", "none", "true", "false"}
)
_FARTHEST: Final = 40
#: Empty rows over which a head of a column still counts.
_GAPS: Final = 1
_YEARS: Final = range(1990, 2101)
_LONGEST: Final = 120
_MONEY: Final = re.compile(r"€|EUR|\[\$|\beuro", re.IGNORECASE)
_WORD_OF_MONEY: Final = re.compile(r"€|euro|tarief|prijs|kosten|loon|salaris|bedrag|omzet|vergoeding", re.IGNORECASE)
_NO_MONEY: Final = re.compile(
    r"aantal|uren\b|percentage|index|opslag %|factor|(?<!per )fte|dagen|weken|prijspeil|prijsdatum|prijsjaar|jaartal",
    re.IGNORECASE,
)
_PER: Final = (
    (re.compile(r"per uur|uurloon|uurtarief|/ ?uur|uurprijs", re.IGNORECASE), units.EURO_PER_UUR),
    (re.compile(r"per minuut", re.IGNORECASE), units.EURO_PER_MINUUT),
    (re.compile(r"dagdeel", re.IGNORECASE), units.EURO_PER_DAGDEEL),
    (re.compile(r"etmaal", re.IGNORECASE), units.EURO_PER_ETMAAL),
    (re.compile(r"per maand|maandloon|maandsalaris", re.IGNORECASE), units.EURO_PER_MAAND),
    (re.compile(r"per fte", re.IGNORECASE), units.EURO_PER_FTE),
    (re.compile(r"per jaar|jaarloon|jaarsalaris", re.IGNORECASE), units.EURO_PER_JAAR),
    (re.compile(r"per km|kilometer", re.IGNORECASE), units.EURO_PER_KM),
    (re.compile(r"per dag\b|dagtarief|dagprijs", re.IGNORECASE), units.EURO_PER_DAG),
    (re.compile(r"per week", re.IGNORECASE), units.EURO_PER_WEEK),
)
_PLAIN: Final = (
    (re.compile(r"(?<!per )\bfte", re.IGNORECASE), units.FTE),
    (re.compile(r"minuten", re.IGNORECASE), units.MINUTEN),
    (re.compile(r"uren per week|uur per week", re.IGNORECASE), units.UREN_PER_WEEK),
)
#: The word for what a price is per, by its unit.
PER: Final[Mapping[Unit, str]] = {
    units.EURO_PER_UUR: "uur",
    units.EURO_PER_MINUUT: "minuut",
    units.EURO_PER_DAGDEEL: "dagdeel",
    units.EURO_PER_ETMAAL: "etmaal",
    units.EURO_PER_MAAND: "maand",
    units.EURO_PER_DAG: "dag",
    units.EURO_PER_WEEK: "week",
    units.EURO_PER_JAAR: "jaar",
    units.EURO_PER_KM: "km",
}


@dataclass(frozen=True)
class CellWords:
    """The texts of one sheet by where they count: a merged cell counts for all it covers."""

    sheet: SourceSheet
    tables: tuple[SourceTable, ...] = ()

    @cached_property
    def _texts(self) -> dict[tuple[int, int], str]:
        texts = {
            place: " ".join(cell.value.split())
            for place, cell in self.sheet.cells.items()
            if isinstance(cell.value, str) and not cell.formula and any(map(str.isalpha, cell.value))
        }
        for area in self.sheet.merges:
            text = texts.get((area.top, area.left))
            if text and (area.bottom - area.top + 1) * (area.right - area.left + 1) <= 400:
                rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
                texts |= {(row, column): text for row in rows for column in columns}
        return texts

    @cached_property
    def _labels(self) -> dict[tuple[int, int], str]:
        """What cells are called, as far as somebody asked: it is asked for a key, for a label and for a unit."""
        return {}

    def label(self, row: int, column: int) -> str:
        """Return what a cell is called: the text left of it, and of a table the head of its column."""
        place = row, column
        if place not in self._labels:
            self._labels[place] = self._label(row, column)[:_LONGEST]
        return self._labels[place]

    def _label(self, row: int, column: int) -> str:
        head, above = self._above(row, column)
        left, between = self._left(row, column, head)
        if left and above and (between or self._has_neighbour(row, column, head)):
            return f"{left} ({above})"
        dated = self._dated(row, column)
        if above and not left and dated:
            return f"{above} ({dated})"
        return left or above or self._in_table(row, column)

    def around(self, row: int, column: int) -> str:
        """Return the texts beside a cell that may say its unit."""
        right = self._texts.get((row, column + 1), "")
        return f"{self.label(row, column)} {right if len(right) < 30 else ''}"

    def _left(self, row: int, column: int, head: int) -> tuple[str, bool]:
        """The text left of a cell, and whether another value stands between.

        Beyond an empty cell stands another table, where its columns have no head in the row of this one (`head`).
        """
        between = gap = False
        for place in range(column - 1, max(self._starts(row, column) - 1, column - _FARTHEST), -1):
            if text := self._texts.get((row, place)):
                return self._told_apart(row, place, text), between
            cell = self.sheet.cells.get((row, place))
            if cell is not None and gap and head and self._holds_value(head, place):
                return "", between
            between, gap = between or cell is not None, cell is None
        return "", between

    def _starts(self, row: int, column: int) -> int:
        """The first column of the table that a cell stands in; else of the sheet."""
        held = (each.area for each in self.tables if each.area.top <= row <= each.area.bottom)
        return next((area.left for area in held if area.left <= column <= area.right), 1)

    def _holds_value(self, row: int, column: int) -> bool:
        """Whether a number stands in a cell that is no year, and so no head."""
        cell = self.sheet.cells.get((row, column))
        return cell is not None and isinstance(cell.value, Decimal) and cell.value not in _YEARS

    def _told_apart(self, row: int, column: int, text: str) -> str:
        """A text that stands in its column more often, with the text before it that tells its row apart."""
        before = self._texts.get((row, column - 1), "")
        return f"{before} {text}" if before and self._often[column, text] > 1 else text

    @cached_property
    def _often(self) -> Counter[tuple[int, str]]:
        """How often each text stands in a column."""
        return Counter((column, text) for (_, column), text in self._texts.items())

    def _has_neighbour(self, row: int, column: int, head: int) -> bool:
        """Whether a value stands right of a cell that has a head of its own beside the head of this one."""
        cell = self.sheet.cells.get((row, column + 1))
        return (
            cell is not None and isinstance(cell.value, Decimal) and bool(head and self._texts.get((head, column + 1)))
        )

    def _dated(self, row: int, column: int) -> str:
        """The day with which the row of a table begins."""
        first = column
        while (row, first - 1) in self.sheet.cells and first > self._starts(row, column):
            first -= 1
        cell = self.sheet.cells.get((row, first))
        return cell.text if cell is not None and first < column and isinstance(cell.value, date) else ""

    def _above(self, row: int, column: int) -> tuple[int, str]:
        """The row of the text above a cell in its part of the sheet and that text, unless it is the name of its row."""
        gaps = 0
        for place in range(row - 1, max(0, row - _FARTHEST), -1):
            if text := self._texts.get((place, column)):
                return (0, "") if self._names_row(place, column) else (place, text)
            gaps += place not in self._rows
            if gaps > _GAPS:
                return 0, ""
        return 0, ""

    @cached_property
    def _rows(self) -> frozenset[int]:
        """The rows that hold something."""
        return frozenset(row for row, _ in self.sheet.cells)

    def _in_table(self, row: int, column: int) -> str:
        """What a cell of a table is called whose heads are numbers: `Schaal 6 (11)`."""
        left, top = column, row
        while (row, left - 1) in self.sheet.cells:
            left -= 1
        while (top - 1, column) in self.sheet.cells:
            top -= 1
        corner = self._texts.get((top, left), "")
        if not corner or left == column or top == row:
            return ""
        return f"{corner} {self.sheet.cells[row, left].text} ({self.sheet.cells[top, column].text})"

    def _names_row(self, row: int, column: int) -> bool:
        """Whether a number stands right of a text, with only texts between; a year is the head of a column."""
        for place in range(column + 1, column + _FARTHEST):
            cell = self.sheet.cells.get((row, place))
            if cell is None or not isinstance(cell.value, str):
                return cell is not None and isinstance(cell.value, Decimal) and cell.value not in _YEARS
        return False


@dataclass(frozen=True)
class BookWords:
    """The names of the cells of a book."""

    book: SourceBook

    @cached_property
    def _sheets(self) -> dict[str, CellWords]:
        tables = {
            sheet.name: tuple(each for each in self.book.tables if each.sheet == sheet.name)
            for sheet in self.book.sheets
        }
        return {sheet.name: CellWords(sheet, tables[sheet.name]) for sheet in self.book.sheets}

    @cached_property
    def _named(self) -> dict[CellAddress, str]:
        """The cells that the workbook itself has a name for."""
        found: dict[CellAddress, str] = {}
        for name, (sheet, place) in self.book.names.items():
            letters = place.rstrip("0123456789")
            if ":" not in place and place[len(letters) :] and "!" not in name and sheet in self._sheets:
                number = 0
                for letter in letters:
                    number = 26 * number + ord(letter) - 64
                found.setdefault(CellAddress(sheet, int(place[len(letters) :]), number), name)
        return found

    def label(self, cell: CellAddress) -> str:
        """Return what a cell is called."""
        return self._sheets[cell.sheet].label(cell.row, cell.column) or self._named.get(cell, "") or str(cell)

    def keys(self, cells: Iterable[CellAddress]) -> dict[CellAddress, str]:
        """Return a key for each cell: its name in the workbook, or its label, made unique with sheet and place."""
        wanted = list(cells)
        named = {cell: slug(self._named[cell]) for cell in wanted if cell in self._named}
        counts = Counter(named.values())
        named = {cell: key for cell, key in named.items() if counts[key] == 1 and key not in _TAKEN}
        others = {cell: slug(self.label(cell)) for cell in wanted if cell not in named}
        return named | _unique(others, _TAKEN | {*named.values()})

    def unit(self, cell: CellAddress) -> Unit:
        """Return the unit of a cell, from its format and the texts beside it."""
        sheet = self._sheets[cell.sheet]
        held = sheet.sheet.at(cell.row, cell.column)
        words = sheet.around(cell.row, cell.column)
        if held.is_percent if held is not None else (cell.row, cell.column) in sheet.sheet.empty_percents:
            return units.AANDEEL
        code = "" if held is None else held.number_format
        money = bool(_MONEY.search(code)) or bool(_WORD_OF_MONEY.search(words) and not _NO_MONEY.search(words))
        pairs = _PER if money else _PLAIN
        return next((unit for pattern, unit in pairs if pattern.search(words)), units.EURO if money else units.GETAL)


def _unique(keys: dict[CellAddress, str], taken: frozenset[str]) -> dict[CellAddress, str]:
    """Keys with the sheet, and then the place, where they are not the only one."""
    ways: tuple[Callable[[CellAddress, str], str], ...] = (
        lambda cell, key: f"{slug(cell.sheet)}_{key}",
        lambda cell, key: slug(f"{key}_{cell.address}"),
        lambda cell, key: slug(f"{key}_{cell.sheet}_{cell.address}", 90),
    )
    for way in ways:
        counts = Counter(keys.values())
        keys = {cell: way(cell, key) if counts[key] > 1 or key in taken else key for cell, key in keys.items()}
    counts = Counter(keys.values())
    return {cell: key if counts[key] == 1 else f"{key}_nr{number}" for number, (cell, key) in enumerate(keys.items())}


def slug(text: str, longest: int = 48) -> str:
    """Return a text as a key: small letters, digits and lines between."""
    plain = unicodedata.normalize("NFKD", text.replace("€", "euro").replace("%", " percent")).encode("ascii", "ignore")
    found = re.sub(r"[^a-z0-9]+", "_", plain.decode().lower()).strip("_")[:longest].strip("_")
    if not found or found[0].isdigit():
        found = f"cel_{found}" if found else "cel"
    return f"{found}_" if found[-1].isdigit() and "_" not in found else found
