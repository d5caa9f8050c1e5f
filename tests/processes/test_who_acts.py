"""Whom everybody waits for: the same is told to who leads the process and to who only looks on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from api.negotiation.pages.expected import expected_now
from tarief.negotiation.outcomes import (
    AgreementReached,
    AgreementReopened,
    AnswerToRemark,
    DecisionTaken,
    NoteSettled,
    Settlement,
    Vote,
    VoteCast,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.remarks import unanswered
from tarief.negotiation.views import SeatView, seen_by
from tests.negotiation.in_force import in_force
from tests.negotiation.table import AGREED, LEADER, PROVIDERS, TOWN, Table, deliberating, opened, text

BOARD = Party("raad", "Raad", Seat.BOARD)


def told(table: Table, party: Party, days: int = 0) -> list[str]:
    view = seen_by(table.process, party)
    assert isinstance(view, SeatView)
    return [one.text for one in expected_now(view, party, table.at + timedelta(days=days))]


def test_while_a_round_goes_on_the_council_and_who_leads_hear_that_the_parties_act():
    table, acts = opened(), "De ronde is open: gemeenten en aanbieders brengen hun waarden in."
    assert told(table, LEADER) == [acts]
    assert told(table, BOARD) == [f"U hoeft nu niets te doen. {acts}"]
    assert "Breng uw waarden in" in told(table, TOWN)[0]


@pytest.mark.parametrize("party", [BOARD, TOWN, PROVIDERS[0]])
def test_once_the_time_of_a_round_is_over_everybody_waits_for_who_leads(party: Party):
    table = opened()
    assert told(table, LEADER, days=20) == ["De tijd van de ronde is om."]
    assert told(table, party, days=20) == ["U hoeft nu niets te doen. De begeleider is aan zet."]


def test_in_the_deliberation_who_leads_sets_the_text():
    table = deliberating()
    assert told(table, BOARD) == ["U hoeft nu niets te doen. De begeleider is aan zet."]
    assert "Leg na het beraad de nieuwe tekst vast." in told(table, LEADER)


@pytest.mark.parametrize("party", [TOWN, PROVIDERS[0]])
def test_in_the_deliberation_who_speaks_hears_what_it_can_do_until_the_text_is_set(party: Party):
    table = deliberating()
    (one,) = expected_now(seen_by(table.process, party), party, table.at)
    assert (
        "tegenvoorstel" in one.text and one.button == "Doe een tegenvoorstel" and one.address.endswith("/voorstellen")
    )


def test_who_leads_is_not_sent_to_publish_while_a_remark_waits_for_its_answer():
    table = deliberating()
    table.lead(text(AGREED))
    for party in (TOWN, *PROVIDERS):
        table.do(party, VoteCast(Vote.AGREED))
    assert told(table, LEADER)[-1].startswith("Stemmen tot nu toe: 4.")
    table.lead(AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA"))
    table.do(TOWN, DecisionTaken("college", date(2026, 6, 1), {"bi": Decimal("62.86")}, "Zie de overeenkomst."))
    assert told(table, LEADER) == ["Niet elke opmerking heeft een antwoord. Publiceren kan daarna."]
    table.lead(NoteSettled(tuple(AnswerToRemark(item.id, "Ja.", False) for item in unanswered(table.process))))
    assert told(table, LEADER) == ["Besluiten tot nu toe: 1. Heeft elke gemeente besloten?"]


def test_while_an_agreement_is_reopened_its_tariffs_go_on_and_quarters_are_still_filled_in():
    table = in_force()
    table.lead(AgreementReopened("Een nieuwe cao."))
    for party in (TOWN, PROVIDERS[0]):
        assert told(table, party) == [
            "De tarieven gelden. Vul na elk kwartaal in wat is geleverd, en zie hoe het loopt."
        ]
    assert told(table, LEADER) == ["Het akkoord is heropend. Intussen blijven de tarieven gelden."]
