"""`tarief bereken`: a cost sheet or a JSON request becomes a price, rung by rung."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

from api.files.calculate import calculate_file
from api.sheet.folder import of_calculated, price, price_folder
from api.show.deliver import deliver
from api.show.show_report import show_breakdown
from api.terminal.exits import WrongCall
from api.terminal.options import argument
from api.terminal.setting import (
    Answers,
    AsJson,
    Book,
    OwnModel,
    OwnParameters,
    Password,
    Remember,
    Setting,
    calculating,
    picture_option,
)
from api.terminal.target import check_targets


def bereken(
    bestand: Annotated[
        Path,
        argument(metavar="BESTAND", told="Een ingevuld sjabloon, een eigen kostenblad, een .json, of een map."),
    ],
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("WATERVAL.svg", "Teken de opbouw van het tarief.")] = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden: Answers = None,
    onthoud: Remember = None,
    wachtwoord: Password = "",
) -> None:
    """Rekent een kostenopgave door tot een tarief."""
    if bestand.is_dir():
        if uit is not None or beeld is not None:
            raise WrongCall(f"--uit en --beeld horen bij één bestand; {bestand} is een map. Geef een bestand.")
        Setting.of(eigen_model, eigen_parameters, antwoorden)  # what is wrong with these is said once
        given = partial(price, own_model=eigen_model, own_parameters=eigen_parameters, answers=antwoorden)
        price_one = partial(given, password=wachtwoord)
        one_file = partial(calculating, model=eigen_model, parameters=eigen_parameters or (), answers=antwoorden)
        price_folder(bestand, price_one, as_json=als_json, again=one_file)
        return
    check_targets(uit, beeld, bestand)
    setting = replace(Setting.of(eigen_model, eigen_parameters, antwoorden), remember=onthoud, password=wachtwoord)
    calculated = calculate_file(bestand, setting)

    # Of a path from the root only the name fits on a line.
    path = bestand.name if bestand.is_absolute() else str(bestand)
    again = calculating(path, eigen_model, eigen_parameters or (), antwoorden)

    def show() -> None:
        show_breakdown(calculated.breakdown, bestand.name, again, written=uit is not None)
        if words := calculated.in_words():
            print(words)

    deliver(of_calculated(calculated), book=uit, picture=beeld, as_json=als_json, show=show)
