"""A breakdown in the terminal: the ladder first, then the legal elements and what a reader should know."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tarief import Breakdown, Severity
from tarief.calculation.breakdown import kostprijs_of, other_prices
from tarief.core.amounts import euro, percent_of
from tarief.parameters.wording import day
from tarief.report.elements import LawView, laws
from tarief.report.findings import SIGN, Group, grouped

#: Only a rule under the heading and above the total; no lines or blank rows between.
_RULES = box.Box("    \n    \n ── \n    \n    \n ── \n    \n    \n")
_SHORT = 3
_LABELS_ONLY = "niet_opgevoerd"


def show_breakdown(breakdown: Breakdown, source: Path, *, written: bool) -> None:
    """Print a breakdown; readable without colour and at 80 columns. `written` tells whether its workbook is there."""
    console = Console(highlight=False)
    console.print()
    console.print(Text(f"{breakdown.model.label}: {euro(breakdown.tarief)} per {breakdown.model.unit}", style="bold"))
    for price in other_prices(breakdown):
        console.print(Text(price, style="bold"))
    console.print(f"Opgave {source.name}, peildatum {day(breakdown.on)}, afgerond {breakdown.rounding.label}")
    console.print()
    console.print(_ladder(breakdown))
    for view in laws(breakdown):
        console.print()
        console.print(_law(view))
    _findings(console, grouped(breakdown.findings))
    _more(console, source, written=written)


def _ladder(breakdown: Breakdown) -> Table:
    table = Table(box=_RULES, show_footer=True, padding=(0, 1), pad_edge=False)
    table.add_column("Opbouw", footer=f"Tarief per {breakdown.model.unit}", footer_style="bold")
    table.add_column("Euro", justify="right", footer=euro(breakdown.tarief), footer_style="bold", no_wrap=True)
    table.add_column("Deel", justify="right", footer="100%")
    table.add_column("Jeugdwet", justify="center")
    table.add_column("Wmo", justify="center")
    for is_cost in (True, False):
        for rung in breakdown.opbouw:
            if rung.is_cost is is_cost:
                share = percent_of(rung.amount, breakdown.tarief)
                table.add_row(rung.label, euro(rung.amount), share, rung.jeugdwet or "–", rung.wmo or "–")
        if is_cost:
            table.add_row("Kostprijs", kostprijs_of(breakdown), style="bold")
    return table


def _law(view: LawView) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False, title=view.law.article, title_justify="left")
    table.title_style = "bold"
    table.show_header = False
    table.add_column("", no_wrap=True)
    table.add_column("")
    table.add_column("", justify="right", no_wrap=True)
    for element in view.elements:
        amount = "geen bedrag" if element.amount is None else euro(element.amount)
        table.add_row(element.letter, element.meaning, amount, style="dim" if element.amount is None else "")
    table.add_row("", "samen de kostprijs", euro(view.total), style="bold")
    return table


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
        labels = ", ".join(finding.text.split(":")[0] for finding in group.findings)
        return [f"{group.title}: {labels}."]
    if group.severity is Severity.NOTE and count > 1:
        places = ", ".join(dict.fromkeys(finding.place for finding in group.findings))
        return [f"{group.title}: {places}."]
    shown = [f"{finding.text} {finding.advice}".strip() for finding in group.findings[:_SHORT]]
    return shown + ([f"{group.title}: nog {count - _SHORT} keer."] if count > _SHORT else [])


def _more(console: Console, source: Path, *, written: bool) -> None:
    console.print()
    if not written:
        console.print(
            f"Met formules in een werkboek:  tarief bereken {source.name} --uit uitkomst.xlsx", soft_wrap=True
        )
    console.print(f"Elke regel met uitleg en bron: tarief bereken {source.name} --json", soft_wrap=True)
