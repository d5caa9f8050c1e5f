"""Who acts in a process: the party that a principal speaks for there, with the rights of its seat and no others."""

from dataclasses import dataclass, replace
from typing import Final

from api.accounts.policy import STATES, Action, Verdict, may
from api.accounts.principal import ActorRole, Principal
from api.accounts.visits import forbidden, not_logged_in
from api.web.problems import Problem, not_found
from tarief.negotiation.party import Party
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process

#: The query key that says for which party somebody acts who has several.
PARTY: Final = "partij"


@dataclass(frozen=True, slots=True)
class TableThing:
    """What the table of rights asks of a thing at the negotiation table."""

    participants: frozenset[str]
    state: str
    party: str = ""
    cooperative: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party with who speaks for it."""

    party: Party
    principal: Principal

    def allow(self, process: Process, action: Action, owner: str = "") -> None:
        """Let an action on what is the party's own, or `owner`'s (empty: everybody's), pass; else raise `Problem`."""
        refused = {Verdict.UNKNOWN: not_logged_in, Verdict.FORBIDDEN: forbidden, Verdict.INVISIBLE: not_found}
        verdict = may(self.principal, action, thing_of(process, owner))
        if verdict in refused:
            raise refused[verdict]()


def thing_of(process: Process, owner: str = "") -> TableThing:
    """Return what is a party's, or of the whole process, as the table of rights looks at it."""
    party = process.parties.get(owner)
    preparing = process.phase in (None, Phase.PREPARING)
    state = STATES[0] if preparing or process.phase is None else process.phase.value
    return TableThing(frozenset(process.parties), state, owner, party.cooperative if party else "")


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
        raise Problem(400, "kies-partij", "Voor welke partij?", detail)
    party = fitting[0]
    roles, parties = frozenset((ActorRole(party.seat.value),)), frozenset((party.id,))
    return Actor(party, replace(principal, id=party.id, roles=roles, parties=parties))


def _acts_for(principal: Principal, party: Party) -> bool:
    return party.id in principal.stands_for and ActorRole(party.seat.value) in principal.roles
