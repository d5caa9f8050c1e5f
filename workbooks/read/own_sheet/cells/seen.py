"""One cell as it is seen: a label, a number, or both."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from workbooks.read.book import SourceCell
from workbooks.read.own_sheet.words.matching import Match, head_match
from workbooks.read.own_sheet.words.numbers import Number

#: A whole number in this range, alone in a heading, is a year.
_YEARS = range(2010, 2041)


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
