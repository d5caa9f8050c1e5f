"""`tarief indexnota`: the same sheet before and after new tables, and what each of them does to the price."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from api.comparison.command import By, OfPicture, per_named
from api.comparison.outcome import of_comparison
from api.files.calculate import calculate_file
from api.show.deliver import deliver
from api.terminal.exits import WrongCall
from api.terminal.options import argument, day_given, option
from api.terminal.setting import Answers, AsJson, Book, OwnModel, OwnParameters, Setting
from api.terminal.target import check_targets
from tarief import load_parameters
from tarief.comparison import compare
from tarief.comparison.checks import check_bases
from tarief.opgave import Opgave
from tarief.parameters.forecast import as_known_on
from tarief.parameters.wording import day
from tarief.report.comparison import Per

Sheet = Annotated[Path, argument(metavar="OPGAVE", told="De opgave: alles wat `tarief bereken` leest.")]
NewDay = Annotated[str, option(metavar="DATUM", told="De nieuwe peildatum, als 2027-01-01.")]
KnownUntil = Annotated[
    str, option(metavar="DATUM", told="Reken eerst met wat op deze dag gold: latere tabellen tellen niet mee.")
]


def indexnota(
    opgave: Sheet,
    peildatum: NewDay = "",
    bekend_tot: KnownUntil = "",
    als_json: AsJson = False,
    naar: By = Per.INPUT.value,
    uit: Book = None,
    beeld: OfPicture = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden: Answers = None,
) -> None:
    """Laat zien wat nieuwe tabellen of een nieuwe peildatum met een tarief doen."""
    if not (peildatum or bekend_tot or eigen_parameters):
        raise WrongCall("Geef wat er nieuw is: --parameters NIEUW.toml, --peildatum DATUM of --bekend-tot DATUM.")
    per, later, known = per_named(naar), day_given(peildatum), day_given(bekend_tot)
    check_targets(uit, beeld, opgave)
    setting = Setting.of(eigen_model, None, antwoorden)
    old = as_known_on(setting.library or load_parameters(), known) if known else setting.library
    before = calculate_file(opgave, replace(setting, library=old)).breakdown
    new = Setting.of(eigen_model, eigen_parameters).library
    after = Opgave(before.model, later or before.on, before.inputs).calculate(new)
    labels = f"prijs van {day(before.on)}", f"opnieuw, voor {day(after.on)}"
    deliver(
        of_comparison(compare(before, after, checks=check_bases), labels, per),
        book=uit,
        picture=beeld,
        as_json=als_json,
    )
