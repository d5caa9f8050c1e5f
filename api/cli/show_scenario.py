"""Scenarios in the terminal: a table side by side, the bridge, the grid and the tornado; readable at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.present.amounts import euro, kostprijs_of, signed_euro
from tarief.parameters.wording import day
from tarief.quantities.dutch import dutch, shown
from tarief.scenarios import Bar, Grid, Outcome, Study
from tarief.scenarios.analysis import Analysis

#: So many columns of amounts fit beside a label.
_BESIDE = 4
_BAR = 6


def show_analysis(analysis: Analysis) -> None:
    """Print everything that was asked."""
    console, study = Console(highlight=False), analysis.study
    base = study.base.breakdown
    console.print()
    console.print(Text(f"{base.model.label}: {euro(base.tarief)} per {base.model.unit}", style="bold"))
    console.print(f"Basis met peildatum {day(base.on)}, afgerond {base.rounding.label}")
    if study.outcomes:
        console.print(_side_by_side(study))
        for table in _bridges(study):
            console.print(table)
        for outcome in study.outcomes:
            if outcome.comparison is None:
                console.print(f"{outcome.title}: niet per invoer te vergelijken met de basis.")
    if analysis.grid:
        console.print(_grid(analysis.grid, analysis))
    console.print(_tornado(analysis.bars, base.tarief))
    if any(bar.range.assumed for bar in analysis.bars):
        console.print(Text("* aanname: een tiende naar beide kanten. Geef bandbreedtes met een bron.", style="italic"))


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)


def _side_by_side(study: Study) -> Table:
    table = _table("Scenario's naast elkaar")
    table.add_column("Scenario", overflow="fold")
    with_budget = any(outcome.budget is not None for outcome in study.all)
    for name in ("Kostprijs", "Tarief", "Verschil", *(["Budget per jaar"] if with_budget else [])):
        table.add_column(name, justify="right", no_wrap=True)
    for outcome in study.all:
        table.add_row(*_row(outcome, with_budget))
    return table


def _row(outcome: Outcome, with_budget: bool) -> Iterator[str]:
    yield outcome.title
    yield kostprijs_of(outcome.breakdown)
    yield euro(outcome.breakdown.tarief)
    yield signed_euro(outcome.gap) if outcome.base else ""
    if with_budget:
        yield "–" if outcome.budget is None else f"€\u00a0{dutch(outcome.budget, 0)}"


def _bridges(study: Study) -> Iterator[Table]:
    """The bridge from the base to each scenario; a row per input, so many scenarios beside each other as fit."""
    rows = study.bridge()
    titles = [outcome.title for outcome in study.outcomes if outcome.comparison is not None]
    for start in range(0, len(titles), _BESIDE):
        beside = titles[start : start + _BESIDE]
        table = _table("Waar het verschil met de basis vandaan komt")
        table.add_column("Door")
        for title in beside:
            table.add_column(title, justify="right", overflow="fold")
        for key, amounts in rows.items():
            if any(title in amounts for title in beside):
                table.add_row(study.label(key), *(_amount(amounts.get(title)) for title in beside))
        gaps = {outcome.title: outcome.gap for outcome in study.outcomes}
        table.add_row("Samen", *(signed_euro(gaps[title]) or "–" for title in beside), style="bold")
        yield table


def _amount(amount: Decimal | None) -> str:
    return "–" if amount is None else signed_euro(amount)


def _grid(grid: Grid, analysis: Analysis) -> Table:
    nodes = analysis.study.base.breakdown.plan.nodes
    rows, columns = nodes[grid.rows.key], nodes[grid.columns.key]
    table = _table(f"Tarief bij {rows.label.lower()} (omlaag) en {columns.label.lower()} (opzij)")
    table.add_column("")
    for value in grid.columns.values:
        table.add_column(shown(value, columns.unit), justify="right", no_wrap=True)
    for value, cells in zip(grid.rows.values, grid.cells, strict=True):
        table.add_row(shown(value, rows.unit), *(_price(cell.price) for cell in cells))
    return table


def _tornado(bars: Sequence[Bar], centre: Decimal) -> Table:
    table = _table(f"Wat elke invoer alleen met het tarief doet (nu {euro(centre)})")
    table.add_column("Invoer", overflow="fold", min_width=20)
    for name in ("Laag", "Tarief", "Hoog", "Tarief"):
        table.add_column(name, justify="right", overflow="fold")
    table.add_column("")
    widest = max((bar.swing for bar in bars), default=Decimal(0))
    for bar in bars:
        length = int(bar.swing / widest * _BAR) if widest else 0
        name = f"{bar.label} *" if bar.range.assumed else bar.label
        ends = (bar.low_text, _price(bar.at_low), bar.high_text, _price(bar.at_high))
        table.add_row(name, *(end.replace(" ", "\u00a0") for end in ends), "█" * length)
    return table


def _price(price: Decimal | None) -> str:
    return "kan niet" if price is None else euro(price)
