"""Guessing is made slow before any password is worked out: the counts stand in the database, for all workers together.

An attempt counts when it begins, so that many at once are not all the first; a right password takes it back.
"""

import hashlib
import hmac
from typing import Final

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.accounts.tables import ATTEMPT

#: Failures of one account from one address, and of one account from everywhere, before it is held up.
OF_PAIR: Final = 10
OF_ACCOUNT: Final = 30
#: Seconds: a pair is shut out for a quarter, longer each time; an account only waits, or anybody could lock it.
_SHUT: Final = 15 * 60
_LONGEST_SHUT: Final = 60 * 60
_LONGEST_WAIT: Final = 30
#: Times that a wait is doubled at most.
_DOUBLED: Final = 10
#: Seconds after which a count begins anew.
_WINDOW: Final = 24 * 3600
_C: Final = ATTEMPT.c


class Throttle:
    """The counts of one account as one address asks for it; the key keeps both from being read from the database."""

    def __init__(self, connection: Connection, key: bytes, account: str, address: str) -> None:
        self._connection = connection
        self._pair = _name(key, "paar", account, address)
        self._account = _name(key, "account", account)

    def begin(self, now: int) -> int:
        """Count an attempt; return how many seconds it has to wait instead, 0 for none."""
        self._connection.execute(delete(ATTEMPT).where((_C.sinds < now - _WINDOW) & (_C.tot < now)))
        (of_pair, shut), (of_account, slowed) = (self._taken(name, now) for name in (self._pair, self._account))
        if (wait := max(shut, slowed) - now) > 0:
            return wait
        over = min(of_pair + 1 - OF_PAIR, _DOUBLED)
        self._count(self._pair, of_pair + 1, now + min(_SHUT << over, _LONGEST_SHUT) if over >= 0 else 0)
        over = min(of_account + 1 - OF_ACCOUNT, _DOUBLED)
        self._count(self._account, of_account + 1, now + min(1 << over, _LONGEST_WAIT) if over >= 0 else 0)
        return 0

    def succeed(self) -> None:
        """Forget what failed before."""
        self._connection.execute(delete(ATTEMPT).where(_C.wie.in_((self._pair, self._account))))

    def _taken(self, name: str, now: int) -> tuple[int, int]:
        """How often it failed and until when it waits; others wait until this unit of work ends."""
        add = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        self._connection.execute(add(ATTEMPT).values(wie=name, aantal=0, sinds=now, tot=0).on_conflict_do_nothing())
        row = self._connection.execute(select(_C.aantal, _C.tot).where(_C.wie == name).with_for_update()).first()
        return (row.aantal, row.tot) if row else (0, 0)

    def _count(self, name: str, times: int, until: int) -> None:
        self._connection.execute(update(ATTEMPT).where(_C.wie == name).values(aantal=times, tot=until))


def _name(key: bytes, *parts: str) -> str:
    return hmac.new(key, "\n".join(parts).encode("utf-8", "replace"), hashlib.sha256).hexdigest()
