"""Letting somebody in: a link that works once, for a while, and of which only a hash is kept."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from api.accounts.accounts import (
    NewAccount,
    account_at,
    begin_again,
    every_account,
    joined,
    make_account,
    roles_of,
    tidy_address,
)
from api.accounts.principal import ActorRole, Principal
from api.accounts.tables import INVITATION
from api.accounts.tokens import hashed, new_token

#: Seconds that an invitation works, and the link of a first administrator.
WEEK: Final = 7 * 24 * 3600
QUARTER: Final = 15 * 60
#: Whom somebody may invite.
_BY_LEADER: Final = frozenset((ActorRole.AANBIEDER, ActorRole.COOPERATIE, ActorRole.GEMEENTE, ActorRole.BESTUUR))
_LONGEST_ADDRESS: Final = 254
_C: Final = INVITATION.c


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is invited, as what."""

    name: str
    address: str
    roles: frozenset[ActorRole]
    parties: frozenset[str] = frozenset()


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address, and no header of a mail."""
    local, _, domain = text.partition("@")
    plain = text.isascii() and text.isprintable() and not set(' ,;<>()"') & set(text)
    return bool(local) and "." in domain and "@" not in domain and len(text) <= _LONGEST_ADDRESS and plain


def may_grant(principal: Principal, roles: frozenset[ActorRole]) -> bool:
    """Whether somebody may invite others in these roles: an administrator in all, the leader those at the table."""
    return bool(roles) and (ActorRole.BEHEERDER in principal.roles or roles <= _BY_LEADER)


def invite(connection: Connection, invitation: Invitation, now: int, seconds: int = WEEK) -> str:
    """Write down an invitation and return its token; an earlier one for the same address no longer works."""
    address, token = tidy_address(invitation.address), new_token()
    connection.execute(delete(INVITATION).where((_C.adres == address) | (_C.verloopt <= now)))
    values = {
        "hash": hashed(token),
        "naam": invitation.name,
        "adres": address,
        "rollen": joined(invitation.roles),
        "partijen": joined(invitation.parties),
        "verloopt": now + seconds,
    }
    connection.execute(insert(INVITATION).values(values))
    return token


def waiting_for(connection: Connection, address: str, roles: frozenset[ActorRole], now: int) -> frozenset[str]:
    """Return the parties that an address was invited for in these roles and has not come in for yet."""
    waiting = (_C.adres == tidy_address(address)) & (_C.rollen == joined(roles)) & (_C.verloopt > now)
    found = connection.execute(select(_C.partijen).where(waiting)).scalars()
    return frozenset(party for parties in found for party in parties.split())


def invited_for(connection: Connection, now: int) -> dict[str, frozenset[str]]:
    """Return of each party the addresses that hold a link to it that still works."""
    found: dict[str, frozenset[str]] = {}
    for row in connection.execute(select(_C.adres, _C.partijen).where(_C.verloopt > now)):
        for party in row.partijen.split():
            found[party] = found.get(party, frozenset()) | {row.adres}
    return found


def withdraw(connection: Connection, party: str, address: str) -> None:
    """Let no earlier link at an address lead to a party: one that is for more parties stays for those."""
    at_address = (_C.adres == tidy_address(address)) & _C.partijen.contains(party)
    for row in connection.execute(select(_C.hash, _C.partijen).where(at_address)).all():
        others = frozenset(row.partijen.split()) - {party}
        here = _C.hash == row.hash
        change = (
            update(INVITATION).where(here).values(partijen=joined(others)) if others else delete(INVITATION).where(here)
        )
        connection.execute(change)


def invitation_of(connection: Connection, token: str, now: int) -> Invitation | None:
    """Return an invitation that still works, without using it: whoever looks at a link in a mail does not take it."""
    row = connection.execute(select(INVITATION).where((_C.hash == hashed(token)) & (_C.verloopt > now))).first()
    if row is None:
        return None
    return Invitation(row.naam, row.adres, roles_of(row.rollen), frozenset(row.partijen.split()))


@dataclass(frozen=True, slots=True)
class Accepting:
    """Who accepts, and by what he will be known: a password, already hashed, or an identity elsewhere."""

    name: str
    password: str | None = None
    identity: tuple[str, str] | None = None


def has_administrator(connection: Connection, now: int) -> bool:
    """Whether somebody can let others in, or holds a link with which he soon can."""
    on_the_way = connection.execute(select(_C.rollen).where(_C.verloopt > now)).scalars()
    in_now = (account.roles for account in every_account(connection) if account.active)
    return any(ActorRole.BEHEERDER in roles for roles in (*in_now, *map(roles_of, on_the_way)))


def accept(connection: Connection, token: str, by: Accepting, now: int) -> str | None:
    """Use an invitation: make the account, or let it begin again; return its id, None where it was used or is over."""
    invitation = invitation_of(connection, token, now)
    if invitation is None or not connection.execute(delete(INVITATION).where(_C.hash == hashed(token))).rowcount:
        return None
    name = by.name or invitation.name
    new = NewAccount(name, invitation.address, invitation.roles, invitation.parties, by.password, by.identity)
    if (account := account_at(connection, invitation.address)) is None:
        return make_account(connection, new, now)
    begin_again(connection, account.id, new)
    return account.id
