"""Who sees what, and from when, in one table (docs/onderhandeling.md#wie-ziet-wat-aan-tafel).

Views, tests and the documentation are read from `TABLE`. What a viewer may not see is absent, as if it did not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tarief.negotiation.happenings import Mode
from tarief.negotiation.party import Party, Seat, TableSide
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process


class Matter(StrEnum):
    """What there is to see."""

    SHEET = "opgave"
    POSITION = "positie van een zorgaanbieder"
    PAYING_POSITION = "positie van een gemeente"
    MEETING = "uitkomst tussen twee partijen"
    MEDIAN = "mediaan van de posities"
    IMPORTANCE = "wat een partij belangrijk vindt"
    PACKAGE = "pakket als suggestie"
    CONFIRMATION = "bevestiging van een klein verschil"
    CLOSED_GAP = "klein verschil dat beiden sluiten"
    CHECKED = "gecontroleerde waarde"
    TEXT = "tekst en vergrendelingen"
    UNLOCK = "verzoek van een zorgaanbieder om een waarde van het slot te halen"
    PAYING_UNLOCK = "verzoek van een gemeente om een waarde van het slot te halen"
    SNAPSHOT = "momentopname van het gebied"
    OFFER = "voorstel"
    DISSENT = "afwijkend standpunt"
    REMARK = "opmerking en antwoord"
    VOTE = "stem"
    QUESTION = "vraag over een omschrijving"
    PARTICIPANTS = "deelnemende zorgaanbieders"
    AGREEMENT = "overeenkomst"
    MOTIVATION = "motivering van een tarief"
    DECISION = "besluit"
    REALISATION = "begroting en kwartaalcijfers van een zorgaanbieder"
    PAYING_REALISATION = "begroting en kwartaalcijfers van een gemeente"
    PLANNED_TOGETHER = "begroting van gemeenten samen"
    REALISED_TOGETHER = "kwartaalcijfers van zorgaanbieders samen"
    DOSSIER = "dossier, met wat niet openbaar is gelakt"
    WHOLE_DOSSIER = "volledig dossier"


class Viewer(StrEnum):
    """Who looks, seen from whose it is: the owner, another on a giving seat, a municipality, and so on."""

    OWN = "eigenaar"
    RIVAL = "andere zorgaanbieder"
    MUNICIPALITY = "gemeente"
    BOARD = "bestuur"
    FACILITATOR = "begeleider"
    PUBLIC = "openbaar"


class From(StrEnum):
    """From when something may be seen."""

    ALWAYS = "altijd"
    CLOSED = "na sluiting"
    REVEALED = "na onthulling"
    AGREED = "na de uitkomst"
    DECIDED = "na het besluit"
    PUBLISHED = "na publicatie"
    OPEN_BOOK = "na onthulling, alleen bij open boek"


class Shape(StrEnum):
    """In which form it may be seen."""

    EXACT = "precies"
    NAMELESS = "zonder naam"
    TOLD = "volgens de onthullingsregels"


@dataclass(frozen=True)
class Grant:
    """From when and in which form something may be seen; `logged` tells that looking is kept."""

    start: From
    shape: Shape = Shape.EXACT
    logged: bool = False


_NOW, _LATER = Grant(From.ALWAYS), Grant(From.REVEALED)
_TOLD, _PUBLIC = Grant(From.ALWAYS, Shape.TOLD), Grant(From.PUBLISHED)
_NAMELESS = Grant(From.ALWAYS, Shape.NAMELESS)
_V = Viewer
#: A viewer that is not named may not see it, ever.
TABLE: Final[Mapping[Matter, Mapping[Viewer, Grant]]] = {
    Matter.SHEET: {
        _V.OWN: _NOW,
        _V.MUNICIPALITY: Grant(From.OPEN_BOOK),
        _V.FACILITATOR: Grant(From.ALWAYS, logged=True),
    },
    Matter.POSITION: {
        _V.OWN: _NOW,
        _V.MUNICIPALITY: Grant(From.OPEN_BOOK),
        _V.FACILITATOR: Grant(From.CLOSED, logged=True),
    },
    Matter.PAYING_POSITION: {
        _V.OWN: _NOW,
        _V.MUNICIPALITY: _LATER,
        _V.BOARD: _LATER,
        _V.FACILITATOR: Grant(From.CLOSED, logged=True),
    },
    Matter.MEETING: {_V.OWN: _LATER, _V.FACILITATOR: _LATER},
    Matter.IMPORTANCE: {_V.OWN: _NOW},
    Matter.PACKAGE: {_V.FACILITATOR: Grant(From.REVEALED, Shape.TOLD)},
    Matter.CONFIRMATION: {_V.OWN: _NOW},
    Matter.CLOSED_GAP: {_V.OWN: _NOW, _V.FACILITATOR: _NOW},
    Matter.MEDIAN: {
        _V.MUNICIPALITY: Grant(From.REVEALED, Shape.TOLD),
        _V.BOARD: Grant(From.REVEALED, Shape.TOLD),
        _V.FACILITATOR: Grant(From.REVEALED, Shape.TOLD),
    },
    Matter.CHECKED: {
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD), _LATER),
        _V.FACILITATOR: _NOW,
        _V.PUBLIC: _PUBLIC,
    },
    Matter.TEXT: {
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _NOW),
        _V.PUBLIC: _PUBLIC,
    },
    Matter.UNLOCK: dict.fromkeys((_V.OWN, _V.MUNICIPALITY, _V.FACILITATOR), _NOW),
    Matter.PAYING_UNLOCK: dict.fromkeys((_V.OWN, _V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _NOW),
    Matter.SNAPSHOT: {
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _TOLD),
        _V.PUBLIC: Grant(From.PUBLISHED, Shape.TOLD),
    },
    Matter.OFFER: {_V.OWN: _NOW, _V.FACILITATOR: _NOW},
    Matter.DISSENT: {
        **dict.fromkeys((_V.OWN, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _NOW),
        _V.RIVAL: _NAMELESS,
        _V.PUBLIC: Grant(From.PUBLISHED, Shape.NAMELESS),
    },
    Matter.REMARK: {
        **dict.fromkeys((_V.OWN, _V.FACILITATOR), _NOW),
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD), Grant(From.AGREED, Shape.NAMELESS)),
        _V.PUBLIC: Grant(From.PUBLISHED, Shape.NAMELESS),
    },
    Matter.VOTE: {
        **dict.fromkeys((_V.OWN, _V.FACILITATOR), _NOW),
        **dict.fromkeys((_V.MUNICIPALITY, _V.BOARD), Grant(From.AGREED)),
    },
    Matter.QUESTION: {
        **dict.fromkeys((_V.OWN, _V.FACILITATOR), _NOW),
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD), _NAMELESS),
    },
    Matter.PARTICIPANTS: {
        **dict.fromkeys((_V.OWN, _V.FACILITATOR), _NOW),
        **dict.fromkeys((_V.MUNICIPALITY, _V.BOARD), Grant(From.CLOSED)),
    },
    Matter.AGREEMENT: {
        **dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _NOW),
        _V.PUBLIC: _PUBLIC,
    },
    Matter.MOTIVATION: {
        **dict.fromkeys((_V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _NOW),
        **dict.fromkeys((_V.RIVAL, _V.PUBLIC), _PUBLIC),
    },
    Matter.DECISION: {
        **dict.fromkeys((_V.OWN, _V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), Grant(From.DECIDED)),
        _V.PUBLIC: _PUBLIC,
    },
    Matter.REALISATION: {_V.OWN: _NOW, _V.FACILITATOR: Grant(From.ALWAYS, logged=True)},
    Matter.PAYING_REALISATION: {_V.OWN: _NOW, _V.FACILITATOR: Grant(From.ALWAYS, logged=True)},
    Matter.PLANNED_TOGETHER: dict.fromkeys((_V.BOARD, _V.FACILITATOR), Grant(From.AGREED, Shape.TOLD)),
    Matter.REALISED_TOGETHER: dict.fromkeys((_V.RIVAL, _V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), _TOLD),
    Matter.DOSSIER: dict.fromkeys((_V.MUNICIPALITY, _V.BOARD, _V.FACILITATOR), Grant(From.AGREED, logged=True)),
    Matter.WHOLE_DOSSIER: {_V.FACILITATOR: Grant(From.AGREED, logged=True)},
}
#: Something of no round in particular is seen from when the first one came so far.
FIRST: Final = 1
_SEATS = {
    Seat.PROVIDER: Viewer.RIVAL,
    Seat.COOPERATIVE: Viewer.RIVAL,
    Seat.MUNICIPALITY: Viewer.MUNICIPALITY,
    Seat.BOARD: Viewer.BOARD,
    Seat.FACILITATOR: Viewer.FACILITATOR,
}
_PUBLISHED = (Phase.PUBLISHED, Phase.IN_FORCE)
_DECIDED = (Phase.DECIDED, *_PUBLISHED)
_PHASES = {
    From.AGREED: (Phase.AGREED, Phase.PARTIAL, *_DECIDED),
    From.DECIDED: _DECIDED,
    From.PUBLISHED: _PUBLISHED,
}


def viewer_of(process: Process, owner: str, looking: Party | None) -> Viewer:
    """Return as whom a party looks at what is somebody's; without a party it is the public.

    What a negotiator does is also of who lets him speak, and the other way round.
    """
    if looking is None:
        return Viewer.PUBLIC
    party = process.parties.get(owner)
    own = party is not None and looking.id in (party.id, party.cooperative)
    theirs = process.speaks_for(looking.id, owner) or process.speaks_for(owner, looking.id)
    return Viewer.OWN if own or theirs else _SEATS[looking.seat]


def asking_of(process: Process, owner: str) -> Matter:
    """Return what a request to open a settled value is: the other side must know of it, a provider's rivals not."""
    party = process.parties.get(owner)
    return Matter.PAYING_UNLOCK if party is not None and party.side is TableSide.PAYING else Matter.UNLOCK


def granted(
    process: Process, matter: Matter, owner: str, looking: Party | None, round_number: int = FIRST
) -> Grant | None:
    """Return in which form something may be seen now; None where it may not, and then it is as if it did not exist.

    `owner` is whose it is (empty for what is of nobody), `round_number` the round in which it was put forward.
    """
    grant = TABLE[matter].get(viewer_of(process, owner, looking))
    return grant if grant is not None and _begun(process, grant.start, owner, round_number) else None


def _begun(process: Process, start: From, owner: str, round_number: int) -> bool:
    match start:
        case From.ALWAYS:
            return True
        case From.OPEN_BOOK:
            party = process.parties.get(owner)
            willing = process.mode is Mode.OPEN_BOOK and party is not None and party.open_book
            return willing and process.revealed(round_number)
        case From.CLOSED:
            return process.closed(round_number)
        case From.REVEALED:
            return process.revealed(round_number)
    return process.phase in _PHASES[start]
