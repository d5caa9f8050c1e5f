"""What the process hands over: lists and text, nothing that has behaviour; or why a file cannot be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import product
from struct import Struct
from typing import Any, NamedTuple

#: Characters in all cells together; a text in the shared table may be used by every cell.
MAXIMUM_CHARACTERS = 20_000_000
#: How far a sheet is read: so many rows and columns, and more rows where only the first few columns are filled.
MAXIMUM_ROWS, MAXIMUM_COLUMNS, MAXIMUM_LONG_ROWS, FEW_COLUMNS = 20_000, 256, 200_000, 10
#: Values of a cell: text, number, yes or no, date, and nothing (a formula without outcome, a comment alone).
TEXT, NUMBER, BOOLEAN, DATE, NOTHING = "s", "n", "b", "d", ""

#: Why a cell cannot be seen: hidden by hand, left out by a filter, in a group of rows or columns that is closed.
HIDDEN, FILTERED, FOLDED = "hidden", "filtered", "folded"
#: Rows and columns from 1: top, left, bottom, right.
RawArea = tuple[int, int, int, int]
#: The kind of problem, and where: a cell ("Blad Invoer, cel C9") or nothing for the whole file.
Place = tuple[str, str]
#: Name, sheet, area, heads of the columns, whether it has a row of heads, of totals.
RawTable = tuple[str, str, RawArea, list[str], bool, bool]
#: The sheet a name belongs to (or nothing), the name, and sheet and cells; without a sheet the last is a formula.
RawName = tuple[str, str, str, str]
#: How a name begins that Excel keeps for itself: a print area, the titles on each page, a filter.
OF_EXCEL = "_xlnm."
#: The letters of a column, A to XFD: what lies beyond, such as ZZP4, is a name.
COLUMN = "(?:[A-Za-z]{1,2}|[A-Wa-w][A-Za-z]{2}|[Xx](?:[A-Ea-e][A-Za-z]|[Ff][A-Da-d]))"
_ADDRESS = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_NAMED = re.compile(rf"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!({_ADDRESS}(?::{_ADDRESS})?)")
_FIXED = re.compile(r"\$[A-Z]+\$[0-9]+(?::\$[A-Z]+\$[0-9]+)?")
_LONGEST_FORMULA = 8192
#: Cells that all array formulas of a sheet together may fill.
_MOST_IN_ARRAYS = 20_000

#: Empty cells of a sheet of which is kept that they show a percentage.
_MOST_EMPTY = 2_000

#: Before a file: its kind and its length. Before an answer: whether another one follows, the bytes in use, its length.
REQUEST, REPLY = Struct(">8sQ"), Struct(">?QQ")
#: The formats whose formulas can be worked out.
FORMULAS_IN = ("xlsx", "xlsm", "ods")
#: What a file behind a password is called until it is open.
LOCKED = "locked"

DAMAGED = "werkboek_beschadigd"
TOO_LARGE = "blad_te_groot"
UNREADABLE = "bestand_niet_te_lezen"
NOT_FINITE = "getal_niet_eindig"
NO_NUMBER = "geen_getal"
PASSWORD = "wachtwoord"
WRONG_PASSWORD = "wachtwoord_onjuist"


class Unreadable(Exception):  # noqa: N818 - it reads as what the file is
    """The file cannot be read; `places` holds one or more reasons."""

    def __init__(self, kind: str, *places: Place) -> None:
        super().__init__(kind)
        self.places = places or ((kind, ""),)


#: A file as plain data: what `book` returns, or `refused`.
Data = dict[str, Any]


class RawCell(NamedTuple):
    """A cell; `value` as text, `sight` why it cannot be seen, `array` the area of the array formula it is part of."""

    row: int
    column: int
    kind: str
    value: str
    number_format: str = "General"
    formula: str = ""
    sight: str = ""
    stored: bool = True
    array: str = ""


#: What a cell is behind its place and value unless something else is told, which is then sent as well.
_PLAIN = RawCell(0, 0, NOTHING, "")[4:]


def sent(cells: Iterable[RawCell]) -> list[tuple[Any, ...]]:
    """Return the cells as they are sent: a value alone has four fields, any other all of them."""
    return [cell[:4] if cell[4:] == _PLAIN else cell for cell in cells]


class RawSheet:
    """One sheet while it is being read."""

    def __init__(self, name: str, hidden: bool = False) -> None:
        self.name, self.hidden = name, hidden
        self.cells: list[RawCell] = []
        self.merges: list[RawArea] = []
        self.comments: list[tuple[int, int, str]] = []
        self.arrays: list[tuple[RawArea, str]] = []
        #: Cells (`B2:B5 C3`) that take one of a list, and what the list is.
        self.lists: list[tuple[str, str]] = []
        #: Cells that take a number between limits: which, whole or not, how, both limits, and whether it is enforced.
        self.limits: list[tuple[str, str, str, str, str, str]] = []
        self.column_sights: dict[int, str] = {}
        #: Why a row cannot be seen, by its number.
        self.row_sights: dict[int, str] = {}
        #: Cells in which nothing stands, and that show a number as a percentage.
        self.empty_percents: list[tuple[int, int]] = []
        self._beyond = ""

    def add(self, cell: RawCell) -> None:
        """Add a cell, unless it stands beyond what is read of any sheet; the first of those is told."""
        if cell.row > MAXIMUM_LONG_ROWS or cell.column > MAXIMUM_COLUMNS:
            self._beyond = self._beyond or f"{column_letters(cell.column)}{cell.row}"
        else:
            self.cells.append(cell)

    def _cut(self) -> None:
        """Leave out rows that are only read where few columns are filled."""
        if not any(cell.column > FEW_COLUMNS for cell in self.cells):
            return
        late = next((cell for cell in self.cells if cell.row > MAXIMUM_ROWS), None)
        if late is not None:
            self._beyond = f"{column_letters(late.column)}{late.row}"
            self.cells = [cell for cell in self.cells if cell.row <= MAXIMUM_ROWS]

    def fill_arrays(self) -> None:
        """Give every cell of an array formula that formula: a file has it in the first one only."""
        numbers = {(cell[0], cell[1]): number for number, cell in enumerate(self.cells)} if self.arrays else {}
        left = _MOST_IN_ARRAYS
        for area, formula in self.arrays:
            left -= size(area)
            if left < 0:
                return
            for place in product(range(area[0], area[2] + 1), range(area[1], area[3] + 1)):
                if place in numbers:
                    cell = self.cells[numbers[place]]
                    self.cells[numbers[place]] = cell._replace(formula=formula, array=area_name(area))

    def see_empty(self, row: int, column: int, code: str) -> None:
        """Note an empty cell that shows what is typed there as a percentage."""
        if "%" in code and len(self.empty_percents) < _MOST_EMPTY:
            self.empty_percents.append((row, column))

    def see_rows(self, rows: range, sight: str) -> None:
        """Note why rows cannot be seen; a file may hide all that are left of a sheet, so as many as are read."""
        if sight:
            self.row_sights |= dict.fromkeys(rows[: max(0, MAXIMUM_ROWS - len(self.row_sights))], sight)

    def see_filter(self, area: RawArea) -> None:
        """A filter is told behind the cells: rows under its heads that are hidden are left out by it."""
        unseen = [row for row, sight in self.row_sights.items() if sight == HIDDEN and area[0] < row <= area[2]]
        self.row_sights |= dict.fromkeys(unseen, FILTERED)
        for number, cell in enumerate(self.cells):
            if cell.sight == HIDDEN and area[0] < cell.row <= area[2] and cell.column not in self.column_sights:
                self.cells[number] = cell._replace(sight=FILTERED)

    def as_data(self) -> Data:
        """Return the sheet as lists and text."""
        self._cut()
        return {
            "beyond": self._beyond,
            "name": self.name,
            "hidden": self.hidden,
            "cells": self.cells,
            "merges": self.merges,
            "comments": self.comments,
            "lists": self.lists,
            "limits": self.limits,
            "empty_percents": self.empty_percents,
            "row_sights": list(self.row_sights.items()),
        }


class Budget:
    """The characters that may still come; shared by all sheets of a file."""

    def __init__(self) -> None:
        self.left = MAXIMUM_CHARACTERS

    def spend(self, characters: int) -> None:
        """Take characters off."""
        self.left -= characters
        if self.left < 0:
            raise Unreadable(TOO_LARGE)


def book(
    sheets: list[RawSheet],
    names: list[RawName],
    properties: dict[str, str],
    settings: dict[str, bool] | None = None,
) -> Data:
    """Return a whole file.

    `settings` says how the workbook calculates: `starts_1904`, `rounds_as_shown`, `iterates`, `on_load`.
    """
    data = [sheet.as_data() for sheet in sheets]
    own = [name for name in names if not name[1].startswith(OF_EXCEL)]
    return {"sheets": data, "names": own, "properties": properties, "settings": settings or {}}


def raw_name(own: str, name: str, text: str, sheets: Collection[str]) -> RawName:
    """Return a name by what the file says that it stands for.

    Cells on a sheet that is not there are a formula, and cells that shift with the one that uses the name (`$B1`).
    """
    sheet, cells = cells_named(text, sheets)
    if not sheet or not _FIXED.fullmatch(cells):
        return own, name, "", f"={text.strip()[:_LONGEST_FORMULA]}"
    return own, name, sheet, cells.replace("$", "")


def cells_named(text: str, sheets: Collection[str]) -> tuple[str, str]:
    """Return the sheet and the cells of `Invoer!$B$4:$C$5`; nothing for what names no cells of these sheets."""
    area = _NAMED.fullmatch(text.strip())
    sheet = "" if area is None else (area[1] or area[2]).replace("''", "'")
    return (sheet, area[3]) if area is not None and sheet in sheets else ("", "")


def place(sheet: str, row: int, column: int) -> str:
    """Say where a cell is: `Blad Invoer, cel C9`."""
    return f"Blad {sheet}, cel {column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column: A and a are 1, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise Unreadable(DAMAGED)
        number = number * 26 + ord(letter) - 64
    return number


def address(reference: str) -> tuple[int, int]:
    """Return row and column of `C9`."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not digits:
        raise Unreadable(DAMAGED)
    return int(digits), column_number(letters)


def area_of(reference: str) -> RawArea:
    """Return the area of `C9` or `C9:D12`, whichever corner is named first."""
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = address(first), address(last or first)
    if not all((top, left, bottom, right)):
        raise Unreadable(DAMAGED)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def area_name(area: RawArea) -> str:
    """Return an area as it is written: `C9:D12`."""
    top, left, bottom, right = area
    return f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"


def size(area: RawArea) -> int:
    """Return how many cells an area has."""
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1)
