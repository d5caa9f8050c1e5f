"""`tarief gebied`: many providers at some tariffs, exactly for the facilitator or as others may see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.outcome import of_region
from api.terminal.outcome import AsJson, Book, deliver
from api.terminal.target import check_targets

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
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[
        Path | None, typer.Option("--beeld", metavar="DEKKING.svg", help="Teken de dekking bij elk tarief.")
    ] = None,
    prijzen: PriceList = None,
) -> None:
    """Zet aanbieders van een gebied naast tarieven: dekking, tekort, budget, ingroeipad."""
    from api.region.file import load_case
    from api.region.request import look
    from tarief.region.case import View

    check_targets(uit, beeld, bestand)
    case = load_case(bestand, tarief, prijzen)
    found = look(replace(case, view=View.PARTICIPANT) if openbaar else case, View.FACILITATOR)
    deliver(of_region(found), book=uit, picture=beeld, as_json=als_json)
