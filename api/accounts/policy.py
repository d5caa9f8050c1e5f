"""Who may do what: one table of role, action, relation to the object, and the state from which it holds.

What is not in the table may not be. A refusal tells no more than the asker may know: what he cannot see is not there
(404), what he sees and may not do is forbidden (403). Whether an action fits the moment (a round that is closed) is a
rule of the negotiation and no right: it is answered there, with a reason.
"""

from collections.abc import Container
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, Protocol

from api.accounts.principal import ActorRole, Principal

#: Where a round or process is, in order. A later one lets be seen what an earlier one did.
STATES: Final = (
    *("concept", "open", "gesloten", "onthuld", "beraad", "vastgesteld", "overeenstemming", "gedeeltelijk"),
    *("besloten", "gepubliceerd", "in_werking", "heropend"),
)


class Action(StrEnum):
    """What can be done; the first block is what can be seen."""

    PROCES_ZIEN = "proces_zien"
    SHEET_ZIEN = "sheet_zien"
    SHEET_OPEN_BOEK = "sheet_open_boek"
    POSITIE_ZIEN = "positie_zien"
    POSITIE_TWEEGESPREK = "positie_tweegesprek"
    GEMEENTEPOSITIE_ZIEN = "gemeentepositie_zien"
    BELANG_ZIEN = "belang_zien"
    BUDGET_ZIEN = "budget_zien"
    DEELNEMERS_ZIEN = "deelnemers_zien"
    AGGREGAAT_ZIEN = "aggregaat_zien"
    DEKKING_EXACT_ZIEN = "dekking_exact_zien"
    TEKST_ZIEN = "tekst_zien"
    AFWIJKING_ZIEN = "afwijking_zien"
    NOTA_ZIEN = "nota_zien"
    BUNDEL_ZIEN = "bundel_zien"

    SHEET_INLEVEREN = "sheet_inleveren"
    POSITIE_INDIENEN = "positie_indienen"
    BELANG_OPGEVEN = "belang_opgeven"
    BUDGET_OPGEVEN = "budget_opgeven"
    VRAAG_STELLEN = "vraag_stellen"
    VOORSTEL_DOEN = "voorstel_doen"
    VOORSTEL_BEANTWOORDEN = "voorstel_beantwoorden"
    ONTGRENDELING_VRAGEN = "ontgrendeling_vragen"
    AFWIJKEN = "afwijken"
    STEMMEN = "stemmen"
    MACHTIGEN = "machtigen"
    BESLUITEN = "besluiten"
    INRICHTEN = "inrichten"
    RONDE_LEIDEN = "ronde_leiden"
    NAKIJKEN = "nakijken"
    TEKST_VASTSTELLEN = "tekst_vaststellen"
    VERGRENDELEN = "vergrendelen"
    VRAAG_BEANTWOORDEN = "vraag_beantwoorden"
    NOTA_VASTSTELLEN = "nota_vaststellen"
    PUBLICEREN = "publiceren"
    KETEN_CONTROLEREN = "keten_controleren"

    WERK_ZIEN = "werk_zien"
    WERK_MET_LINK_ZIEN = "werk_met_link_zien"
    WERK_BEHEREN = "werk_beheren"
    WERK_BEWAREN = "werk_bewaren"

    PROCES_STARTEN = "proces_starten"
    UITNODIGEN = "uitnodigen"
    ACCOUNTS_BEHEREN = "accounts_beheren"
    LOGBOEK_ZIEN = "logboek_zien"
    SLEUTELS_BEHEREN = "sleutels_beheren"


#: What changes nothing: refused, it is as if there were nothing to see.
SEEING: Final = frozenset(action for action in Action if action.endswith("_zien")) | {
    Action.SHEET_OPEN_BOEK,
    Action.POSITIE_TWEEGESPREK,
}


#: What binds a party: who does this shows once more who he is.
SIGNING: Final = frozenset((Action.STEMMEN, Action.BESLUITEN))


class Relation(StrEnum):
    """What an object is to who asks."""

    EIGEN = "eigen"  # of a party that he acts for
    LID = "lid"  # of a member of his cooperative
    DEELNEMER = "deelnemer"  # of another party, or of all, in a process that he takes part in
    BUITEN = "buiten"  # of a process that he is no part of
    ALGEMEEN = "algemeen"  # of no process


class Verdict(IntEnum):
    """What is answered, as the status that it has over HTTP."""

    ALLOWED = 200
    UNKNOWN = 401
    FORBIDDEN = 403
    INVISIBLE = 404


class Thing(Protocol):
    """What the table asks of an object: the process it belongs to, whose it is, and where its round is."""

    @property
    def party(self) -> str:
        """Whose it is; empty for what belongs to all of the process."""

    @property
    def cooperative(self) -> str:
        """The cooperative that this party is a member of; empty for none."""

    @property
    def participants(self) -> Container[str]:
        """The ids of the parties of the process and of who leads it."""

    @property
    def state(self) -> str:
        """Where its round is, or the process when that is further; one of `STATES`."""


@dataclass(frozen=True, slots=True)
class Right:
    """One row: these roles may do this to what is so related to them, from this state on."""

    action: Action
    relation: Relation
    roles: frozenset[ActorRole]
    since: str = STATES[0]

    def holds(self, role: ActorRole, relation: Relation, state: str) -> bool:
        """Whether this row allows it; a state that is not known allows nothing."""
        reached = relation is Relation.ALGEMEEN or _reached(state, self.since)
        return role in self.roles and relation is self.relation and reached


_A, _E, _LID, _D = Action, Relation.EIGEN, Relation.LID, Relation.DEELNEMER
_ALG = Relation.ALGEMEEN
_PROVIDERS = frozenset((ActorRole.AANBIEDER, ActorRole.COOPERATIE))
_COOPERATIVE = frozenset((ActorRole.COOPERATIE,))
_TOWN = frozenset((ActorRole.GEMEENTE,))
_BOARD = frozenset((ActorRole.BESTUUR,))
_LEADER = frozenset((ActorRole.BEGELEIDER,))
_ADMIN = frozenset((ActorRole.BEHEERDER,))
_TOWN_SIDE = _TOWN | _BOARD
_SIDES = _PROVIDERS | _TOWN
_TABLE = _SIDES | _BOARD | _LEADER
_ALL = frozenset(ActorRole)

#: What each role may. A reader of another party's figure needs a row that says so; there is none by default.
RIGHTS: Final = (
    *(Right(_A.PROCES_ZIEN, relation, _TABLE) for relation in (_E, _LID, _D)),
    *(Right(_A.TEKST_ZIEN, relation, _TABLE) for relation in (_E, _LID, _D)),
    *(Right(_A.AGGREGAAT_ZIEN, relation, _TABLE, "onthuld") for relation in (_E, _LID, _D)),
    *(Right(_A.BUNDEL_ZIEN, relation, _TABLE, "gepubliceerd") for relation in (_E, _LID, _D)),
    *(Right(_A.NOTA_ZIEN, relation, _TABLE, "vastgesteld") for relation in (_E, _LID, _D)),
    Right(_A.DEKKING_EXACT_ZIEN, _D, _LEADER, "gesloten"),
    Right(_A.DEELNEMERS_ZIEN, _D, _LEADER),
    Right(_A.DEELNEMERS_ZIEN, _D, _SIDES | _BOARD, "gesloten"),
    # A sheet and a position: one's own always, the leader's look is logged; nobody else's without consent.
    Right(_A.SHEET_ZIEN, _E, _PROVIDERS),
    Right(_A.SHEET_ZIEN, _LID, _COOPERATIVE),
    Right(_A.SHEET_ZIEN, _D, _LEADER),
    Right(_A.SHEET_OPEN_BOEK, _D, _TOWN, "onthuld"),
    Right(_A.POSITIE_ZIEN, _E, _SIDES),
    Right(_A.POSITIE_ZIEN, _LID, _COOPERATIVE),
    Right(_A.POSITIE_ZIEN, _D, _LEADER, "gesloten"),
    Right(_A.POSITIE_TWEEGESPREK, _D, _TOWN, "onthuld"),
    Right(_A.GEMEENTEPOSITIE_ZIEN, _E, _TOWN_SIDE),
    Right(_A.GEMEENTEPOSITIE_ZIEN, _D, _LEADER, "gesloten"),
    Right(_A.GEMEENTEPOSITIE_ZIEN, _D, _SIDES | _BOARD, "onthuld"),
    Right(_A.BELANG_ZIEN, _E, _SIDES),
    Right(_A.BUDGET_ZIEN, _E, _TOWN_SIDE),
    Right(_A.BUDGET_ZIEN, _D, _TABLE, "besloten"),
    Right(_A.AFWIJKING_ZIEN, _E, _SIDES),
    Right(_A.AFWIJKING_ZIEN, _LID, _COOPERATIVE),
    Right(_A.AFWIJKING_ZIEN, _D, _TOWN_SIDE | _LEADER),
    # What a party does for itself.
    Right(_A.SHEET_INLEVEREN, _E, _PROVIDERS),
    Right(_A.SHEET_INLEVEREN, _LID, _COOPERATIVE),
    Right(_A.POSITIE_INDIENEN, _E, _SIDES),
    *(Right(action, _E, _SIDES) for action in (_A.BELANG_OPGEVEN, _A.VRAAG_STELLEN, _A.VOORSTEL_DOEN)),
    Right(_A.VRAAG_STELLEN, _D, _SIDES),
    Right(_A.VOORSTEL_BEANTWOORDEN, _E, _SIDES),  # asked of whom it is put to: no provider answers another one
    *(Right(action, _E, _SIDES) for action in (_A.ONTGRENDELING_VRAGEN, _A.AFWIJKEN, _A.STEMMEN, _A.MACHTIGEN)),
    Right(_A.BUDGET_OPGEVEN, _E, _TOWN),
    Right(_A.BESLUITEN, _E, _TOWN_SIDE),
    # What the leader does for all, and never for a side.
    *(Right(action, _D, _LEADER) for action in (_A.INRICHTEN, _A.RONDE_LEIDEN, _A.NAKIJKEN, _A.TEKST_VASTSTELLEN)),
    *(Right(action, _D, _LEADER) for action in (_A.VERGRENDELEN, _A.VRAAG_BEANTWOORDEN, _A.NOTA_VASTSTELLEN)),
    Right(_A.PUBLICEREN, _D, _LEADER | _TOWN),
    *(Right(_A.KETEN_CONTROLEREN, relation, _TABLE) for relation in (_E, _LID, _D)),
    # Kept work: its owner's; who it is shared with (its participants) only looks, and no administrator does.
    Right(_A.WERK_BEWAREN, _ALG, _TABLE),
    *(Right(_A.WERK_ZIEN, relation, _TABLE) for relation in (_E, _D)),
    *(Right(_A.WERK_MET_LINK_ZIEN, relation, _TABLE, "open") for relation in (_E, _D)),
    Right(_A.WERK_BEHEREN, _E, _TABLE),
    # What belongs to no process.
    Right(_A.PROCES_STARTEN, _ALG, _LEADER),
    Right(_A.UITNODIGEN, _ALG, _LEADER | _ADMIN),
    Right(_A.ACCOUNTS_BEHEREN, _ALG, _ADMIN),
    Right(_A.LOGBOEK_ZIEN, _ALG, _ADMIN),
    Right(_A.SLEUTELS_BEHEREN, _ALG, _ALL),
)

_OF_ACTION: Final = {action: [right for right in RIGHTS if right.action is action] for action in Action}
#: What shows that something of another party is there, for who may not do this to it.
_SHOWN_BY: Final = {
    _A.SHEET_INLEVEREN: _A.SHEET_ZIEN,
    _A.POSITIE_INDIENEN: _A.POSITIE_ZIEN,
    _A.AFWIJKEN: _A.AFWIJKING_ZIEN,
    _A.WERK_BEHEREN: _A.WERK_ZIEN,
}
#: For everybody, also without an account: what is published, and kept work to which a link is open.
_PUBLIC: Final = {_A.BUNDEL_ZIEN: "gepubliceerd", _A.WERK_MET_LINK_ZIEN: "open"}


def may(principal: Principal | None, action: Action, thing: Thing | None = None) -> Verdict:
    """Return whether this one may do this to a thing of a process, or (None) to what belongs to none."""
    state = thing.state if thing else ""
    if action in _PUBLIC and _reached(state, _PUBLIC[action]):
        return Verdict.ALLOWED
    if principal is None:
        return Verdict.UNKNOWN
    relation = relation_of(principal, thing)
    if _allowed(principal, action, relation, state):
        return Verdict.ALLOWED
    return Verdict.FORBIDDEN if _shown(principal, action, relation, thing) else Verdict.INVISIBLE


def relation_of(principal: Principal, thing: Thing | None) -> Relation:
    """Return what a thing is to who asks."""
    ids = principal.stands_for
    if thing is None:
        return Relation.ALGEMEEN
    if not any(own in thing.participants for own in ids):
        return Relation.BUITEN
    if thing.party in ids:
        return Relation.EIGEN
    return Relation.LID if thing.cooperative in ids else Relation.DEELNEMER


def _allowed(principal: Principal, action: Action, relation: Relation, state: str) -> bool:
    return any(right.holds(role, relation, state) for right in _OF_ACTION[action] for role in principal.roles)


def _shown(principal: Principal, action: Action, relation: Relation, thing: Thing | None) -> bool:
    """Whether somebody sees that the thing is there although he may not do this to it."""
    if thing is None:
        return True
    if action in SEEING or relation is Relation.BUITEN:
        return False
    showing = Action.PROCES_ZIEN if relation is Relation.EIGEN or not thing.party else _SHOWN_BY.get(action)
    return showing is not None and _allowed(principal, showing, relation, thing.state)


def _reached(state: str, since: str) -> bool:
    """Whether a state is at least so far; one that is not known is nowhere."""
    return state in STATES and STATES.index(state) >= STATES.index(since)
