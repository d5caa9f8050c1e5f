"""What an example answers, as data: a headline made from the numbers, tables, findings, and what is assumed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Any

from tarief.errors import Finding
from tarief.funding.baseline import Sourced
from tarief.quantities.dutch import dutch
from tarief.voorbeelden.data import Data, listed
from tarief.voorbeelden.leaves import Leaf

Cell = Decimal | str | None


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

    def shown(self, cell: Cell) -> str:
        """Write a cell as a Dutch reader sees it; nothing where there is no value."""
        if not isinstance(cell, Decimal):
            return cell or ""
        unit, decimals, _ = self.value
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
    """A column of a table."""

    key: str
    label: str
    kind: Kind = Kind.EURO


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `assumed` are the paths of the assumptions that any figure in it rests on."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    assumed: tuple[str, ...] = ()
    note: str = ""

    @property
    def mark(self) -> str:
        """What a reader must be told below the table: that it rests on assumptions, and on which."""
        return marked(self.assumed)

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a Dutch reader sees them."""
        return tuple(
            tuple(column.kind.shown(cell) for column, cell in zip(self.columns, row, strict=True)) for row in self.rows
        )

    def column(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of one column; ValueError for an unknown one."""
        number = [column.key for column in self.columns].index(key)
        return tuple(row[number] for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the table, decimals as text."""
        return {
            "sleutel": self.key,
            "titel": self.title,
            "kolommen": [
                {"sleutel": column.key, "label": column.label, "eenheid": column.kind.value[0]}
                for column in self.columns
            ],
            "rijen": [
                {column.key: column.kind.written(cell) for column, cell in zip(self.columns, row, strict=True)}
                for row in self.rows
            ],
            "toelichting": self.note,
            "aannames": list(self.assumed),
        }


def marked(assumed: Sequence[str]) -> str:
    """Return the sentence that marks a figure as resting on assumptions; the values of one table go under its name."""
    tables = dict.fromkeys(path.rpartition(".")[0] or path for path in assumed)
    return f"Aanname: {', '.join(tables)}." if tables else ""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example worked out. `conflicts` are values on which the sources disagree: all readings are kept."""

    name: str
    title: str
    headline: str
    headline_assumed: tuple[str, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Sourced, ...]
    leaves: tuple[Leaf, ...]

    @property
    def assumptions(self) -> tuple[Leaf, ...]:
        """The assumptions that the headline or a table rests on."""
        used = {*self.headline_assumed, *(path for table in self.tables for path in table.assumed)}
        return tuple(leaf for leaf in self.leaves if listed(leaf.path) in used and leaf.mark.value == "aanname")

    def table(self, key: str) -> Table:
        """Return a table by its key; KeyError for an unknown one."""
        return {table.key: table for table in self.tables}[key]

    def as_json(self) -> dict[str, Any]:
        """Return everything, decimals as text."""
        return {
            "naam": self.name,
            "titel": self.title,
            "kop": self.headline,
            "kop_aannames": list(self.headline_assumed),
            "tabellen": [table.as_json() for table in self.tables],
            "bevindingen": [finding.as_json() for finding in self.findings],
            "tegenstrijdig": [value.as_json() for value in self.conflicts],
            "aannames": [leaf.as_json() for leaf in self.assumptions],
            "invoer": [leaf.as_json() for leaf in self.leaves],
        }


def build(
    data: Data,
    title: str,
    headline: Callable[[Data], str],
    tables: Sequence[Callable[[Data], Table]],
    findings: Callable[[Data], tuple[Finding, ...]],
    conflicts: Callable[[Data], tuple[Sourced, ...]] = lambda data: (),  # noqa: ARG005
) -> ExampleResult:
    """Work out an example: each part reads its own inputs, so that its assumptions are known."""
    top = data.scope()
    sentence = headline(top)
    made = []
    for maker in tables:
        scope = data.scope()
        table = maker(scope)
        made.append(replace(table, assumed=scope.assumed))
    kept = tuple(value for value in conflicts(data.scope()) if value.conflicting)
    remarks = (*findings(data.scope()), *(finding for value in kept for finding in value.findings()))
    data.close()
    return ExampleResult(data.name, title, sentence, top.assumed, tuple(made), remarks, kept, data.leaves)
