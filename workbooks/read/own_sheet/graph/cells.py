"""The cells of a book as formulas see them: references, ranges, names and tables, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from tarief.core.expression import Expression, evaluate, name, operand
from workbooks.read.book import SourceBook, SourceSheet

#: BookCells of one range that are looked at; a whole column is cut to what the sheet fills.
MOST_CELLS = 20_000


class Key(NamedTuple):
    """A cell: the sheet it is on, its row and its column (from 1); or a constant in its formula, by its number."""

    sheet: str
    row: int
    column: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class CellRange:
    """A rectangle of cells, row by row."""

    rows: tuple[tuple[Key, ...], ...]

    def cells(self) -> Iterator[Key]:
        """Return every cell, row by row."""
        return (key for row in self.rows for key in row)

    def at(self, row: int, column: int) -> Key:
        """Return a cell by its place in the rectangle, from 1."""
        if not (1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[0])):
            raise Opaque("buiten het bereik")
        return self.rows[row - 1][column - 1]


class Opaque(Exception):  # noqa: N818 - no fault: the cell keeps its value
    """A formula that is no arithmetic over cells; the text says why."""


#: What a part of a formula comes to.
Part = Any


@dataclass
class BookCells:
    """The cells of one book; `numbers` holds the value of each with a number.

    `chosen` collects the cells that decided over a choice or a look-up, for the formula that is being read.
    """

    book: SourceBook
    numbers: Mapping[Key, Decimal]
    chosen: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in self.book.sheets}
        self._names = {each.casefold(): area for each, area in self.book.names.items()}
        self._tables = {table.name.casefold(): table for table in getattr(self.book, "tables", ())}
        self.exact = {key: Fraction(value) for key, value in self.numbers.items()}

    def compare(self, operator: str, left: Part, right: Part) -> bool:
        """Return whether a comparison holds now; text is compared without case, as spreadsheets do."""
        one, other = self.scalar(left), self.scalar(right)
        if one is None:
            one = "" if isinstance(other, str) else Fraction(0)
        if other is None:
            other = "" if isinstance(one, str) else Fraction(0)
        if isinstance(one, str) and isinstance(other, str):
            one, other = one.casefold(), other.casefold()
        elif isinstance(one, str) != isinstance(other, str):
            return operator == "<>" or ((operator in ("<", "<=")) == isinstance(other, str) and operator != "=")
        elif abs(one - other) < Fraction(1, 10**12):
            other = one
        match operator:
            case "=":
                return bool(one == other)
            case "<>":
                return bool(one != other)
            case "<":
                return bool(one < other)
            case ">":
                return bool(one > other)
            case "<=":
                return bool(one <= other)
        return bool(one >= other)

    def reference(self, text: str, at: Key) -> Part:
        """Return the cell or the range that a text refers to."""
        if text.startswith("[") or "#REF" in text:
            raise Opaque("verwijzing naar een ander bestand" if "[" in text else "verwijzing naar niets")
        sheet, _, address = text.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") or at.sheet
        if "[" in address:
            return self._of_table(address, at)
        if (place := _ends(address)) is not None:
            return self.area(sheet, *place)
        named = self._names.get(f"{sheet}!{address}".casefold()) or self._names.get(address.casefold())
        if named is None or (place := _ends(named[1])) is None:
            raise Opaque(f"onbekende naam {address}")
        return self.area(named[0], *place)

    def area(self, name_: str, top: int, left: int, bottom: int, right: int) -> Part:
        """Return a rectangle, or its one cell."""
        sheet = self._sheets.get(name_.casefold())
        if sheet is None:
            raise Opaque(f"onbekend blad {name_}")
        top, bottom = sorted((top, bottom))
        left, right = sorted((left, right))
        if (top, left) == (bottom, right):
            return Key(sheet.name, top, left)
        bottom, right = min(bottom, max(sheet.rows, top)), min(right, max(sheet.columns, left))
        if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
            raise Opaque("het bereik is te groot")
        return CellRange(
            tuple(
                tuple(Key(sheet.name, row, column) for column in range(left, right + 1))
                for row in range(top, bottom + 1)
            )
        )

    def _of_table(self, text: str, at: Key) -> Part:
        """`Tabel1[Uren]`, `Tabel1[@Uren]`, `[@Uren]`: a column of a table, or its cell on this row."""
        table_name, _, inside = text.partition("[")
        inside = inside.rstrip("]").replace("[", "").replace("]", "")
        this_row = inside.startswith("@") or inside.casefold().startswith("#this row")
        column = inside.rsplit(",", 1)[-1].lstrip("@").strip().casefold()
        for table in self._tables.values():
            columns = [each.casefold() for each in table.columns]
            inside_it = table.sheet == at.sheet and table.area.top <= at.row <= table.area.bottom
            if (table.name.casefold() == table_name.casefold() or (not table_name and inside_it)) and column in columns:
                place = table.area.left + columns.index(column)
                if this_row:
                    return Key(table.sheet, at.row, place)
                return self.area(table.sheet, table.area.top + 1, place, table.area.bottom, place)
        raise Opaque(f"onbekende tabel {text}")

    def value(self, expression: Expression) -> Fraction:
        """Return what an expression comes to with the values that the sheet stores."""
        result = evaluate(expression, self.exact, Fraction)
        return Fraction(result)

    def cell(self, key: Key) -> Any:
        """Return what stands in a cell: a number, a text, or None."""
        if key in self.exact:
            return self.exact[key]
        sheet: SourceSheet = self._sheets[key.sheet.casefold()]
        found = sheet.at(key.row, key.column)
        if found is None or found.value is None or found.value == "":
            return None
        if found.is_error:
            raise Opaque(f"foutwaarde {found.value} in {found.address}")
        return found.value if isinstance(found.value, bool) else str(found.value)

    def scalar(self, part: Part) -> Any:
        """Return what a part comes to now: a number, a text, or None."""
        if isinstance(part, Key):
            self.chosen.add(part)
            return self.cell(part)
        if isinstance(part, CellRange):
            cells = list(part.cells())
            if len(cells) != 1:
                raise Opaque("een bereik waar één waarde hoort")
            return self.scalar(cells[0])
        if isinstance(part, Expression):
            self.chosen.update(part.names())
            return self.value(part)
        return Fraction(part) if isinstance(part, bool) else part

    def text(self, part: Part) -> str:
        """Return a part as text."""
        value = self.scalar(part)
        return "" if value is None else str(value)

    def truth(self, part: Part) -> bool:
        """Return whether a condition holds now."""
        if isinstance(part, bool):
            return part
        value = self.scalar(part)
        return bool(value) and not isinstance(value, str)

    def number(self, part: Part) -> Expression:
        """Return a part as arithmetic."""
        if isinstance(part, Expression):
            return part
        if isinstance(part, Key):
            if part in self.exact:
                return name(part)
            if self.cell(part) is None:
                return operand(0)
            raise Opaque(f"tekst in {part.sheet}!{part.row},{part.column} waar een getal hoort")
        if isinstance(part, bool):
            return operand(int(part))
        if isinstance(part, CellRange):
            cells = list(part.cells())
            if len(cells) == 1:
                return self.number(cells[0])
        raise Opaque("een tekst of bereik waar een getal hoort")

    def numbers_in(self, part: Part) -> list[Expression]:
        """The numbers of an argument: of a range only the cells with a number, as SUM does."""
        if isinstance(part, CellRange):
            return [self.number(key) for key in part.cells() if key in self.exact and not self.is_text(key)]
        if isinstance(part, Key) and (part not in self.exact or self.is_text(part)):
            return []
        return [self.number(part)]

    def is_left_out(self, key: Key, *, by_hand: bool) -> bool:
        """Whether SUBTOTAL leaves a cell out: one that is a subtotal, in a filtered row, or hidden `by_hand`."""
        found = self._sheets[key.sheet.casefold()].at(key.row, key.column)
        if found is None:
            return False
        return "SUBTOTAL(" in found.formula.upper() or found.filtered or (by_hand and found.hidden)

    def is_text(self, key: Key) -> bool:
        """Whether a cell holds text."""
        found = self._sheets[key.sheet.casefold()].at(key.row, key.column)
        return found is not None and isinstance(found.value, str)


def _ends(address: str) -> tuple[int, int, int, int] | None:
    """`$B$4:D5` as rows and columns; a whole column runs to the last row; None for a name."""
    first, _, last = address.replace("$", "").partition(":")
    one, other = _place(first), _place(last or first)
    if one is None or other is None or (0 in one and not last):
        return None
    return one[0] or 1, one[1] or 1, other[0] or 1_048_576, other[1] or 16_384


def _place(text: str) -> tuple[int, int] | None:
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if not text or len(letters) > 3 or (letters and not (letters.isascii() and letters.isalpha())) or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - 64
    return int(digits or 0), column
