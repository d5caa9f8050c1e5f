"""What one party sees of a process: a type for each seat, of which every field is filled by the table of visibility.

A view of a seat has only the fields that the seat can ever see something in. What is sealed is absent from it: a view
while a round is open is the same whether others put something forward or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Final

from tarief.core.jsonable import Absent, Jsonable
from tarief.documents.durable import Moment
from tarief.negotiation.columns import LineBeside
from tarief.negotiation.course import TALKS
from tarief.negotiation.definition import CareProduct, Definition
from tarief.negotiation.happenings import Mode
from tarief.negotiation.look import Look
from tarief.negotiation.meeting import PairOutcome
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.packages import SeenPackage
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.plenty import SeenMore
from tarief.negotiation.process import Process
from tarief.negotiation.seen import (
    SeenDecision,
    SeenDissent,
    SeenImportance,
    SeenLock,
    SeenMotivation,
    SeenOffer,
    SeenParty,
    SeenPosition,
    SeenQuestion,
    SeenRemark,
    SeenReopening,
    SeenRound,
    SeenSnapshot,
    SeenText,
    SeenUnlock,
    SeenVote,
)
from tarief.negotiation.seen_following import SeenFollowing
from tarief.negotiation.small_gap import GapState
from tarief.negotiation.table_checks import TableCheck
from tarief.negotiation.term import TimeInForce


@dataclass(frozen=True)
class PublicView(Jsonable):
    """What everybody may see."""

    TITLE = "ProcesOpenbaar"

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    region: Annotated[str, "gebied"]
    phase: Annotated[Phase | None, "fase"]
    texts: Annotated[tuple[SeenText, ...], "teksten", Absent]
    lines: Annotated[tuple[LineBeside, ...], "regels", Absent]
    dissents: Annotated[tuple[SeenDissent, ...], "afwijkende_standpunten", Absent]
    remarks: Annotated[tuple[SeenRemark, ...], "reactienota", Absent]
    decisions: Annotated[tuple[SeenDecision, ...], "besluiten", Absent]
    snapshots: Annotated[tuple[SeenSnapshot, ...], "momentopnamen", Absent]
    more: Annotated[SeenMore | None, "meer", Absent]


@dataclass(frozen=True)
class SeatView(PublicView):
    """What everybody at the table may see."""

    TITLE = "ProcesAanTafel"

    mode: Annotated[Mode, "wijze"]
    round: Annotated[int, "ronde"]
    closes: Annotated[Moment | None, "sluit"]
    extensions: Annotated[tuple[str, ...], "verlengd_omdat", Absent]
    agenda: Annotated[Mapping[str, tuple[str, ...]], "agenda"]
    rounds: Annotated[tuple[SeenRound, ...], "rondes", Absent]
    tools: Annotated[Mapping[str, str], "rekentools", Absent]
    products: Annotated[tuple[CareProduct, ...], "producten"]
    definitions: Annotated[tuple[Definition, ...], "parameters"]
    registration: Annotated[bool, "aanmelding_open", Absent]
    municipalities: Annotated[tuple[SeenParty, ...], "gemeenten"]
    earlier_texts: Annotated[tuple[SeenText, ...], "eerdere_teksten", Absent]
    locks: Annotated[tuple[SeenLock, ...], "vergrendelingen", Absent]
    unlocks: Annotated[tuple[SeenUnlock, ...], "ontgrendelingen", Absent]
    questions: Annotated[tuple[SeenQuestion, ...], "vragen", Absent]
    agreement: Annotated[AgreementReached | None, "overeenkomst", Absent]
    in_force: Annotated[date | None, "geldt_vanaf", Absent]
    reopenings: Annotated[tuple[SeenReopening, ...], "heropeningen", Absent]
    following: Annotated[SeenFollowing | None, "volgen", Absent]

    @property
    def term(self) -> TimeInForce | None:
        """The time in which the tariffs hold; None where nothing was agreed."""
        return TimeInForce.of(self.agreement, self.in_force)

    @property
    def reopened(self) -> SeenReopening | None:
        """Why the agreement is talked about again, while it is; None otherwise."""
        return self.reopenings[-1] if self.reopenings and self.phase in TALKS else None


@dataclass(frozen=True)
class BoardView(SeatView):
    """What an alderman or a council sees: aggregates, texts, dissent and votes; no values of a provider."""

    TITLE = "ProcesVoorBestuur"

    participants: Annotated[tuple[SeenParty, ...], "zorgaanbieders"]
    positions: Annotated[tuple[SeenPosition, ...], "posities", Absent]
    votes: Annotated[tuple[SeenVote, ...], "stemmen", Absent]


@dataclass(frozen=True)
class ProviderView(SeatView):
    """What a provider sees: its own values, and where it met each municipality; nothing of another provider."""

    TITLE = "ProcesVoorAanbieder"

    positions: Annotated[tuple[SeenPosition, ...], "posities", Absent]
    meetings: Annotated[tuple[PairOutcome, ...], "ontmoetingen", Absent]
    gaps: Annotated[tuple[GapState, ...], "kleine_verschillen", Absent]
    importance: Annotated[tuple[SeenImportance, ...], "belangen", Absent]
    offers: Annotated[tuple[SeenOffer, ...], "voorstellen", Absent]
    votes: Annotated[tuple[SeenVote, ...], "stemmen", Absent]
    checks: Annotated[tuple[TableCheck, ...], "toetsen", Absent]


@dataclass(frozen=True)
class CooperativeView(ProviderView):
    """What the administrator of a cooperative sees: what a provider sees, and its members."""

    TITLE = "ProcesVoorCooperatie"

    participants: Annotated[tuple[SeenParty, ...], "leden"]


@dataclass(frozen=True)
class MunicipalityView(SeatView):
    """What a municipality sees: its own values, the median of those of providers, and where it met each of them."""

    TITLE = "ProcesVoorGemeente"

    participants: Annotated[tuple[SeenParty, ...], "zorgaanbieders"]
    positions: Annotated[tuple[SeenPosition, ...], "posities", Absent]
    meetings: Annotated[tuple[PairOutcome, ...], "ontmoetingen", Absent]
    gaps: Annotated[tuple[GapState, ...], "kleine_verschillen", Absent]
    importance: Annotated[tuple[SeenImportance, ...], "belangen", Absent]
    offers: Annotated[tuple[SeenOffer, ...], "voorstellen", Absent]
    votes: Annotated[tuple[SeenVote, ...], "stemmen", Absent]
    speaks_for: Annotated[tuple[str, ...], "spreekt_namens", Absent]


@dataclass(frozen=True)
class FacilitatorView(MunicipalityView):
    """What the facilitator sees: everything but what is still sealed, and what two would only say if both did."""

    TITLE = "ProcesVoorBegeleider"

    checks: Annotated[tuple[TableCheck, ...], "toetsen", Absent]
    packages: Annotated[tuple[SeenPackage, ...], "pakketten", Absent]
    motivations: Annotated[tuple[SeenMotivation, ...], "motivering", Absent]


_VIEWS: Final[Mapping[Seat | None, type[PublicView]]] = {
    None: PublicView,
    Seat.PROVIDER: ProviderView,
    Seat.COOPERATIVE: CooperativeView,
    Seat.MUNICIPALITY: MunicipalityView,
    Seat.BOARD: BoardView,
    Seat.FACILITATOR: FacilitatorView,
}


def seen_by(process: Process, looking: Party | None, only: str | None = None) -> PublicView:
    """Return what a party sees of a process, in the view of its seat; without a party what the public sees.

    `only` leaves out the lines, positions and meetings of other products; with many providers they are many.
    """
    kind: Any = _VIEWS[None if looking is None else looking.seat]
    look = Look(process, looking, only)
    return kind(**{field.name: getattr(look, field.name)() for field in fields(kind)})  # type: ignore[no-any-return]
