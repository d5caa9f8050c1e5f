"""A breakdown in the terminal: the ladder first, then the legal elements and what a reader should know."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.show.show_report import show_tables
from tarief import Breakdown, Severity
from tarief.calculation.breakdown import other_prices
from tarief.parameters.wording import day
from tarief.report.findings import SIGN, Group, grouped
from tarief.report.price import report_of_price

_SHORT = 3
_LABELS_ONLY = "niet_opgevoerd"


def show_breakdown(breakdown: Breakdown, source: str, again: str, *, written: bool) -> None:
    """Print a breakdown; readable without colour and at 80 columns.

    `again` is the call that gave it; `written` tells whether its workbook is there.
    """
    console = Console(highlight=False)
    console.print()
    report = report_of_price(breakdown)
    console.print(Text(report.headline, style="bold"))
    for price in other_prices(breakdown):
        console.print(Text(price, style="bold"))
    console.print(f"Opgave {source}, peildatum {day(breakdown.on)}, afgerond {breakdown.rounding.label}")
    show_tables(console, report)
    _findings(console, grouped(breakdown.findings))
    _more(console, again, written=written)


def _findings(console: Console, groups: tuple[Group, ...]) -> None:
    if groups:
        console.print()
        console.print(Text("Let op", style="bold"))
    for group in groups:
        for line in _lines(group):
            hanging = Table.grid(padding=(0, 1))
            hanging.add_row(SIGN[group.severity], line)
            console.print(hanging)


def _lines(group: Group) -> list[str]:
    """A group of notes is one line; warnings are shown in full, up to three of a kind."""
    count = len(group.findings)
    if group.findings[0].kind == _LABELS_ONLY:
        labels = ", ".join(str(finding.subject) for finding in group.findings)
        return [f"{group.title}: {labels}."]
    if group.severity is Severity.NOTE and count > 1:
        places = ", ".join(dict.fromkeys(str(finding.place) for finding in group.findings))
        return [f"{group.title}: {places}."]
    shown = [f"{finding.text} {finding.advice}".strip() for finding in group.findings[:_SHORT]]
    return shown + ([f"{group.title}: nog {count - _SHORT} keer."] if count > _SHORT else [])


def _more(console: Console, again: str, *, written: bool) -> None:
    console.print()
    if not written:
        console.print(f"Met formules in een werkboek:  {again} --uit uitkomst.xlsx", soft_wrap=True, markup=False)
    console.print(f"Elke regel met uitleg en bron: {again} --json", soft_wrap=True, markup=False)
