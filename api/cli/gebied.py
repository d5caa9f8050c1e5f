"""`tarief gebied`: many providers at some tariffs, exactly for the facilitator or as others may see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.picture import write_picture
from api.cli.target import check_targets, write_whole

if TYPE_CHECKING:
    from tarief.region.outcome import RegionOutcome
    from tarief.region.told import RegionTold

Tariffs = Annotated[
    str, typer.Option("--tarief", metavar="'62,86 63,90'", help="Tarieven om te bekijken, met spaties ertussen.")
]
PriceList = Annotated[
    Path | None,
    typer.Option("--prijzen", metavar="LIJST.csv", help="Prijzen (naam; oud; nieuw): is dit een vlakke korting?"),
]  # fmt: skip


def gebied(
    bestand: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Aanbieders met kostprijs en volume: .toml, .json, .csv of werkboek."),
    ],
    tarief: Tariffs = "",
    openbaar: Annotated[bool, typer.Option("--openbaar", help="Alleen wat aan deelnemers mag worden verteld.")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules.")
    ] = None,
    beeld: Annotated[
        Path | None, typer.Option("--beeld", metavar="DEKKING.svg", help="Teken de dekking bij elk tarief.")
    ] = None,
    prijzen: PriceList = None,
) -> None:
    """Zet aanbieders van een gebied naast tarieven: dekking, tekort, budget, ingroeipad."""
    from api.cli.region_file import load_case
    from api.inputs.region import look
    from tarief.region.case import View

    check_targets(uit, beeld, bestand)
    case = load_case(bestand, tarief, prijzen)
    found = look(replace(case, view=View.PARTICIPANT) if openbaar else case, View.FACILITATOR)
    document = found.as_json()  # first: what is refused leaves no files behind
    _write(found, uit, beeld)
    if als_json:
        from api.cli.bereken import print_json

        print_json(document)
        return
    from api.cli.show_told import show_told

    show_told(found)


def _write(found: RegionOutcome | RegionTold, book: Path | None, drawn: Path | None) -> None:
    if book is not None:
        from workbooks.region import write_region

        write_whole(book, lambda path: write_region(found, path))
    if drawn is not None:
        _draw(found, drawn)


def _draw(found: RegionOutcome | RegionTold, target: Path) -> None:
    from api.charts.region import picture
    from api.cli.exits import WrongCall

    specification = picture(found)
    if specification is None:
        raise WrongCall("Er is geen beeld: van de dekking mag niets worden verteld, of er zijn geen tarieven gegeven.")
    write_picture(target, specification)
