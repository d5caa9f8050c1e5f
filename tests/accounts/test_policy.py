"""What each role may beside a process; what it may in one stands in the tables of the negotiation, and nowhere else."""

import ast
from pathlib import Path

from api.accounts.policy import RIGHTS, Action, may
from api.accounts.principal import ActorRole, Principal
from api.negotiation.moves import MOVES
from tarief.negotiation.course import COURSE, SPEAKS
from tarief.negotiation.event import KINDS
from tarief.negotiation.party import Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.visibility import Matter

#: Where phases may be listed.
TABLES = {"phase.py", "course.py", "visibility.py"}
MANY = 7


def somebody(*roles: ActorRole) -> Principal:
    return Principal("iemand", "persoon", frozenset(roles))


def test_a_role_may_beside_a_process_what_the_design_gives_it_and_nothing_else():
    design = {
        ActorRole.BEGELEIDER: {Action.PROCES_STARTEN, Action.UITNODIGEN},
        ActorRole.BEHEERDER: {Action.UITNODIGEN, Action.ACCOUNTS_BEHEREN, Action.LOGBOEK_ZIEN},
    }
    for role in ActorRole:
        allowed = {action for action in Action if may(somebody(role), action)}
        work = set() if role is ActorRole.BEHEERDER else {Action.WERK_BEWAREN, Action.WERK_ZIEN}
        assert allowed == design.get(role, set()) | {Action.SLEUTELS_BEHEREN} | work, role
    assert not any(may(somebody(), action) for action in Action)
    assert set(RIGHTS) == set(Action)


def test_a_seat_at_the_table_is_a_role_and_only_an_administrator_has_none():
    assert {role.value for role in ActorRole} - {seat.value for seat in Seat} == {ActorRole.BEHEERDER.value}


def test_the_rights_beside_a_process_say_nothing_of_what_happens_or_is_seen_in_one():
    words = {matter.name.lower() for matter in Matter} | set(KINDS)
    assert not words & {action.value for action in Action}


def test_no_second_list_of_phases_stands_anywhere():
    words = {phase.value for phase in Phase} | {phase.name for phase in Phase}
    texts = {file: file.read_text() for room in ("api", "tarief") for file in Path(room).rglob("*.py")}
    for file, text in texts.items():
        if file.name in TABLES or sum(word in text for word in words) < MANY:
            continue
        nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Tuple | ast.List)]
        for node in nodes:
            names = {getattr(part, "attr", getattr(part, "value", None)) for part in node.elts}
            assert len([name for name in names if isinstance(name, str) and name in words]) < MANY, (file, node.lineno)


def test_what_binds_a_party_is_signed_and_is_for_who_speaks_for_himself():
    signed = [move for move in MOVES.values() if move.signed]
    assert {move.what.KIND for move in signed} == {"stem_uitgebracht", "besluit_genomen"}
    assert all(set(COURSE[move.what].seats) <= set(SPEAKS) for move in signed)
