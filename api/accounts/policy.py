"""What each role may do that belongs to no process: a table of action and role. What is not in it may not be.

Who may do and see what in a process stands in `tarief.negotiation` (`COURSE` and `TABLE`), and nowhere else.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from api.accounts.principal import ActorRole, Principal


class Action(StrEnum):
    """What can be done beside a process."""

    PROCES_STARTEN = "proces_starten"
    UITNODIGEN = "uitnodigen"
    ACCOUNTS_BEHEREN = "accounts_beheren"
    SLEUTELS_BEHEREN = "sleutels_beheren"


RIGHTS: Final[Mapping[Action, frozenset[ActorRole]]] = {
    Action.PROCES_STARTEN: frozenset((ActorRole.BEGELEIDER,)),
    Action.UITNODIGEN: frozenset((ActorRole.BEGELEIDER, ActorRole.BEHEERDER)),
    Action.ACCOUNTS_BEHEREN: frozenset((ActorRole.BEHEERDER,)),
    Action.SLEUTELS_BEHEREN: frozenset(ActorRole),
}


def may(principal: Principal, action: Action) -> bool:
    """Return whether the table lets somebody do this."""
    return not principal.roles.isdisjoint(RIGHTS[action])
