"""Where two meet: the middle of what both can bear, or how near they are; and closing what is left in secret."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.negotiation.happenings import GapConfirmed
from tarief.negotiation.meeting import PairOutcome, meeting_of, pairs, proposed
from tarief.negotiation.position import Interval, Item
from tarief.negotiation.small_gap import small_gap
from tarief.negotiation.views import seen_by
from tests.negotiation.table import LEADER, PROVIDERS, TOWN, deliberating, opened, price

values = st.decimals(min_value=0, max_value=2000, places=2)
intervals = st.tuples(values, values).map(lambda pair: Interval(min(pair), max(pair)))
steps = st.sampled_from([Decimal("0.01"), Decimal("0.5"), Decimal(5), Decimal(100)])


@settings(max_examples=100, deadline=None)
@given(intervals, intervals, steps)
def test_a_proposal_can_be_borne_by_both_and_does_not_depend_on_who_is_named_first(one, other, step):
    proposal = proposed(one, other, step)
    assert proposal == proposed(other, one, step)
    if proposal is None:
        assert one.high < other.low or other.high < one.low
    else:
        assert max(one.low, other.low) <= proposal <= min(one.high, other.high)


@settings(max_examples=100, deadline=None)
@given(st.decimals(1000, 1100, places=0), st.decimals(0, 50, places=0), st.decimals(1000, 1100, places=0))
def test_what_is_told_says_nothing_of_how_far_either_would_have_gone_beyond_it(low, further, high):
    """Of an overlap only its middle is told: the same whoever of the two would have gone further."""
    one, other = Interval(low - 50, high + 100), Interval(low, low + 40)
    assert proposed(one, other, Decimal(1)) == proposed(Interval(low - 50 - further, high + 100), other, Decimal(1))


def test_an_overlap_is_told_as_its_middle_and_a_gap_as_its_nearest_ends():
    """1280–1340 and 1330–1360 share 1330–1340: 1335. 1250–1290 stays below 1330."""
    process = deliberating().process
    first, second = (meeting_of(process, pair) for pair in pairs(process, 1))
    assert first == PairOutcome(1, "bi", "uren", "helmond", "p01", Decimal(1335))
    assert second.proposal is None
    assert (second.nearest.paying, second.nearest.giving) == (Decimal(1330), Decimal(1290))
    assert second.nearest.giving_why == "Zie de registratie."
    assert "1360" not in str(second) and "1250" not in str(second)


def test_nothing_is_told_before_the_reveal():
    table = opened()
    table.put(TOWN, "uren", "1330")
    table.put(PROVIDERS[0], "uren", "1330")
    assert list(pairs(table.process, 1)) == []


@pytest.mark.parametrize(("paying", "giving", "offered"), [("1330", "1327", True), ("1330", "1290", False)])
def test_a_gap_of_less_than_half_a_percent_is_offered_to_be_closed(paying, giving, offered):
    table = opened()
    table.put(TOWN, "uren", paying)
    table.put(PROVIDERS[0], "uren", giving)
    table.reveal()
    gap = small_gap(table.process, "bi", TOWN.id, PROVIDERS[0].id, price)
    assert gap.offered is offered
    middle = (Decimal(paying) + Decimal(giving)) / 2
    assert gap.values == {"uren": middle.quantize(Decimal(1), ROUND_HALF_UP)}
    assert gap.gap == price(_with(table, giving)) - price(_with(table, paying))


def test_that_one_would_close_the_gap_is_told_to_nobody_until_the_other_would_too():
    table = opened()
    table.put(TOWN, "uren", "1330")
    table.put(PROVIDERS[0], "uren", "1327")
    table.reveal()
    pair = ("bi", TOWN.id, PROVIDERS[0].id, price)
    earlier, before = table.process, small_gap(table.process, *pair)
    table.do(TOWN, GapConfirmed("bi", 1, PROVIDERS[0].id))
    assert small_gap(table.process, *pair) == before and not before.confirmed
    assert [state.values for state in seen_by(table.process, TOWN).gaps] == [{}]
    for party in (LEADER, *PROVIDERS):
        assert seen_by(table.process, party) == seen_by(earlier, party)
    table.do(PROVIDERS[0], GapConfirmed("bi", 1, TOWN.id))
    assert small_gap(table.process, *pair).confirmed
    for party in (LEADER, TOWN, PROVIDERS[0]):
        assert {state.values["uren"] for state in seen_by(table.process, party).gaps} == {Decimal(1329)}
    assert seen_by(table.process, PROVIDERS[1]).gaps == ()


def _with(table, hours):
    return {**table.process.text("bi").set.values, "uren": Decimal(hours)}


def test_facts_are_no_subject_of_a_meeting():
    table = opened()
    table.put(TOWN, "lasten", "0.28")
    table.put(PROVIDERS[0], "lasten", "0.28")
    table.reveal()
    assert Item("bi", "lasten") in {put.item for put in table.process.positions}
    assert list(pairs(table.process, 1)) == []
