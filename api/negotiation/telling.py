"""Telling everybody at the table by mail that a round opened, was extended or closed: each by a mail of his own."""

from collections.abc import Mapping
from typing import Final

from api.accounts.accounts import addresses_of
from api.accounts.door import Accounts
from api.accounts.mail import Letter, MailKind, send_later
from api.negotiation.kept import Folded
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import RoundClosed, RoundExtended, RoundOpened

_TOLD: Final[Mapping[type[Happening], MailKind]] = {
    RoundOpened: MailKind.RONDE_OPEN,
    RoundExtended: MailKind.RONDE_VERLENGD,
    RoundClosed: MailKind.RONDE_GESLOTEN,
}


def tell(accounts: Accounts, folded: Folded, what: type[Happening], process: str) -> None:
    """Send what happened to who acts for a party, in a thread of its own: nobody waits for a mail server.

    What a mail server does not take is not sent again; what happened stands in the process all the same.
    """
    server, kind = accounts.installation.mail, _TOLD.get(what)
    if server is None or kind is None:
        return
    with accounts.store.read() as view:
        addresses = addresses_of(view.connection, folded.of(view, process).parties)
    link = f"{accounts.installation.address}/account"
    send_later(server, (Letter(address, kind, link) for address in addresses))
