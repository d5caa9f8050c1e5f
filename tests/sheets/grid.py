"""A workbook before it is written: tabs of cells, and where each line of each product stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tests.sheets.terms import column_letters

Stored = str | Fraction | None
#: Tab, row, column.
Spot = tuple[str, int, int]


@dataclass
class Cell:
    """What one cell holds: a value, or a formula with the value that was worked out."""

    value: Stored = None
    formula: str = ""
    format: str = ""
    bold: bool = False
    comment: str = ""


@dataclass
class Tab:
    """One sheet."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    folded: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, value: Stored, *, bold: bool = False, format: str = "") -> Cell:
        """Write a cell."""
        cell = self.cells[row, column] = Cell(value, bold=bold, format=format)
        return cell

    def rows(self) -> int:
        """The last row with something in it."""
        return max((row for row, _ in self.cells), default=0)

    def columns(self) -> int:
        """The last column with something in it."""
        return max((column for _, column in self.cells), default=0)

    def area(self) -> str:
        """All of it, as a range."""
        return f"{self.name}!A1:{column_letters(self.columns())}{self.rows()}"


@dataclass
class Remark:
    """Something to be asked, seen or ignored, with its cells."""

    text: str
    cells: list[str]
    why: str = ""


@dataclass
class Book:
    """All tabs, and what a reader must make of them besides the values."""

    tabs: list[Tab] = field(default_factory=list)
    spots: dict[tuple[int, str], Spot] = field(default_factory=dict)
    special: dict[tuple[int, str], str] = field(default_factory=dict)
    labels: dict[Spot, str] = field(default_factory=dict)
    texts: dict[tuple[int, str], str] = field(default_factory=dict)
    told: dict[tuple[int, str], str] = field(default_factory=dict)
    scale: dict[Spot, Fraction] = field(default_factory=dict)
    ask: list[Remark] = field(default_factory=list)
    may_ask: list[Remark] = field(default_factory=list)
    flag: list[Remark] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    unpriced: set[int] = field(default_factory=set)
    unwanted: set[tuple[int, str]] = field(default_factory=set)
    traps: list[str] = field(default_factory=list)
    names: dict[str, Spot] = field(default_factory=dict)
    pending: list[tuple[str, str | tuple[int, str], str]] = field(default_factory=list)

    def tab(self, name: str, *, hidden: bool = False) -> Tab:
        """A new sheet."""
        taken = {each.name for each in self.tabs}
        clean = "".join(letter for letter in name if letter not in "[]:*?/\\'")[:28].strip()
        for suffix in ("", " 2", " 3", " 4"):
            if clean + suffix not in taken:
                self.tabs.append(Tab(clean + suffix, hidden=hidden))
                break
        return self.tabs[-1]

    def of(self, name: str) -> Tab:
        """The sheet of that name."""
        return next(tab for tab in self.tabs if tab.name == name)

    def cell(self, spot: Spot) -> Cell:
        """The cell at a spot, made where there is none."""
        return self.of(spot[0]).cells.setdefault((spot[1], spot[2]), Cell())


def address(spot: Spot) -> str:
    """`Blad1!B4`."""
    return f"{spot[0]}!{local(spot)}"


def local(spot: Spot) -> str:
    """`B4`."""
    return f"{column_letters(spot[2])}{spot[1]}"


def absolute(spot: Spot) -> str:
    """`$B$4`."""
    return f"${column_letters(spot[2])}${spot[1]}"


def quoted(name: str) -> str:
    """The name of a sheet as a formula writes it."""
    return name if name.isalnum() and name.isascii() and not name[0].isdigit() else f"'{name}'"
