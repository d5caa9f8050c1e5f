"""The course of a process, in one table: who may let what happen, in which phases, and which phase follows.

Nothing else says so: the checks, the pages of the documentation and the tests are read from `COURSE`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tarief.core.dutch import listed
from tarief.core.findings import Finding
from tarief.core.place import Place
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
    ProcessStarted,
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
    ValueUnlocked,
    VoteCast,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process
from tarief.negotiation.realised import BudgetPlanned, CorridorAgreed, RealisationReported
from tarief.negotiation.snapshot import SnapshotTaken

Seats = tuple[Seat, ...]
Phases = tuple[Phase, ...]
_P = Phase
LEADS: Final[Seats] = (Seat.FACILITATOR,)
GIVES: Final[Seats] = (Seat.PROVIDER, Seat.COOPERATIVE)
PAYS: Final[Seats] = (Seat.MUNICIPALITY,)
SPEAKS: Final[Seats] = (*GIVES, *PAYS)
_BETWEEN = (_P.PREPARING, _P.DRAFT, _P.SETTLED, _P.REOPENED)
#: The phases of a round.
ROUNDS: Final = (_P.DRAFT, _P.OPEN, _P.CLOSED, _P.REVEALED, _P.DELIBERATING, _P.SETTLED)
#: The phases in which the parties talk, also about an agreement that holds meanwhile.
TALKS: Final = (_P.PREPARING, *ROUNDS, _P.REOPENED)
_AFTER = (_P.AGREED, _P.PARTIAL)
_HOLDS = (_P.IN_FORCE, _P.REOPENED)


@dataclass(frozen=True)
class CourseRow:
    """Who may let something happen, during which phases, and to which phase it leads.

    Without `seats` it only follows from something else. Without `to` the phase stays; of two it is one or the other.
    In the phases of `reopened` it may as well, where these are talks about an agreement that holds meanwhile.
    """

    seats: Seats
    during: Phases
    to: Phases = ()
    reopened: Phases = ()


COURSE: Final[Mapping[type[Happening], CourseRow]] = {
    ProcessStarted: CourseRow(LEADS, (), (_P.PREPARING,)),
    PartyAdded: CourseRow(LEADS, _BETWEEN),
    MandateGiven: CourseRow(PAYS, TALKS),
    OpenBookChosen: CourseRow(GIVES, TALKS),
    RegistrationSet: CourseRow(LEADS, TALKS),
    ToolLaid: CourseRow(LEADS, _BETWEEN),
    ProductAdded: CourseRow(LEADS, _BETWEEN),
    RequirementsChanged: CourseRow(LEADS, (*_BETWEEN, _P.DELIBERATING)),
    ParameterDefined: CourseRow(LEADS, (*_BETWEEN, _P.DELIBERATING)),
    QuestionAsked: CourseRow(SPEAKS, TALKS),
    QuestionAnswered: CourseRow(LEADS, TALKS),
    RoundPrepared: CourseRow(LEADS, (_P.PREPARING, _P.SETTLED, _P.REOPENED), (_P.DRAFT,)),
    RoundOpened: CourseRow(LEADS, (_P.DRAFT,), (_P.OPEN,)),
    RoundExtended: CourseRow(LEADS, (_P.OPEN,)),
    PositionSubmitted: CourseRow(SPEAKS, (_P.OPEN,)),
    RoundClosed: CourseRow(LEADS, (_P.OPEN,), (_P.CLOSED,)),
    RoundRevealed: CourseRow(LEADS, (_P.CLOSED,), (_P.REVEALED,)),
    DeliberationBegun: CourseRow(LEADS, (_P.REVEALED,), (_P.DELIBERATING,)),
    GapConfirmed: CourseRow(SPEAKS, (_P.DELIBERATING,)),
    ImportanceGiven: CourseRow(SPEAKS, (_P.OPEN, _P.CLOSED, _P.REVEALED, _P.DELIBERATING)),
    ValueChecked: CourseRow(LEADS, TALKS),
    SnapshotTaken: CourseRow(LEADS, (*TALKS, *_AFTER)),
    TextSet: CourseRow(LEADS, (_P.PREPARING, _P.DRAFT, _P.DELIBERATING), (_P.SETTLED,)),
    OfferMade: CourseRow(SPEAKS, (_P.DELIBERATING,)),
    OfferAnswered: CourseRow(SPEAKS, (_P.DELIBERATING,)),
    ValueLocked: CourseRow(LEADS, (_P.PREPARING, _P.DRAFT, _P.DELIBERATING, _P.SETTLED)),
    UnlockAsked: CourseRow(SPEAKS, (_P.DELIBERATING, _P.SETTLED)),
    ValueUnlocked: CourseRow((), ()),
    DissentRecorded: CourseRow(SPEAKS, (_P.REVEALED, _P.DELIBERATING, _P.SETTLED, *_AFTER)),
    VoteCast: CourseRow(SPEAKS, (_P.SETTLED,)),
    AgreementReached: CourseRow(LEADS, (_P.SETTLED,), _AFTER),
    DecisionTaken: CourseRow(PAYS, (*_AFTER, _P.DECIDED), (_P.DECIDED,)),
    NoteSettled: CourseRow(LEADS, (_P.DELIBERATING, _P.SETTLED, *_AFTER, _P.DECIDED)),
    TariffPublished: CourseRow(LEADS, (_P.DECIDED,), (_P.PUBLISHED,)),
    TariffInForce: CourseRow(LEADS, (_P.PUBLISHED,), (_P.IN_FORCE,)),
    AgreementReopened: CourseRow(LEADS, (_P.IN_FORCE,), (_P.REOPENED,)),
    ProviderJoined: CourseRow(LEADS, (_P.IN_FORCE,)),
    CorridorAgreed: CourseRow(LEADS, (*_AFTER, _P.DECIDED, _P.PUBLISHED, *_HOLDS)),
    BudgetPlanned: CourseRow(SPEAKS, (*_AFTER, _P.DECIDED, _P.PUBLISHED, *_HOLDS), reopened=ROUNDS),
    RealisationReported: CourseRow(SPEAKS, _HOLDS, reopened=ROUNDS),
}
#: Who hands in sheets, and when: what has been closed, revealed or agreed rests on those that were there.
SHEETS: Final = CourseRow(GIVES, (*_BETWEEN, _P.OPEN))


def phase_after(process: Process, what: Happening) -> Phase | None:
    """Return the phase after something happened; `process` is as it stands with it."""
    to = COURSE[type(what)].to
    if not to:
        return process.phase
    if isinstance(what, TextSet):
        return to[0] if process.phase is Phase.DELIBERATING and _every_text_set(process) else process.phase
    return Phase(what.outcome) if isinstance(what, AgreementReached) else to[0]


def _every_text_set(process: Process) -> bool:
    """Whether each product on the agenda got its text in this round."""
    texts = (process.text(product) for product in process.agenda)
    return all(text is not None and text.round == process.round for text in texts)


def possible(phase: Phase | None, party: Party | None = None, *, holds: bool = False) -> tuple[type[Happening], ...]:
    """Return what can happen in a phase, by anybody or by a party; `holds`: where there is an agreement already."""
    return tuple(
        what
        for what, row in COURSE.items()
        if row.seats and _during(row, phase, holds) and (party is None or party.seat in row.seats)
    )


def misplaced(process: Process, what: Happening, by: Party) -> list[Finding]:
    """Return why something cannot happen now (`fase`) or not by this party (`rol`), with what can."""
    row, place = COURSE[type(what)], Place.of("soort")
    faults: list[Finding] = []
    if by.seat not in row.seats:
        who = (
            f"Dit is aan: {listed([seat.value for seat in row.seats])}." if row.seats else "Dit volgt uit iets anders."
        )
        faults.append(Finding("rol", f"'{what.KIND}' kan niet door een {by.seat.value} worden gedaan.", who, place))
    holds = process.agreement is not None
    if not _during(row, process.phase, holds):
        now = "voor het begin" if process.phase is None else f"in de fase '{process.phase.value}'"
        names = ", ".join(other.KIND for other in possible(process.phase, by, holds=holds)) or "niets"
        faults.append(Finding("fase", f"'{what.KIND}' kan niet {now}.", f"Wat u nu kunt doen: {names}.", place))
    return faults


def _during(row: CourseRow, phase: Phase | None, holds: bool) -> bool:
    if holds and phase in row.reopened:
        return True
    return phase in row.during if row.during else bool(row.seats) and phase is None
