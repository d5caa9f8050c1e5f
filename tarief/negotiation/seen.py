"""The things that views are made of: each a thing of the process as it is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.documents.durable import Moment
from tarief.negotiation.happenings import OfferAnswered, OfferMade
from tarief.negotiation.judges import JudgesAnswer
from tarief.negotiation.outcomes import DecisionTaken, DissentRecorded, Vote
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.position import Position
from tarief.negotiation.process import Process, Said, StandingText
from tarief.negotiation.remarks import Remark
from tarief.negotiation.snapshot import BandAt, Response, frozen, share_at
from tarief.region.disclosure import Cijfer


@dataclass(frozen=True)
class SeenParty(Jsonable):
    """Somebody at the table."""

    TITLE = "PartijGezien"

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    seat: Annotated[Seat, "rol"]


@dataclass(frozen=True)
class SeenPosition(Jsonable):
    """A position, with whose it is and of which round."""

    TITLE = "PositieGezien"

    round: Annotated[int, "ronde"]
    party: Annotated[str, "partij"]
    position: Annotated[Position, "positie"]


@dataclass(frozen=True)
class SeenText(Jsonable):
    """The text of a product."""

    TITLE = "TekstGezien"

    product: Annotated[str, "product"]
    version: Annotated[int, "versie"]
    tariff: Annotated[Plain, "tarief"]
    values: Annotated[Mapping[str, Plain], "waarden"]
    motivation: Annotated[str, "motivering"]
    open: Annotated[tuple[str, ...], "open_punten"]


@dataclass(frozen=True)
class SeenImportance(Jsonable):
    """How a party divided its points over the open points of a product; told to that party only."""

    TITLE = "BelangGezien"

    product: Annotated[str, "product"]
    points: Annotated[Mapping[str, Plain], "punten"]


@dataclass(frozen=True)
class SeenLock(Jsonable):
    """A value that is settled, with why for both sides."""

    TITLE = "VergrendelingGezien"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    value: Annotated[Plain, "waarde"]
    paying: Annotated[str, "motivering_betaler"]
    giving: Annotated[str, "motivering_zorgaanbieder"]
    expires: Annotated[Moment | None, "vervalt", Absent] = None


def locks_seen(process: Process) -> tuple[SeenLock, ...]:
    """Return what is settled."""
    locked = (lock.locked for lock in process.locks.values())
    return tuple(
        SeenLock(item.product, item.definition, item.value, item.paying, item.giving, item.expires) for item in locked
    )


@dataclass(frozen=True)
class SeenUnlock(Jsonable):
    """Somebody wants a settled value open again; it opens when somebody of the other side wants it too."""

    TITLE = "OntgrendelingGezien"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    by: Annotated[str, "door"]
    reason: Annotated[str, "reden"]


def unlocks_seen(process: Process) -> Iterator[SeenUnlock]:
    """Give who asked for what is settled still."""
    for item, asks in process.unlocks.items():
        yield from (SeenUnlock(item.product, item.definition, by, ask.reason) for by, ask in asks.items())


@dataclass(frozen=True)
class SeenOffer(Jsonable):
    """A counter-offer, with the answers to it."""

    TITLE = "VoorstelGezien"

    by: Annotated[str, "door"]
    made: Annotated[OfferMade, "voorstel"]
    answered: Annotated[OfferAnswered | None, "antwoord", Absent] = None


@dataclass(frozen=True)
class SeenDissent(Jsonable):
    """A dissent; without a party for who may not know whose it is."""

    TITLE = "StandpuntGezien"

    dissent: Annotated[DissentRecorded, "standpunt"]
    by: Annotated[str, "door", Absent] = ""


def dissent_seen(said: Said, *, named: bool) -> SeenDissent:
    """Return a dissent as it is told; without its name its grounds are told only where they were released."""
    if named:
        return SeenDissent(said.dissent, said.by)
    return SeenDissent(said.dissent if said.dissent.released else replace(said.dissent, evidence=()))


@dataclass(frozen=True)
class SeenReopening(Jsonable):
    """Why the agreement is talked about again, and since when."""

    TITLE = "HeropeningGezien"

    at: Annotated[Moment, "op"]
    reason: Annotated[str, "aanleiding"]


def reopenings_seen(process: Process) -> tuple[SeenReopening, ...]:
    """Return each time that the agreement was opened again."""
    return tuple(SeenReopening(*one) for one in process.reopenings)


@dataclass(frozen=True)
class SeenQuestion(Jsonable):
    """A question about a definition, with its answer."""

    TITLE = "VraagGezien"

    id: Annotated[str, "id"]
    definition: Annotated[str, "parameter"]
    text: Annotated[str, "vraag"]
    answer: Annotated[str, "antwoord", Absent] = ""
    by: Annotated[str, "door", Absent] = ""


@dataclass(frozen=True)
class SeenRemark(Jsonable):
    """A remark with its answer; without a party for who may not know whose it is."""

    TITLE = "OpmerkingGezien"

    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    text: Annotated[str, "opmerking"]
    answer: Annotated[str, "antwoord", Absent] = ""
    changed: Annotated[bool | None, "gewijzigd", Absent] = None
    consequence: Annotated[str, "gevolg", Absent] = ""
    id: Annotated[str, "id", Absent] = ""
    by: Annotated[str, "door", Absent] = ""


@dataclass(frozen=True)
class SeenMotivation(Jsonable):
    """The motivation of a product along the questions of judges."""

    TITLE = "MotiveringGezien"

    product: Annotated[str, "product"]
    answers: Annotated[tuple[JudgesAnswer, ...], "antwoorden"]


@dataclass(frozen=True)
class SeenVote(Jsonable):
    """How a party stands to the texts."""

    TITLE = "StemGezien"

    party: Annotated[str, "partij"]
    vote: Annotated[Vote, "stem"]
    conditions: Annotated[str, "voorwaarden", Absent] = ""


@dataclass(frozen=True)
class SeenSnapshot(Jsonable):
    """What may be told of the region for a product, and why a newer snapshot was held back."""

    TITLE = "MomentopnameGezien"

    product: Annotated[str, "product"]
    figures: Annotated[dict[str, dict[str, Cijfer]], "cijfers"]
    bands: Annotated[tuple[BandAt, ...], "dekking"]
    response: Annotated[Response, "respons"]
    reason: Annotated[str, "reden", Absent] = ""

    def share_at(self, tariff: Decimal) -> str:
        """Say which part of the volume lies below cost at a tariff, as far as it follows from the bands."""
        return share_at(self.bands, tariff)


def snapshots_seen(process: Process) -> tuple[SeenSnapshot, ...]:
    """Return what may be told of the newest snapshot of each product."""
    return tuple(
        SeenSnapshot(product, view.figures(), view.bands, view.response, view.reason)
        for product, taken in process.snapshots.items()
        for view in frozen(taken, process.products[product].unit)[-1:]
    )


@dataclass(frozen=True)
class SeenDecision(Jsonable):
    """What a municipality decided."""

    TITLE = "BesluitGezien"

    municipality: Annotated[str, "gemeente"]
    decision: Annotated[DecisionTaken, "besluit"]


@dataclass(frozen=True)
class SeenRound(Jsonable):
    """A round that is over: how many chains of parties there were, by the hashes of their heads, without names."""

    TITLE = "RondeGezien"

    number: Annotated[int, "nummer"]
    heads: Annotated[tuple[str, ...], "koppen"]


def party_seen(party: Party) -> SeenParty:
    """Return somebody at the table as it is told."""
    return SeenParty(party.id, party.name, party.seat)


def text_seen(product: str, text: StandingText) -> SeenText:
    """Return a version of the text of a product as it is told."""
    return SeenText(product, text.version, text.set.tariff, text.set.values, text.set.motivation, text.set.open)


def remark_seen(remark: Remark, id: str, by: str) -> SeenRemark:
    """Return a remark with its answer, and whose it was as far as that is told."""
    line, answer = (remark.product, remark.definition, remark.text), remark.answer
    if answer is None:
        return SeenRemark(*line, id=id, by=by)
    return SeenRemark(*line, answer.answer, answer.changed, answer.consequence, id, by)
