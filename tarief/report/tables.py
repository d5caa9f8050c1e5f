"""Tables as data: what an outcome is written from on the terminal, on a page, in a workbook and as JSON.

A column may say how its figures follow from others, for a workbook with live formulas:
`{kosten}` is a figure in the same row, `{kosten:vorige}` the one above it, `{bedrag:samen}` the one in the total
below, `{jaren.budget:1}` the first row of another table, and `[start.kinderen]` a value of the input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Literal, Protocol, Self

from typing_extensions import TypedDict

from tarief.core.dutch import dutch
from tarief.core.findings import Finding
from tarief.core.rounding import settle

Cell = Decimal | str | None
_TERM = re.compile(r"\s*([+-]?)\s*\{(\w+)\}")


class Worded(str):
    """A text that stands for more: a figure in a unit of its own, or a row by its key. Data keeps both beside it."""

    value: Decimal | None
    key: str

    def __new__(cls, text: str, value: Decimal | None = None, key: str = "") -> Self:
        """Return the text, with its number or its key."""
        made = super().__new__(cls, text)
        made.value, made.key = value, key
        return made

    def beside(self, column: str) -> dict[str, str | None]:
        """Return what data keeps beside the text."""
        number = {} if self.value is None else {f"{column}_getal": Kind.NUMBER.written(self.value)}
        return number | ({f"{column}_sleutel": self.key} if self.key else {})


Eenheid = Literal["tekst", "euro", "aandeel", "getal", "aantal", "uren"]


class Kind(Enum):
    """What a column holds: its unit, the decimals a reader sees and the decimals of the data."""

    TEXT = ("tekst", 0, 0)
    EURO = ("euro", 0, 2)
    CENTS = ("euro", 2, 2)
    SHARE = ("aandeel", 1, 6)
    WHOLE_SHARE = ("aandeel", 0, 6)
    NUMBER = ("getal", 1, 6)
    COUNT = ("aantal", 0, 6)
    HOURS = ("uren", 0, 2)

    @property
    def unit(self) -> Eenheid:
        """The unit of the figures."""
        return self.value[0]

    def shown(self, cell: Cell, rounding: str = ROUND_HALF_UP) -> str:
        """Write a cell as a Dutch reader sees it; nothing where there is no value."""
        if not isinstance(cell, Decimal):
            return cell or ""
        unit, decimals, _ = self.value
        if self is Kind.HOURS:
            decimals = max(0, min(2, -int(cell.normalize().as_tuple().exponent)))
        if rounding != ROUND_HALF_UP:
            cell = cell.quantize(Decimal(1).scaleb(-decimals), rounding)
        return f"{dutch(cell.scaleb(2), decimals)}%" if unit == "aandeel" else dutch(cell, decimals)

    def written(self, cell: Cell) -> str | None:
        """Write a cell as data: decimals as text."""
        if not isinstance(cell, Decimal):
            return cell
        unit, _, decimals = self.value
        rounded = cell.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return f"{rounded:f}" if unit == "euro" else f"{rounded.normalize():f}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `formula` says how its figures follow, `first` how the first one does."""

    key: str
    label: str
    kind: Kind = Kind.EURO
    formula: str = ""
    first: str = ""

    def of_row(self, number: int) -> str:
        """Return the formula of a row, counted from 0; empty where there is none."""
        return self.first if self.first and number == 0 else self.formula


class Kolom(TypedDict):
    """A column of a table."""

    sleutel: str
    label: str
    eenheid: Eenheid


class Tabel(TypedDict):
    """A table; `aannames` are the paths of the assumptions that any figure in it rests on."""

    sleutel: str
    titel: str
    kolommen: list[Kolom]
    rijen: list[dict[str, str | None]]
    """Per kolom een tekst, of een getal als tekst."""
    toelichting: str
    aannames: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `assumed` are the paths of the assumptions that any figure in it rests on.

    `total` is the text that makes a row the sum of the rows above it, since the total before. `cells` holds the
    formulas of single figures, by row and column.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    assumed: tuple[str, ...] = ()
    note: str = ""
    total: str = "Samen"
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)

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
        number = [column.key for column in self.columns].index(key)
        return tuple(row[number] for row in self.rows)

    def is_total(self, row: Sequence[Cell]) -> bool:
        """Whether a row is a sum of the rows above it."""
        return self.total in row[:2]

    def as_json(self) -> Tabel:
        """Return the table, decimals as text."""
        return {
            "sleutel": self.key,
            "titel": self.title,
            "kolommen": [
                {"sleutel": column.key, "label": column.label, "eenheid": column.kind.unit} for column in self.columns
            ],
            "rijen": [self._written(row) for row in self.rows],
            "toelichting": self.note,
            "aannames": list(self.assumed),
        }

    def _written(self, row: tuple[Cell, ...]) -> dict[str, str | None]:
        """Write a row as data; what a text stands for comes beside it."""
        found = {column.key: column.kind.written(cell) for column, cell in zip(self.columns, row, strict=True)}
        for column, cell in zip(self.columns, row, strict=True):
            found |= cell.beside(column.key) if isinstance(cell, Worded) else {}
        return {key: str(value) if isinstance(value, Worded) else value for key, value in found.items()}

    def _shown(self, row: tuple[Cell, ...], settled: Mapping[tuple[int, str], Decimal], number: int) -> tuple[str, ...]:
        """Write a row; an amount of exactly half a euro goes the way by which the row adds up as it is read."""
        cells = {column.key: (column.kind, cell) for column, cell in zip(self.columns, row, strict=True)}
        down = {key for column in self.columns for key in _rounded_down(column, cells)}
        return tuple(
            kind.shown(settled.get((number, key), cell), _way(key in down)) for key, (kind, cell) in cells.items()
        )


class Told(Protocol):
    """An outcome that is told in tables; who inherits from it says only what differs from nothing."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def headline(self) -> str:
        """Its one sentence."""

    @property
    def headline_assumed(self) -> tuple[str, ...]:
        """The assumptions the sentence rests on."""
        return ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its figures."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a careful reader wants to know."""
        return ()

    @property
    def given(self) -> tuple[Given, ...]:
        """Everything it was made from."""
        return ()


@dataclass(frozen=True, slots=True)
class Given:
    """One value of the input: where it stands, what it is, and where it comes from."""

    path: str
    value: Decimal | str
    mark: str = ""
    source: str = ""
    note: str = ""


def settled_columns(table: Table) -> dict[tuple[int, str], Decimal]:
    """Return the amounts, by row and column, that are shown otherwise than rounded so that a column adds up."""
    found: dict[tuple[int, str], Decimal] = {}
    start = 0
    for number, row in enumerate(table.rows):
        if not table.is_total(row):
            continue
        for place, column in enumerate(table.columns):
            if column.kind in (Kind.EURO, Kind.CENTS):
                cells = [above[place] for above in table.rows[start:number]]
                shown = _settled(cells, row[place], column.kind.value[1])
                found |= {(start + above, column.key): amount for above, amount in shown.items()}
        start = number + 1
    return found


def _settled(cells: Sequence[Cell], together: Cell, decimals: int) -> dict[int, Decimal]:
    """Settle the parts of a sum by largest remainder, unless they add up as they are or are no parts of it."""
    parts = [cell for cell in cells if isinstance(cell, Decimal)]
    step = Decimal(1).scaleb(-decimals)
    if not isinstance(together, Decimal) or len(parts) < len(cells) or abs(sum(parts) - together) >= step / 2:
        return {}
    total = together.quantize(step, ROUND_HALF_UP)
    if sum(part.quantize(step, ROUND_HALF_UP) for part in parts) == total:
        return {}
    up = decimals - 2  # `settle` works in cents
    try:
        shown = settle([part.scaleb(up) for part in parts], total.scaleb(up))
    except ValueError:
        return {}
    return {number: part.scaleb(-up) for number, part in enumerate(shown)}


def marked(assumed: Sequence[str]) -> str:
    """Return the sentence that marks a figure as resting on assumptions; the values of one table go under its name."""
    tables = dict.fromkeys(_where(path) for path in assumed)
    return f"Aanname: {', '.join(tables)}." if tables else ""


def _where(path: str) -> str:
    """The table of a value; the value itself where its table says no more than that it holds assumptions.

    What is in words already stays as it is.
    """
    if isinstance(path, Worded):
        return path
    table, _, name = path.rpartition(".")
    return name if table in ("", "aannames") else table


def _way(down: bool) -> str:
    return ROUND_HALF_DOWN if down else ROUND_HALF_UP


def _rounded_down(column: Column, cells: Mapping[str, tuple[Kind, Cell]]) -> Sequence[str]:
    """Return the part of a sum that lies exactly between two whole euros, if the row only adds up when it goes down."""
    terms = [(sign, key) for sign, key in _TERM.findall(column.formula)]
    if column.kind is not Kind.EURO or _TERM.sub("", column.formula) or not terms:
        return ()
    parts = {key: cells[key][1] for key in (column.key, *(key for _, key in terms))}
    if not all(isinstance(part, Decimal) for part in parts.values()):
        return ()
    whole = {key: _whole(part, ROUND_HALF_UP) for key, part in parts.items()}
    off = sum((-whole[key] if sign == "-" else whole[key] for sign, key in terms), -whole[column.key])
    ties = [(sign, key) for sign, key in terms if _whole(parts[key], ROUND_HALF_DOWN) != whole[key]]
    return [key for sign, key in ties if off == _step(sign, parts[key])][:1]


def _step(sign: str, part: Cell) -> int:
    """How far a sum comes out too high for a part that was rounded away from zero."""
    assert isinstance(part, Decimal)
    return (1 if part > 0 else -1) * (-1 if sign == "-" else 1)


def _whole(part: Cell, rounding: str) -> Decimal:
    assert isinstance(part, Decimal)
    return part.quantize(Decimal(1), rounding)
