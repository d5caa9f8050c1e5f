"""`tarief vergelijk`: the gap between two prices, per input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.setting import OwnModel, OwnParameters, Setting
from api.cli.source import calculate_file

if TYPE_CHECKING:
    from tarief import Breakdown
    from tarief.compare import Comparison


def vergelijk(
    a: Annotated[Path, typer.Argument(metavar="A", help="De eerste opgave (.xlsx of .json).")],
    b: Annotated[Path, typer.Argument(metavar="B", help="De tweede opgave (.xlsx of .json).")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de vergelijking als JSON.")] = False,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
) -> None:
    """Verklaart het verschil tussen twee tarieven, per invoerwaarde."""
    from tarief.compare import compare

    setting = Setting.of(eigen_model, eigen_parameters)
    comparison = compare(calculate_file(a, setting).breakdown, calculate_file(b, setting).breakdown)
    if als_json:
        from api.cli.bereken import print_json

        print_json(comparison.as_json())
    else:
        _show(comparison, a.name, b.name)


def _show(comparison: Comparison, a: str, b: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from api.present.amounts import euro

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
    table.add_column("Verschil door", footer="Tarief", footer_style="bold")
    for title, side in ((a, comparison.a), (b, comparison.b)):
        table.add_column(title, justify="right", footer=euro(side.tarief), footer_style="bold", overflow="fold")
    table.add_column("Bijdrage", justify="right", footer=euro(comparison.gap), footer_style="bold", no_wrap=True)
    for key, amount in comparison.contributions.items():
        left, right = (_value(side, key) for side in (comparison.a, comparison.b))
        table.add_row(comparison.label(key), left, right, euro(amount))
    Console(highlight=False).print(table)


def _value(side: Breakdown, key: str) -> str:
    """The value of an input on one side; the rounding of the tariff is no input and has none."""
    from tarief.quantities.dutch import shown

    return shown(side.values[key], side.plan.nodes[key].unit) if key in side.plan.nodes else ""
