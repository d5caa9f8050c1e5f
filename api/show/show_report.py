"""A report in the terminal: its sentence, the tables, and what a reader should know."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final, Literal

from tarief import Breakdown, Severity
from tarief.calculation.breakdown import other_prices
from tarief.parameters.wording import day
from tarief.report.cells import Holds
from tarief.report.findings import SIGN, Group, grouped
from tarief.report.price import report_of_price
from tarief.report.report import Report
from tarief.report.tables import Table as Figures

if TYPE_CHECKING:  # an answer in JSON has no use for what draws tables
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_NARROWEST: Final = 8
_FOLDED: Final = (Holds.TEXT, Holds.WORDED)
#: The spaces between two columns.
_APART: Final = 3
_INDENT: Final = "   "
#: The space between an amount and its euro sign, where no line may end.
_INSIDE: Final = re.compile(r"(?<=\d) (?=€)|(?<=€) (?=\d)")


def show_report(report: Report) -> None:
    """Print a report; readable without colour and at 80 columns."""
    console = _console()
    console.print()
    console.print(_styled(_folded(report.headline, console.width), "bold"))
    show_tables(console, report)
    for finding in report.findings:
        console.print()
        keys = f"In een invoerbestand: {' of '.join(finding.instead)}." if finding.instead else ""
        said = " ".join(filter(None, (SIGN[finding.severity], finding.text, finding.advice, keys)))
        console.print(_styled(_folded(said, console.width)))


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def _styled(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)


def show_tables(console: Console, report: Report) -> None:
    """Print the tables of a report, each with its title and what is said below it."""
    for table in report.tables:
        console.print()
        console.print(_styled(table.title, "bold"))
        console.print(_table(table, console.width))
        for remark in filter(None, (table.note, table.mark)):
            console.print(_styled(_folded(remark, console.width), "italic"))


def _folded(text: str, width: int) -> str:
    """Fold a text to lines without parting an amount from its euro sign; rich folds at any space."""
    lines = (_INSIDE.sub("\u00a0", line) for line in text.splitlines())
    parts = (part for line in lines for part in wrap(line, width, break_on_hyphens=False))
    return "\n".join(parts).replace("\u00a0", " ")


def _table(figures: Figures, room: int) -> Table:
    """Figures stay on one line; their headings are folded to about the width of what stands below them.

    Texts are folded between words: where that does not fit in the width of the terminal, columns move closer.
    """
    from rich import box
    from rich.table import Table

    headed = any(column.label for column in figures.columns)
    rows, needed = figures.shown, [_needed(figures, number) for number in range(len(figures.columns))]
    gaps, whole = len(needed) - 1, sum(needed)
    close, fits = whole + _APART * gaps > room, whole + (_APART - 1) * gaps <= room
    table = Table(
        box=box.SIMPLE_HEAD if headed else None,
        show_header=headed,
        show_edge=False,
        pad_edge=False,
        collapse_padding=close,
    )
    for column, width in zip(figures.columns, needed, strict=True):
        is_text, folds = column.kind is Holds.TEXT, column.kind in _FOLDED
        label = column.label if folds else "\n".join(wrap(column.label, width))
        least = width if folds and fits else None
        side: Literal["left", "right"] = "left" if is_text else "right"
        table.add_column(_styled(label), justify=side, overflow="fold", no_wrap=not folds, min_width=least)
    for number, (row, cells) in enumerate(zip(figures.rows, rows, strict=True)):
        inside = figures.inside is not None and number in figures.inside
        heads = figures.is_total(row) or (figures.inside is not None and not inside)
        first, *others = (_written(cell, column.kind) for cell, column in zip(cells, figures.columns, strict=True))
        table.add_row(_styled(_INDENT) + first if inside else first, *others, style="bold" if heads else "")
    return table


def _needed(figures: Figures, number: int) -> int:
    """The width that a column needs: of a text its longest word, of figures the longest and a word of the heading."""
    column, cells = figures.columns[number], [row[number] for row in figures.shown]
    if column.kind in _FOLDED:
        return max(map(len, " ".join((column.label, *cells)).split()), default=0)
    return max([_NARROWEST, *map(len, cells), *map(len, column.label.split())])


def _written(cell: str, kind: Holds) -> Text:
    return _styled(cell.replace("\u00a0", " ") if kind is Holds.TEXT else cell)


_SHORT = 3
_LABELS_ONLY = "niet_opgevoerd"


def show_breakdown(breakdown: Breakdown, source: str, again: str, *, written: bool) -> None:
    """Print a breakdown at 80 columns; `again` is the call that gave it, `written` whether its workbook is there."""
    console = _console()
    console.print()
    report = report_of_price(breakdown)
    console.print(_styled(report.headline, "bold"))
    for price in other_prices(breakdown):
        console.print(_styled(price, "bold"))
    console.print(f"Opgave {source}, peildatum {day(breakdown.on)}, afgerond {breakdown.final.words}")
    show_tables(console, report)
    _findings(console, grouped(breakdown.findings))
    _more(console, again, written=written)


def _findings(console: Console, groups: tuple[Group, ...]) -> None:
    from rich.table import Table

    if groups:
        console.print()
        console.print(_styled("Let op", "bold"))
    for group in groups:
        for line in _lines(group):
            hanging = Table.grid(padding=(0, 1))
            hanging.add_row(SIGN[group.severity], line)
            console.print(hanging)


def _lines(group: Group) -> list[str]:
    """A group of notes is one line; warnings are shown in full, up to three of a kind."""
    count = group.count
    named = [finding for finding in group.findings if not finding.more]
    rest = f" en nog {count - len(named)}" if count > len(named) else ""
    if named[0].kind == _LABELS_ONLY:
        labels = ", ".join(str(finding.subject) for finding in named)
        return [f"{group.title}: {labels}{rest}."]
    if group.severity is Severity.NOTE and count > 1:
        places = ", ".join(dict.fromkeys(str(finding.place) for finding in named))
        return [f"{group.title}: {places}{rest}."]
    shown = [f"{finding.text} {finding.advice}".strip() for finding in group.findings[:_SHORT]]
    return shown + ([f"{group.title}: nog {count - _SHORT} keer."] if count > _SHORT else [])


def _more(console: Console, again: str, *, written: bool) -> None:
    console.print()
    if not written:
        console.print(f"Met formules in een werkboek:  {again} --uit uitkomst.xlsx", soft_wrap=True, markup=False)
    console.print(f"Elke regel met uitleg en bron: {again} --json", soft_wrap=True, markup=False)
