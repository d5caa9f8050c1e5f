"""Who sees what: what is sealed is in nobody else's view, as if it did not exist."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.negotiation.decide import decide
from tarief.negotiation.event import Event
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    Amendment,
    Mode,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    PartyAdded,
    PositionSubmitted,
    QuestionAnswered,
    QuestionAsked,
    Reply,
    ReplyToChange,
    RoundClosed,
)
from tarief.negotiation.outcomes import DissentRecorded
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.views import seen_by
from tarief.negotiation.visibility import TABLE, From, Matter, Viewer, granted
from tests.negotiation.table import (
    LEADER,
    OLD,
    PROVIDERS,
    TOWN,
    Table,
    deliberating,
    opened,
    position,
    ready,
)

COUNCIL = Party("raad", "De raad", Seat.BOARD)
POOL = Party("pool", "Coöperatie", Seat.COOPERATIVE)
MEMBER = Party("lid", "Lid", Seat.PROVIDER, cooperative="pool")
OTHER_TOWN = Party("deurne", "Deurne", Seat.MUNICIPALITY)
EVERYBODY = (None, LEADER, TOWN, OTHER_TOWN, COUNCIL, POOL, MEMBER, *PROVIDERS)


def everybody_at(table: Table) -> Table:
    table.lead(*(PartyAdded(party) for party in (COUNCIL, POOL, MEMBER, OTHER_TOWN)))
    return table


def written(process, party) -> str:
    return json.dumps(seen_by(process, party).as_json(), ensure_ascii=False, default=str)


FULL = everybody_at(ready())
FULL.open()
OPEN = FULL.process

TRIED = (
    PositionSubmitted(1, position("uren", "1300")),
    PositionSubmitted(1, position("uren", "900", "1700", why="")),
    PositionSubmitted(2, position("overhead", "0.3")),
    OfferMade("o1", "bi", 1, TOWN.id, ()),
    RoundClosed(),
)


def answer(process, what, party):
    """What somebody hears who tries something."""
    try:
        return decide(process, what, by=party, at=FULL.at)
    except Refused as refused:
        return refused.findings


submissions = st.lists(
    st.tuples(
        st.sampled_from([TOWN, POOL, *PROVIDERS]),
        st.sampled_from(["uren", "client", "salaris"]),
        st.integers(1000, 9000),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(submissions)
def test_while_a_round_is_open_a_view_is_the_same_whatever_others_put_forward(made):
    events = [
        event
        for by, key, value in made
        for event in decide(OPEN, PositionSubmitted(1, position(key, str(value))), by=by, at=FULL.at)
    ]
    for party in EVERYBODY:
        own = [event for event in events if party is not None and event.by == party.id]
        everything, alone = fold(events, OPEN), fold(own, OPEN)
        assert seen_by(everything, party) == seen_by(alone, party)
        if party is not None:
            assert [answer(everything, what, party) for what in TRIED] == [answer(alone, what, party) for what in TRIED]


@settings(max_examples=25, deadline=None)
@given(submissions, st.randoms(use_true_random=False))
def test_the_order_within_a_chain_decides_and_not_how_chains_are_laid_between_each_other(made, random):
    table = Table(list(FULL.events), FULL.at)
    for by, key, value in made:
        table.do(by, PositionSubmitted(1, position(key, str(value))))
    table.reveal()
    chains: dict[str, list[Event]] = {}
    for event in table.events:
        chains.setdefault(event.by if event.what.SEALED else "", []).append(event)
    laid: list[Event] = []
    while any(chains.values()):
        laid.append(chains[random.choice([name for name, chain in chains.items() if chain])].pop(0))
    assert fold(laid) == table.process


def test_after_the_reveal_a_provider_sees_nothing_of_another_and_neither_rank_nor_number():
    table = deliberating()
    alone = [event for event in table.events if event.by != PROVIDERS[1].id]
    assert seen_by(table.process, PROVIDERS[0]) == seen_by(fold(alone), PROVIDERS[0])


def test_what_two_heard_of_each_other_nobody_else_hears():
    process = deliberating().process
    assert len(seen_by(process, PROVIDERS[0]).meetings) == 1
    assert seen_by(process, PROVIDERS[2]).meetings == ()
    assert len(seen_by(process, TOWN).meetings) == len(seen_by(process, LEADER).meetings) == 2


def test_a_view_after_the_reveal_never_holds_how_far_the_other_would_have_gone():
    process = deliberating().process
    assert "1360" not in written(process, PROVIDERS[0])
    assert "1280" not in written(process, TOWN)
    assert "1280" in written(process, LEADER)


def test_an_agenda_has_facts_first():
    assert seen_by(opened().process, TOWN).agenda["bi"][0] == "lasten"


def test_open_book_is_by_consent_of_each_provider_itself_and_from_the_reveal_on():
    willing, other = PROVIDERS[:2]
    table = ready(Mode.OPEN_BOOK)
    with pytest.raises(Refused, match="zelf in"):
        table.lead(PartyAdded(replace(willing, id="vierde", open_book=True)))
    table.do(willing, OpenBookChosen(True))
    willing = table.process.parties[willing.id]
    table.open()
    table.put(willing, "uren", "1280", "1340")
    private = (Matter.SHEET, Matter.POSITION)
    assert not any(granted(table.process, matter, willing.id, TOWN) for matter in private)
    table.reveal()
    for looking, owner, sees in ((TOWN, willing, True), (TOWN, other, False), (other, willing, False)):
        assert [bool(granted(table.process, matter, owner.id, looking)) for matter in private] == [sees, sees]
    assert [seen.party for seen in seen_by(table.process, TOWN).positions] == [willing.id]
    table.do(willing, OpenBookChosen(False))
    assert seen_by(table.process, TOWN).positions == ()


def test_in_a_sealed_process_nobody_opens_his_book_and_nobody_seats_a_second_leader():
    table = ready()
    with pytest.raises(Refused, match="verzegeld"):
        table.do(PROVIDERS[0], OpenBookChosen(True))
    with pytest.raises(Refused, match="een begeleider"):
        table.lead(PartyAdded(replace(LEADER, id="tweede")))


def test_a_cooperative_sees_the_sheets_of_its_members_and_they_not_each_others():
    another = replace(MEMBER, id="lid2")
    table = everybody_at(ready())
    table.lead(PartyAdded(another))
    assert granted(table.process, Matter.SHEET, MEMBER.id, POOL)
    assert granted(table.process, Matter.SHEET, MEMBER.id, another) is None
    assert [party.id for party in seen_by(table.process, POOL).participants] == ["pool", "lid", "lid2"]


def test_sheets_are_looked_into_by_the_facilitator_only_on_the_record():
    grant = granted(opened().process, Matter.SHEET, PROVIDERS[0].id, LEADER)
    assert grant is not None and grant.logged


def test_an_offer_is_between_two():
    table = everybody_at(ready())
    table.open()
    table.reveal()
    change = Amendment("uren", Decimal(1310), "Zie de registratie.")
    table.do(PROVIDERS[0], OfferMade("o1", "bi", 1, TOWN.id, (change,)))
    table.do(TOWN, OfferAnswered("o1", (ReplyToChange("uren", Reply.ACCEPTED),)))
    seen = {party.id if party else "": "o1" in written(table.process, party) for party in EVERYBODY}
    assert {name for name, sees in seen.items() if sees} == {"p01", "helmond", "leider"}


def test_dissent_is_read_by_rivals_without_a_name_and_a_question_once_it_is_answered():
    table = deliberating()
    dissent = DissentRecorded("d1", "bi", "uren", reason="Te hoog.")
    table.do(PROVIDERS[1], dissent, QuestionAsked("v1", "uren", "Reistijd?"))
    rival = seen_by(table.process, PROVIDERS[0])
    assert (rival.dissents[0].dissent.reason, rival.dissents[0].by, rival.questions) == ("Te hoog.", "", ())
    table.lead(QuestionAnswered("v1", "Telt mee."))
    assert seen_by(table.process, PROVIDERS[0]).questions[0].by == ""
    assert PROVIDERS[1].id not in written(table.process, PROVIDERS[0])


@pytest.mark.parametrize("party", [None, *PROVIDERS, TOWN, LEADER])
def test_a_view_never_names_a_field_that_its_seat_never_sees_anything_in(party):
    process = opened().process
    names = seen_by(process, party).as_json().keys()
    hidden = {"voorstellen", "ontmoetingen", "posities"} if party is None else set()
    assert not names & hidden


def test_no_provider_is_ever_granted_what_is_another_ones_own():
    private = (Matter.SHEET, Matter.POSITION, Matter.PAYING_POSITION, Matter.MEETING, Matter.OFFER, Matter.VOTE)
    assert all(Viewer.RIVAL not in TABLE[matter] for matter in private)
    assert {grant.start for grant in TABLE[Matter.SHEET].values()} == {From.ALWAYS, From.OPEN_BOOK}
    assert set(TABLE) == set(Matter)
    assert set(OLD) == set(opened().process.agenda["bi"])
