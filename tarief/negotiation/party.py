"""Who sits at the table, and for whom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from tarief.core.alike import name_key
from tarief.documents.durable import Durable


class Seat(StrEnum):
    """What somebody is in a process. A board decides and sees aggregates; a facilitator leads and takes no side."""

    PROVIDER = "aanbieder"
    COOPERATIVE = "cooperatie"
    MUNICIPALITY = "gemeente"
    BOARD = "bestuur"
    FACILITATOR = "begeleider"


class TableSide(StrEnum):
    """The two sides that have to come to a tariff."""

    PAYING = "betaler"
    GIVING = "zorgaanbieder"


SIDES = {Seat.PROVIDER: TableSide.GIVING, Seat.COOPERATIVE: TableSide.GIVING, Seat.MUNICIPALITY: TableSide.PAYING}


@dataclass(frozen=True)
class Party(Durable):
    """A party of a process, under an id that says nothing.

    `concern` is the holding it is counted under, `size` its size class, `cooperative` the id of the one that
    contracts for it. `natural_person` is a self-employed person, of whom a sheet is personal data. `open_book` is
    the consent to be looked into where the process has chosen for that. A `negotiator` speaks for municipalities by
    their mandate and is none itself: it has no vote of its own, and decides nothing.
    """

    TITLE = "Partij"

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    seat: Annotated[Seat, "rol"]
    concern: Annotated[str, "concern"] = ""
    size: Annotated[str, "omvang"] = ""
    cooperative: Annotated[str, "cooperatie"] = ""
    natural_person: Annotated[bool, "natuurlijk_persoon"] = False
    open_book: Annotated[bool, "open_boek"] = False
    negotiator: Annotated[bool, "onderhandelaar"] = False

    @property
    def side(self) -> TableSide | None:
        """The side it is on; None for who takes none."""
        return SIDES.get(self.seat)

    @property
    def group(self) -> str:
        """The concern to count it under: one, however it is written."""
        return name_key(self.concern) or self.id


@dataclass(frozen=True)
class Mandate(Durable):
    """Who may speak for a municipality, and of which products; without products of all. Deciding stays its own."""

    TITLE = "Machtiging"

    giver: Annotated[str, "van"]
    to: Annotated[str, "aan"]
    products: Annotated[tuple[str, ...], "producten"] = ()
