"""`tarief voorbeeld`: five real places as runnable scenarios, with what is assumed marked on every table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import WrongCall

if TYPE_CHECKING:
    from tarief.voorbeelden import ExampleResult


def voorbeeld(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="helmond, jens, go, oude-ijsselstreek of zorgkracht12.")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
) -> None:
    """Rekent een meegeleverd voorbeeld door: wat er gebeurde, en waarom."""
    from tarief.voorbeelden import EXAMPLES, run_example

    if naam not in EXAMPLES:
        raise WrongCall(f"Het voorbeeld '{naam}' is er niet. Kies uit: {', '.join(EXAMPLES)}.")
    result = run_example(naam)
    if als_json:
        from api.cli.bereken import print_json

        print_json(result.as_json())
    else:
        _show(result)


def _show(result: ExampleResult) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from api.present.findings import SIGN
    from tarief.voorbeelden.result import Kind

    console = Console(highlight=False)
    console.print()
    console.print(Text(result.headline, style="bold"))
    for each in result.tables:
        table = Table(title=each.title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        for column in each.columns:
            table.add_column(column.label, justify="left" if column.kind is Kind.TEXT else "right", overflow="fold")
        for row in each.shown:
            table.add_row(*row)
        console.print(table)
        for remark in filter(None, (each.note, each.mark)):
            console.print(Text(remark, style="italic"))
    for finding in result.findings:
        console.print(f"{SIGN[finding.severity]} {finding.text} {finding.advice}".rstrip())
