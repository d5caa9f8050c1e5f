"""A sheet as labels and numbers: what stands in each cell, with merged cells filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from workbooks.read.book import SourceSheet
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year
from workbooks.read.own_sheet.cells.tables import HEADS, aside, beside, products
from workbooks.read.own_sheet.words.matching import Match
from workbooks.read.own_sheet.words.numbers import says_thousands
from workbooks.read.own_sheet.words.said import is_base, is_unit
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: From this score on a text surely names something.
_SURE = 0.9  # float: a score


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a row: a label, the numbers it is for, and the other texts around them."""

    label: Seen
    match: Match | None
    numbers: tuple[Seen, ...]
    texts: tuple[Seen, ...]


#: What the head of a table calls a column of bases or units.
_BASES = frozenset(
    {"grondslag", "basis", "waarvan", "waarover", "percentage van", "over regel", "over regels", "% van", "% over",
     "berekend over", "eenheid", "eenheden", "eenh", "ehd", "unit", "rekeneenheid", "tariefeenheid", "prijseenheid",
     "bekostigingseenheid", "declaratieeenheid", "declaratie eenheid"}
)  # fmt: skip


#: What the head of a table calls a column of remarks.
_REMARKS = frozenset({"toelichting", "opmerking", "opmerkingen", "bron", "herkomst", "berekening", "hoe berekend"})


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet by row and column; `filled` has merged cells spread over all they cover.

    Rows and columns are numbered by what is filled (see `closing`); a cell keeps its own address. The other fields are
    notes made while reading: the cells that were understood, the labels of a row with their numbers, what stands
    above a column or a row, why a cell was left out (`used` and `why` by the address), and which columns categorise.
    """

    sheet: SourceSheet
    rows: Mapping[int, tuple[Seen, ...]]
    filled: Mapping[tuple[int, int], Seen]
    used: set[tuple[int, int]] = field(default_factory=set)
    pieces: dict[int, tuple[Piece, ...]] = field(default_factory=dict)
    headings: dict[tuple[int, frozenset[int]], dict[int, tuple[Seen, ...]]] = field(default_factory=dict)
    why: dict[tuple[int, int], str] = field(default_factory=dict)
    categories: list[frozenset[int]] = field(default_factory=list)
    headed: dict[int, int] = field(default_factory=dict)
    told: dict[int, tuple[tuple[Seen, ...], tuple[Seen, ...]]] = field(default_factory=dict)

    @cached_property
    def texts(self) -> Mapping[int, Sequence[tuple[int, Seen]]]:
        """The labels of each row with their columns, those merged over it too, from left to right."""
        rows: dict[int, list[tuple[int, Seen]]] = {}
        for row, column in sorted(self.filled):
            if (seen := self.filled[row, column]).is_label:
                rows.setdefault(row, []).append((column, seen))
        return rows

    @cached_property
    def base_columns(self) -> frozenset[int]:
        """The columns that hold of what a number is a part, or its unit, as the head of a table says: no names.

        Never the first: `Eenheid` before the texts of its own row is the name of that row.
        """
        heads = (items[1:] for row, items in self.texts.items() if len(items) >= HEADS and not self.numbers(row))
        return frozenset(column for items in heads for column, seen in items if plain_text(seen.text) in _BASES)

    @cached_property
    def in_thousands(self) -> bool:
        """Whether a text of the sheet says that its amounts are in thousands."""
        return any(says_thousands(str(seen.cell.value)) for seen in self.all() if seen.is_label)

    @cached_property
    def base_rows(self) -> frozenset[int]:
        """The rows that tell the unit of each column, or of what it is a part, as their first text says."""
        rows = (row for row, items in self.texts.items() if len(items) >= HEADS and not self.numbers(row))
        return frozenset(row for row in rows if plain_text(self.texts[row][0][1].text) in _BASES)

    @cached_property
    def aside(self) -> Mapping[int, frozenset[int]]:
        """The columns of texts, of each row of a table, that name nothing (see `tables`); those of another table do."""
        rows = ((row, self.texts.get(row, ())) for row in sorted({*self.rows, *self.texts}, reverse=True))
        told = ((row, [(column, seen.text) for column, seen in texts], self._behind(row)) for row, texts in rows)
        return {row: columns.difference(self.starts) for row, columns in aside(told).items()}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The columns in which another table begins beside the first (see `tables`)."""
        labels = (seen for seen in self.all() if seen.kind is CellKind.LABEL)
        names = (seen for seen in labels if not (is_base(seen.text) or is_unit(seen.text, alone=True)))
        heads = (seen for seen in self.all() if seen.is_label and plain_text(seen.text) in _REMARKS)
        told = self.base_columns | {seen.column for seen in heads}
        texts = ((seen.row, seen.column) for seen in names if seen.column not in told)
        return beside(texts, ((seen.row, seen.column) for seen in self.all() if seen.is_number))

    def start(self, row: int, column: int) -> int:
        """Return the first column of the table that a number is of; of all tables where a row goes across them.

        A line below the tables has its name in the first and its only number in the last.
        """
        start = max((start for start in self.starts if start <= column), default=0)
        named = any(start <= at < column for at, _ in self.texts.get(row, ()))
        return start if named or any(seen.column < column for seen in self.numbers(row)) else 0

    @cached_property
    def product_columns(self) -> frozenset[int]:
        """The columns that tell of which product the rows of a long list are (see `tables`)."""
        texts = {row: [(column, seen.text) for column, seen in items] for row, items in self.texts.items()}
        return products(texts, (row for row in self.rows if self.numbers(row)))

    def _behind(self, row: int) -> frozenset[int]:
        """The columns of the numbers behind the name of a row: before it stands the number of a line or an account."""
        first = min((column for column, _ in self.texts.get(row, ())), default=0)
        return frozenset(seen.column for seen in self.numbers(row) if seen.column > first)

    @cached_property
    def sold_columns(self) -> frozenset[int]:
        """The columns with a number behind a text that surely names a price: what heads them is a product."""
        named = ((seen, seen.match) for row in self.rows for seen in self.labels(row))
        sold = [seen for seen, said in named if said and said.concept.key == "tarief" and said.score >= _SURE]
        return frozenset(each.column for seen in sold for each in self.numbers(seen.row) if each.column > seen.column)

    @cached_property
    def number_columns(self) -> frozenset[int]:
        """The columns with a number in them that is no year."""
        return frozenset(seen.column for row in self.rows for seen in self.numbers(row))

    @cached_property
    def counted(self) -> frozenset[int]:
        """The columns of which the numbers are 1, 2, 3 and on: those of notes or lines, no amounts."""
        found: dict[int, list[Decimal]] = {}
        for seen in self.all():
            if seen.is_number:
                found.setdefault(seen.column, []).append(seen.value)
        counts = (column for column, held in found.items() if len(held) >= HEADS)
        return frozenset(column for column in counts if found[column] == [*range(1, len(found[column]) + 1)])

    @cached_property
    def total_rows(self) -> Sequence[int]:
        """The rows that are called a total, from above."""
        label = vocabulary().label
        return sorted(row for row in self.rows if any(label(seen.text).total for seen in self.labels(row)))

    @cached_property
    def year_columns(self) -> frozenset[int]:
        """The columns of several numbers, all of them years."""
        numbers: dict[int, list[bool]] = {}
        for seen in self.all():
            if seen.is_number:
                numbers.setdefault(seen.column, []).append(is_year(seen))
        return frozenset(column for column, years in numbers.items() if len(years) > 1 and all(years))

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    def at(self, row: int, column: int) -> Seen | None:
        """Return what stands here, also when it is part of a merged cell."""
        return self.filled.get((row, column))

    def row(self, row: int) -> tuple[Seen, ...]:
        """Return the cells of a row from left to right."""
        return self.rows.get(row, ())

    def numbers(self, row: int) -> tuple[Seen, ...]:
        """Return the cells of a row that hold a number and no year."""
        return self._told(row)[0]

    def labels(self, row: int) -> tuple[Seen, ...]:
        """Return the labels of a row."""
        return self._told(row)[1]

    def title_rows(self, most: int) -> list[int]:
        """Return which of the first `most` rows with anything in them hold no number."""
        return [row for row in sorted(self.rows)[:most] if not self.numbers(row)]

    def _told(self, row: int) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
        if row not in self.told:
            numbers = tuple(seen for seen in self.row(row) if seen.is_number and not is_year(seen))
            self.told[row] = numbers, tuple(seen for seen in self.row(row) if seen.is_label)
        return self.told[row]

    def all(self) -> Iterator[Seen]:
        """Return every cell, row by row."""
        return (seen for row in sorted(self.rows) for seen in self.rows[row])

    def use(self, *cells: Seen) -> None:
        """Note that these cells were understood."""
        self.used.update((seen.cell.row, seen.cell.column) for seen in cells)
