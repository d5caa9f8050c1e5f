"""Who comes for kept work, and what of it he may see and do; the same for pages and programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from fastapi import Request

from api.accounts.door import Accounts
from api.accounts.policy import Action
from api.accounts.principal import Principal
from api.accounts.visits import accounts_of, allowed, forbidden, known, refusals_kept
from api.files.kept_kind import WorkKind
from api.files.parcel import Parcel, as_participant
from api.kept.share import Standing, standing_of
from api.kept.shelf import content_of, find
from api.kept.work import KeptWork
from api.show.outcome import Deliverable
from api.store.unit import StoreUnit
from api.web.problems import Problem, not_found

Outcome = TypeVar("Outcome")
KeptKind: TypeAlias = WorkKind[Deliverable]
KEEPS_NOTHING: Final = "Deze app bewaart niets. Download het werkboek of de JSON: die kunt u later weer inlezen."


def kinds(request: Request) -> Mapping[str, KeptKind]:
    """Return the kinds of work of the app, by key."""
    found: Mapping[str, KeptKind] = request.app.state.kept
    return found


def keeping(request: Request) -> Accounts:
    """Return what keeps work; an app without says that it keeps nothing."""
    if request.app.state.accounts is None:
        raise Problem(404, "niet-bewaard", "Hier kunt u niets bewaren", KEEPS_NOTHING)
    return accounts_of(request)


def visitor(request: Request) -> Principal:
    """Return who sends a request, and may keep work; raises `Problem` 401 for nobody, with the way in."""
    keeping(request)
    principal = known(request)
    allowed(request, principal, Action.WERK_BEWAREN)
    return principal


def looked_at(request: Request, number: str, needed: Standing = Standing.RECIPIENT) -> tuple[KeptWork, Standing]:
    """Return a piece of work to who is this much to it, and what he is; for who may not see it, it is not there."""
    principal = visitor(request)
    with accounts_of(request).store.read() as view:
        work = find(view, number)
        standing = Standing.NOBODY if work is None else standing_of(view, work, principal)
    with refusals_kept(request, principal, Action.WERK_ZIEN, work.id if work else ""):
        if work is None or standing is Standing.NOBODY:
            raise not_found()
        if standing < needed:
            raise forbidden()
    return work if standing is Standing.OWNER else for_others(request, work), standing


def for_others(request: Request, work: KeptWork) -> KeptWork:
    """Return a piece of work without the sentence of its owner, where that may tell more than others are told."""
    return replace(work, outcome="") if kinds(request)[work.kind].partly else work


def content(request: Request, work: KeptWork, standing: Standing = Standing.RECIPIENT) -> Parcel:
    """Return what a piece of work works on, as its owner had it or as others see it."""
    with accounts_of(request).store.read() as view:
        parcel = content_of(view, work)
    return parcel if standing is Standing.OWNER else as_participant(parcel)


def changed(request: Request, number: str, change: Callable[[StoreUnit, KeptWork], Outcome]) -> Outcome:
    """Do something with one's own work."""
    work, _ = looked_at(request, number, Standing.OWNER)

    def done(unit: StoreUnit) -> Outcome:
        if (now := find(unit, number)) is None:
            raise not_found()
        return change(unit, now)

    return accounts_of(request).do(done, work.owner)
