"""Kept work side by side: one's own, and what others share as far as they let it be seen."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.visits import check_form
from api.files.page import Keep
from api.files.parcel import Parcel
from api.kept.share import Standing, shared_with
from api.kept.shelf import owned
from api.kept.view import row_of
from api.kept.visit import content, keeping, kinds, looked_at, visitor
from api.kept.work import KeptWork
from api.web.forms import keeper, posted_pairs
from api.web.held import Held
from api.web.problems import Problem
from tarief.core.findings import Refused

router = APIRouter(include_in_schema=False)
#: In front of the id of a piece of work that is chosen in the list, and the name of the box to choose another in.
_CHOSEN: Final = "werk."
_WITH: Final = "met"
_COMPARISON: Final = "vergelijking"
_TWO: Final = 2
_MOST: Final = 50


@router.post("/mijn-werk/vergelijken")
async def compare_chosen(request: Request) -> Response:
    """Put two pieces of work side by side."""
    texts, keep_held = dict(await posted_pairs(request)), keeper(request)
    return await run_in_threadpool(_compared, request, texts, keep_held)


def others_beside(request: Request, work: KeptWork) -> tuple[tuple[str, str], ...]:
    """Return what can stand beside a piece of work, by id and title: the newest of one's own and of what is shared."""
    principal = visitor(request)
    if kinds(request)[work.kind].side is None:
        return ()
    with keeping(request).store.read() as view:
        works = [*owned(view, principal.id), *shared_with(view, principal)]
    beside = [each for each in works if each.id != work.id and kinds(request)[each.kind].side is not None]
    newest = sorted(beside, key=lambda each: each.changed, reverse=True)[:_MOST]
    return tuple((each.id, row_of(request, each).title) for each in newest)


def _compared(request: Request, texts: Mapping[str, str], keep_held: Keep) -> Response:
    check_form(request, dict(texts))
    chosen = [name.removeprefix(_CHOSEN) for name in texts if name.startswith(_CHOSEN)]
    chosen += filter(None, [texts.get(_WITH, "")])
    sides = [_side(request, number) for number in chosen[: _TWO + 1]]
    if len(sides) != _TWO:
        detail = "Kruis twee berekeningen of kostenbladen aan, en kies dan Vergelijk."
        raise Problem(400, "twee-nodig", "Kies er twee om te vergelijken", detail)
    return kinds(request)[_COMPARISON].reopen(Parcel(tuple(sides)), keep_held)


def _side(request: Request, number: str) -> Held:
    """One side of a comparison, called by the name of the work."""
    work, standing = looked_at(request, number)
    try:
        side = _file_of(request, work, standing)
    except Refused:
        side = None
    if side is None:
        detail = "Alleen berekeningen en kostenbladen met een prijs staan naast elkaar."
        raise Problem(400, "geen-prijs", "Dit heeft geen prijs om te vergelijken", detail)
    ending = PurePath(side.name).suffix
    return (
        replace(side, name=f"{work.name}{ending}", title=work.name if ending == ".json" else "") if work.name else side
    )


def _file_of(request: Request, work: KeptWork, standing: Standing) -> Held | None:
    """What stands for the work: of another its outcome, never the sheet itself."""
    kind, parcel = kinds(request)[work.kind], content(request, work, standing)
    if kind.side is None or standing is Standing.OWNER:
        return None if kind.side is None else kind.side(parcel)
    outcome = kind.tell(request, parcel)
    return (
        None if outcome is None else Held("berekening.json", json.dumps(outcome.as_json()).encode(), title="berekening")
    )
