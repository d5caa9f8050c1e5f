"""What the demonstration region is: its municipalities and providers, with the cost sheet and answers of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated, Final

from tarief.core.number import Plain
from tarief.documents.document import read_document
from tarief.documents.durable import Durable

_FOLDER: Final = files("tarief").joinpath("voorbeeldregio")
_DECLARATION: Final = "regio.toml"


@dataclass(frozen=True)
class DemoMunicipality(Durable):
    """A municipality; `mandate` is the code of the one that speaks for it, empty where it speaks for itself."""

    TITLE = "Gemeente van de voorbeeldregio"

    code: Annotated[str, "code"]
    name: Annotated[str, "naam"]
    inhabitants: Annotated[Plain, "inwoners"]
    mandate: Annotated[str, "machtigt"] = ""


@dataclass(frozen=True)
class DemoProvider(Durable):
    """A provider: its hours in a year, its sheet, the answers to the questions about it, and the price that follows."""

    TITLE = "Aanbieder van de voorbeeldregio"

    code: Annotated[str, "code"]
    name: Annotated[str, "naam"]
    sheet: Annotated[str, "opgave"]
    size: Annotated[str, "omvang"]
    hours: Annotated[Plain, "uren"]
    cost: Annotated[Plain, "kostprijs"]
    story: Annotated[str, "verhaal"]
    natural_person: Annotated[bool, "natuurlijk_persoon"] = False
    answers: Annotated[Mapping[str, str], "antwoorden"] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The sheet itself."""
        return _FOLDER.joinpath("opgaven", self.sheet).read_bytes()


@dataclass(frozen=True)
class Demonstration(Durable):
    """The whole region; `notice` says that it is made up, and goes wherever it is shown."""

    TITLE = "Voorbeeldregio"

    name: Annotated[str, "naam"]
    notice: Annotated[str, "mededeling"]
    municipalities: Annotated[tuple[DemoMunicipality, ...], "gemeenten"]
    providers: Annotated[tuple[DemoProvider, ...], "aanbieders"]


@cache
def demonstration() -> Demonstration:
    """Return the demonstration region."""
    return Demonstration.of(read_document(_DECLARATION, _FOLDER.joinpath(_DECLARATION).read_bytes()))
