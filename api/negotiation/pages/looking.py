"""Who looks at a process on a page, and what he sees of it: the view of his seat, and nothing else of the process."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fastapi import Request

from api.accounts.door import Accounts
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.tokens import form_token
from api.accounts.visits import accounts_of, token_of
from api.negotiation.actor import Actor
from api.negotiation.pages.expected import for_party, table_address
from api.negotiation.pages.words import standing_in_words
from api.negotiation.papers import at_the_table
from api.negotiation.route import note_look
from api.negotiation.sheets import HandedIn, sheets_of
from api.negotiation.version import version_of
from api.web.root import root
from tarief.core.canonical import sha256_of
from tarief.negotiation.party import Seat
from tarief.negotiation.process import Process
from tarief.negotiation.views import SeatView, seen_by

_KEY_LENGTH: Final = 32


@dataclass(frozen=True)
class LookingParty:
    """A party before a page of a process, with its view at a moment.

    `wanted` is which party he chose to be who has several.
    """

    process: Process
    actor: Actor
    view: SeatView
    at: datetime
    wanted: str = ""

    @property
    def address(self) -> str:
        """The address of the table."""
        return table_address(self.view.id)

    def link(self, address: str) -> str:
        """Return an address as a link of this party's pages."""
        return root() + for_party(address, self.wanted)

    @property
    def version(self) -> str:
        """The version of what is seen."""
        return version_of(self.view.as_json())

    @property
    def role(self) -> str:
        """What the seat of this party is called."""
        return ROLE_TEXTS[ActorRole(self.actor.party.seat.value)][0]

    @property
    def standing(self) -> str:
        """Where the process stands, with its round and its clock."""
        return f"{standing_in_words(self.view, self.at.date())}."


def look_in(request: Request, id: str, wanted: str) -> LookingParty:
    """Return who looks, with what he sees; raises `Problem` 401 or 404 for a stranger. Call this in a thread."""
    process, actor = at_the_table(request, id, wanted)
    view = seen_by(process, actor.party)
    assert isinstance(view, SeatView)
    if getattr(view, "positions", ()):
        note_look(request, process, actor)
    return LookingParty(process, actor, view, accounts_of(request).store.clock(), wanted)


def own_sheets(accounts: Accounts, looking: LookingParty) -> tuple[HandedIn, ...]:
    """Return the own sheets of a provider; nobody else has any."""
    if looking.actor.party.seat is not Seat.PROVIDER:
        return ()
    with accounts.store.read() as reading:
        return sheets_of(reading, looking.process, owner=looking.actor.party.id)


def key_of_form(request: Request, looking: LookingParty) -> str:
    """Return the key of a form: the same while its page shows the same, so that sending it twice does it once."""
    token, address = form_token(token_of(request)), request.url.path
    return sha256_of(f"{token}\n{looking.actor.party.id}\n{address}\n{looking.version}")[:_KEY_LENGTH]
