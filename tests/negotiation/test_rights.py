"""Who sees what of another and from which phase, held against the table of the design in every phase."""

from itertools import product

import pytest

from tarief.negotiation.happenings import Mode
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process
from tarief.negotiation.visibility import TABLE, Matter, Shape, Viewer, granted

NEVER, ALWAYS = None, Phase.PREPARING
OWNER, POOLED = (
    Party("een", "Een", Seat.PROVIDER, open_book=True),
    Party("lid", "Lid", Seat.PROVIDER, cooperative="pool"),
)
LOOKING = {seat: Party(seat.value, seat.value, seat) for seat in Seat}
POOL = Party("pool", "Coöperatie", Seat.COOPERATIVE)
TOWN = Party("stad", "Stad", Seat.MUNICIPALITY)
GIVING, PAYING = (Seat.PROVIDER, Seat.COOPERATIVE), (Seat.MUNICIPALITY, Seat.BOARD)
LEADS = (Seat.FACILITATOR,)
PARTIES = {party.id: party for party in (OWNER, POOLED, POOL, TOWN, *LOOKING.values())}
#: From which phase of the first round somebody sees something of a provider: who, what, since.
OF_A_PROVIDER = (
    (GIVING, Matter.SHEET, NEVER),
    (PAYING, Matter.SHEET, NEVER),
    (LEADS, Matter.SHEET, ALWAYS),
    (GIVING, Matter.POSITION, NEVER),
    (PAYING, Matter.POSITION, NEVER),
    (LEADS, Matter.POSITION, Phase.CLOSED),
    ((*GIVING, *PAYING, *LEADS), Matter.CONFIRMATION, NEVER),
    (GIVING, Matter.MEDIAN, NEVER),
    ((*PAYING, *LEADS), Matter.MEDIAN, Phase.REVEALED),
    (GIVING, Matter.PARTICIPANTS, NEVER),
    (PAYING, Matter.PARTICIPANTS, Phase.CLOSED),
    (LEADS, Matter.PARTICIPANTS, ALWAYS),
    (Seat, Matter.TEXT, ALWAYS),
    (GIVING, Matter.OFFER, NEVER),
    (GIVING, Matter.VOTE, NEVER),
    (PAYING, Matter.VOTE, Phase.AGREED),
    (Seat, Matter.DISSENT, ALWAYS),
    (Seat, Matter.DECISION, Phase.DECIDED),
)


def at(phase: Phase, mode: Mode = Mode.SEALED) -> Process:
    round_number = 0 if phase is Phase.PREPARING else 1
    return Process("proces", phase=phase, round=round_number, mode=mode, parties=PARTIES)


@pytest.mark.parametrize(("seats", "matter", "since"), OF_A_PROVIDER)
def test_what_is_a_providers_is_seen_by_others_from_the_phase_of_the_design_and_not_before(seats, matter, since):
    course = [phase for phase in Phase if phase is not Phase.REOPENED]
    for seat, phase in product(seats, course):
        seen = granted(at(phase), matter, OWNER.id, LOOKING[seat])
        assert bool(seen) is (since is not NEVER and course.index(phase) >= course.index(since)), (seat, phase)


def test_what_a_municipality_puts_forward_is_seen_by_municipalities_and_boards_from_the_reveal_only():
    for seat in PAYING:
        seen = [bool(granted(at(phase), Matter.PAYING_POSITION, TOWN.id, LOOKING[seat])) for phase in Phase]
        assert seen == [list(Phase).index(phase) >= list(Phase).index(Phase.REVEALED) for phase in Phase]


def test_with_an_open_book_a_municipality_looks_from_the_reveal_on_and_a_rival_or_a_board_never():
    since = list(Phase).index(Phase.REVEALED)
    for seat, matter in product(Seat, (Matter.SHEET, Matter.POSITION)):
        seen = [bool(granted(at(phase, Mode.OPEN_BOOK), matter, OWNER.id, LOOKING[seat])) for phase in Phase]
        if seat is Seat.MUNICIPALITY:
            assert seen == [number >= since for number in range(len(Phase))]
        elif seat is not Seat.FACILITATOR:
            assert not any(seen), (seat, matter)


def test_what_is_ones_own_or_of_ones_member_is_seen_in_every_phase_and_of_ones_cooperative_never():
    for phase, matter in product(Phase, (Matter.SHEET, Matter.POSITION, Matter.DISSENT)):
        assert granted(at(phase), matter, OWNER.id, OWNER) and granted(at(phase), matter, POOLED.id, POOL)
        if matter is not Matter.DISSENT:
            assert not granted(at(phase), matter, POOL.id, POOLED) and not granted(at(phase), matter, OWNER.id, POOL)


def test_the_public_sees_nothing_before_the_publication_and_nobody_by_name():
    public = [matter for matter in Matter if Viewer.PUBLIC in TABLE[matter]]
    for phase, matter in product(Phase, public):
        process = at(phase)
        assert bool(granted(process, matter, "", None)) <= (phase in (Phase.PUBLISHED, Phase.IN_FORCE)), (phase, matter)
    assert not set(public) & {Matter.SHEET, Matter.POSITION, Matter.PAYING_POSITION, Matter.OFFER, Matter.VOTE}
    assert {TABLE[matter][Viewer.PUBLIC].shape for matter in (Matter.DISSENT, Matter.REMARK)} == {Shape.NAMELESS}
