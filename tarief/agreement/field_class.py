"""What of an event anybody may have, and what is withheld and on which ground (docs/dossier.md).

Agreed tariffs, texts and their motivation are public. What a provider brings in is told in confidence; of a
self-employed person it is personal. A bargain between two is theirs. `WITHHELD` says so for every kind of event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tarief.core.json_data import Json
from tarief.negotiation.course import COURSE
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    GapConfirmed,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    PartyAdded,
    PositionSubmitted,
    ProcessStarted,
    QuestionAsked,
)
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.outcomes import DissentRecorded, NoteSettled, ProviderJoined, UnlockAsked, VoteCast
from tarief.negotiation.party import Party, TableSide
from tarief.negotiation.realised import BudgetPlanned, RealisationReported
from tarief.negotiation.snapshot import SnapshotTaken


class FieldClass(StrEnum):
    """What a field is to who asks for it under the law on open government, or reads it in a procedure."""

    PUBLIC = "openbaar"
    BUSINESS = "bedrijfsvertrouwelijk"
    PERSONAL = "persoonlijk"


#: Why what is not public is withheld: from everybody, and from the other parties in a procedure.
GROUNDS: Final[Mapping[FieldClass, str]] = {
    FieldClass.BUSINESS: "Woo artikel 5.1, eerste lid, onder c (vertrouwelijk meegedeelde bedrijfsgegevens); "
    "in een procedure Awb artikel 8:29.",
    FieldClass.PERSONAL: "Woo artikel 5.1, tweede lid, onder e (persoonlijke levenssfeer) en de AVG; "
    "in een procedure Awb artikel 8:29.",
}


@dataclass(frozen=True)
class WithheldFields:
    """Fields of an event that are withheld: whoever did it, when it was a provider, and because a person is meant."""

    always: tuple[str, ...] = ()
    of_provider: tuple[str, ...] = ()
    of_person: tuple[str, ...] = ()


#: By whom something was done; it stands beside what happened.
BY: Final = "door"
_JOINED = WithheldFields(
    ("partij.concern", "partij.omvang", "partij.cooperatie"), of_person=("partij.natuurlijk_persoon",)
)
_SAID: Final[Mapping[type[Happening], WithheldFields]] = {
    ProcessStarted: WithheldFields(of_person=("begeleider.naam",)),
    PartyAdded: _JOINED,
    ProviderJoined: _JOINED,
    OpenBookChosen: WithheldFields((BY, "open_boek")),
    QuestionAsked: WithheldFields(of_provider=(BY,)),
    PositionSubmitted: WithheldFields(of_provider=(BY, "positie")),
    GapConfirmed: WithheldFields((BY, "product", "tekstversie", "met")),
    ImportanceGiven: WithheldFields((BY, "product", "punten")),
    BudgetPlanned: WithheldFields((BY, "zorg")),
    RealisationReported: WithheldFields((BY, "zorg")),
    SnapshotTaken: WithheldFields(("opgaven",)),
    OfferMade: WithheldFields((BY, "aan", "wijzigingen", "tarief")),
    OfferAnswered: WithheldFields((BY, "antwoorden")),
    UnlockAsked: WithheldFields(of_provider=(BY, "reden")),
    DissentRecorded: WithheldFields(of_provider=(BY,)),
    VoteCast: WithheldFields(of_provider=(BY, "voorwaarden")),
    NoteSettled: WithheldFields(("antwoorden",)),  # they are under ids that tell whose remark it was
}
#: Every kind of event; of those that are not named nothing is withheld but what rests on a confidential paper.
WITHHELD: Final = {kind: _SAID.get(kind, WithheldFields()) for kind in COURSE}


def class_of(what: Happening, by: Party | None, field: str, value: Json) -> FieldClass:
    """Return what a field of an event is; `field` has a dot where it is inside another."""
    fields, personal = WITHHELD[type(what)], by is not None and by.natural_person
    hidden = FieldClass.PERSONAL if personal else FieldClass.BUSINESS
    if _among(field, fields.of_person):
        return FieldClass.PERSONAL
    of_provider = by is not None and by.side is TableSide.GIVING and not _released(what)
    if _among(field, (*fields.always, *(fields.of_provider if of_provider else ()))) or _confidential(value):
        return hidden
    return FieldClass.PUBLIC


def _among(field: str, names: tuple[str, ...]) -> bool:
    return any(field == name or field.startswith(f"{name}.") for name in names)


def _released(what: Happening) -> bool:
    """Whether a provider lets others read its dissent under its name."""
    return isinstance(what, DissentRecorded) and what.released


def _confidential(value: Json) -> bool:
    """Whether a paper is named in it that was brought in in confidence."""
    if isinstance(value, Mapping):
        return value.get("vertrouwelijk") is True or any(map(_confidential, value.values()))
    return isinstance(value, list | tuple) and any(map(_confidential, value))
