"""An event: what happened in a process, by whom, when. All that is known of a process follows from its events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.durable import Durable, Moment
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
class Envelope(Durable):
    """All that is kept of an event but what happened: its kind, the process, by which party and when."""

    TITLE = "Omslag"

    kind: Annotated[str, "soort"]
    process: Annotated[str, "proces"]
    by: Annotated[str, "door"]
    at: Annotated[Moment, "tijd"]
    version: Annotated[str, "versie"] = VERSION


@dataclass(frozen=True)
class Event:
    """What happened, in which process, by which party (an id that says nothing) and when (UTC)."""

    process: str
    by: str
    at: datetime
    what: Happening

    def as_json(self) -> JsonObject:
        """Return the event as it is kept."""
        envelope = Envelope(self.what.KIND, self.process, self.by, self.at)
        return envelope.as_json() | {_DATA: self.what.as_json()}

    @classmethod
    def of(cls, raw: Json) -> "Event":
        """Read what was kept; raises `Refused` with every fault at its place."""
        spot = Spot(Place(), [])
        data = raw.get(_DATA) if isinstance(raw, Mapping) else None
        rest = {key: value for key, value in raw.items() if key != _DATA} if isinstance(raw, Mapping) else raw
        envelope = Envelope.read(rest, spot)
        what = None if envelope is None else _what(envelope.kind, data, spot)
        refuse(spot.faults)
        assert envelope is not None and what is not None
        return cls(envelope.process, envelope.by, envelope.at, what)


_DATA: Final = "gegevens"


def _what(kind: str, data: Json, spot: Spot) -> Happening | None:
    if kind in KINDS:
        return KINDS[kind].read(data, spot.inside(_DATA))
    text = f"Gebeurtenis '{kind[:SHORT]}' is onbekend."
    spot.inside("soort").fault("onbekend_woord", text, meant(kind, KINDS, "Werk tarief bij."))
    return None
