"""What can be sent to a process, one row each: the address, what then happens, and the right it asks.

The routes, their description and the test that every role is refused where it should be follow from `MOVES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from api.accounts.policy import Action
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    DeliberationBegun,
    GapConfirmed,
    MandateGiven,
    OfferAnswered,
    OfferMade,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProductAdded,
    QuestionAnswered,
    QuestionAsked,
    RequirementsChanged,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
    ValueChecked,
)
from tarief.negotiation.outcomes import (
    AgreementReached,
    AgreementReopened,
    DecisionTaken,
    DissentRecorded,
    NoteSettled,
    ProviderJoined,
    TariffInForce,
    TariffPublished,
    UnlockAsked,
    ValueLocked,
    VoteCast,
)
from tarief.negotiation.snapshot import SnapshotTaken

_A = Action
#: The part of an address that names the round that is meant; it must be the one that is going on.
ROUND: Final = "ronde"


@dataclass(frozen=True, slots=True)
class TableMove:
    """One address of a process: what happens when a body is sent there, and the right that asks.

    `own` tells that the right is about what is the sender's own. `fills` are parts of the address by the field they
    stand for; `worked_out` are the fields that follow from the process, which are never sent.
    """

    path: str
    what: type[Happening]
    action: Action
    summary: str
    own: bool = False
    fills: Mapping[str, str] = field(default_factory=dict, hash=False)
    worked_out: tuple[str, ...] = ()


_TABLE: Final[tuple[TableMove, ...]] = (
    TableMove("partijen", PartyAdded, _A.INRICHTEN, "Voegt een partij toe"),
    TableMove("machtigingen", MandateGiven, _A.MACHTIGEN, "Laat een ander namens een gemeente spreken", own=True),
    TableMove("parameters", ParameterDefined, _A.INRICHTEN, "Omschrijft een parameter"),
    TableMove("producten", ProductAdded, _A.INRICHTEN, "Legt een product op tafel"),
    TableMove(
        "producten/{product}/eisen",
        RequirementsChanged,
        _A.INRICHTEN,
        "Wijzigt de eisen aan een product",
        fills={"product": "product"},
    ),
    TableMove(
        "vragen", QuestionAsked, _A.VRAAG_STELLEN, "Stelt een vraag over een omschrijving", own=True, worked_out=("id",)
    ),
    TableMove(
        "vragen/{vraag}/antwoord",
        QuestionAnswered,
        _A.VRAAG_BEANTWOORDEN,
        "Beantwoordt een vraag, voor iedereen",
        fills={"vraag": "vraag"},
    ),
    TableMove("rondes", RoundPrepared, _A.RONDE_LEIDEN, "Bereidt een ronde voor"),
    TableMove("rondes/{ronde}/opening", RoundOpened, _A.RONDE_LEIDEN, "Opent een ronde"),
    TableMove("rondes/{ronde}/verlenging", RoundExtended, _A.RONDE_LEIDEN, "Verlengt een ronde die open is"),
    TableMove(
        "rondes/{ronde}/posities",
        PositionSubmitted,
        _A.POSITIE_INDIENEN,
        "Dient een positie verzegeld in",
        own=True,
        fills={ROUND: ROUND},
    ),
    TableMove("rondes/{ronde}/sluiting", RoundClosed, _A.RONDE_LEIDEN, "Sluit een ronde", worked_out=("koppen",)),
    TableMove(
        "rondes/{ronde}/onthulling", RoundRevealed, _A.RONDE_LEIDEN, "Onthult wat van een ronde mag worden verteld"
    ),
    TableMove("rondes/{ronde}/beraad", DeliberationBegun, _A.RONDE_LEIDEN, "Begint het beraad"),
    TableMove("controles", ValueChecked, _A.NAKIJKEN, "Legt een gecontroleerde waarde vast"),
    TableMove(
        "producten/{product}/tekst",
        TextSet,
        _A.TEKST_VASTSTELLEN,
        "Stelt de tekst van een product vast",
        fills={"product": "product"},
        worked_out=("tarief",),
    ),
    TableMove(
        "voorstellen",
        OfferMade,
        _A.VOORSTEL_DOEN,
        "Doet een voorstel aan een partij van de andere kant",
        own=True,
        worked_out=("id", "tarief"),
    ),
    TableMove(
        "voorstellen/{voorstel}/antwoord",
        OfferAnswered,
        _A.VOORSTEL_BEANTWOORDEN,
        "Antwoordt op een voorstel, per wijziging",
        own=True,
        fills={"voorstel": "voorstel"},
    ),
    TableMove("kleine-verschillen", GapConfirmed, _A.VOORSTEL_DOEN, "Bevestigt in stilte het midden", own=True),
    TableMove("vergrendelingen", ValueLocked, _A.VERGRENDELEN, "Vergrendelt een waarde"),
    TableMove("ontgrendelingen", UnlockAsked, _A.ONTGRENDELING_VRAGEN, "Vraagt een waarde weer open", own=True),
    TableMove(
        "standpunten", DissentRecorded, _A.AFWIJKEN, "Legt een afwijkend standpunt vast", own=True, worked_out=("id",)
    ),
    TableMove("stemmen", VoteCast, _A.STEMMEN, "Zegt hoe een partij tegenover de tekst staat", own=True),
    TableMove(
        "akkoord", AgreementReached, _A.TEKST_VASTSTELLEN, "Sluit de overeenkomst", worked_out=("inhoud_sha256",)
    ),
    TableMove("besluiten", DecisionTaken, _A.BESLUITEN, "Legt het besluit van een gemeente vast", own=True),
    TableMove("reactienota", NoteSettled, _A.NOTA_VASTSTELLEN, "Beantwoordt opmerkingen in de reactienota"),
    TableMove("publicatie", TariffPublished, _A.PUBLICEREN, "Maakt de tarieven openbaar"),
    TableMove("inwerkingtreding", TariffInForce, _A.PUBLICEREN, "Laat de tarieven ingaan"),
    TableMove("heropening", AgreementReopened, _A.RONDE_LEIDEN, "Heropent een akkoord"),
    TableMove("toetredingen", ProviderJoined, _A.INRICHTEN, "Laat een aanbieder toetreden"),
    TableMove(
        "momentopnamen",
        SnapshotTaken,
        _A.NAKIJKEN,
        "Bevriest wat de opgaven nu zeggen, om in banden te vertellen",
        worked_out=("opgaven",),
    ),
)
MOVES: Final[Mapping[str, TableMove]] = {move.path: move for move in _TABLE}
