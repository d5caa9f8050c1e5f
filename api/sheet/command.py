"""`tarief bereken`: a cost sheet or a JSON request becomes a price, rung by rung."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from api.sheet.source import calculate_file
from api.terminal.outcome import AsJson, Book
from api.terminal.setting import Answers, OwnModel, OwnParameters, Setting
from api.terminal.target import check_target, write_whole


def bereken(
    bestand: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Een ingevuld sjabloon, een eigen kostenblad, een .json, of een map."),
    ],
    als_json: AsJson = False,
    uit: Book = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden: Answers = None,
) -> None:
    """Rekent een kostenopgave door tot een tarief."""
    if bestand.is_dir():
        from api.sheet.folder import price_folder

        price_folder(bestand, antwoorden, as_json=als_json)
        return
    if uit is not None:
        check_target(uit, bestand)
    calculated = calculate_file(bestand, Setting.of(eigen_model, eigen_parameters, antwoorden))
    breakdown = calculated.breakdown
    if uit is not None:
        from workbooks import write_result

        write_whole(uit, lambda path: write_result(breakdown, path, **calculated.named))
    if als_json:
        print_json(calculated.as_json())
        return
    from api.price.show import show_breakdown

    show_breakdown(breakdown, bestand, uit)
    if calculated.reading is not None and calculated.chosen is not None:
        from api.sheet.understood_json import understood_in_words

        print(understood_in_words(calculated.reading, calculated.chosen))


def print_json(data: Any) -> None:
    """Write JSON as UTF-8, whatever the terminal is set to."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(text)
