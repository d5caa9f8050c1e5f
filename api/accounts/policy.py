"""What each role may do that belongs to no process: a table of action and role. What is not in it may not be.

Who may do and see what in a process stands in `tarief.negotiation` (`COURSE` and `TABLE`), and nowhere else.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from api.accounts.principal import ActorRole, Principal


class Action(StrEnum):
    """What can be done beside a process."""

    WERK_BEWAREN = "werk_bewaren"
    WERK_ZIEN = "werk_zien"
    PROCES_STARTEN = "proces_starten"
    UITNODIGEN = "uitnodigen"
    ACCOUNTS_BEHEREN = "accounts_beheren"
    LOGBOEK_ZIEN = "logboek_zien"
    SLEUTELS_BEHEREN = "sleutels_beheren"


_AT_THE_TABLE: Final = frozenset(ActorRole) - {ActorRole.BEHEERDER}
RIGHTS: Final[Mapping[Action, frozenset[ActorRole]]] = {
    Action.WERK_BEWAREN: _AT_THE_TABLE,  # and all that an owner does with it; an administrator sees no figures
    Action.WERK_ZIEN: _AT_THE_TABLE,  # of another, who shared it
    Action.PROCES_STARTEN: frozenset((ActorRole.BEGELEIDER,)),
    Action.UITNODIGEN: frozenset((ActorRole.BEGELEIDER, ActorRole.BEHEERDER)),
    Action.ACCOUNTS_BEHEREN: frozenset((ActorRole.BEHEERDER,)),
    Action.LOGBOEK_ZIEN: frozenset((ActorRole.BEHEERDER,)),
    Action.SLEUTELS_BEHEREN: frozenset(ActorRole),
}


def may(principal: Principal, action: Action) -> bool:
    """Return whether the table lets somebody do this."""
    return not principal.roles.isdisjoint(RIGHTS[action])
