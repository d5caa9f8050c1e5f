"""What may stand behind the question mark, and what is answered when it is something else."""

import re
from datetime import date
from typing import Annotated, Literal

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from api.web.problems import Problem
from api.web.root import root
from tarief.core.days import NO_DAY, day_advice, typed_day
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.parameters.loading import caos

_TEXTS = {
    "extra_forbidden": ("onbekende_sleutel", "Deze vraagsleutel bestaat niet."),
    "date": (NO_DAY, "Schrijf een datum als 2026-01-01."),
    "int": ("geen_getal", "Vul een heel getal in."),
}
_DIGITS = re.compile(r"-?[0-9]{1,9}")
#: Any that the library knows, or none.
_Cao = Literal["", *caos()]  # type: ignore[valid-type]


def _day(raw: str) -> date:
    """Take a date only as a date: not the number that may also stand for a moment."""
    if (day := typed_day(raw)) is None:
        raise PydanticCustomError("date", "no date")
    return day


def _digits(raw: object) -> object:
    """Take a whole number only as its digits: the framework would read `1_0` as ten and `1.0` as one."""
    if isinstance(raw, str) and _DIGITS.fullmatch(raw) is None:
        raise PydanticCustomError("int", "no digits")
    return raw


#: A whole number in an address.
Whole = Annotated[int, BeforeValidator(_digits)]


class ParameterQuery(BaseModel):
    """Searching and paging in the parameters."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel)

    zoek: str = Field("", max_length=200, description="Woorden uit naam, bron of toelichting.")
    peildatum: Annotated[date | None, BeforeValidator(_day)] = Field(None, description="Alleen wat op deze dag geldt.")
    cao: _Cao = Field("", description="Alleen uit deze cao.")  # type: ignore[valid-type]
    pagina: Whole = Field(1, ge=1, le=100_000)
    paginagrootte: Whole = Field(100, ge=1, le=500)


def from_validation(fault: RequestValidationError) -> Problem:
    """Say what is wrong with the question, without repeating what was asked."""
    findings = tuple(_finding(str(error["type"]), error["loc"], error["input"]) for error in fault.errors())
    return Problem(400, "ongeldige-vraag", "De vraag in het adres klopt niet", "", findings=findings)


def _finding(kind: str, where: tuple[int | str, ...], given: object) -> Finding:
    found = next((value for start, value in _TEXTS.items() if kind.startswith(start)), None)
    name, text = found or ("buiten_grenzen", "Deze waarde kan hier niet.")
    see = f"Zie {root()}/api/v1/openapi.json."
    advice = day_advice(given, see) if name == NO_DAY else see
    return Finding(name, text, advice, Place.pointer(*(str(part)[:60] for part in where[1:])))
