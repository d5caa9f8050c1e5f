"""The accounts themselves: finding, making, ending."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from api.accounts.principal import ActorRole
from api.accounts.tables import ACCOUNT, KEY, SESSION

#: The one user of an app of one's own. Known to everybody, and worth nothing without a session.
LOCAL_ID: Final = "00000000-0000-4000-8000-000000000001"
_LOCAL_NAME: Final = "Gebruiker van deze computer"
_C: Final = ACCOUNT.c


@dataclass(frozen=True, slots=True)
class Account:
    """A row: who somebody is, and how he shows it."""

    id: str
    name: str
    address: str
    password: str | None
    roles: frozenset[ActorRole]
    parties: frozenset[str]
    factor: str | None
    factor_step: int
    active: bool

    @property
    def local(self) -> bool:
        """Whether this is the user of an app of one's own."""
        return self.id == LOCAL_ID


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account begins with."""

    name: str
    address: str | None
    roles: frozenset[ActorRole]
    parties: frozenset[str] = frozenset()
    password: str | None = None
    identity: tuple[str, str] | None = None


def tidy_address(text: str) -> str:
    """Return an e-mail address as it is kept: one person is one account, however he writes it."""
    return text.strip().casefold()


def account_at(connection: Connection, address: str) -> Account | None:
    """Return the account with this e-mail address."""
    return _one(connection, _C.adres == tidy_address(address))


def account_of(connection: Connection, number: str) -> Account | None:
    """Return the account with this id."""
    return _one(connection, _C.id == number)


def account_known_as(connection: Connection, issuer: str, subject: str) -> Account | None:
    """Return the account of somebody whom a provider of identities knows by this subject."""
    return _one(connection, (_C.uitgever == issuer) & (_C.onderwerp == subject))


def every_account(connection: Connection) -> tuple[Account, ...]:
    """Return all accounts of people, by name."""
    rows = connection.execute(select(ACCOUNT).where(_C.id != LOCAL_ID).order_by(_C.naam, _C.id))
    return tuple(map(account_in, rows))


def addresses_of(connection: Connection, parties: Collection[str]) -> tuple[str, ...]:
    """Return where those who act for any of these parties read their mail."""
    acting = (one for one in every_account(connection) if one.active and {one.id, *one.parties} & set(parties))
    return tuple(one.address for one in acting if one.address)


def make_account(connection: Connection, new: NewAccount, now: int, number: str = "") -> str:
    """Add an account and return its id."""
    number = number or str(uuid4())
    issuer, subject = new.identity or (None, None)
    values = {
        "id": number,
        "naam": new.name,
        "adres": new.address and tidy_address(new.address),
        "wachtwoord": new.password,
        "rollen": joined(new.roles),
        "partijen": joined(new.parties),
        "factor_stap": 0,
        "uitgever": issuer,
        "onderwerp": subject,
        "actief": 1,
        "gemaakt": now,
    }
    connection.execute(insert(ACCOUNT).values(values))
    return number


def make_local_account(connection: Connection, now: int) -> None:
    """Add the one user of an app of one's own, who may play every role."""
    if account_of(connection, LOCAL_ID) is None:
        make_account(connection, NewAccount(_LOCAL_NAME, None, frozenset(ActorRole)), now, LOCAL_ID)


def change_password(connection: Connection, number: str, password: str) -> None:
    """Keep another password, already hashed."""
    connection.execute(update(ACCOUNT).where(_C.id == number).values(wachtwoord=password))


def change_factor(connection: Connection, number: str, sealed: str | None, step: int) -> None:
    """Keep another second factor, sealed, and the step that its last code was of."""
    connection.execute(update(ACCOUNT).where(_C.id == number).values(factor=sealed, factor_stap=step))


def use_step(connection: Connection, number: str, step: int) -> bool:
    """Take note of the step of a code; False where this or a later one was used already."""
    later = update(ACCOUNT).where((_C.id == number) & (_C.factor_stap < step)).values(factor_stap=step)
    return connection.execute(later).rowcount == 1


def begin_again(connection: Connection, account: Account, new: NewAccount) -> None:
    """Let an account be shown by a new password or identity alone: every way in that it had before ends.

    Whom it acts for and in which roles stays, with what is given beside that. One that was ended, or that gets another
    role, begins with what is given alone.
    """
    stays = account.active and new.roles <= account.roles
    roles, parties = (account.roles, account.parties | new.parties) if stays else (new.roles, new.parties)
    issuer, subject = new.identity or (None, None)
    shown = {"factor": None, "factor_stap": 0, "uitgever": issuer, "onderwerp": subject}
    values = {"naam": new.name, "wachtwoord": new.password, "actief": 1, **shown}
    more = {"rollen": joined(roles), "partijen": joined(parties)}
    connection.execute(update(ACCOUNT).where(_C.id == account.id).values(values | more))
    _end_ways_in(connection, account.id)


def act_for_too(connection: Connection, account: Account, more: frozenset[str]) -> None:
    """Let an account act for more parties."""
    parties = joined(account.parties | more)
    connection.execute(update(ACCOUNT).where(_C.id == account.id).values(partijen=parties))


def disable(connection: Connection, number: str) -> None:
    """End an account: its sessions and keys end with it."""
    connection.execute(update(ACCOUNT).where(_C.id == number).values(actief=0))
    _end_ways_in(connection, number)


def joined(words: Iterable[str]) -> str:
    """Write a set of words as one text."""
    return " ".join(sorted(words))


def roles_of(text: str) -> frozenset[ActorRole]:
    """Read roles from such a text; one that is not known gives no rights."""
    return frozenset(role for role in ActorRole if role in text.split())


def _end_ways_in(connection: Connection, number: str) -> None:
    connection.execute(delete(SESSION).where(SESSION.c.account == number))
    connection.execute(delete(KEY).where(KEY.c.account == number))


def _one(connection: Connection, condition: ColumnElement[bool]) -> Account | None:
    row = connection.execute(select(ACCOUNT).where(condition)).first()
    return None if row is None else account_in(row)


def account_in(row: Row[*tuple[Any, ...]]) -> Account:
    """Return the account in a row that holds its columns, maybe beside others."""
    return Account(
        row.id,
        row.naam,
        row.adres or "",
        row.wachtwoord,
        roles_of(row.rollen),
        frozenset(row.partijen.split()),
        row.factor,
        row.factor_stap,
        bool(row.actief),
    )
