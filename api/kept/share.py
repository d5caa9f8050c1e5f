"""With whom kept work is shared: with an account or a party, or with whoever has a link, as long as that is open."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final, TypedDict
from uuid import uuid4

from api.accounts.accounts import account_of, tidy_address
from api.accounts.policy import Action, may
from api.accounts.principal import Principal
from api.accounts.tokens import hashed, new_token
from api.kept.shelf import LINK, SHARE, find
from api.kept.work import KeptWork
from api.store.records import StoredDocument
from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.core.canonical import moment_of

_BY_ADDRESS: Final = "adres:"
LONGEST: Final = 200


class _Shared(TypedDict):
    """The text of a share or a link: of which work, and with whom or by which code."""

    werk: str
    met: str


@dataclass(frozen=True, slots=True)
class WorkShare:
    """One way to a piece of work that is not one's own: with whom it is shared, or by which code."""

    id: str
    work: str
    name: str
    made: datetime


@dataclass(frozen=True, slots=True)
class LinkedWork:
    """What a link leads to, and until when."""

    work: KeptWork
    until: datetime


class Standing(IntEnum):
    """What somebody is to a piece of work."""

    NOBODY = 0
    RECIPIENT = 1
    OWNER = 2


def standing_of(view: StoreView, work: KeptWork, principal: Principal) -> Standing:
    """Return what somebody is to a piece of work: a role that keeps none sees none of others either."""
    if work.owner == principal.id and may(principal, Action.WERK_BEWAREN):
        return Standing.OWNER
    recipients = {one.owner for one in view.find(SHARE, bij=work.id)}
    shared = may(principal, Action.WERK_ZIEN) and not recipients.isdisjoint(recipients_of(view, principal))
    return Standing.RECIPIENT if shared else Standing.NOBODY


def recipients_of(view: StoreView, principal: Principal) -> frozenset[str]:
    """Return all that somebody can be called by who shares with him: an account, a party, an e-mail address."""
    account = account_of(view.connection, principal.id)
    address = (_BY_ADDRESS + account.address,) if account is not None and account.address else ()
    return principal.stands_for | frozenset(address)


def shared_with(view: StoreView, principal: Principal) -> tuple[KeptWork, ...]:
    """Return what others share with somebody."""
    shares = (share for one in sorted(recipients_of(view, principal)) for share in view.find(SHARE, owner=one))
    numbers = dict.fromkeys(_read(share).work for share in shares)
    return tuple(work for number in numbers if (work := find(view, number)) is not None)


def shares_of(view: StoreView, work: KeptWork) -> tuple[WorkShare, ...]:
    """Return with whom a piece of work is shared."""
    return tuple(map(_read, view.find(SHARE, bij=work.id)))


def share(unit: StoreUnit, work: KeptWork, recipient: str) -> None:
    """Share work with an account by its e-mail address, or with a party by its id.

    Whether there is such an account or party is not told: it is somebody else's business who takes part.
    """
    owner = _BY_ADDRESS + tidy_address(recipient) if "@" in recipient else recipient
    if owner in (each.owner for each in unit.find(SHARE, bij=work.id)):
        return
    number = str(uuid4())
    unit.put(SHARE, number, owner, json.dumps(_Shared(werk=work.id, met=recipient)), bij=work.id)
    unit.audit("werk_gedeeld", work.id)


def end_share(unit: StoreUnit, work: KeptWork, number: str) -> None:
    """End one way to a piece of work: a share, or the link; nothing for one that is of other work."""
    for kind in (SHARE, LINK):
        for part in unit.find(kind, bij=work.id):
            if part.id == number:
                unit.delete(kind, number)
                unit.audit("werk_niet_meer_gedeeld", work.id)


def link_of(view: StoreView, work: KeptWork, lasts: timedelta, now: datetime) -> WorkShare | None:
    """Return the link to a piece of work, its name being the code in it; None where none is open."""
    links = _open(view.find(LINK, bij=work.id), lasts, now)
    return next(map(_read, links), None)


def make_link(unit: StoreUnit, work: KeptWork) -> None:
    """Make a link to a piece of work, in place of one that there was."""
    for old in unit.find(LINK, bij=work.id):
        unit.delete(LINK, old.id)
    code = new_token()
    unit.put(LINK, hashed(code), work.owner, json.dumps(_Shared(werk=work.id, met=code)), bij=work.id)
    unit.audit("werk_gedeeld_met_link", work.id)


def work_by_link(view: StoreView, code: str, lasts: timedelta, now: datetime) -> LinkedWork | None:
    """Return what a link leads to; None for one that is withdrawn, has ended, or never was."""
    document = view.get(LINK, hashed(code))
    link = next(map(_read, _open((document,) if document else (), lasts, now)), None)
    work = find(view, link.work) if link else None
    return LinkedWork(work, link.made + lasts) if link and work else None


def _open(links: Collection[StoredDocument], lasts: timedelta, now: datetime) -> Iterator[StoredDocument]:
    return (link for link in links if now < moment_of(link.changed) + lasts)


def _read(document: StoredDocument) -> WorkShare:
    told: _Shared = json.loads(document.text)
    return WorkShare(document.id, told["werk"], told["met"], moment_of(document.changed))
