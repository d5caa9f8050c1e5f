"""A difference between two prices in the terminal: per input, per rung, per element of the law, or in an order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.comparison.outcome import Per, headline, parts_of, signed
from api.web.words import price
from tarief.comparison import Comparison, Part, RungPart
from tarief.core.law import LAWS
from tarief.report.findings import SIGN
from tarief.report.sides import behind

_LETTERS = set("abcdef+")


def show_difference(comparison: Comparison, labels: tuple[str, str], per: Per, order: Sequence[str] | None) -> None:
    """Print the difference; readable without colour and at 80 columns."""
    console = Console(highlight=False)
    console.print()
    console.print(Text(headline(comparison, labels), style="bold"))
    if not comparison.contributions:
        console.print("De twee berekeningen hebben dezelfde invoer.")
        return
    if order is not None:
        _show_order(console, comparison, order)
        return
    if per is Per.INPUT:
        console.print(_inputs(comparison, labels))
    elif per is Per.LAW:
        for law in LAWS.values():
            console.print(_table(law.article, parts_of(comparison, per, law.key), comparison))
    else:
        rungs = per is Per.RUNG
        title = "Opbouw" if rungs else "Hoofdstuk van de invoer"
        console.print(_table(title, parts_of(comparison, per), comparison, letters=rungs))
    console.print(Text(comparison.method.explanation, style="italic"))
    for finding in comparison.findings:
        console.print(Text(f"\n{SIGN[finding.severity]} {finding.text} {finding.advice}"))


def _inputs(comparison: Comparison, labels: tuple[str, str]) -> Table:
    unit = comparison.a.unit
    table = _new(show_footer=True)
    table.add_column("Verschil door", footer="Tarief", footer_style="bold", ratio=4, overflow="fold")
    for label, side in zip(labels, (comparison.a, comparison.b), strict=True):
        shown = price(side.tarief, unit)
        table.add_column(Text(label), justify="right", footer=shown, footer_style="bold", overflow="fold", ratio=3)
    gap = signed(comparison.gap, unit)
    table.add_column("Bijdrage", justify="right", footer=gap, footer_style="bold", no_wrap=True)
    for key, amount in comparison.contributions.items():
        row = (comparison.label(key), *comparison.values(key), signed(amount, unit))
        table.add_row(*map(Text, row))
    return table


def _table(title: str, parts: Sequence[Part], comparison: Comparison, *, letters: bool = False) -> Table:
    """A list of parts with under each the inputs behind it."""
    unit = comparison.a.unit
    table = _new(show_footer=True)
    table.add_column(Text(title), footer="Verschil", footer_style="bold", overflow="fold")
    table.add_column("Verschil", justify="right", footer=signed(comparison.gap, unit), footer_style="bold")
    for law in LAWS.values() if letters else ():
        table.add_column(law.title.split(maxsplit=1)[0], justify="center")
    for part in parts:
        marks = (part.jeugdwet or "–", part.wmo or "–") if isinstance(part, RungPart) and letters else ()
        mark = f"{part.key}  " if not letters and set(part.key) <= _LETTERS else ""
        table.add_row(*map(Text, (f"{mark}{part.label}", signed(part.amount, unit), *marks)), style="bold")
        for label, amount in behind(part, comparison):
            table.add_row(Text(f"   {label}"), Text(signed(amount, unit)))
    return table


def _show_order(console: Console, comparison: Comparison, order: Sequence[str]) -> None:
    unit, bridge = comparison.a.unit, comparison.in_order(order)
    table = _new(show_footer=True)
    table.add_column("Stap", footer="Verschil", footer_style="bold", overflow="fold")
    for title in ("In deze volgorde", "Gemiddeld over alle"):
        footer = signed(comparison.gap, unit)
        table.add_column(title, justify="right", footer=footer, footer_style="bold", no_wrap=True)
    for number, (key, amount) in enumerate(bridge.steps.items(), 1):
        mean = comparison.contributions.get(key, Decimal(0))
        table.add_row(*map(Text, (f"{number}. {comparison.label(key)}", signed(amount, unit), signed(mean, unit))))
    console.print(table)
    console.print(Text(bridge.note, style="italic"))


def _new(*, show_footer: bool) -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=show_footer)
