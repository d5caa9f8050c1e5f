"""The whole way from the first party to a tariff in force, and what is refused on it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tarief.core.findings import Refused
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.event import KINDS, Event
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import (
    ParameterDefined,
    PositionSubmitted,
    QuestionAnswered,
    QuestionAsked,
    RequirementsChanged,
    RoundClosed,
    RoundExtended,
    RoundPrepared,
)
from tarief.negotiation.outcomes import (
    AgreementReached,
    AgreementReopened,
    AnswerToRemark,
    DecisionTaken,
    Deviation,
    DissentRecorded,
    NoteSettled,
    ProviderJoined,
    Settlement,
    TariffInForce,
    TariffPublished,
    UnlockAsked,
    ValueLocked,
    ValueUnlocked,
    Vote,
    VoteCast,
)
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.position import Item
from tarief.negotiation.remarks import unanswered
from tarief.negotiation.rules.rounds import MOST_DAYS
from tarief.negotiation.views import seen_by
from tarief.report.council import report_of_council
from tests.negotiation.table import (
    AGREED,
    DOCUMENT,
    LEADER,
    PROVIDERS,
    TOWN,
    Table,
    definition,
    deliberating,
    opened,
    position,
    ready,
    text,
)

YEAR = AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA")
TARIFF = Decimal("62.86")


def kinds(call, *arguments):
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return [finding.kind for finding in refused.value.findings]


def settled() -> Table:
    table = deliberating()
    table.lead(text(AGREED))
    return table


def agreed() -> Table:
    table = settled()
    for party in (TOWN, *PROVIDERS):
        table.do(party, VoteCast(Vote.ACCEPTABLE))
    table.lead(YEAR)
    return table


def published() -> Table:
    table = agreed()
    table.lead(NoteSettled(tuple(AnswerToRemark(item.id, "Overgenomen.", False) for item in unanswered(table.process))))
    table.do(TOWN, DecisionTaken("college", date(2026, 6, 1), {"bi": TARIFF}, "Zie de overeenkomst."))
    table.lead(TariffPublished())
    return table


def test_the_whole_way_leads_to_a_tariff_in_force_and_can_begin_anew():
    table = published()
    table.lead(TariffInForce(date(2027, 1, 1)), ProviderJoined(Party("nieuw", "Nieuw", Seat.PROVIDER)))
    assert table.process.phase is Phase.IN_FORCE
    assert table.process.text("bi").set.tariff == TARIFF
    table.lead(AgreementReopened("De premies stegen meer dan 2%."))
    table.open(2)
    assert table.process.phase is Phase.OPEN


def test_every_event_is_read_back_as_it_was_written():
    events = published().events
    assert [Event.of(event.as_json()) for event in events] == events
    assert fold(Event.of(event.as_json()) for event in events) == fold(events)


def test_what_is_written_holds_no_number_but_in_text():
    def leaves(value):
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        return [leaf for item in value for leaf in leaves(item)] if isinstance(value, list) else [value]

    written = [leaf for event in published().events for leaf in leaves(event.as_json())]
    assert {type(leaf) for leaf in written} <= {str, bool, type(None)}


def test_every_kind_of_event_has_a_row_in_the_course():
    assert set(COURSE) == set(KINDS.values())


@pytest.mark.parametrize("phase", Phase)
def test_what_the_course_does_not_name_is_refused_in_every_phase(phase):
    process = replace(settled().process, phase=phase)
    for what, row in COURSE.items():
        if not row.seats or phase in row.during:
            continue
        by = next(party for party in process.parties.values() if party.seat in row.seats)
        with pytest.raises(Refused) as refused:
            decide(process, _any(what), by=by, at=datetime(2027, 1, 1, tzinfo=UTC))
        assert [finding.kind for finding in refused.value.findings] == ["fase"]
        assert f"'{phase.value}'" in refused.value.findings[0].text


def _any(what):
    """An instance of a kind without values: only its kind is looked at."""
    return object.__new__(what) if what.KIND != "proces_gestart" else ready().events[0].what


@pytest.mark.parametrize("party", [LEADER, TOWN, PROVIDERS[0]])
def test_what_is_not_for_a_seat_is_refused(party):
    process = opened().process
    for what, row in COURSE.items():
        if party.seat not in row.seats and what.KIND != "proces_gestart":
            with pytest.raises(Refused) as refused:
                decide(process, _any(what), by=party, at=datetime(2027, 1, 1, tzinfo=UTC))
            assert "rol" in [finding.kind for finding in refused.value.findings]


def test_who_is_not_at_the_table_or_says_to_be_another_is_refused():
    table = opened()
    assert kinds(table.do, Party("vreemd", "Vreemd", Seat.PROVIDER), RoundPrepared(2, {})) == ["partij_onbekend"]
    assert kinds(table.do, replace(TOWN, seat=Seat.FACILITATOR), RoundClosed()) == ["partij_onbekend"]


def test_a_position_after_the_moment_of_closing_is_refused_and_a_later_one_replaces_an_earlier():
    table = opened()
    table.put(TOWN, "uren", "1300")
    table.put(TOWN, "uren", "1310")
    assert [item.values.low for item in table.process.positions.values()] == [Decimal(1310)]
    table.at = table.process.closes
    assert kinds(table.put, TOWN, "uren", "1320") == ["fase"]


def test_every_fault_of_a_position_is_told_at_once():
    wrong = replace(position("uren", "1500", "900", why=" "), version=7)
    assert kinds(opened().do, TOWN, PositionSubmitted(1, wrong)) == ["versie", "omgekeerd", "motivering_ontbreekt"]


def test_a_round_closes_at_its_moment_and_is_extended_only_to_a_later_one():
    table = opened()
    assert kinds(table.lead, RoundClosed()) == ["fase"]
    assert kinds(table.lead, RoundExtended(table.process.closes, "Vakantie.")) == ["sluit_te_vroeg"]


def test_a_round_closes_within_a_year_from_now():
    table = opened()
    latest = table.at + timedelta(days=MOST_DAYS)
    for closes in (latest + timedelta(days=1), datetime(9999, 12, 31, tzinfo=UTC)):
        assert kinds(table.lead, RoundExtended(closes, "Nooit meer.")) == ["sluit_te_laat"]
    table.lead(RoundExtended(latest, "Een jaar."))
    assert table.process.closes == latest


def test_a_fact_is_nobodys_to_bargain_about():
    assert kinds(opened().put, TOWN, "lasten", "0.27") == ["feit_geen_ruilmiddel"]
    assert kinds(deliberating().lead, text(AGREED | {"lasten": "0.27"})) == ["feit_geen_ruilmiddel"]


def test_a_value_below_nought_or_outside_its_range_is_refused():
    assert kinds(opened().put, TOWN, "client", "-1") == ["buiten_bereik"]
    table = ready()
    table.lead(ParameterDefined(replace(definition("uren", 2), least=Decimal(1000), most=Decimal(1700))))
    table.open()
    wrong = replace(position("uren", "1701"), version=2)
    assert kinds(table.do, TOWN, PositionSubmitted(1, wrong)) == ["buiten_bereik"]


@pytest.mark.parametrize(("low", "high", "allowed"), [("1235", "1365", True), ("1234", "1366", False)])
def test_an_interval_is_as_wide_as_its_ground_is_good(low, high, allowed):
    table = opened()
    if allowed:
        table.put(TOWN, "uren", low, high)
    else:
        assert kinds(table.put, TOWN, "uren", low, high) == ["te_breed"]


LOCK = ValueLocked("bi", "uren", Decimal(1330), "Past.", "Past.", (DOCUMENT,))


def test_a_lock_opens_by_both_sides_or_when_its_meaning_changes():
    table = settled()
    table.lead(LOCK)
    assert [event.what.KIND for event in table.do(TOWN, UnlockAsked("bi", "uren", "Nieuw cijfer."))] == [
        UnlockAsked.KIND
    ]
    assert not seen_by(settled().process, LEADER).unlocks
    for one in (TOWN, LEADER, *PROVIDERS):
        assert [(ask.by, ask.reason) for ask in seen_by(table.process, one).unlocks] == [(TOWN.id, "Nieuw cijfer.")]
    made = table.do(PROVIDERS[0], UnlockAsked("bi", "uren", "Eens."))
    assert made[1].what == ValueUnlocked("bi", "uren", "Nieuw cijfer. / Eens.")
    for change in (ParameterDefined(definition("uren", 2)), RequirementsChanged("bi", "ook avonden", ("uren",))):
        table.lead(LOCK)
        assert Item("bi", "uren") in table.process.locks
        assert isinstance(table.lead(change)[1].what, ValueUnlocked)
        assert not table.process.locks


def test_what_a_provider_gives_as_a_reason_to_unlock_is_told_to_the_other_side_and_to_no_rival():
    table = settled()
    table.lead(LOCK)
    table.do(PROVIDERS[0], UnlockAsked("bi", "uren", "Onze uren zakten."))
    for one in (TOWN, LEADER, PROVIDERS[0]):
        assert seen_by(table.process, one).as_json()["ontgrendelingen"] == [
            {"product": "bi", "parameter": "uren", "door": PROVIDERS[0].id, "reden": "Onze uren zakten."}
        ]
    for one in (Party("bestuur", "Bestuur", Seat.BOARD), *PROVIDERS[1:], None):
        assert "zakten" not in str(seen_by(table.process, one).as_json())


def test_an_estimate_locks_nothing_and_a_locked_value_stays_in_the_text():
    assert kinds(settled().lead, replace(LOCK, evidence=())) == ["graad_te_laag"]
    table = settled()
    table.lead(LOCK)
    table.open(2)
    assert kinds(table.put, TOWN, "uren", "1330") == ["vergrendeld"]
    table.reveal()
    assert kinds(table.lead, text()) == ["vergrendeld"]


def test_agreement_is_only_what_every_party_can_live_with():
    table = settled()
    assert kinds(table.lead, YEAR) == ["geen_overeenstemming"]
    for party in (TOWN, *PROVIDERS):
        table.do(party, VoteCast(Vote.AGREED))
    assert kinds(table.lead, replace(YEAR, outcome=Settlement.PARTIAL)) == ["wel_overeenstemming"]
    table.do(PROVIDERS[2], VoteCast(Vote.REFUSED))
    table.lead(replace(YEAR, outcome=Settlement.PARTIAL))
    assert table.process.phase is Phase.PARTIAL


def test_a_decision_that_departs_from_the_agreement_has_its_own_motivation():
    less = DecisionTaken("college", date(2026, 6, 1), {"bi": Decimal("60.00")}, "Budget.")
    table = agreed()
    assert kinds(table.do, TOWN, less) == ["afwijking_ongemotiveerd"]
    assert kinds(table.do, TOWN, replace(less, deviations=(Deviation("bi", Decimal(60)),))) == [
        "afwijking_ongemotiveerd"
    ]
    table.do(TOWN, replace(less, deviations=(Deviation("bi", Decimal(60), "Een eigen onderzoek."),)))
    assert table.process.phase is Phase.DECIDED
    decided = report_of_council(table.process, ()).table("besluiten").rows
    why = ("Budget.", "Een eigen onderzoek.")
    assert decided == (("Helmond", "Begeleiding individueel", Decimal("60.00"), *why),)


def test_a_council_reads_why_its_municipality_decided_also_where_that_is_what_was_agreed():
    told = report_of_council(published().process, ()).table("besluiten")
    assert [column.label for column in told.columns] == ["Gemeente", "Product", "Tarief", "Waarom"]
    assert told.rows == (("Helmond", "Begeleiding individueel", TARIFF, "Zie de overeenkomst."),)


def test_nothing_is_published_while_a_remark_has_no_answer():
    table = agreed()
    table.do(PROVIDERS[1], DissentRecorded("d1", "bi", "uren", Decimal(1290)))
    table.do(TOWN, DecisionTaken("college", date(2026, 6, 1), {"bi": TARIFF}, "Zie de overeenkomst."))
    assert kinds(table.lead, TariffPublished()) == ["opmerking_onbeantwoord"]
    assert unanswered(table.process)[-1].text == "Zonder opgaaf van reden."


@pytest.mark.parametrize(
    "change", [ParameterDefined(definition("uren", 2)), RequirementsChanged("bi", "ook avonden", ("uren",))]
)
def test_nobody_votes_on_a_text_of_which_a_word_got_another_meaning(change):
    table = settled()
    table.lead(change)
    assert kinds(table.do, TOWN, VoteCast(Vote.AGREED)) == ["tekst_verouderd"]
    assert "tekst_verouderd" in kinds(table.lead, YEAR)
    table.open(2)
    table.reveal()
    table.lead(text(AGREED))
    table.do(TOWN, VoteCast(Vote.AGREED))


def test_a_question_is_answered_for_everybody():
    table = opened()
    table.do(PROVIDERS[0], QuestionAsked("v1", "uren", "Telt reistijd mee?"))
    assert kinds(table.lead, QuestionAnswered("v2", "Ja.")) == ["vraag_onbekend"]
    table.lead(QuestionAnswered("v1", "Ja."))
    assert table.process.questions["v1"].answer == "Ja."


def test_a_faulty_event_is_refused_with_every_fault():
    raw = opened().events[-1].as_json() | {"tijd": "gisteren", "gegevens": {}}
    assert kinds(Event.of, raw) == ["geen_moment"]
    assert kinds(Event.of, raw | {"tijd": "2026-01-01T00:00:00.000000Z"}) == ["ontbreekt"]
    assert kinds(Event.of, raw | {"tijd": "2026-01-01T00:00:00.000000Z", "soort": "ronde_geopen"}) == ["onbekend_woord"]
