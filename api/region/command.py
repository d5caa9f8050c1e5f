"""`tarief gebied`: many providers at some tariffs, exactly for the facilitator or as others may see it."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from api.files.region_file import load_case
from api.region.outcome import look, of_region
from api.show.deliver import deliver
from api.terminal.options import argument, option
from api.terminal.setting import AsJson, Book, PriceList, picture_option
from api.terminal.target import check_targets
from tarief.region.case import View

Tariffs = Annotated[
    str, option("--tarief", metavar="'62,86 63,90'", told="Tarieven om te bekijken, met spaties ertussen.")
]


def gebied(
    bestand: Annotated[
        Path,
        argument(metavar="BESTAND", told="Aanbieders met kostprijs en volume: .toml, .json, .csv of werkboek."),
    ],
    tarief: Tariffs = "",
    openbaar: Annotated[bool, option("--openbaar", told="Alleen wat aan deelnemers mag worden verteld.")] = False,
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("DEKKING.svg", "Teken de dekking bij elk tarief.")] = None,
    prijzen: PriceList = None,
) -> None:
    """Zet aanbieders van een gebied naast tarieven: dekking, tekort, budget, ingroeipad."""
    check_targets(uit, beeld, bestand)
    case = load_case(bestand, tarief, prijzen)
    found = look(replace(case, view=View.PARTICIPANT) if openbaar else case, View.FACILITATOR)
    deliver(of_region(found), book=uit, picture=beeld, as_json=als_json)
