"""A report in the terminal: its sentence, the tables, and what a reader should know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.show.drawn_table import drawn, folded
from tarief import Breakdown, Finding, Severity
from tarief.calculation.breakdown import other_prices
from tarief.parameters.wording import day
from tarief.report.findings import SIGN, Group, grouped
from tarief.report.price import report_of_price
from tarief.report.report import Report

if TYPE_CHECKING:  # an answer in JSON has no use for what draws tables
    from rich.console import Console
    from rich.text import Text


def show_report(report: Report) -> None:
    """Print a report; readable without colour and at 80 columns."""
    console = _console()
    console.print()
    console.print(_styled(folded(report.headline, console.width), "bold"))
    show_tables(console, report)
    for finding in report.findings:
        console.print()
        keys = f"In een invoerbestand: {' of '.join(finding.instead)}." if finding.instead else ""
        said = " ".join(filter(None, (SIGN[finding.severity], finding.text, finding.advice, keys)))
        console.print(_styled(folded(said, console.width)))


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
        for part in drawn(table, console.width):
            console.print(part)
        for remark in filter(None, (table.note, table.mark)):
            console.print(_styled(folded(remark, console.width), "italic"))


_SHORT = 3
_LABELS_ONLY = "niet_opgevoerd"
#: Notes of which each says something of its own, and how many of these are shown.
_EACH = ("anders_dan_rekentool", "melding_van_rekentool")
_MANY = 20


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
    is_own = named[0].kind in _EACH
    if group.severity is Severity.NOTE and count > 1 and not is_own:
        places = ", ".join(dict.fromkeys(str(finding.subject or finding.place) for finding in named))
        return [f"{group.title}: {places}{rest}."]
    most = _MANY if is_own else _SHORT
    shown = [_at_its_cell(finding) for finding in group.findings[:most]]
    return shown + ([f"{group.title}: nog {count - most} keer."] if count > most else [])


def _at_its_cell(finding: Finding) -> str:
    """A finding on one line, behind the cell that it is about where its text does not name that."""
    cell, said = finding.place.cell, f"{finding.text} {finding.advice}".strip()
    return said if cell is None or (cell.address or cell.sheet) in finding.text else f"{finding.place}: {said}"


def _more(console: Console, again: str, *, written: bool) -> None:
    console.print()
    if not written:
        console.print(f"Met formules in een werkboek:  {again} --uit uitkomst.xlsx", soft_wrap=True, markup=False)
    console.print(f"Elke regel met uitleg en bron: {again} --json", soft_wrap=True, markup=False)
