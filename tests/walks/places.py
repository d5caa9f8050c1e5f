"""The servers that are walked: one of one's own with the demonstration region, and one for others with accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import tarief.voorbeeldregio
from api.accounts import passwords
from api.accounts.accounts import LOCAL_ID, NewAccount, make_account
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.accounts.principal import ActorRole
from api.app import create_app
from api.negotiation.demonstration import load
from api.store.sealing import SealingKey
from api.store.store import Store
from tests.api.conftest import _served

#: The cost sheets of the providers of the region.
SHEETS = Path(tarief.voorbeeldregio.__file__).parent / "opgaven"
PASSWORD = "drie groene fietsen in mei"


@dataclass(frozen=True)
class Place:
    """A server, and what stands behind it."""

    address: str
    accounts: Accounts

    def way_in(self, days: int | None = None) -> str:
        """The address by which one comes in, with the region laid anew so many days on."""
        if days is not None:
            self.accounts.do(lambda unit: load(unit, LOCAL_ID, timedelta(days=days)), LOCAL_ID)
        return new_way_in(self.accounts)

    def account(self, name: str, address: str, role: ActorRole) -> None:
        """Make an account with the usual password."""
        new = NewAccount(name, address, frozenset((role,)), frozenset(), passwords.keep(PASSWORD))
        self.accounts.do(lambda unit: make_account(unit.connection, new, self.accounts.now()))


@contextmanager
def place(*, local: bool) -> Iterator[Place]:
    """Serve on a free port, on a database that is gone afterwards."""
    store, app = Store.open(None, SealingKey.new()), create_app()
    with _served(app) as address:
        accounts = Accounts(Installation(local, address.rstrip("/"), store.url, store.key), store)
        app.state.accounts = accounts
        yield Place(address, accounts)
    store.close()
