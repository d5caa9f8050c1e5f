"""Letting somebody in: a link that works once, for a while, and of which only a hash is kept."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, delete, insert, select, update

from api.accounts.accounts import (
    NewAccount,
    account_at,
    account_of,
    act_for_too,
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
    """Who is invited, as what.

    Where the address has an account, who is logged in to it takes the invitation; one that `begins_again` an
    administrator gave to who lost his way in, and it ends all that the account was shown by.
    """

    name: str
    address: str
    roles: frozenset[ActorRole]
    parties: frozenset[str] = frozenset()
    begins_again: bool = False


def is_address(text: str) -> bool:
    """Whether a text is one e-mail address, and no header of a mail."""
    local, _, domain = text.partition("@")
    plain = text.isascii() and text.isprintable() and not set(' ,;<>()"') & set(text)
    return bool(local) and "." in domain and "@" not in domain and len(text) <= _LONGEST_ADDRESS and plain


def may_grant(principal: Principal, roles: frozenset[ActorRole]) -> bool:
    """Whether somebody may invite others in these roles: an administrator in all, the leader those at the table."""
    return bool(roles) and (ActorRole.BEHEERDER in principal.roles or roles <= _BY_LEADER)


def invite(connection: Connection, invitation: Invitation, now: int, seconds: int = WEEK) -> str:
    """Write down an invitation and return its token; an earlier one for the same no longer works.

    Each stands alone: it never ends, and never leads to, what another one is for. Who invites may read the link.
    """
    token = new_token()
    values = {
        "adres": tidy_address(invitation.address),
        "rollen": joined(invitation.roles),
        "partijen": joined(invitation.parties),
        "begint_opnieuw": int(invitation.begins_again),
    }
    earlier = and_(*(_C[name] == value for name, value in values.items()))
    connection.execute(delete(INVITATION).where(earlier | (_C.verloopt <= now)))
    beside = {"hash": hashed(token), "naam": invitation.name, "verloopt": now + seconds}
    connection.execute(insert(INVITATION).values(values | beside))
    return token


def invited_for(connection: Connection, now: int, *, withdrawn: bool = False) -> dict[str, frozenset[str]]:
    """Return of each party the addresses that hold a link to it that still works, or that it was withdrawn from."""
    found: dict[str, frozenset[str]] = {}
    asked = (_C.verloopt > now) & (_C.ingetrokken == int(withdrawn))
    for row in connection.execute(select(_C.adres, _C.partijen).where(asked)):
        for party in row.partijen.split():
            found[party] = found.get(party, frozenset()) | {row.adres}
    return found


def withdraw(connection: Connection, party: str, address: str) -> None:
    """Let no earlier link at an address lead to a party; until it would have lapsed it is known that it did."""
    at_address = (_C.adres == tidy_address(address)) & _C.partijen.contains(party)
    connection.execute(update(INVITATION).where(at_address).values(ingetrokken=1))


def invitation_of(connection: Connection, token: str, now: int) -> Invitation | None:
    """Return an invitation that still works, without using it: whoever looks at a link in a mail does not take it."""
    works = (_C.hash == hashed(token)) & (_C.verloopt > now) & (_C.ingetrokken == 0)
    row = connection.execute(select(INVITATION).where(works)).first()
    if row is None:
        return None
    parties = frozenset(row.partijen.split())
    return Invitation(row.naam, row.adres, roles_of(row.rollen), parties, bool(row.begint_opnieuw))


@dataclass(frozen=True, slots=True)
class Accepting:
    """Who accepts, and by what he will be known: a password, already hashed, or an identity elsewhere."""

    name: str
    password: str | None = None
    identity: tuple[str, str] | None = None


def has_administrator(connection: Connection, now: int) -> bool:
    """Whether somebody can let others in, or holds a link with which he soon can."""
    on_the_way = connection.execute(select(_C.rollen).where((_C.verloopt > now) & (_C.ingetrokken == 0))).scalars()
    in_now = (account.roles for account in every_account(connection) if account.active)
    return any(ActorRole.BEHEERDER in roles for roles in (*in_now, *map(roles_of, on_the_way)))


def accept(connection: Connection, token: str, by: Accepting, now: int) -> str | None:
    """Use an invitation: make the account, or let it begin again; return its id.

    None where it was used or is over, and where the address has an account that does not begin again: see `join`.
    """
    invitation = invitation_of(connection, token, now)
    if invitation is None:
        return None
    account = account_at(connection, invitation.address)
    if (account is not None and not invitation.begins_again) or not _used(connection, token):
        return None
    name = by.name or invitation.name
    new = NewAccount(name, invitation.address, invitation.roles, invitation.parties, by.password, by.identity)
    if account is None:
        return make_account(connection, new, now)
    begin_again(connection, account, new)
    _take_logged_in(connection, invitation.address)
    return account.id


def join(connection: Connection, token: str, number: str, now: int) -> bool:
    """Use an invitation by the account that is logged in; False where it is over, or for another address or role."""
    invitation, account = invitation_of(connection, token, now), account_of(connection, number)
    if invitation is None or account is None or invitation.begins_again:
        return False
    if account.address != invitation.address or not invitation.roles <= account.roles or not _used(connection, token):
        return False
    act_for_too(connection, account, invitation.parties)
    return True


def _take_logged_in(connection: Connection, address: str) -> None:
    """Let what else an administrator gave to who just began again be taken by that account, and by no new password."""
    others = (_C.adres == address) & (_C.begint_opnieuw == 1)
    connection.execute(delete(INVITATION).where(others & (_C.partijen == "")))
    connection.execute(update(INVITATION).where(others).values(begint_opnieuw=0))


def _used(connection: Connection, token: str) -> bool:
    return connection.execute(delete(INVITATION).where(_C.hash == hashed(token))).rowcount == 1
