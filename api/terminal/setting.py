"""What a command calculates with: the shipped models and parameters, and what the user lays over them."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer

from tarief.costmodel import CostModel, load_model
from tarief.model.model import units_with
from tarief.models import MODELS
from tarief.models.rekentool.tool import Rekentool, load_rekentool
from tarief.parameters import Library, load_parameters

OwnModel = Annotated[
    Path | None,
    typer.Option(
        "--model", metavar="EIGEN.py", help="Een eigen model: een Python-bestand, of het .json dat tarief model maakt."
    ),
]
OwnParameters = Annotated[
    list[Path] | None,
    typer.Option("--parameters", metavar="EIGEN.toml", help="Eigen parameters, die voor die van tarief gaan."),
]
Answers = Annotated[
    Path | None,
    typer.Option("--antwoorden", metavar="ANTWOORDEN.toml", help="Antwoorden op vragen over een eigen kostenblad."),
]

Remember = Annotated[
    bool | None,
    typer.Option(
        "--onthoud/--vergeet",
        help="Onthoud de antwoorden voor een volgend blad met deze indeling, of vergeet ze.",
        show_default=False,
    ),
]

Password = Annotated[
    str,
    typer.Option(
        "--wachtwoord",
        metavar="WOORD",
        help="Het wachtwoord van het werkboek; wordt niet bewaard.",
        show_default=False,
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Book = Annotated[
    Path | None,
    typer.Option(
        "--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules; of papier: .pdf, .docx."
    ),
]


def picture_option(name: str, told: str) -> Any:
    """Return the option that asks for a picture; `name` is that of an example, `told` says what is drawn."""
    return typer.Option("--beeld", metavar=name, help=told)


PriceList = Annotated[
    Path | None,
    typer.Option("--prijzen", metavar="LIJST.csv", help="Prijzen (naam; oud; nieuw): is dit een vlakke korting?"),
]


@dataclass(frozen=True, slots=True)
class Setting:
    """The models by key, and the parameter library (None: the shipped one, loaded when it is needed).

    `remember` has answers about a sheet remembered (True) or forgotten (False). `password` opens the workbook.
    """

    models: Mapping[str, CostModel]
    library: Library | None = None
    answers: Path | None = None
    may_ask: bool = True
    remember: bool | None = None
    password: str = field(default="", repr=False)

    @property
    def tool(self) -> Rekentool | None:
        """The workbook that became a model, where the user laid one over."""
        return next((model for model in self.models.values() if isinstance(model, Rekentool)), None)

    @property
    def own(self) -> CostModel | None:
        """The model that the user laid over."""
        return next((model for key, model in self.models.items() if MODELS.get(key) is not model), None)

    @classmethod
    def of(
        cls,
        own_model: Path | None = None,
        own_parameters: list[Path] | None = None,
        answers: Path | None = None,
    ) -> Setting:
        """Load what the user lays over; raises `ModelError` or `Refused` for a file that is wrong."""
        loaded = () if own_model is None else (_loaded(own_model),)
        units = units_with(*loaded)
        library = load_parameters(*own_parameters, units=units) if own_parameters else None
        return cls({**MODELS, **{model.key: model for model in loaded}}, library, answers)


def _loaded(path: Path) -> CostModel:
    """A model of Python, which is run, or the document of a workbook, which is not."""
    return load_rekentool(path) if path.suffix.lower() == ".json" else load_model(path)


def calculating(path: str, model: Path | None, parameters: Sequence[Path], answers: Path | None = None) -> str:
    """Return the call that calculates a file with what the user laid over the shipped models and parameters."""
    options = [("--model", model), *(("--parameters", own) for own in parameters), ("--antwoorden", answers)]
    given = (word for option, own in options if own is not None for word in (option, str(own)))
    return shlex.join(("tarief", "bereken", path, *given))
