"""The examples as pages show them: the sentence, tables with their marks, pictures beside them, and the input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from api.pages.voorbeelden_pictures import Picture, pictures
from api.present.findings import Group, grouped
from tarief.tables import Kind, Table
from tarief.voorbeelden import EXAMPLES, ExampleResult, run_example
from tarief.voorbeelden.leaves import Leaf, shown


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, the pictures that belong beside it, and which of its columns hold figures and which rows sums."""

    table: Table
    pictures: tuple[Picture, ...]

    @property
    def figures(self) -> tuple[bool, ...]:
        """Which columns hold numbers."""
        return tuple(column.kind is not Kind.TEXT for column in self.table.columns)

    @property
    def rows(self) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        """Each row as it is read, and whether it is a sum."""
        totals = (self.table.is_total(row) for row in self.table.rows)
        return tuple(zip(totals, self.table.shown, strict=True))


@dataclass(frozen=True, slots=True)
class InputView:
    """One value of the data file as it is read."""

    leaf: Leaf

    @property
    def value(self) -> str:
        """The value as text, as it stands in the file."""
        return shown(self.leaf.value)


@dataclass(frozen=True, slots=True)
class ExampleView:
    """Everything the page of an example needs."""

    result: ExampleResult
    tables: tuple[TableView, ...]
    groups: tuple[Group, ...]

    @property
    def inputs(self) -> tuple[InputView, ...]:
        """Every value of the data file."""
        return tuple(InputView(leaf) for leaf in self.result.leaves)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that are named."""
        return tuple(dict.fromkeys(leaf.source for leaf in self.result.leaves if leaf.source))


@cache
def examples() -> tuple[ExampleResult, ...]:
    """Return every example, worked out once: they come with the program and do not change."""
    return tuple(run_example(name) for name in EXAMPLES)


@cache
def example_view(name: str) -> ExampleView:
    """Return the page of an example; draws pictures, so call it in a thread. Refused for an unknown name."""
    result = run_example(name)
    drawn = pictures(result)
    tables = tuple(TableView(table, drawn.get(table.key, ())) for table in result.tables)
    return ExampleView(result, tables, grouped(result.findings))
