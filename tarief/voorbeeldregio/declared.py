"""What the demonstration region is: its municipalities and providers, with the cost sheet and answers of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated, Final

from tarief.core.number import Plain
from tarief.documents.document import read_document
from tarief.documents.durable import Durable
from tarief.negotiation.party import Seat

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
    """A provider: its hours in a year, its sheet, the answers to the questions about it, and the price that follows.

    `account` is what its sheet comes to in the parameters that the region has defined; `reasons` are its motivations.
    """

    TITLE = "Aanbieder van de voorbeeldregio"

    code: Annotated[str, "code"]
    name: Annotated[str, "naam"]
    sheet: Annotated[str, "opgave"]
    size: Annotated[str, "omvang"]
    hours: Annotated[Plain, "uren"]
    cost: Annotated[Plain, "kostprijs"]
    story: Annotated[str, "verhaal"]
    account: Annotated[Mapping[str, Plain], "rekening"]
    seat: Annotated[Seat, "rol"] = Seat.PROVIDER
    natural_person: Annotated[bool, "natuurlijk_persoon"] = False
    answers: Annotated[Mapping[str, str], "antwoorden"] = field(default_factory=dict)
    reasons: Annotated[Mapping[str, str], "redenen"] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The sheet itself."""
        return _FOLDER.joinpath("opgaven", self.sheet).read_bytes()


@dataclass(frozen=True)
class DemoAttendant(Durable):
    """Somebody else at the table: who speaks for municipalities, and the board."""

    TITLE = "Deelnemer van de voorbeeldregio"

    code: Annotated[str, "code"]
    name: Annotated[str, "naam"]
    seat: Annotated[Seat, "rol"]


@dataclass(frozen=True)
class Demonstration(Durable):
    """The whole region; `notice` says that it is made up, and goes wherever it is shown."""

    TITLE = "Voorbeeldregio"

    name: Annotated[str, "naam"]
    notice: Annotated[str, "mededeling"]
    municipalities: Annotated[tuple[DemoMunicipality, ...], "gemeenten"]
    providers: Annotated[tuple[DemoProvider, ...], "aanbieders"]
    others: Annotated[tuple[DemoAttendant, ...], "deelnemers"] = ()

    @property
    def names(self) -> dict[str, str]:
        """The name of everybody at the table, by code."""
        others = {one.code: one.name for one in self.others}
        towns = {one.code: one.name for one in self.municipalities}
        return others | towns | {one.code: one.name for one in self.providers}


@cache
def demonstration() -> Demonstration:
    """Return the demonstration region."""
    return Demonstration.of(read_document(_DECLARATION, _FOLDER.joinpath(_DECLARATION).read_bytes()))
