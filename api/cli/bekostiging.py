"""`tarief bekostiging`: the same care under several contract forms, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.cli.target import check_targets, write_whole


def bekostiging(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="De zorg en de contractvormen (.toml of .json).")],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules.")
    ] = None,
    beeld: Annotated[
        Path | None, typer.Option("--beeld", metavar="PLAATJE.svg", help="Teken de resultaten per partij en jaar.")
    ] = None,
) -> None:
    """Zet contractvormen naast elkaar: wat doet elke vorm met aanbieder en gemeente?"""
    from api.cli.scenario import load_document
    from api.present.funding import work_out

    check_targets(uit, beeld, bestand)
    found = work_out(load_document(bestand))
    if uit is not None:
        write_whole(uit, lambda path: _write(path, found.workbook()))
    if beeld is not None:
        write_whole(beeld, lambda path: _write(path, found.picture.encode()))
    if als_json:
        from api.cli.bereken import print_json

        print_json(found.as_json())
    else:
        from api.cli.show_told import show_told

        show_told(found.report)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
