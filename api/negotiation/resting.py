"""Kept work that a step at the table rests on: it can be deleted until there is an agreement, and then stays.

Whoever takes a step says from which work of his own it came. Nobody else is told.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Final, NamedTuple

from fastapi import Query, Request

from api.accounts.principal import Principal
from api.accounts.visits import accounts_of, known
from api.store.records import StoredDocument
from api.store.unit import StoreUnit
from api.store.view import StoreView
from api.web.problems import Problem

#: The name of the parameter, and of the box on a page.
WORK: Final = "werk"
#: Under what kinds work is kept, and the kind of document that says that a process rests on it.
_KINDS: Final = ("werk", "concept")
_RESTS: Final = "rust_op"
_MOST: Final = 20
Resting = Annotated[
    list[str] | None, Query(alias=WORK, max_length=_MOST, description="Bewaard werk van uzelf waar dit op rust.")
]


class WorkChoice(NamedTuple):
    """A piece of one's own work to choose from."""

    id: str
    label: str


def named_in(request: Request, texts: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the work that a request names, in its address or on its form."""
    chosen = (texts or {}).get(WORK, "")
    return tuple(dict.fromkeys(filter(None, (*request.query_params.getlist(WORK)[:_MOST], chosen))))


def rest_on(unit: StoreUnit, process: str, principal: Principal, works: Iterable[str]) -> None:
    """Note that a process rests on work of somebody; raises `Problem` 404 for what he does not keep."""
    for id in works:
        if not any(_is_own(unit.get(kind, id), principal) for kind in _KINDS):
            detail = "Kies werk dat u zelf bewaart; wat met u is gedeeld, kunt u eerst kopiëren."
            raise Problem(404, "werk-onbekend", "Dit bewaarde werk is er niet", detail)
        unit.put(_RESTS, f"{process}/{id}", principal.id, json.dumps({"werk": id}), expected=None, proces=process)
        unit.keep(_RESTS, f"{process}/{id}")


def keep_for_good(unit: StoreUnit, process: str) -> None:
    """Keep what a process rests on as long as its agreement: from now on nobody deletes or changes it."""
    for document in unit.find(_RESTS, proces=process):
        for kind in _KINDS:
            unit.keep(kind, json.loads(document.text)["werk"])


def own_work(request: Request) -> tuple[WorkChoice, ...]:
    """Return what somebody keeps under a name, to choose from on a page, the newest first."""
    who = known(request)
    with accounts_of(request).store.read() as view:
        kept = sorted(_named(view, who), key=lambda document: document.changed, reverse=True)
    return tuple(_choice(document) for document in kept)


def _named(view: StoreView, principal: Principal) -> tuple[StoredDocument, ...]:
    return view.find(_KINDS[0], owner=principal.id)


def _choice(document: StoredDocument) -> WorkChoice:
    told = json.loads(document.text)
    return WorkChoice(document.id, f"{told['naam']}: {told['uitkomst']}" if told["uitkomst"] else told["naam"])


def _is_own(document: StoredDocument | None, principal: Principal) -> bool:
    return document is not None and document.owner == principal.id
