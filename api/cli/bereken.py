"""`tarief bereken`: a cost sheet or a JSON request becomes a price, rung by rung."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.setting import OwnModel, OwnParameters, Setting
from api.cli.source import calculate_file
from api.cli.target import check_target, write_whole


def bereken(
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="De opgave: een ingevuld sjabloon (.xlsx) of een .json.")
    ],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules.")
    ] = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
) -> None:
    """Rekent een kostenopgave door tot een tarief."""
    if uit is not None:
        check_target(uit, bestand)
    breakdown = calculate_file(bestand, Setting.of(eigen_model, eigen_parameters))
    if uit is not None:
        from workbooks import write_result

        write_whole(uit, lambda path: write_result(breakdown, path))
    if als_json:
        print_json(breakdown.as_json())
        return
    from api.cli.show import show_breakdown

    show_breakdown(breakdown, bestand, uit)


def print_json(data: Any) -> None:
    """Write JSON as UTF-8, whatever the terminal is set to."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)
