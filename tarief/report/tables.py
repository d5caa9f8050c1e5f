"""Tables as data: what an outcome is written from on the terminal, on a page, in a workbook and as JSON.

A column may have a rule by which its figures follow from others: the numbers and the formulas of a workbook both come
from it (`tarief.report.rules`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Annotated, Final

from tarief.core.amounts import price, signed
from tarief.core.expression import Expression, summands
from tarief.core.jsonable import Jsonable
from tarief.core.rounding import settle
from tarief.core.ties import rounded_decimal
from tarief.core.units import Unit
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column, Entry, Totals, Working, first_summed, is_total, sum_of
from tarief.report.rules import Figure, symbolic

#: A row as data.
Data = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Table(Jsonable):
    """A table; `aannames` are the paths of the assumptions that any figure in it rests on.

    `total` is the text of a row that sums the rows above it, since the total before; `inside` are the rows that say
    what a row above them is made of; `formulas` are the rules of its figures, by row and column.
    """

    TITLE = "Tabel"
    ORDER = "sleutel titel kolommen rijen toelichting aannames"

    key: Annotated[str, "sleutel"]
    title: Annotated[str, "titel"]
    columns: Annotated[tuple[Column, ...], "kolommen"]
    rows: tuple[tuple[Cell, ...], ...]
    assumed: Annotated[tuple[str, ...], "aannames"] = ()
    note: Annotated[str, "toelichting"] = ""
    total: Totals = "Samen"
    inside: frozenset[int] | None = None
    formulas: Mapping[tuple[int, str], Expression] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        key: str,
        title: str,
        columns: Iterable[Column],
        rows: Iterable[Sequence[Entry]],
        *,
        note: str = "",
        total: Totals = "Samen",
    ) -> Table:
        """Return the table with every figure that follows from a rule."""
        working = Working(tuple(columns), tuple(rows), total)
        cells = tuple(
            tuple(working.cell(row, column.key) for column in working.columns) for row in range(len(working.rows))
        )
        return cls(key, title, working.columns, cells, note=note, total=total, formulas=working.formulas)

    def in_unit(self, unit: Unit, changes: Container[str] = ()) -> Table:
        """Return the table with its prices in words where they are in anything but euros and cents.

        `changes` are the keys of columns that hold differences of prices.
        """
        if unit.in_cents:
            return self
        write = {Holds.PRICE: price, Holds.CENTS: price, Holds.CHANGE: signed}
        ways = [
            signed if column.key in changes and column.kind in write else write.get(column.kind)
            for column in self.columns
        ]
        heads = tuple(
            column if way is None else Column(column.key, column.label, Holds.WORDED)
            for column, way in zip(self.columns, ways, strict=True)
        )
        rows = tuple(
            tuple(
                Worded(way(cell, unit), cell) if way and isinstance(cell, Decimal) else cell
                for cell, way in zip(row, ways, strict=True)
            )
            for row in self.rows
        )
        return replace(self, columns=heads, rows=rows, formulas={})

    @property
    def mark(self) -> str:
        """What a reader must be told below the table: that it rests on assumptions, and on which."""
        return marked(self.assumed)

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a Dutch reader sees them; figures above a sum are settled, so that they add up to it as shown."""
        settled = settled_columns(self)
        return tuple(self._shown(row, settled, number) for number, row in enumerate(self.rows))

    def column(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of one column; ValueError for an unknown one."""
        number = self.number(key)
        return tuple(row[number] for row in self.rows)

    def number(self, key: str) -> int:
        """Return the number of a column, from 0; ValueError for an unknown one."""
        return [column.key for column in self.columns].index(key)

    def is_total(self, row: Sequence[Cell]) -> bool:
        """Whether a row is a sum of the rows above it."""
        return is_total(row, self.total)

    def formula(self, row: int, column: Column) -> Expression | None:
        """Return how a figure follows; a total that is no more than the sum of what stands above it needs no rule."""
        if (row, column.key) in self.formulas or not self.is_total(self.rows[row]) or column.is_share:
            return self.formulas.get((row, column.key))
        start = first_summed(self.rows, self.total, row)
        parts = [cell for cell in self.column(column.key)[start:row] if isinstance(cell, Decimal)]
        summed = parts and len(parts) == row - start and sum(parts) == self.column(column.key)[row]
        return sum_of(column.key, start, row) if summed else None

    @property
    def _data(self) -> Annotated[list[Data], "rijen", "Per kolom een tekst, of een getal als tekst."]:
        return [self._written(row) for row in self.rows]

    def _written(self, row: tuple[Cell, ...]) -> Data:
        """Write a row as data; what a text stands for comes beside it."""
        found = {column.key: column.kind.written(cell) for column, cell in zip(self.columns, row, strict=True)}
        for column, cell in zip(self.columns, row, strict=True):
            found |= cell.beside(column.key) if isinstance(cell, Worded) else {}
        return {key: str(value) if isinstance(value, Worded) else value for key, value in found.items()}

    def _shown(self, row: tuple[Cell, ...], settled: Mapping[tuple[int, str], Decimal], number: int) -> tuple[str, ...]:
        """Write a row; an amount of exactly half a euro goes the way by which the row adds up as it is read."""
        cells = {column.key: (column.kind, cell) for column, cell in zip(self.columns, row, strict=True)}
        down = {key for column in self.columns for key in _rounded_down(column, number, cells)}
        ways = {key: ROUND_HALF_DOWN if key in down else ROUND_HALF_UP for key in cells}
        return tuple(kind.shown(settled.get((number, key), cell), ways[key]) for key, (kind, cell) in cells.items())


def settled_columns(table: Table) -> dict[tuple[int, str], Decimal]:
    """Return the amounts, by row and column, that are shown otherwise than rounded so that a column adds up."""
    found: dict[tuple[int, str], Decimal] = {}
    start = 0
    for number, row in enumerate(table.rows):
        if not table.is_total(row):
            continue
        for place, column in enumerate(table.columns):
            if column.kind in (Holds.EURO, Holds.CENTS) or column.is_share:
                cells = [above[place] for above in table.rows[start:number]]
                shown = _settled(cells, row[place], column.kind.value[1] + (2 if column.is_share else 0))
                found |= {(start + above, column.key): amount for above, amount in shown.items()}
        start = number + 1
    return found


def _settled(cells: Sequence[Cell], together: Cell, decimals: int) -> dict[int, Decimal]:
    """Settle the parts of a sum by largest remainder, unless they add up as they are or are no parts of it."""
    parts = [cell for cell in cells if isinstance(cell, Decimal)]
    step = Decimal(1).scaleb(-decimals)
    if not isinstance(together, Decimal) or len(parts) < len(cells) or abs(sum(parts) - together) >= step / 2:
        return {}
    total = rounded_decimal(together, decimals)
    if sum(rounded_decimal(part, decimals) for part in parts) == total:
        return {}
    up = decimals - 2  # `settle` works in cents
    try:
        shown = settle([part.scaleb(up) for part in parts], total.scaleb(up))
    except ValueError:
        return {}
    return {number: part.scaleb(-up) for number, part in enumerate(shown)}


#: Tables of the worked examples whose name alone says little.
_SAID: Final = {
    "posities.oud": "het oude tarief",
    "posities.onderzoek": "het onderzoek",
    "posities.overeenkomst": "de overeenkomst",
    "product": "model en peildatum",
    "regels": "de rekenregels",
    "start": "het begin",
    "werkelijk": "wat er gebeurde",
    "later": "de latere jaren",
    "afspraak": "de afspraak",
    "herstel": "het herstel",
    "vormen": "de contractvormen",
    "vormen.corridor": "de risicocorridor",
    "toets": "de toets",
    "contractbeheer.voor": "contractbeheer eerst",
    "contractbeheer.na": "contractbeheer daarna",
    "cooperatie": "de coöperatie",
}


def marked(assumed: Sequence[str]) -> str:
    """Return the sentence that marks a figure as resting on assumptions; the values of one table go under its name."""
    tables = dict.fromkeys(_where(path) for path in assumed)
    return f"Aanname: {', '.join(tables)}." if tables else ""


def _where(path: str) -> str:
    """The table of a value, in words; the value itself where its table says no more than `aannames`."""
    if isinstance(path, Worded):
        return path
    table, _, name = path.rpartition(".")
    if table in _SAID:
        return _SAID[table]
    return (name if table in ("", "aannames") else table).replace("_", " ").replace(".", " ")


def _rounded_down(column: Column, row: int, cells: Mapping[str, tuple[Holds, Cell]]) -> Sequence[str]:
    """Return the part of a sum that lies exactly between two whole euros, if the row only adds up when it goes down."""
    terms = _terms(column, row)
    parts = {key: cells[key][1] for key in (column.key, *(key for _, key in terms))}
    amounts = {key: part for key, part in parts.items() if isinstance(part, Decimal)}
    if not terms or len(amounts) < len(parts):
        return ()
    whole = {key: rounded_decimal(amount, 0) for key, amount in amounts.items()}
    off = sum(sign * whole[key] for sign, key in terms) - whole[column.key]
    ties = [(sign, key) for sign, key in terms if rounded_decimal(amounts[key], 0, ROUND_HALF_DOWN) != whole[key]]
    # Rounded away from zero, a part makes the sum come out too high by its sign.
    return [key for sign, key in ties if off == (sign if amounts[key] > 0 else -sign)][:1]


def _terms(column: Column, row: int) -> Sequence[tuple[int, str]]:
    """Return (sign, column) for each term where whole euros are the plain sum of others in the same row."""
    if column.kind is not Holds.EURO or column.rule is None or (row == 0 and column.start is not None):
        return ()
    terms = summands(symbolic(column.rule, row, row)) or ()
    figures = [(sign, symbol) for sign, symbol in terms if isinstance(symbol, Figure)]
    here = len(figures) == len(terms) and all(symbol.row == row and not symbol.table for _, symbol in figures)
    return [(sign, symbol.column) for sign, symbol in figures] if here else ()
