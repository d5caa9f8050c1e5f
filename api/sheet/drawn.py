"""The sheet as it is, cell by cell, with what was understood marked on it, so that a misread cell can be pointed at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from api.files.case import Case, cases
from api.sheet.understood import name_of, of_case
from api.web.held import Held
from workbooks.read.book import SourceBook, SourceCell, SourceSheet, read_book
from workbooks.read.book.parsing.result import column_letters
from workbooks.read.own_sheet import Reading, cells_of

#: What is drawn of one sheet, and how much of one text.
MOST_ROWS: Final = 200
MOST_COLUMNS: Final = 30
_LONGEST: Final = 120
_INPUT, _PRICE, _OTHER, _LEFT = "begrepen", "gedrukt", "ander", "over"


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One cell: what stands there, how it was read, and its name where something can be said of it."""

    text: str = ""
    is_number: bool = False
    kind: str = ""
    told: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """One sheet; `cut` says that not all of it is drawn."""

    name: str
    hidden: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[DrawnCell, ...]], ...]
    cut: bool

    @property
    def marked(self) -> int:
        """How many of its cells were understood."""
        return sum(cell.kind == _INPUT for _, cells in self.rows for cell in cells)


def drawn_sheets(reading: Reading, held: Held, number: int) -> tuple[DrawnSheet, ...]:
    """Return the sheets of a file, marked with what was understood for one of its products."""
    book = held.kept.reading(SourceBook, partial(read_book, held.content, name=held.name))
    found = cases(reading, held)
    case = found[number - 1] if 0 < number <= len(found) else found[0] if found else None
    marks = {name: (_OTHER, one.name) for one in found if one is not case for name, _ in _marks(one)}
    marks |= dict(_marks(case)) if case else {}
    return tuple(_drawn(sheet, marks) for sheet in book.sheets if sheet.cells)


def _marks(case: Case) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield how each cell was read, by its name."""
    for key, printed in case.product.printed.items():
        for sheet, cell in cells_of(printed):
            yield f"{sheet}!{cell}", (_PRICE, f"uw eigen {name_of(case.model, key).lower()}")
    for value in of_case(case):
        for name in value.cells or ((f"{value.sheet}!{value.cell}",) if value.cell else ()):
            yield name, (_INPUT, value.name)


def _drawn(sheet: SourceSheet, marks: Mapping[str, tuple[str, str]]) -> DrawnSheet:
    last_row = max(row for row, _ in sheet.cells)
    last_column = max(column for _, column in sheet.cells)
    columns = range(1, min(last_column, MOST_COLUMNS) + 1)
    used = {row for row, _ in sheet.cells}
    rows = tuple(
        (row, tuple(_cell(sheet, sheet.at(row, column), marks) for column in columns))
        for row in range(1, last_row + 1)
        if row in used
    )
    cut = len(rows) > MOST_ROWS or last_column > MOST_COLUMNS or bool(sheet.beyond)
    return DrawnSheet(sheet.name, sheet.hidden, tuple(map(column_letters, columns)), rows[:MOST_ROWS], cut)


def _cell(sheet: SourceSheet, cell: SourceCell | None, marks: Mapping[str, tuple[str, str]]) -> DrawnCell:
    if cell is None:
        return DrawnCell()
    is_number = isinstance(cell.value, Decimal)
    name = f"{sheet.name}!{cell.address}"
    kind, told = marks.get(name, (_LEFT if is_number else "", ""))
    return DrawnCell(_short(cell), is_number, kind, told, name if kind else "")


def _short(cell: SourceCell) -> str:
    """What stands there as somebody reads it; a number with many decimals is cut, as a spreadsheet does."""
    text = cell.text
    if isinstance(cell.value, Decimal) and "," in text:
        whole, _, rest = text.partition(",")
        digits = len(rest) - len(rest.lstrip("0123456789"))
        text = f"{whole},{rest[: min(digits, 4)]}{rest[digits:]}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
