"""A spreadsheet as plain data, whatever program wrote it: sheets with cells, names, and what was remarked.

Nothing here knows a file format. What a format does not tell (comments in a .csv, formulas in an .xls) is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tarief.core.findings import Finding
from workbooks.read.book.parsing.formats import shows
from workbooks.read.book.parsing.result import column_letters

#: What a cell can hold. An error of the spreadsheet (`#DIV/0!`) is text; `SourceCell.is_error` tells it apart.
Value = Decimal | str | bool | date | None

ERRORS = frozenset(
    {"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)


class Area(NamedTuple):
    """A rectangle of cells; rows and columns count from 1 and include the last."""

    top: int
    left: int
    bottom: int
    right: int


#: What the properties that a program gave a file by itself begin with in `SourceBook.properties`.
OWN_PROPERTY = "eigen:"


class SourceCell(NamedTuple):
    """One cell that holds something.

    `text` is the value as somebody reads it, in Dutch notation (`24,68`, `20%`, `01-01-2026`, `1400:00`), not
    rounded. A time is a number: the part of a day; `hours` has it in hours.
    `formula` starts with `=` and is in the notation of an .xlsx, also from an .ods: `=B2*Invoer!$E$4`, commas between
    arguments, sheets quoted where needed. Each cell of a shared formula has its own; each cell of an array formula has
    the whole formula, and in `array` the area that it fills (`C2:C5`).
    `stored` is False for a formula whose outcome the file does not hold.
    `calculated` means that the value is ours: the file holds none, or an old one, which is then in `outdated`.
    `hidden` means that its row or column is hidden, by hand or (`filtered`) by a filter; not because its group is
    closed, which is `folded`. `is_percent`: the value 0,2 is shown as 20%.
    """

    row: int
    column: int
    value: Value
    text: str = ""
    number_format: str = "General"
    formula: str = ""
    comment: str = ""
    hidden: bool = False
    is_percent: bool = False
    stored: bool = True
    calculated: bool = False
    outdated: str = ""
    filtered: bool = False
    folded: bool = False
    array: str = ""

    @property
    def hours(self) -> Decimal | None:
        """The hours of a cell that shows a time, to the second: 1400 for `1400:00`; None for every other cell."""
        if not isinstance(self.value, Decimal) or shows(self.number_format) != "time":
            return None
        return Decimal(round(self.value * 86_400)) / 3600

    @property
    def address(self) -> str:
        """The address on the sheet: `C9`."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def is_error(self) -> bool:
        """Whether the spreadsheet shows an error here."""
        return isinstance(self.value, str) and self.value in ERRORS


class NumberLimits(NamedTuple):
    """What a sheet says of numbers in some cells (`B2:B5 C3`): `whole` ones or any, `sign` as between or lessThan.

    The limits are as they are written: a number, a cell or a formula. What is `enforced` nobody can type past.
    """

    cells: str
    whole: str
    sign: str
    low: str
    high: str
    enforced: bool


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One sheet: its cells by (row, column), and the last row and column in which anything stands.

    `lists` are the cells that take one of a list (`B2:B5 C3`), each with what the list is: texts, cells or a name;
    `limits` those that take a number between limits.
    `unseen_rows` are hidden by hand or in a closed group, `filtered_rows` left out by a filter; also empty ones.
    `empty_percents` are cells in which nothing stands and that show what is typed there as a percentage.
    `beyond` is the address of the first cell that was not read, where the sheet is too large to be read whole.
    """

    name: str
    cells: Mapping[tuple[int, int], SourceCell]
    merges: tuple[Area, ...] = ()
    hidden: bool = False
    rows: int = 0
    columns: int = 0
    beyond: str = ""
    lists: tuple[tuple[str, str], ...] = ()
    unseen_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    empty_percents: frozenset[tuple[int, int]] = frozenset()
    limits: tuple[NumberLimits, ...] = ()

    def at(self, row: int, column: int) -> SourceCell | None:
        """Return the cell at this place, None where nothing stands."""
        return self.cells.get((row, column))


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table that formulas refer to by name (`Tabel1[Uren]`); `area` has its row of heads and of totals in it."""

    name: str
    sheet: str
    area: Area
    columns: tuple[str, ...]
    has_heads: bool = True
    has_totals: bool = False


@dataclass(frozen=True, slots=True)
class SourceBook:
    """A spreadsheet file: `kind` is its format (`xlsx`, `xlsm`, `xls`, `xlsb`, `ods`, `csv`, `tsv`).

    `names` holds the defined names: sheet and cells (`("Invoer", "C9")` or `("Invoer", "C9:D12")`). The name of
    one sheet is there as `Invoer!naam`, and as `naam` where the workbook has no such name. A name for anything else
    (`=0.21`, `=Invoer!$B$2*1.21`, `=#REF!`, a sheet that is not there) is in `named_formulas`, in the same way.
    `starts_1904` says that a day is a number counted from 1904, as a formula sees it.
    `rounds_as_shown` says that it goes on with its numbers as their formats show them.
    `tables` are those of an .xlsx, and of an .ods the database ranges with a head above every column.
    `properties` are title, subject and application, and those that a program made up itself (`eigen:naam`).
    """

    name: str
    kind: str
    sheets: tuple[SourceSheet, ...]
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    named_formulas: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[SourceTable, ...] = ()
    starts_1904: bool = False
    rounds_as_shown: bool = False

    def sheet(self, name: str) -> SourceSheet | None:
        """Return the sheet of this name, None when there is none."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
