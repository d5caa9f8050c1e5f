"""What the moves and phases of a process are called on its pages, and what is told where something changed."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from api.negotiation.pages.dutch_time import in_words
from api.negotiation.pages.not_yet import begins
from tarief.negotiation.course import ROUNDS
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
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process
from tarief.negotiation.realised import BudgetPlanned, CorridorAgreed, RealisationReported
from tarief.negotiation.snapshot import SnapshotTaken
from tarief.negotiation.term import TimeInForce
from tarief.negotiation.views import SeatView


class MoveWords(NamedTuple):
    """What a move is called: as the title of its page, on its button, and what its page tells."""

    title: str
    button: str
    hint: str = ""


_M = MoveWords
MOVE_WORDS: Final[Mapping[type[Happening], MoveWords]] = {
    PartyAdded: _M("Een partij aan tafel zetten", "Zet aan tafel"),
    MandateGiven: _M("Een ander machtigen", "Machtig", "Een ander spreekt dan namens uw gemeente. U besluit zelf."),
    OpenBookChosen: _M(
        "Inzage geven, of intrekken", "Leg dit vast", "Gemeenten zien dan na de onthulling uw eigen waarden en opgave."
    ),
    RegistrationSet: _M(
        "Aanmelden openstellen, of sluiten",
        "Leg dit vast",
        "U beslist over elke aanmelding, voordat iemand aan tafel zit.",
    ),
    ParameterDefined: _M("Een onderdeel omschrijven", "Leg de omschrijving vast"),
    ToolLaid: _M(
        "Een rekentool op tafel leggen",
        "Leg op tafel",
        "Het model van uw eigen werkboek, zoals de pagina Rekentool het bewaart. Een product kan er dan mee rekenen.",
    ),
    ProductAdded: _M("Een product op tafel leggen", "Leg op tafel"),
    RequirementsChanged: _M("De eisen wijzigen", "Wijzig de eisen"),
    QuestionAsked: _M("Een vraag stellen", "Stel de vraag", "Over wat een onderdeel is, niet over bedragen."),
    QuestionAnswered: _M("Een vraag beantwoorden", "Beantwoord", "Iedereen leest de vraag en het antwoord."),
    RoundPrepared: _M("Een ronde voorbereiden", "Leg de agenda vast", "Vink aan waarover de ronde gaat."),
    RoundOpened: _M("De ronde openen", "Open de ronde"),
    RoundExtended: _M("De ronde verlengen", "Verleng de ronde", "Iedereen leest waarom."),
    PositionSubmitted: _M(
        "Een positie indienen",
        "Dien verzegeld in",
        "Tot de ronde sluit ziet niemand anders dit, en kunt u het vervangen.",
    ),
    RoundClosed: _M("De ronde sluiten", "Sluit de ronde", "Daarna kan niemand meer iets inbrengen in deze ronde."),
    RoundRevealed: _M("De ronde onthullen", "Onthul", "Ieder ziet dan wat de regels hem laten zien, en niet meer."),
    DeliberationBegun: _M("Het beraad beginnen", "Begin het beraad"),
    ValueChecked: _M("Een waarde controleren", "Leg de gecontroleerde waarde vast"),
    TextSet: _M("De tekst vaststellen", "Stel de tekst vast", "Het tarief volgt uit de waarden."),
    OfferMade: _M(
        "Een tegenvoorstel doen",
        "Verstuur het voorstel",
        "Vul alleen in wat u anders wilt dan de tekst, met per punt waarom.",
    ),
    OfferAnswered: _M("Een voorstel beantwoorden", "Verstuur uw antwoord", "Geef op elk punt een antwoord."),
    GapConfirmed: _M(
        "Het midden bevestigen", "Bevestig in stilte", "De ander hoort dit alleen als hij het midden ook bevestigt."
    ),
    ImportanceGiven: _M(
        "Zeggen wat u belangrijk vindt",
        "Verdeel de punten",
        "Honderd punten over wat openstaat. Niemand anders ziet ze; de begeleider krijgt alleen suggesties.",
    ),
    ValueLocked: _M("Een waarde op slot zetten", "Zet op slot", "Met de redenen van beide kanten."),
    UnlockAsked: _M(
        "Vragen om ontgrendeling", "Vraag ontgrendeling", "Open gaat het als de andere kant het ook vraagt."
    ),
    DissentRecorded: _M(
        "Een afwijkend standpunt vastleggen", "Leg het standpunt vast", "Dit blijft staan, wat er ook wordt besloten."
    ),
    VoteCast: _M("Zeggen hoe u tegenover de tekst staat", "Breng uw stem uit"),
    AgreementReached: _M("De overeenkomst sluiten", "Sluit de overeenkomst"),
    DecisionTaken: _M(
        "Het besluit vastleggen", "Leg het besluit vast", "Wijkt u af van de tekst, geef dan per product waarom."
    ),
    NoteSettled: _M(
        "De reactienota invullen", "Leg de antwoorden vast", "Hoogstens twintig tegelijk; daarna komen de volgende."
    ),
    TariffPublished: _M("De tarieven publiceren", "Maak openbaar"),
    TariffInForce: _M("De tarieven laten ingaan", "Laat ingaan"),
    AgreementReopened: _M("Het akkoord heropenen", "Heropen"),
    ProviderJoined: _M("Een aanbieder laten toetreden", "Laat toetreden"),
    CorridorAgreed: _M(
        "Een corridor afspreken",
        "Leg de corridor vast",
        "Wie draagt een verschil tussen begroting en kosten? Elke band begint waar de vorige eindigt.",
    ),
    BudgetPlanned: _M(
        "De begroting van een jaar vastleggen",
        "Leg de begroting vast",
        "Alleen u en de begeleider zien dit. Een nieuwe begroting komt in de plaats van de vorige.",
    ),
    RealisationReported: _M(
        "Een kwartaal invullen",
        "Leg de cijfers vast",
        "Alleen u en de begeleider zien dit. Vult u een kwartaal opnieuw in, dan telt het laatste.",
    ),
    SnapshotTaken: _M(
        "Een momentopname maken",
        "Bevries de opgaven",
        "Deelnemers zien hiervan alleen banden, bij deze tarieven. Zet elk tarief op een eigen regel.",
    ),
}
_PHASES: Final[Mapping[Phase, str]] = {
    Phase.PREPARING: "Het proces wordt voorbereid",
    Phase.DRAFT: "De ronde wordt voorbereid",
    Phase.OPEN: "De ronde is open",
    Phase.CLOSED: "De ronde is gesloten",
    Phase.REVEALED: "De ronde is onthuld",
    Phase.DELIBERATING: "Beraad",
    Phase.SETTLED: "De tekst staat vast",
    Phase.AGREED: "Er is overeenstemming",
    Phase.PARTIAL: "Er is gedeeltelijke overeenstemming",
    Phase.DECIDED: "Gemeenten hebben besloten",
    Phase.PUBLISHED: "De tarieven zijn openbaar",
    Phase.IN_FORCE: "De tarieven gelden",
    Phase.REOPENED: "Het akkoord is heropend; de tarieven blijven intussen gelden",
}


_PARTS: Final[Mapping[str, str]] = {
    "afwijkende_standpunten": "Er is een afwijkend standpunt bij.",
    "agenda": "De agenda is anders.",
    "besluiten": "Een gemeente heeft besloten.",
    "fase": "Het proces is verder.",
    "gemeenten": "Er is een gemeente bij.",
    "ontmoetingen": "Er is onthuld hoe dicht u bij elkaar zit.",
    "overeenkomst": "De overeenkomst is gesloten.",
    "parameters": "Een onderdeel is anders omschreven.",
    "posities": "Er is een positie bij.",
    "producten": "Een product is anders.",
    "reactienota": "De reactienota is verder.",
    "regels": "In de tabel staat een andere waarde.",
    "ronde": "Er is een andere ronde.",
    "sluit": "De ronde sluit op een ander moment.",
    "stemmen": "Er is gestemd.",
    "teksten": "Er is een nieuwe tekst.",
    "vergrendelingen": "Er is een waarde op slot gezet, of weer open.",
    "verlengd_omdat": "De ronde is verlengd.",
    "voorstellen": "Er is een voorstel of een antwoord bij.",
    "vragen": "Er is een vraag of een antwoord bij.",
    "volgen": "Er zijn kwartaalcijfers, een begroting of een corridor bij.",
    "zorgaanbieders": "Er is een aanbieder bij.",
}


def changed_in_words(part: str) -> str:
    """Return what is told of a part of a view that has changed; empty for what follows from another part."""
    return _PARTS.get(part, "")


def phase_in_words(phase: Phase | None) -> str:
    """Return where a process stands, as a sentence without its end."""
    return _PHASES[phase] if phase else "Het proces begint"


def standing_in_words(seen: SeatView | Process, on: date) -> str:
    """Return where a process stands, in a round with its number and until when it is open; without its end."""
    numbered = f" (ronde {seen.round})" if seen.round and seen.phase in ROUNDS else ""
    until = f", tot {in_words(seen.closes)}" if seen.closes and seen.phase is Phase.OPEN else ""
    later = begins(TimeInForce.of(seen.agreement, seen.in_force), on) if seen.phase is Phase.IN_FORCE else ""
    return later or f"{phase_in_words(seen.phase)}{numbered}{until}"
