"""What can be sent to a process, one row each: the address, and what then happens.

The routes, their description and the test that every role is refused where it should be follow from `MOVES`. Who may
send it, and when, stands in the course of a process.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    DeliberationBegun,
    GapConfirmed,
    MandateGiven,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProductAdded,
    QuestionAnswered,
    QuestionAsked,
    RegistrationSet,
    RequirementsChanged,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    RoundRevealed,
    TextSet,
    ToolLaid,
    ValueChecked,
)
from tarief.negotiation.importance import ImportanceGiven
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
from tarief.negotiation.realised import BudgetPlanned, CorridorAgreed, RealisationReported
from tarief.negotiation.snapshot import SnapshotTaken

#: The part of an address that names the round that is meant; it must be the one that is going on.
ROUND: Final = "ronde"


@dataclass(frozen=True, slots=True)
class TableMove:
    """One address of a process: what happens when a body is sent there.

    `signed` tells that it binds a party: who sends it shows once more who he is. `fills` are parts of the address by
    the field they stand for; `worked_out` are the fields that follow from the process, which are never sent.
    """

    path: str
    what: type[Happening]
    summary: str
    signed: bool = False
    fills: Mapping[str, str] = field(default_factory=dict, hash=False)
    worked_out: tuple[str, ...] = ()


_TABLE: Final[tuple[TableMove, ...]] = (
    TableMove("partijen", PartyAdded, "Voegt een partij toe"),
    TableMove("machtigingen", MandateGiven, "Laat een ander namens een gemeente spreken"),
    TableMove("open-boek", OpenBookChosen, "Stemt in met inzage door gemeenten na de onthulling, of trekt dat in"),
    TableMove("aanmelding", RegistrationSet, "Laat aanbieders zichzelf aanmelden, of niet meer"),
    TableMove("parameters", ParameterDefined, "Omschrijft een parameter"),
    TableMove("rekentools", ToolLaid, "Legt een rekentool als model op tafel", worked_out=("sleutel", "naam")),
    TableMove("producten", ProductAdded, "Legt een product op tafel"),
    TableMove(
        "producten/{product}/eisen",
        RequirementsChanged,
        "Wijzigt de eisen aan een product",
        fills={"product": "product"},
    ),
    TableMove("vragen", QuestionAsked, "Stelt een vraag over een omschrijving", worked_out=("id",)),
    TableMove(
        "vragen/{vraag}/antwoord",
        QuestionAnswered,
        "Beantwoordt een vraag, voor iedereen",
        fills={"vraag": "vraag"},
    ),
    TableMove("rondes", RoundPrepared, "Bereidt een ronde voor"),
    TableMove("rondes/{ronde}/opening", RoundOpened, "Opent een ronde"),
    TableMove("rondes/{ronde}/verlenging", RoundExtended, "Verlengt een ronde die open is"),
    TableMove(
        "rondes/{ronde}/posities",
        PositionSubmitted,
        "Dient een positie verzegeld in",
        fills={ROUND: ROUND},
    ),
    TableMove("rondes/{ronde}/sluiting", RoundClosed, "Sluit een ronde", worked_out=("koppen",)),
    TableMove("rondes/{ronde}/onthulling", RoundRevealed, "Onthult wat van een ronde mag worden verteld"),
    TableMove("rondes/{ronde}/beraad", DeliberationBegun, "Begint het beraad"),
    TableMove("controles", ValueChecked, "Legt een gecontroleerde waarde vast"),
    TableMove(
        "producten/{product}/tekst",
        TextSet,
        "Stelt de tekst van een product vast",
        fills={"product": "product"},
        worked_out=("tarief",),
    ),
    TableMove(
        "voorstellen",
        OfferMade,
        "Doet een voorstel aan een partij van de andere kant",
        worked_out=("id", "tarief"),
    ),
    TableMove(
        "voorstellen/{voorstel}/antwoord",
        OfferAnswered,
        "Antwoordt op een voorstel, per wijziging",
        fills={"voorstel": "voorstel"},
    ),
    TableMove("kleine-verschillen", GapConfirmed, "Bevestigt in stilte het midden"),
    TableMove("belangen", ImportanceGiven, "Verdeelt in stilte honderd punten over wat openstaat"),
    TableMove("vergrendelingen", ValueLocked, "Vergrendelt een waarde"),
    TableMove("ontgrendelingen", UnlockAsked, "Vraagt een waarde weer open"),
    TableMove("standpunten", DissentRecorded, "Legt een afwijkend standpunt vast", worked_out=("id",)),
    TableMove("stemmen", VoteCast, "Zegt hoe een partij tegenover de tekst staat", signed=True),
    TableMove(
        "akkoord", AgreementReached, "Sluit de overeenkomst", worked_out=("inhoud_sha256", "bedragen_ingroeipad")
    ),
    TableMove("besluiten", DecisionTaken, "Legt het besluit van een gemeente vast", signed=True),
    TableMove("reactienota", NoteSettled, "Beantwoordt opmerkingen in de reactienota"),
    TableMove("publicatie", TariffPublished, "Maakt de tarieven openbaar"),
    TableMove("inwerkingtreding", TariffInForce, "Laat de tarieven ingaan"),
    TableMove("heropening", AgreementReopened, "Heropent een akkoord"),
    TableMove("toetredingen", ProviderJoined, "Laat een aanbieder toetreden"),
    TableMove("corridor", CorridorAgreed, "Legt vast wie een verschil met de begroting draagt"),
    TableMove("begrotingen", BudgetPlanned, "Legt vast waarop een partij in een jaar rekent"),
    TableMove("realisaties", RealisationReported, "Meldt wat kwartalen hebben gekost"),
    TableMove(
        "momentopnamen",
        SnapshotTaken,
        "Bevriest wat de opgaven nu zeggen, om in banden te vertellen",
        worked_out=("opgaven",),
    ),
)
MOVES: Final[Mapping[str, TableMove]] = {move.path: move for move in _TABLE}
