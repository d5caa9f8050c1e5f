"""Guessing is made slow before any password is worked out: the counts stand in the database, for all workers together.

An attempt counts when it begins, so that many at once are not all the first; a right password takes it back.
"""

import hashlib
import hmac
from typing import Final

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from api.accounts.tables import ATTEMPT

#: Failures of one account from one address, of one account from everywhere, and from one address of all accounts,
#: before it is held up.
OF_PAIR: Final = 10
OF_ACCOUNT: Final = 30
OF_CLIENT: Final = 200
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
        self._client = _name(key, "adres", address)

    def begin(self, now: int) -> int:
        """Count an attempt; return how many seconds it has to wait instead, 0 for none."""
        self._connection.execute(delete(ATTEMPT).where((_C.sinds < now - _WINDOW) & (_C.tot < now)))
        limits = ((self._pair, OF_PAIR), (self._account, OF_ACCOUNT), (self._client, OF_CLIENT))
        taken = [(name, limit, *self._taken(name, now)) for name, limit in limits]
        if (wait := max(until for *_, until in taken) - now) > 0:
            return wait
        for name, limit, times, _ in taken:
            over = min(times + 1 - limit, _DOUBLED)
            first, longest = (_SHUT, _LONGEST_SHUT) if name == self._pair else (1, _LONGEST_WAIT)
            self._count(name, times + 1, now + min(first << over, longest) if over >= 0 else 0)
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
