"""What was agreed beside the prices: parties, definitions, texts, locks, dissent, votes, decisions, growth, chains.

Plain texts and amounts, handed in by whoever keeps the negotiation; nothing here knows how it went.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain


@dataclass(frozen=True, slots=True)
class PartyRecord(Jsonable):
    """Who sat at the table; `mandates` are the municipalities that a regional negotiator acts for."""

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    role: Annotated[str, "rol"]
    mandates: Annotated[tuple[str, ...], "machtigingen", Absent] = ()


@dataclass(frozen=True, slots=True)
class DefinitionRecord(Jsonable):
    """What a parameter means: values of other versions are no values of it."""

    id: Annotated[str, "id"]
    version: Annotated[str, "versie"]
    text: Annotated[str, "tekst"]
    kind: Annotated[str, "aard"]
    unit: Annotated[str, "eenheid", Absent] = ""
    base: Annotated[str, "grondslag", Absent] = ""
    includes: Annotated[tuple[str, ...], "wel", Absent] = ()
    excludes: Annotated[tuple[str, ...], "niet", Absent] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRecord(Jsonable):
    """A document that a value rests on, by the SHA-256 of its bytes; the document itself stays where it is."""

    hash: Annotated[str, "sha256"]
    title: Annotated[str, "titel"]
    kind: Annotated[str, "aard"]
    grade: Annotated[str, "graad"]
    period: Annotated[str, "periode", Absent] = ""
    confidentiality: Annotated[str, "vertrouwelijkheid", Absent] = ""


@dataclass(frozen=True, slots=True)
class TextRecord(Jsonable):
    """One version of the standing text of a product."""

    product: Annotated[str, "product"]
    version: Annotated[str, "versie"]
    at: Annotated[str, "tijd"]
    text: Annotated[str, "tekst"]


@dataclass(frozen=True, slots=True)
class MotivationRecord(Jsonable):
    """Why a party holds a value."""

    party: Annotated[str, "partij"]
    text: Annotated[str, "tekst"]


@dataclass(frozen=True, slots=True)
class LockRecord(Jsonable):
    """A line of which both sides say that it stands, each with its motivation."""

    product: Annotated[str, "product"]
    line: Annotated[str, "regel"]
    value: Annotated[Plain, "waarde"]
    definition: Annotated[str, "definitie"]
    at: Annotated[str, "tijd"]
    motivations: Annotated[tuple[MotivationRecord, ...], "motiveringen"]
    evidence: Annotated[tuple[str, ...], "bewijs", Absent] = ()
    until: Annotated[date | None, "tot", Absent] = None


@dataclass(frozen=True, slots=True)
class DissentRecord(Jsonable):
    """Where a party does not agree: its own value, why, and what it asks."""

    party: Annotated[str, "partij"]
    product: Annotated[str, "product"]
    line: Annotated[str, "regel"]
    reason: Annotated[str, "reden"]
    at: Annotated[str, "tijd"]
    value: Annotated[Plain | None, "waarde", Absent] = None
    consequence: Annotated[str, "gevraagd", Absent] = ""
    evidence: Annotated[tuple[str, ...], "bewijs", Absent] = ()


@dataclass(frozen=True, slots=True)
class VoteRecord(Jsonable):
    """What a party says to the outcome: `akkoord`, `kan_ermee_leven` or `niet_akkoord`."""

    party: Annotated[str, "partij"]
    vote: Annotated[str, "stem"]
    at: Annotated[str, "tijd"]
    product: Annotated[str, "product", Absent] = ""
    motivation: Annotated[str, "motivering", Absent] = ""


@dataclass(frozen=True, slots=True)
class DecisionRecord(Jsonable):
    """What a body decided; a deviation has a motivation of its own."""

    body: Annotated[str, "orgaan"]
    on: Annotated[date, "datum"]
    text: Annotated[str, "besluit"]
    deviation: Annotated[str, "afwijking", Absent] = ""
    motivation: Annotated[str, "motivering", Absent] = ""


@dataclass(frozen=True, slots=True)
class GrowthStep(Jsonable):
    """From a day on, so large a part of the way from the old tariff to the new one."""

    start: Annotated[date, "vanaf"]
    share: Annotated[Plain, "deel"]
    amount: Annotated[Decimal, "bedrag"]


@dataclass(frozen=True, slots=True)
class GrowthRecord(Jsonable):
    """How a price grows from the old tariff to the agreed one; amounts are rounded as the price is."""

    product: Annotated[str, "product"]
    line: Annotated[str, "regel"]
    old: Annotated[Decimal, "oud_tarief"]
    steps: Annotated[tuple[GrowthStep, ...], "stappen"]


@dataclass(frozen=True, slots=True)
class Arrangements(Jsonable):
    """How long the agreement holds, how it is indexed, and what opens it again."""

    start: Annotated[date, "ingang"]
    end: Annotated[date | None, "einde", Absent] = None
    index_clause: Annotated[str, "indexering", Absent] = ""
    reopening: Annotated[tuple[str, ...], "heropening", Absent] = ()
    conditions: Annotated[tuple[str, ...], "voorwaarden", Absent] = ()


@dataclass(frozen=True, slots=True)
class Negotiated(Jsonable):
    """All that was agreed beside the prices; `made_up` marks an example."""

    process: Annotated[str, "proces"]
    name: Annotated[str, "naam"]
    region: Annotated[str, "regio"]
    on: Annotated[date, "vastgesteld_op"]
    outcome: Annotated[str, "uitkomst"]
    arrangements: Annotated[Arrangements, "afspraken"]
    made_up: Annotated[bool, "voorbeeld", Absent] = False
    parties: Annotated[tuple[PartyRecord, ...], "partijen"] = ()
    definitions: Annotated[tuple[DefinitionRecord, ...], "omschrijvingen"] = ()
    evidence: Annotated[tuple[EvidenceRecord, ...], "bewijs"] = ()
    texts: Annotated[tuple[TextRecord, ...], "teksten"] = ()
    locks: Annotated[tuple[LockRecord, ...], "vergrendelingen"] = ()
    dissent: Annotated[tuple[DissentRecord, ...], "afwijkende_standpunten"] = ()
    votes: Annotated[tuple[VoteRecord, ...], "stemmen"] = ()
    decisions: Annotated[tuple[DecisionRecord, ...], "besluiten"] = ()
    growth: Annotated[tuple[GrowthRecord, ...], "groeipad"] = ()


@dataclass(frozen=True, slots=True)
class ChainPart(Jsonable):
    """A run of events of one chain: what came before by its number and hash, then each text that was hashed."""

    chain: Annotated[str, "keten"]
    before: Annotated[str, "nummer_ervoor"]
    hash_before: Annotated[str, "hash_ervoor"]
    texts: Annotated[tuple[str, ...], "gebeurtenissen"]
    head: Annotated[str, "kop"]


@dataclass(frozen=True, slots=True)
class ChainReceipt(Jsonable):
    """What a party was given when something of it was taken in: the number and the hash of its place in a chain."""

    process: Annotated[str, "proces"]
    chain: Annotated[str, "keten"]
    number: Annotated[str, "nummer"]
    hash: Annotated[str, "hash"]
    at: Annotated[str, "tijd"]
