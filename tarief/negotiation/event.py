"""An event: what happened in a process, by whom, when. All that is known of a process follows from its events."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Final

from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.core.nearest import meant
from tarief.documents.durable import Durable, InUtc, Moment
from tarief.documents.kinds import AsGiven, Text
from tarief.documents.record import Entry, Record
from tarief.documents.spot import SHORT, Spot

#: The version of how events are written.
VERSION: Final = "1"
#: Every kind of event, by the word that it is kept under.
KINDS: Final[dict[str, type["Happening"]]] = {}


class Happening(Durable):
    """What can happen at the table; `KIND` is the word that it is kept under.

    `SEALED` tells that it stands in the chain of a party, not in that of the process.
    """

    __slots__ = ()
    KIND: ClassVar[str]
    SEALED: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        cls.TITLE = cls.__name__
        KINDS[cls.KIND] = cls


@dataclass(frozen=True)
class Event(Durable):
    """What happened, in which process, by which party (an id that says nothing) and when (UTC)."""

    TITLE = "Gebeurtenis"

    process: Annotated[str, "proces"]
    by: Annotated[str, "door"]
    at: Annotated[Moment, "tijd"]
    what: Happening

    def as_json(self) -> JsonObject:
        """Return the event as it is kept."""
        data = {"soort": self.what.KIND, "gegevens": self.what.as_json(), "versie": VERSION}
        return super().as_json() | data

    @classmethod
    def read(cls, raw: Json, spot: Spot) -> "Event | None":
        """Read an event; None, with the faults noted, where it is not sound."""
        record = _GebeurtenisIn(raw, spot)
        if record.sound and record.soort not in KINDS:
            text = f"Gebeurtenis '{record.soort[:SHORT]}' is onbekend."
            spot.inside("soort").fault("onbekend_woord", text, meant(record.soort, KINDS, "Werk tarief bij."))
        elif record.sound:
            what = KINDS[record.soort].read(record.gegevens, spot.inside("gegevens"))
            return None if what is None else cls(record.proces, record.door, record.tijd, what)
        return None


class _GebeurtenisIn(Record):
    """An event as it is kept."""

    soort = Entry(Text())
    proces = Entry(Text())
    door = Entry(Text())
    tijd = Entry(InUtc())
    gegevens = Entry(AsGiven({"type": "object"}))
    versie = Entry(Text())
