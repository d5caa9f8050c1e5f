"""Figures of an agreement in force: what is refused, who sees them, and what is told of all providers together."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tarief.core.findings import Refused
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import RoundOpened, RoundPrepared
from tarief.negotiation.outcomes import AgreementReopened
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.quarter import Quarter, quarters_over
from tarief.negotiation.realised import BudgetPlanned, CareBand, CorridorAgreed, RealisationReported
from tarief.negotiation.together import told_together
from tarief.negotiation.views import seen_by
from tests.negotiation.in_force import in_force, many, planned, reported
from tests.negotiation.table import LEADER, PROVIDERS, TOWN, opened

BOARD = Party("bestuur", "Bestuur", Seat.BOARD)
CANARY = "123456.78"


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        *((text, (2027, 1)) for text in ("2027-1", "2027-K1", "Q1 2027", "1e kwartaal 2027", "eerste kwartaal 2027")),
        *((text, (2027, 4)) for text in ("2027/4", "kwartaal 4 (2027)", "4-2027", "2027 kw 4")),
        *((text, None) for text in ("2027", "2027-5", "1", "2027-1-2", "", "2027 q1 q2", "1e kwartaal 27", "2027-01")),
    ],
)
def test_a_quarter_is_read_as_people_write_it_or_not_at_all(text: str, quarter: tuple[int, int] | None):
    assert Quarter.of(text) == quarter
    assert quarter is None or Quarter.of(Quarter(*quarter).text) == Quarter.of(Quarter(*quarter).words) == quarter


def test_the_quarters_that_are_over_are_those_of_the_term():
    assert [one.text for one in quarters_over(date(2026, 11, 1), date(2027, 5, 31), date(2027, 7, 1))] == [
        *("2026-4", "2027-1", "2027-2"),
    ]
    assert [one.text for one in quarters_over(date(2027, 1, 1), date(2028, 12, 31), date(2027, 3, 31))] == []


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        (reported("2027-3"), {"kwartaal_loopt"}),
        (reported("2026-4"), {"buiten_looptijd"}),
        (reported("ergens"), {"geen_kwartaal"}),
        (reported(clients="-1"), {"negatief"}),
        (reported(clients="0"), {"onvolledig"}),
        (reported(units="0"), {"onvolledig"}),
        (RealisationReported(()), {"geen_cijfers"}),
        (RealisationReported(reported().care * 2), {"regel_dubbel"}),
        (planned(year=2029), {"buiten_looptijd"}),
        (planned(units="0"), {"niet_positief"}),
        (BudgetPlanned(planned().care * 2), {"regel_dubbel"}),
    ],
)
def test_figures_that_cannot_be_are_refused(what: Happening, kinds: set[str]):
    table = in_force()
    with pytest.raises(Refused) as refused:
        table.do(TOWN, what)
    assert {finding.kind for finding in refused.value.findings} == kinds


def test_a_quarter_is_reported_while_an_agreement_is_in_force_by_who_has_figures():
    for table, by, kind in ((opened(), TOWN, "fase"), (in_force(), LEADER, "rol")):
        with pytest.raises(Refused) as refused:
            table.do(by, reported())
        assert [finding.kind for finding in refused.value.findings] == [kind]


def test_a_quarter_is_reported_too_while_an_agreement_that_holds_is_talked_about_again():
    table = in_force()
    table.lead(AgreementReopened("De cao is anders dan verwacht."))
    table.lead(RoundPrepared(2, {"bi": ("uren",)}), RoundOpened(table.at + timedelta(days=14)))
    table.do(TOWN, reported(), planned(year=2028))
    (figures,) = seen_by(table.process, TOWN).as_json()["volgen"]["realisatie"]
    assert figures["kwartaal"] == "2027-1"


def test_who_sees_a_plan_and_a_quarter_is_its_own_party_and_the_facilitator_only():
    table = in_force()
    before = {one.id: seen_by(table.process, one).as_json() for one in (LEADER, BOARD, TOWN, *PROVIDERS)}
    table.do(PROVIDERS[0], planned(), reported(cost=CANARY))
    table.do(TOWN, planned(price="60"), reported(cost=CANARY))
    for one in (LEADER, BOARD, *PROVIDERS[1:]):
        assert seen_by(table.process, one).as_json() == before[one.id]
    for one in (TOWN, PROVIDERS[0]):
        assert json.dumps(seen_by(table.process, one).as_json()).count(CANARY) == 1
    assert seen_by(table.process, None).as_json() == seen_by(in_force().process, None).as_json()
    assert all(event.what.SEALED for event in table.events[-4:])


def test_a_later_figure_takes_the_place_and_every_event_is_read_back():
    table = in_force()
    table.lead(CorridorAgreed((CareBand(Decimal(1), Decimal(0), Decimal("0.02")),)))
    table.do(TOWN, planned(), reported(), reported(cost="60000"))
    seen = seen_by(table.process, TOWN).as_json()["volgen"]
    assert [one["kosten"] for one in seen["realisatie"]] == ["60000"] and seen["corridor"]["overschrijding"]
    assert fold(Event.of(event.as_json()) for event in table.events) == table.process


def test_of_providers_together_is_told_what_thirty_days_gave_and_nothing_later_changes_it():
    table = in_force()
    table.at = datetime(2027, 4, 10, tzinfo=UTC)
    providers = many(table, 6)
    for number, one in enumerate(providers):  # 60, 61, ... 65 euro an hour, of 100 hours each
        table.do(one, reported(units="100", clients="10", cost=str(6000 + 100 * number)))
    assert told_together(table.process, date(2027, 4, 30)) == ()
    told = told_together(table.process, date(2027, 5, 1))
    assert {key: figure.get("tekst") for key, figure in told[0].figures.items()} == {
        "aantal": "5–9",
        "gemiddelde": "€\u00a062,50 per uur",
        "gewogen_gemiddelde": "€\u00a062,50 per uur",
        "mediaan": "€\u00a062,50 per uur",
        "eerste_kwartiel": None,
        "derde_kwartiel": None,
    }
    table.at += timedelta(days=40)
    table.do(providers[0], reported(units="100", clients="10", cost="9999"))
    assert told_together(table.process, date(2027, 7, 1)) == told


def test_of_four_providers_nothing_is_told():
    table = in_force()
    table.at = datetime(2027, 4, 10, tzinfo=UTC)
    for one in many(table, 4):
        table.do(one, reported())
    table.do(TOWN, reported())  # a municipality is no provider
    (told,) = told_together(table.process, date(2027, 6, 1))
    assert [figure for key, figure in told.figures.items() if "tekst" in figure and key != "aantal"] == []
    assert told.figures["aantal"]["tekst"] == "te weinig"
