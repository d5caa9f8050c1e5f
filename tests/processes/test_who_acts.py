"""Whom everybody waits for: the same is told to who leads the process and to who only looks on."""

from datetime import timedelta

import pytest

from api.negotiation.pages.expected import expected_now
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.views import SeatView, seen_by
from tests.negotiation.table import LEADER, PROVIDERS, TOWN, Table, deliberating, opened

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
