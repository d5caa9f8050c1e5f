"""What matters to a party is seen by nobody else; what follows from it is a suggestion that tells of no one."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PartyAdded
from tarief.negotiation.importance import BESIDE_PRICE, ImportanceGiven
from tarief.negotiation.packages import concede, open_issues, value
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.views import seen_by
from tests.negotiation.table import LEADER, PROVIDERS, TOWN, Table, deliberating, ready

POINTS = {"looptijd": Decimal("61"), "overhead": Decimal("22.5"), "betaaltermijn": Decimal("16.5")}
TOWNS = {"overhead": Decimal(70), "looptijd": Decimal(10), "betaaltermijn": Decimal(20)}
MANY = tuple(Party(f"q{number}", f"Aanbieder {number}", Seat.PROVIDER) for number in range(8))


def divided(**points: str) -> ImportanceGiven:
    return ImportanceGiven("bi", {key: Decimal(held) for key, held in points.items()})


def crowd(givers: int) -> Table:
    """A table where a municipality and so many providers divided their points, each a little otherwise."""
    table = ready()
    table.lead(*(PartyAdded(party) for party in MANY))
    table.open()
    table.do(TOWN, ImportanceGiven("bi", TOWNS))
    for number, party in enumerate(MANY[:givers]):
        shift = Decimal(number) / 2
        table.do(party, ImportanceGiven("bi", POINTS | {"looptijd": 61 - shift, "overhead": Decimal("22.5") + shift}))
    table.reveal()
    return table


def test_points_are_seen_by_who_divided_them_and_by_nobody_else():
    table = crowd(7)
    for party in (None, *table.process.parties.values()):
        seen = json.dumps(seen_by(table.process, party).as_json(), default=str)
        assert ("belangen" in seen) is (party is not None and party in (TOWN, *MANY[:7])), party
        assert "61" not in seen or party == MANY[0]


def test_a_package_is_for_the_facilitator_and_only_where_it_tells_of_no_few():
    for givers, told in ((3, False), (5, False), (7, True)):
        process = crowd(givers).process
        assert bool(seen_by(process, LEADER).packages) is told, givers
    assert 2 <= len(seen_by(process, LEADER).packages) <= 3
    shares = seen_by(process, LEADER).packages[0].shares
    assert (shares["looptijd"], shares["overhead"]) == (1, 0)  # each gets what weighs most for him
    assert all("pakketten" not in seen_by(process, party).as_json() for party in (TOWN, MANY[0], None))


def test_a_package_does_not_move_when_one_provider_divides_otherwise_while_a_round_is_open():
    table = crowd(7)
    from_events = fold(table.events[:-2])
    assert seen_by(from_events, LEADER).packages == ()


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        (divided(overhead="99"), "geen_honderd"),
        (divided(overhead="120", looptijd="-20"), "negatief"),
        (divided(lasten="100"), "geen_open_punt"),
        (divided(onzin="100"), "geen_open_punt"),
        (ImportanceGiven("geen", POINTS), "product_onbekend"),
    ],
)
def test_what_is_no_division_of_a_hundred_over_what_is_open_is_refused(what: ImportanceGiven, kind: str):
    with pytest.raises(Refused) as refused:
        deliberating().do(PROVIDERS[0], what)
    assert kind in {finding.kind for finding in refused.value.findings}


def test_facts_and_what_is_settled_are_not_traded():
    assert set(open_issues(deliberating().process, "bi")) == {
        "salaris",
        "uren",
        "overhead",
        "client",
        "risico",
        *BESIDE_PRICE,
    }


weights = st.lists(st.integers(0, 50), min_size=4, max_size=4).filter(any)


@settings(max_examples=60, deadline=None)
@given(weights, weights)
def test_both_sides_win_the_same_at_most_one_point_is_split_and_nothing_is_better_for_both(paying, giving):
    w, v = ({str(n): Fraction(held, sum(points)) for n, held in enumerate(points)} for points in (paying, giving))
    shares = concede(w, v, lambda kept, given_up: given_up >= kept)
    kept, gained = value(shares, w, v)
    assert kept == gained and sum(0 < share < 1 for share in shares.values()) <= 1
    for bits in range(2 ** len(w)):  # no whole division of the points is better for both
        other = {issue: Fraction(bits >> place & 1) for place, issue in enumerate(w)}
        one, two = value(other, w, v)
        assert not (one > kept and two > gained)
