"""What the process hands over: lists and text, nothing that has behaviour; or why a file cannot be read."""

from __future__ import annotations

from typing import Any

#: Characters in all cells together; a text in the shared table may be used by every cell.
MAXIMUM_CHARACTERS = 20_000_000
#: Values of a cell: text, number, yes or no, date, and nothing (a formula without outcome, a comment alone).
TEXT, NUMBER, BOOLEAN, DATE, NOTHING = "s", "n", "b", "d", ""

#: Row, column, kind of value, value as text, number format, formula, hidden, stored.
RawCell = tuple[int, int, str, str, str, str, bool, bool]
#: The kind of problem, and where: a cell ("Blad Invoer, cel C9") or nothing for the whole file.
Place = tuple[str, str]

DAMAGED = "werkboek_beschadigd"
TOO_LARGE = "blad_te_groot"
UNREADABLE = "bestand_niet_te_lezen"
NOT_FINITE = "getal_niet_eindig"
NO_NUMBER = "geen_getal"
PASSWORD = "wachtwoord"


class Unreadable(Exception):  # noqa: N818 - it reads as what the file is
    """The file cannot be read; `places` holds one or more reasons."""

    def __init__(self, kind: str, *places: Place) -> None:
        super().__init__(kind)
        self.places = places or ((kind, ""),)


#: A file as plain data: what `book` returns, or `refused`.
Data = dict[str, Any]


class RawSheet:
    """One sheet while it is being read."""

    def __init__(self, name: str, hidden: bool = False) -> None:
        self.name, self.hidden = name, hidden
        self.cells: list[RawCell] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.comments: list[tuple[int, int, str]] = []

    def as_data(self) -> Data:
        """Return the sheet as lists and text."""
        return {
            "name": self.name,
            "hidden": self.hidden,
            "cells": self.cells,
            "merges": self.merges,
            "comments": self.comments,
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
    names: list[tuple[str, str, str, str]],
    properties: dict[str, str],
    settings: dict[str, bool] | None = None,
) -> Data:
    """Return a whole file; a name is its own sheet (or nothing), the name, the sheet and the cells.

    `settings` says how the workbook calculates: `starts_1904`, `rounds_as_shown`, `on_load`.
    """
    data = [sheet.as_data() for sheet in sheets]
    return {"sheets": data, "names": names, "properties": properties, "settings": settings or {}}


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
    """Return the number of a column: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise Unreadable(DAMAGED)
        number = number * 26 + ord(letter) - 64
    return number
