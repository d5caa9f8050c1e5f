"""The accounts of a running app: its settings, its database, and the clock of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from api.accounts.installation import Installation
from api.store.failures import StoreRefused
from api.store.store import Store
from api.store.unit import StoreUnit
from api.terminal.exits import WrongCall

Outcome = TypeVar("Outcome")
#: Under what name the audit holds what is done by nobody that is known, and by the app itself.
NOBODY: Final = "niemand"


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the pages of accounts work on."""

    installation: Installation
    store: Store

    @classmethod
    def opened(cls, installation: Installation) -> Accounts:
        """Open the database of an installation; raises `WrongCall` for one that cannot be used safely."""
        try:
            return cls(installation, Store.open(installation.database, installation.key))
        except StoreRefused as refused:
            raise WrongCall(str(refused)) from None

    def now(self) -> int:
        """Return the second it is."""
        return int(self.store.clock().timestamp())

    def do(self, work: Callable[[StoreUnit], Outcome], principal: str = NOBODY) -> Outcome:
        """Write in one unit of work, on behalf of somebody."""
        return self.store.run(work, principal=principal)

    @property
    def secret(self) -> bytes:
        """What names in the database are hashed with."""
        return self.installation.key.secret
