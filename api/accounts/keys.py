"""Keys with which a program acts for somebody: shown once, kept as a hash, ended by their owner or by time."""

from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from api.accounts.accounts import account_in
from api.accounts.principal import Principal
from api.accounts.tables import ACCOUNT, KEY
from api.accounts.tokens import as_key, hashed, key_parts, new_token, same

#: Days that a key works, and keys that one account may have.
DAYS: Final = 365
MOST: Final = 20
_DAY: Final = 24 * 3600
_NOTED: Final = 3600
_C: Final = KEY.c
_WITH_ACCOUNT: Final = (
    select(_C.id.label("sleutel"), _C.hash, _C.verloopt, _C.gebruikt, _C.tekent, ACCOUNT)
    .join(ACCOUNT, ACCOUNT.c.id == _C.account)
    .where(_C.id == bindparam("number"))
)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What is told of a key: never its secret."""

    id: str
    name: str
    made: int
    expires: int
    used: int
    signs: bool = False


def make_key(connection: Connection, account: str, name: str, now: int, *, signs: bool = False) -> tuple[ApiKey, str]:
    """Add a key, with `signs` one that votes and decides too; return it and the text that is shown this once."""
    secret = new_token()
    key = ApiKey(str(uuid4()), name, now, now + DAYS * _DAY, 0, signs)
    values = {"naam": name, "hash": hashed(secret), "gemaakt": now, "verloopt": key.expires, "gebruikt": 0}
    values["tekent"] = int(signs)
    connection.execute(insert(KEY).values(id=key.id, account=account, **values))
    return key, as_key(key.id, secret)


def keys_of(connection: Connection, account: str) -> tuple[ApiKey, ...]:
    """Return the keys of an account, the newest first."""
    rows = connection.execute(select(KEY).where(_C.account == account).order_by(_C.gemaakt.desc(), _C.id))
    return tuple(ApiKey(row.id, row.naam, row.gemaakt, row.verloopt, row.gebruikt, bool(row.tekent)) for row in rows)


def end_key(connection: Connection, account: str, number: str) -> bool:
    """End a key of this account, and say whether it was there."""
    return connection.execute(delete(KEY).where((_C.account == account) & (_C.id == number))).rowcount == 1


def principal_with(connection: Connection, text: str, now: int) -> tuple[Principal, str] | None:
    """Return who acts by a key, and the id of the key where its use is to be noted; None for one that does not work."""
    number, secret = key_parts(text) or ("", "")
    row = connection.execute(_WITH_ACCOUNT, {"number": number}).first()
    if row is None or not same(row.hash, secret) or row.verloopt <= now:
        return None
    account = account_in(row)
    if not account.active:
        return None
    confirmed = now if row.tekent else 0
    principal = Principal(account.id, "sleutel", account.roles, account.parties, account.name, confirmed)
    return principal, row.sleutel if now - row.gebruikt > _NOTED else ""


def note_use(connection: Connection, number: str, now: int) -> None:
    """Write down that a key is used."""
    connection.execute(update(KEY).where(_C.id == number).values(gebruikt=now))
