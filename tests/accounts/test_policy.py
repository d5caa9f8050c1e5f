"""The table of rights, held against who sees what and when as the design lays it down, in every case."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest

from api.accounts.policy import RIGHTS, SEEING, SIGNING, STATES, Action, Relation, Verdict, may, relation_of
from api.accounts.principal import ActorRole, Principal
from api.negotiation.moves import MOVES

MINE, OTHER, COOPERATIVE, STRANGER = "mijn-partij", "andere-partij", "mijn-cooperatie", "buitenstaander"
PROVIDERS = (ActorRole.AANBIEDER, ActorRole.COOPERATIE)
SIDES = (*PROVIDERS, ActorRole.GEMEENTE)
NEVER, ALWAYS = "nooit", "concept"
#: From which state somebody sees something of another party: who, what, since.
OF_OTHERS = (
    (PROVIDERS, Action.SHEET_ZIEN, NEVER),
    ((ActorRole.GEMEENTE, ActorRole.BESTUUR, ActorRole.BEHEERDER), Action.SHEET_ZIEN, NEVER),
    ((ActorRole.BEGELEIDER,), Action.SHEET_ZIEN, ALWAYS),
    ((ActorRole.GEMEENTE,), Action.SHEET_OPEN_BOEK, "onthuld"),
    ((*SIDES, ActorRole.BESTUUR, ActorRole.BEHEERDER), Action.POSITIE_ZIEN, NEVER),
    ((ActorRole.BEGELEIDER,), Action.POSITIE_ZIEN, "gesloten"),
    ((ActorRole.GEMEENTE,), Action.POSITIE_TWEEGESPREK, "onthuld"),
    (PROVIDERS, Action.POSITIE_TWEEGESPREK, NEVER),
    ((*PROVIDERS, ActorRole.GEMEENTE, ActorRole.BESTUUR), Action.GEMEENTEPOSITIE_ZIEN, "onthuld"),
    ((ActorRole.BEGELEIDER,), Action.GEMEENTEPOSITIE_ZIEN, "gesloten"),
    (tuple(ActorRole), Action.BELANG_ZIEN, NEVER),
    ((*SIDES, ActorRole.BEGELEIDER), Action.BUDGET_ZIEN, "besloten"),
    ((*SIDES, ActorRole.BESTUUR), Action.DEELNEMERS_ZIEN, "gesloten"),
    ((*SIDES, ActorRole.BESTUUR, ActorRole.BEGELEIDER), Action.AGGREGAAT_ZIEN, "onthuld"),
    ((*SIDES, ActorRole.BESTUUR), Action.DEKKING_EXACT_ZIEN, NEVER),
    ((*SIDES, ActorRole.BESTUUR, ActorRole.BEGELEIDER), Action.TEKST_ZIEN, ALWAYS),
    (PROVIDERS, Action.AFWIJKING_ZIEN, NEVER),
    ((ActorRole.GEMEENTE, ActorRole.BESTUUR, ActorRole.BEGELEIDER), Action.AFWIJKING_ZIEN, ALWAYS),
    ((ActorRole.BEHEERDER,), Action.PROCES_ZIEN, NEVER),
)
#: What everybody sees, and since when: what is published, and kept work to which a link is open.
PUBLIC = {Action.BUNDEL_ZIEN: "gepubliceerd", Action.WERK_MET_LINK_ZIEN: "open"}
#: What only who leads may do, and never for a side.
LED = (Action.RONDE_LEIDEN, Action.NAKIJKEN, Action.TEKST_VASTSTELLEN, Action.VERGRENDELEN, Action.INRICHTEN)
FOR_ONESELF = (
    Action.POSITIE_INDIENEN,
    Action.STEMMEN,
    Action.VOORSTEL_DOEN,
    Action.VOORSTEL_BEANTWOORDEN,
    Action.AFWIJKEN,
    Action.BELANG_OPGEVEN,
)


@dataclass(frozen=True)
class Object:
    """An object of a party in a process, in some state."""

    party: str
    state: str
    cooperative: str = ""
    participants: frozenset[str] = frozenset((MINE, OTHER, COOPERATIVE, "begeleider-zelf"))


def somebody(role: ActorRole, *parties: str) -> Principal:
    own = "begeleider-zelf" if role is ActorRole.BEGELEIDER else "iemand"
    return Principal(own, "persoon", frozenset((role,)), frozenset(parties))


def everything() -> Iterator[tuple[Principal, Object | None, Relation]]:
    for role, state in product(ActorRole, STATES):
        one = somebody(role, MINE)
        for thing in (Object(MINE, state), Object(OTHER, state), Object(OTHER, state, MINE), Object("", state), None):
            yield one, thing, relation_of(one, thing)
        yield somebody(role, STRANGER), Object(MINE, state, participants=frozenset((MINE,))), Relation.BUITEN


@pytest.mark.parametrize(("roles", "action", "since"), OF_OTHERS)
def test_what_is_another_ones_is_seen_from_the_state_that_the_design_gives_and_not_before(roles, action, since):
    for role, state in product(roles, STATES):
        seen = since != NEVER and STATES.index(state) >= STATES.index(since)
        told = may(somebody(role, MINE), action, Object(OTHER, state))
        assert told is (Verdict.ALLOWED if seen else Verdict.INVISIBLE), (role, action, state)


def test_what_is_ones_own_is_seen_in_every_state():
    for role, state in product(PROVIDERS, STATES):
        for action in (Action.SHEET_ZIEN, Action.POSITIE_ZIEN, Action.BELANG_ZIEN, Action.AFWIJKING_ZIEN):
            assert may(somebody(role, MINE), action, Object(MINE, state)) is Verdict.ALLOWED


def test_a_cooperative_sees_its_members_and_members_see_neither_each_other_nor_it():
    for state in STATES:
        member = Object(OTHER, state, cooperative=COOPERATIVE)
        assert may(somebody(ActorRole.COOPERATIE, COOPERATIVE), Action.SHEET_ZIEN, member) is Verdict.ALLOWED
        assert may(somebody(ActorRole.AANBIEDER, MINE), Action.SHEET_ZIEN, member) is Verdict.INVISIBLE
        other = Object(OTHER, state, cooperative="andere-cooperatie")
        assert may(somebody(ActorRole.COOPERATIE, COOPERATIVE), Action.SHEET_ZIEN, other) is Verdict.INVISIBLE


def test_for_who_takes_no_part_a_process_is_not_there_whatever_he_may_elsewhere():
    for one, thing, relation in everything():
        if relation is Relation.BUITEN:
            for action in set(Action) - {*PUBLIC}:
                assert may(one, action, thing) is Verdict.INVISIBLE, (one, action)


def test_nobody_who_is_not_known_sees_anything_but_what_is_published():
    for action, state in product(Action, STATES):
        published = action in PUBLIC and STATES.index(state) >= STATES.index(PUBLIC[action])
        assert may(None, action, Object(OTHER, state)) is (Verdict.ALLOWED if published else Verdict.UNKNOWN)
        assert may(None, action) is Verdict.UNKNOWN


def test_what_may_not_be_seen_is_not_there_and_what_is_seen_and_may_not_be_done_is_forbidden():
    for one, thing, relation in everything():
        for action in Action:
            verdict = may(one, action, thing)
            if thing is None:
                assert verdict in (Verdict.ALLOWED, Verdict.FORBIDDEN)
            elif action in SEEING:
                assert verdict in (Verdict.ALLOWED, Verdict.INVISIBLE)
            elif relation is Relation.EIGEN and one.roles != {ActorRole.BEHEERDER}:
                assert verdict in (Verdict.ALLOWED, Verdict.FORBIDDEN)


def test_a_right_role_on_anothers_object_is_not_found_and_a_wrong_role_on_ones_own_forbidden():
    for state in STATES:
        for action in FOR_ONESELF:
            assert may(somebody(ActorRole.AANBIEDER, MINE), action, Object(MINE, state)) is Verdict.ALLOWED
            assert may(somebody(ActorRole.AANBIEDER, MINE), action, Object(OTHER, state)) is Verdict.INVISIBLE
            assert may(somebody(ActorRole.BESTUUR, MINE), action, Object(MINE, state)) is Verdict.FORBIDDEN


def test_who_leads_never_acts_for_a_side_and_a_side_never_leads():
    for state in STATES:
        for action in LED:
            assert may(somebody(ActorRole.BEGELEIDER), action, Object("", state)) is Verdict.ALLOWED
            assert all(may(somebody(role, MINE), action, Object("", state)) is Verdict.FORBIDDEN for role in SIDES)
        for action in FOR_ONESELF:
            leader = somebody(ActorRole.BEGELEIDER)
            assert may(leader, action, Object(OTHER, state)) is not Verdict.ALLOWED


def test_an_administrator_sees_no_figure_and_does_nothing_in_any_process():
    for one, thing, _ in everything():
        if one.roles == {ActorRole.BEHEERDER} and thing is not None:
            assert all(may(one, action, thing) is not Verdict.ALLOWED for action in set(Action) - {*PUBLIC})


def test_a_later_state_takes_nothing_away_that_was_seen():
    for role, action, party in product(ActorRole, SEEING, (MINE, OTHER, "")):
        seen = [may(somebody(role, MINE), action, Object(party, state)) is Verdict.ALLOWED for state in STATES]
        assert seen == sorted(seen), (role, action, party)


def test_a_state_that_nobody_knows_opens_nothing():
    for role, action in product(ActorRole, Action):
        for state in ("", "onbekend", "Onthuld"):
            assert may(somebody(role, MINE), action, Object(MINE, state)) is not Verdict.ALLOWED


def test_every_action_is_somebodys_and_no_row_stands_twice():
    assert {right.action for right in RIGHTS} == set(Action)
    rows = [(right.action, right.relation, role) for right in RIGHTS for role in right.roles]
    assert len(rows) == len(set(rows))


def test_what_binds_a_party_can_be_done_at_the_table_and_is_a_partys_own():
    signed = [move for move in MOVES.values() if move.action in SIGNING]
    assert {move.action for move in signed} == SIGNING and all(move.own for move in signed)
