"""Who acts: a person with a session, a program with a key, or the one user of an app of one's own."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["persoon", "sleutel", "lokaal"]


class ActorRole(StrEnum):
    """What somebody is in a negotiation."""

    AANBIEDER = "aanbieder"
    COOPERATIE = "cooperatie"
    GEMEENTE = "gemeente"
    BESTUUR = "bestuur"
    BEGELEIDER = "begeleider"
    BEHEERDER = "beheerder"


#: What each role is called on a page, and what it is for.
ROLE_TEXTS: Final = {
    ActorRole.AANBIEDER: ("Aanbieder", "Levert kostenbladen in en onderhandelt voor een eigen organisatie."),
    ActorRole.COOPERATIE: ("Coöperatie", "Doet dat voor haar leden, en ziet wat die inleveren."),
    ActorRole.GEMEENTE: ("Gemeente", "Onderhandelt voor een gemeente of een regio."),
    ActorRole.BESTUUR: ("Bestuur", "Besluit; ziet samenvattingen, geen kostenbladen."),
    ActorRole.BEGELEIDER: ("Begeleider", "Leidt de rondes en ziet alle kostenbladen; dat wordt vastgelegd."),
    ActorRole.BEHEERDER: ("Beheerder", "Beheert accounts en de installatie; ziet geen bedragen."),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts, with which roles, and for which parties.

    `confirmed` is the second at which he last showed who he is: signing asks that this is short ago.
    """

    id: str
    kind: Kind
    roles: frozenset[ActorRole]
    parties: frozenset[str] = frozenset()
    name: str = ""
    confirmed: int = 0

    @property
    def stands_for(self) -> frozenset[str]:
        """The ids that this one acts under: his own and those of his parties."""
        return self.parties | {self.id}
