"""Who acts in a process: the party that a principal speaks for there, with the rights of its seat and no others."""

from dataclasses import dataclass, replace
from typing import Final

from api.accounts.principal import ActorRole, Principal
from api.accounts.visits import forbidden
from api.web.problems import Problem, not_found
from tarief.negotiation.course import Seats
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process

#: The query key that says for which party somebody acts who has several.
PARTY: Final = "partij"
#: What is wrong where that was not said.
WHICH_PARTY: Final = "kies-partij"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party with who speaks for it."""

    party: Party
    principal: Principal

    def allow(self, seats: Seats) -> None:
        """Let what is for these seats to do pass; else raise `Problem` 403: whoever sits at a table sees that it is."""
        if self.party.seat not in seats:
            raise forbidden()


def actor_of(process: Process, principal: Principal, wanted: str = "") -> Actor:
    """Return the party that somebody acts for; raises `Problem` 404 for a stranger, 400 where it must be said which.

    Whoever is no part of a process is not told that it exists.
    """
    own = [party for party in process.parties.values() if _acts_for(principal, party)]
    fitting = [party for party in own if party.id == wanted] if wanted else own
    if not fitting:
        raise not_found()
    if len(fitting) > 1:
        detail = f"U handelt voor {len(fitting)} partijen. Noem er een met ?{PARTY}=ID."
        raise Problem(400, WHICH_PARTY, "Voor welke partij?", detail)
    party = fitting[0]
    roles, parties = frozenset((ActorRole(party.seat.value),)), frozenset((party.id,))
    return Actor(party, replace(principal, id=party.id, roles=roles, parties=parties))


def _acts_for(principal: Principal, party: Party) -> bool:
    return party.id in principal.stands_for and ActorRole(party.seat.value) in principal.roles
