"""Columns with their rules, and how the figures of a table are worked out from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import EllipsisType
from typing import Annotated

from tarief.core.expression import Expression, name
from tarief.core.jsonable import Jsonable
from tarief.report.cells import Cell, Eenheid, Holds
from tarief.report.rules import Figure, Known, Rule, Span, Symbol, symbolic, worked_out

#: What the rows are called that sum the rows above them.
Totals = str | tuple[str, ...]
#: What a row is declared with: a cell, a rule of its own, or `...` for what follows from the rule of its column.
Entry = Cell | Known | Expression | Callable[..., Expression] | EllipsisType


def _unit_of(kind: Holds) -> Eenheid:
    return kind.unit


@dataclass(frozen=True, slots=True)
class Column(Jsonable):
    """A column of a table.

    `rule` says how its figures follow, `start` how the first one does.
    """

    TITLE = "Kolom"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    kind: Annotated[Holds, "eenheid", _unit_of] = Holds.EURO
    rule: Rule | None = None
    start: Rule | None = None

    @property
    def is_share(self) -> bool:
        """Whether the figures are parts of something: a total is no sum of them."""
        return self.kind in (Holds.SHARE, Holds.WHOLE_SHARE)


def columns(kind: Holds, **labels: str) -> tuple[Column, ...]:
    """Return columns that hold the same: their labels by key."""
    return tuple(Column(key, label, kind) for key, label in labels.items())


#: The first column of many tables: a name without a heading, or a year.
WHAT, YEAR = Column("wat", "", Holds.TEXT), Column("jaar", "Jaar", Holds.TEXT)


class Working:
    """A table while its figures are worked out, each once and after the figures that it follows from."""

    def __init__(self, columns: tuple[Column, ...], rows: tuple[Sequence[Entry], ...], total: Totals) -> None:
        self.columns, self.rows, self.total = columns, rows, total
        self.formulas: dict[tuple[int, str], Expression] = {}
        self._numbers = {column.key: number for number, column in enumerate(columns)}
        self._cells: dict[tuple[int, str], Cell] = {}
        self._totals = [number for number, row in enumerate(rows) if is_total(row, total)]

    def cell(self, row: int, key: str) -> Cell:
        """Return the cell of a row and a column."""
        if (row, key) not in self._cells:
            self._cells[row, key] = self._worked_out(row, key)
        return self._cells[row, key]

    def _worked_out(self, row: int, key: str) -> Cell:
        entry = self.rows[row][self._numbers[key]]
        if entry is None or isinstance(entry, str | Decimal):
            return entry
        value, rule = (entry.value, entry.rule) if isinstance(entry, Known) else (None, entry)
        expression = self._of_column(row, key) if rule is ... else symbolic(rule, row, self._next_total(row))
        figures = {symbol: self._figure(symbol) for symbol in expression.names()} if value is None else {}
        numbers = {symbol: number for symbol, number in figures.items() if number is not None}
        if len(numbers) < len(figures):
            return None  # it follows from something that has no figure
        try:
            value = worked_out(expression, numbers) if value is None else value
        except ArithmeticError:  # a share of nothing has none either
            return None
        self.formulas[row, key] = expression
        return value

    def _figure(self, symbol: Symbol) -> Decimal | None:
        if isinstance(symbol, Span):
            parts = [self.cell(row, symbol.column) for row in range(symbol.first, symbol.last + 1)]
            return sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
        if symbol.value is not None or not isinstance(symbol, Figure):
            return symbol.value
        cell = self.cell(symbol.row, symbol.column)
        return cell if isinstance(cell, Decimal) else None

    def _of_column(self, row: int, key: str) -> Expression:
        column = self.columns[self._numbers[key]]
        if is_total(self.rows[row], self.total) and not column.is_share:
            return sum_of(key, first_summed(self.rows, self.total, row), row)
        rule = column.start if column.start is not None and row == 0 else column.rule
        assert rule is not None, f"{key} has no rule"
        return symbolic(rule, row, self._next_total(row))

    def _next_total(self, row: int) -> int:
        return next((number for number in self._totals if number >= row), -1)


def is_total(row: Sequence[Entry], total: Totals) -> bool:
    """Whether a row is a sum of the rows above it."""
    totals = (total,) if isinstance(total, str) else total
    return any(isinstance(entry, str) and entry in totals for entry in row[:2])


def first_summed(rows: Sequence[Sequence[Entry]], total: Totals, row: int) -> int:
    """Return the first row that a total sums: the one after the total before it."""
    return next((number + 1 for number in range(row - 1, -1, -1) if is_total(rows[number], total)), 0)


def sum_of(key: str, start: int, row: int) -> Expression:
    """Return the sum of a column from its first summed row up to a total."""
    return Expression("sum", (name(Span(key, start, row - 1)),))
