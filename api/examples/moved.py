"""What turned dials do: of each table of an example one figure that moved, as it was and as it is."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from api.show.tables import TableView, table_view
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.tables import Table
from tarief.voorbeelden import ExampleResult

#: More tables than this say the same again.
_MOST: Final = 6
_COLUMNS: Final = (
    Column("waar", "Waar", Holds.TEXT),
    Column("wat", "Wat", Holds.TEXT),
    Column("was", "Zoals het was", Holds.TEXT),
    Column("nu", "Met uw knoppen", Holds.TEXT),
)


def moved(before: ExampleResult, after: ExampleResult) -> TableView | None:
    """Return the figures that moved, of each table the last one, of its last sum where it has one; None for none."""
    known = {table.key: table for table in before.tables}
    pairs = [(known[table.key], table) for table in after.tables if table.key in known]
    rows = [row for was, now in pairs if (row := next(_moved(was, now), None))][:_MOST]
    return table_view(Table("veranderd", "Wat uw knoppen veranderen", _COLUMNS, tuple(rows))) if rows else None


def _moved(was: Table, now: Table) -> Iterator[tuple[str, str, str, str]]:
    """Every figure that moved, what it comes down to first; a row that was not there by its name is passed over."""
    before = {_name(was, row): row for row in was.shown}
    rows = sorted(enumerate(now.shown), key=lambda row: (now.is_total(now.rows[row[0]]), row[0]), reverse=True)
    for _, shown in rows:
        if (old := before.get(name := _name(now, shown))) is None or len(before) < len(was.rows):
            continue
        for column, then, here in [*zip(now.columns, old, shown, strict=True)][::-1]:
            if then != here and column.kind is not Holds.TEXT:
                yield now.title, _told(now, name, column), _with_sign(then, column), _with_sign(here, column)


def _told(table: Table, name: Sequence[str], column: Column) -> str:
    """What a figure is: its row, which may be a mere number, and its column."""
    head = f"{table.columns[0].label} " if name[0][:1].isdigit() else ""
    return f"{head}{' '.join(name)}{f': {column.label.lower()}' if column.label else ''}"


def _name(table: Table, shown: Sequence[str]) -> tuple[str, ...]:
    """What a row is called: its texts before the first figure."""
    texts = takewhile(lambda pair: pair[0].kind is Holds.TEXT, zip(table.columns, shown, strict=True))
    return tuple(text for _, text in texts)


def _with_sign(text: str, column: Column) -> str:
    """Write an amount of a column that says above it that it is in euros."""
    bare = column.kind in (Holds.EURO, Holds.CENTS) and text
    return text.replace("−", "−€\u00a0") if bare and text.startswith("−") else f"€\u00a0{text}" if bare else text
