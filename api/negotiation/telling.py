"""Telling everybody at the table by mail that a round opened, was extended or closed: each by a mail of his own."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from api.accounts.accounts import addresses_of
from api.accounts.door import Accounts
from api.accounts.mail import Letter, MailKind, send_later
from api.negotiation.kept import Folded
from api.store.unit import StoreUnit
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import RoundClosed, RoundExtended, RoundOpened
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process

_TOLD: Final[Mapping[type[Happening], MailKind]] = {
    RoundOpened: MailKind.RONDE_OPEN,
    RoundExtended: MailKind.RONDE_VERLENGD,
    RoundClosed: MailKind.RONDE_GESLOTEN,
}
#: This long before it closes a round is reminded of, and the kind of document that says that it was.
_SOON: Final = timedelta(days=2)
_REMINDED: Final = "herinnerd"


def tell(accounts: Accounts, folded: Folded, what: type[Happening], process: str) -> None:
    """Send what happened to who acts for a party, in a thread of its own: nobody waits for a mail server.

    What a mail server does not take is tried again; what happened stands in the process all the same.
    """
    kind = _TOLD.get(what)
    if accounts.installation.mail is not None and kind is not None:
        _tell_all(accounts, folded, kind, process)


def remind(accounts: Accounts, folded: Folded) -> None:
    """Remind everybody at a table of a round that closes within two days, once: also who put his values forward."""
    if accounts.installation.mail is None:
        return
    with accounts.store.read() as view:
        tables = [folded.of(view, chain) for chain in view.heads() if "/" not in chain]
    now = accounts.store.clock()
    for process in tables:
        soon = process.closes is not None and now < process.closes <= now + _SOON
        if soon and process.phase is Phase.OPEN and accounts.do(partial(_is_first, process)):
            _tell_all(accounts, folded, MailKind.HERINNERING, process.id)


def _is_first(process: Process, unit: StoreUnit) -> bool:
    """Note that a round was reminded of; whether it was not yet."""
    id = f"{process.id}/{process.round}"
    first = unit.get(_REMINDED, id) is None
    if first:
        unit.put(_REMINDED, id, process.facilitator, "{}", expected=None)
    return first


def _tell_all(accounts: Accounts, folded: Folded, kind: MailKind, process: str) -> None:
    with accounts.store.read() as view:
        addresses = addresses_of(view.connection, folded.of(view, process).parties)
    link = f"{accounts.installation.address}/account"
    send_later(accounts, (Letter(address, kind, link) for address in addresses))
