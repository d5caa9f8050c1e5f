"""What a command calculates with: the shipped models and parameters, and what the user lays over them."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from api.terminal.document import refuse_missing
from api.terminal.options import option
from tarief.costmodel import CostModel, load_model
from tarief.model.model import units_with
from tarief.models import MODELS, load_tool
from tarief.parameters import Library, load_parameters

OwnModel = Annotated[
    Path | None,
    option(
        "--model", metavar="EIGEN.py", told="Een eigen model: een Python-bestand, of het .json dat tarief model maakt."
    ),
]
OwnParameters = Annotated[
    list[Path] | None,
    option("--parameters", metavar="EIGEN.toml", told="Eigen parameters, die voor die van tarief gaan."),
]
Answers = Annotated[
    Path | None,
    option("--antwoorden", metavar="ANTWOORDEN.toml", told="Antwoorden op vragen over een eigen kostenblad."),
]


def answers_beside(sheet: Path) -> Path:
    """Return where the answers about one sheet of a folder stand: beside it, under its name."""
    return sheet.with_name(f"{sheet.stem}.antwoorden.toml")


Remember = Annotated[
    bool | None,
    option(
        "--onthoud/--vergeet",
        told="Onthoud de antwoorden voor een volgend blad met deze indeling, of vergeet ze.",
    ),
]

Password = Annotated[
    str,
    option(
        "--wachtwoord",
        metavar="WOORD",
        told="Het wachtwoord van het werkboek; wordt niet bewaard.",
    ),
]

AsJson = Annotated[bool, option("--json", told="Geef de uitkomst als JSON.")]
Book = Annotated[
    Path | None,
    option("--uit", metavar="BOEK.xlsx", told="Schrijf een werkboek met werkende formules; of papier: .pdf, .docx."),
]


def picture_option(name: str, told: str) -> Any:
    """Return the option that asks for a picture; `name` is that of an example, `told` says what is drawn."""
    return option("--beeld", metavar=name, told=told)


PriceList = Annotated[
    Path | None,
    option("--prijzen", metavar="LIJST.csv", told="Prijzen (naam; oud; nieuw): is dit een vlakke korting?"),
]


@dataclass(frozen=True, slots=True)
class Setting:
    """The models by key, and the parameter library (None: the shipped one, loaded when it is needed).

    `remember` has answers about a sheet remembered (True) or forgotten (False). `password` opens the workbook.
    With `mixes` a calculation with another model than that of the user may stand beside one with his.
    """

    models: Mapping[str, CostModel]
    library: Library | None = None
    answers: Path | None = None
    may_ask: bool = True
    remember: bool | None = None
    password: str = field(default="", repr=False)
    mixes: bool = False

    @property
    def own(self) -> CostModel | None:
        """The model that the user laid over."""
        laid = {} if self.models is MODELS else self.models  # of which each would be loaded
        return next((model for key, model in laid.items() if MODELS.get(key) is not model), None)

    @property
    def required(self) -> CostModel | None:
        """The model that the user laid over, where nothing may be calculated with another."""
        return None if self.mixes else self.own

    @property
    def tool(self) -> CostModel | None:
        """The workbook that became a model, where the user laid one over."""
        return self.own if self.own is not None and self.own.settles else None

    @classmethod
    def of(
        cls,
        own_model: Path | None = None,
        own_parameters: list[Path] | None = None,
        answers: Path | None = None,
    ) -> Setting:
        """Load what the user lays over; raises `ModelError`, `Refused` or `WrongCall` for a wrong file."""
        for path in (own_model, *(own_parameters or ()), answers):
            if path is not None:
                refuse_missing(path)
        own = None if own_model is None else _loaded(own_model)
        units = units_with(*filter(None, (own,)))
        library = load_parameters(*own_parameters, units=units) if own_parameters else None
        return cls(MODELS if own is None else {**MODELS, own.key: own}, library, answers)


def _loaded(path: Path) -> CostModel:
    """A model of Python, which is run, or the document of a workbook, which is not."""
    return load_tool(path) if path.suffix.lower() == ".json" else load_model(path)


def calculating(path: str, model: Path | None, parameters: Sequence[Path], answers: Path | None = None) -> str:
    """Return the call that calculates a file with what the user laid over the shipped models and parameters."""
    options = [("--model", model), *(("--parameters", own) for own in parameters), ("--antwoorden", answers)]
    given = (word for option, own in options if own is not None for word in (option, str(own)))
    return shlex.join(("tarief", "bereken", path, *given))
