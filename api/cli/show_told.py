"""An outcome in the terminal that is told in tables: its sentence, the tables, and what a reader should know."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.present.findings import SIGN
from tarief.tables import Kind, Told
from tarief.tables import Table as Figures


def show_told(found: Told) -> None:
    """Print an outcome; readable without colour and at 80 columns."""
    console = Console(highlight=False)
    console.print()
    console.print(Text(found.headline, style="bold"))
    for each in found.tables:
        console.print()
        console.print(Text(each.title, style="bold"))
        console.print(_table(each))
        for remark in filter(None, (each.note, each.mark)):
            console.print(Text(remark, style="italic"))
    for finding in found.findings:
        console.print()
        console.print(Text(f"{SIGN[finding.severity]} {finding.text} {finding.advice}".rstrip()))


def _table(figures: Figures) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in figures.columns:
        number = column.kind is not Kind.TEXT
        table.add_column(Text(column.label), justify="right" if number else "left", overflow="fold")
    for cells in figures.shown:
        table.add_row(*map(Text, cells))
    return table
