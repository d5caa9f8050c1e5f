"""`tarief sjabloon`: an input sheet that a controller can fill in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from api.terminal.exits import WrongCall
from api.terminal.options import argument, day_given, option
from api.terminal.setting import OwnModel, OwnParameters, Setting, calculating
from api.terminal.target import check_target, write_whole
from tarief import MODELS, CostModel
from workbooks.write import write_template


def sjabloon(
    model: Annotated[str, argument(metavar="MODEL", told=f"Het model: {', '.join(MODELS)}.")],
    uit: Annotated[Path, option("--uit", metavar="BOEK.xlsx", told="Het werkboek dat wordt geschreven.")],
    peildatum: Annotated[str, option(metavar="DATUM", told="De dag waarvoor wordt gerekend, als 2026-01-01.")] = "",
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
) -> None:
    """Schrijft een leeg invulblad."""
    setting = Setting.of(eigen_model, eigen_parameters)
    chosen, on = model_named(model, setting.models), day_named(peildatum)
    check_target(uit)
    if uit.exists():
        raise WrongCall(f"{uit} bestaat al en wordt niet overschreven. Geef een andere naam.")

    write_whole(uit, lambda path: write_template(chosen, path, on=on, library=setting.library))
    again = calculating(str(uit), eigen_model, eigen_parameters or ())
    print(f"Geschreven: {uit}\nVul de gekleurde cellen in en reken door met: {again}")


def model_named(key: str, models: Mapping[str, CostModel]) -> CostModel:
    """Return the model, or say which models there are."""
    if key not in models:
        own = "" if set(models) - set(MODELS) else " Een eigen model geeft u mee met --model eigen_model.py."
        raise WrongCall(f"Het model '{key}' bestaat niet. Kies uit: {', '.join(models)}.{own}")
    return models[key]


def day_named(text: str) -> date:
    """Return the date written as 2026-01-01 or 01-01-2026; today when nothing was written."""
    return day_given(text) or date.today()
