"""One cell as it is seen: a label, a number, or both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from workbooks.read.book import SourceCell
from workbooks.read.own_sheet.words.hints import Hints, hints_of
from workbooks.read.own_sheet.words.matching import Match, head_match
from workbooks.read.own_sheet.words.numbers import Number, read_about, read_behind
from workbooks.read.own_sheet.words.unsaid import is_nothing, range_of

#: A whole number in this range, alone in a heading, is a year.
_YEARS = range(2010, 2041)
_HOURS, _PERCENT = Hints(frozenset({"uren"})), Hints(frozenset({"percent"}))
#: Of a longer text the rest is not read.
_LONGEST = 500


class CellKind(Enum):
    """What a cell holds."""

    LABEL = "label"
    NUMBER = "getal"
    BOTH = "label met getal"
    NOTHING = "leeg"
    DATE = "datum"


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell: its text without the number in it, the number, and the cell itself."""

    row: int
    column: int
    kind: CellKind
    text: str
    number: Number | None
    cell: SourceCell
    spread: bool = False

    @property
    def address(self) -> str:
        """The address on the sheet of the cell that it comes from."""
        return self.cell.address

    @property
    def value(self) -> Decimal:
        """The number in it; 0 where it holds none."""
        return self.number.value if self.number is not None else Decimal(0)

    @property
    def is_share(self) -> bool:
        """Whether it holds a number written as a percentage."""
        return self.number is not None and self.number.share

    @property
    def is_number(self) -> bool:
        """Whether it holds nothing but a number."""
        return self.kind is CellKind.NUMBER

    @property
    def is_label(self) -> bool:
        """Whether it holds text that can be a label."""
        return self.kind in (CellKind.LABEL, CellKind.BOTH)

    @property
    def match(self) -> Match | None:
        """The concept its text names."""
        return head_match(self.text) if self.is_label else None


def is_year(seen: Seen) -> bool:
    """Whether a number is a year: whole, in range, without decimals, percent or euro."""
    number = seen.number
    if number is None or number.share or number.hints or len(number.readings) != 1:
        return False
    return number.value in _YEARS and "%" not in seen.cell.number_format


def name_of(seen: Seen) -> str:
    """What a cell says when it is a name: its text, or a year."""
    return str(int(seen.value)) if is_year(seen) else seen.text


def look(cell: SourceCell, notation: str) -> Seen | None:
    """Look at one cell; `notation` is how texts write numbers here (`nl`, `en`, unknown). None where nothing stands."""

    def make(kind: CellKind, text: str, number: Number | None = None) -> Seen:
        return Seen(cell.row, cell.column, kind, text, number, cell)

    value = cell.value
    if isinstance(value, bool):
        return make(CellKind.LABEL, "ja" if value else "nee")
    if cell.hours is not None:
        return make(CellKind.NUMBER, "", Number((cell.hours,), hints=_HOURS, shown=cell.text))
    if isinstance(value, Decimal):
        return make(CellKind.NUMBER, "", Number((value,), cell.is_percent, _format_hints(cell), "", cell.text))
    if isinstance(value, date):
        return make(CellKind.DATE, cell.text)
    if value is None or not value.strip():
        return make(CellKind.NOTHING, "") if cell.formula else None
    if is_nothing(value) or cell.is_error:
        return make(CellKind.NOTHING, value.strip())
    if range_of(value):
        return make(CellKind.LABEL, value.strip())
    if (number := read_about(value, notation)) is not None:
        return make(CellKind.NUMBER, "", number)
    if (behind := read_behind(value, notation)) is not None:
        return make(CellKind.BOTH, *behind)
    return make(CellKind.LABEL, value.strip()[:_LONGEST])


def _format_hints(cell: SourceCell) -> Hints:
    if cell.is_percent:
        return _PERCENT
    return (
        hints_of(cell.number_format.replace("\\", "").replace('"', " ")) if cell.number_format != "General" else Hints()
    )
