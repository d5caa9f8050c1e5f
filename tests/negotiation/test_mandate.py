"""Who speaks for whom: a negotiator by mandate, each municipality decides for itself, a cooperative for members."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tarief.core.findings import Refused
from tarief.negotiation.happenings import (
    Amendment,
    MandateGiven,
    OfferMade,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProcessStarted,
    ProductAdded,
    RoundExtended,
)
from tarief.negotiation.outcomes import AgreementReached, DecisionTaken, Settlement, TariffPublished, Vote, VoteCast
from tarief.negotiation.party import Mandate, Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.views import seen_by
from tests.negotiation.table import (
    AGREED,
    LEADER,
    PRODUCT,
    PROVIDERS,
    RESEARCH,
    TOWN,
    Table,
    definition,
    opened,
    position,
    ready,
    text,
)

REGION = Party("regio", "Onderhandelaar", Seat.MUNICIPALITY)
DEURNE = Party("deurne", "Deurne", Seat.MUNICIPALITY)
POOL = Party("pool", "Coöperatie", Seat.COOPERATIVE)
MEMBER = Party("lid", "Lid", Seat.PROVIDER, cooperative="pool")


def kinds(call, *arguments):
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return [finding.kind for finding in refused.value.findings]


def region() -> Table:
    """Two municipalities that let a negotiator speak for them, after a round in which he did."""
    table = ready()
    table.lead(*(PartyAdded(party) for party in (REGION, DEURNE, POOL, MEMBER)))
    for town in (TOWN, DEURNE):
        table.do(town, MandateGiven(Mandate(town.id, REGION.id)))
    table.open()
    table.put(REGION, "uren", "1330")
    table.reveal()
    table.lead(text(AGREED))
    return table


def test_a_negotiator_votes_for_who_gave_a_mandate_and_each_municipality_decides_for_itself():
    table = region()
    for party in (*PROVIDERS, POOL):
        table.do(party, VoteCast(Vote.AGREED))
    outcome = AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA")
    assert kinds(table.lead, outcome) == ["geen_overeenstemming"]
    for town in (TOWN, DEURNE):
        table.do(REGION, VoteCast(Vote.ACCEPTABLE, for_whom=town.id))
    table.lead(outcome)
    decision = DecisionTaken("college", date(2026, 6, 1), {"bi": Decimal("62.86")}, "Zie de overeenkomst.")
    table.do(TOWN, decision)
    assert "besluit_ontbreekt" in kinds(table.lead, TariffPublished())
    table.do(DEURNE, replace(decision, day=date(2026, 6, 8)))
    assert table.process.phase is Phase.DECIDED
    assert kinds(table.lead, TariffPublished()) == ["opmerking_onbeantwoord"]


def test_nobody_votes_for_who_gave_no_mandate_and_nobody_gives_one_for_another():
    assert kinds(region().do, DEURNE, VoteCast(Vote.AGREED, for_whom=TOWN.id)) == ["niet_gemachtigd"]
    table = ready()
    table.lead(PartyAdded(DEURNE))
    assert kinds(table.do, DEURNE, MandateGiven(Mandate(TOWN.id, DEURNE.id))) == ["niet_eigen"]
    assert kinds(table.do, TOWN, MandateGiven(Mandate(TOWN.id, PROVIDERS[0].id))) == ["gemachtigde_onbekend"]


def test_a_municipality_sees_what_is_done_in_its_name_and_another_does_not():
    table = region()
    other = Party("asten", "Asten", Seat.MUNICIPALITY)
    table.lead(PartyAdded(other))
    table.open(2)
    table.put(REGION, "uren", "1311")
    seen = {party.id: len(seen_by(table.process, party).positions) for party in (REGION, TOWN, DEURNE, other)}
    assert seen == {"regio": 2, "helmond": 2, "deurne": 2, "asten": 1}


def test_a_mandate_may_be_of_some_products_only():
    table = ready()
    table.lead(PartyAdded(DEURNE))
    table.do(TOWN, MandateGiven(Mandate(TOWN.id, DEURNE.id, ("bi",))))
    assert table.process.speaks_for(DEURNE.id, TOWN.id, "bi")
    assert not table.process.speaks_for(DEURNE.id, TOWN.id, "anders")


def test_a_cooperative_speaks_and_votes_for_its_members():
    table = ready()
    table.lead(PartyAdded(POOL), PartyAdded(MEMBER))
    table.open()
    assert kinds(table.do, MEMBER, PositionSubmitted(1, position("uren", "1300"))) == ["lid"]
    table.put(POOL, "uren", "1300")
    table.reveal()
    table.lead(text(AGREED))
    assert kinds(table.do, MEMBER, VoteCast(Vote.AGREED)) == ["lid"]


def test_everybody_reads_why_a_round_was_extended():
    table = opened()
    table.lead(RoundExtended(table.process.closes.replace(month=3), "De tabellen kwamen later."))
    for party in (TOWN, *PROVIDERS):
        assert seen_by(table.process, party).extensions == ("De tabellen kwamen later.",)


def test_a_member_makes_no_offers_of_its_own():
    table = ready()
    table.lead(PartyAdded(POOL), PartyAdded(MEMBER))
    table.open()
    table.reveal()
    offer = OfferMade("een", "bi", 1, TOWN.id, (Amendment("uren", Decimal(1300), "Zo is het."),))
    assert kinds(table.do, MEMBER, offer) == ["lid"]
    table.do(POOL, offer)


def test_there_is_no_agreement_without_anybody_on_the_other_side():
    table = Table()
    table.lead(ProcessStarted("Proef", "Peel", LEADER), PartyAdded(TOWN))
    table.lead(*(ParameterDefined(definition(key)) for key in RESEARCH), ProductAdded(PRODUCT), text())
    table.open()
    table.reveal()
    table.lead(text(AGREED))
    table.do(TOWN, VoteCast(Vote.AGREED))
    outcome = AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA")
    assert kinds(table.lead, outcome) == ["kant_ontbreekt"]
