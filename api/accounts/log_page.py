"""/logboek: who did what, for an administrator; of what is sealed not even that it was done."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from sqlalchemy import Row, and_, select
from starlette.responses import Response

from api.accounts.accounts import LOCAL_ID, every_account
from api.accounts.forms import Door, page
from api.accounts.policy import Action
from api.accounts.tables import KEY
from api.accounts.visits import allowed, known
from api.store.tables import audit
from api.web.problems import not_found
from tarief.core.canonical import moment_of
from tarief.negotiation.event import KINDS

router = APIRouter(include_in_schema=False)
#: How many rows a page has.
_MOST: Final = 100
#: What is told to nobody, and so is not told here either: that a party put something forward or handed something in.
_UNTOLD: Final = (*(kind for kind, what in KINDS.items() if what.SEALED), "opgave_ingeleverd", "opgaven_gezien")
_OF_ONES_OWN: Final = "wie hier werkt"
_C: Final = audit.c
_NUMBER: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
_FIRST: Final = 8


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the log, as it is read."""

    at: datetime
    who: str
    action: str
    about: str
    #: The whole of what `about` holds the beginning of.
    number: str = ""


@router.get("/logboek")
def log(request: Request, accounts: Door, voor: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Show what was done last, or before a moment."""
    allowed(request, known(request), Action.LOGBOEK_ZIEN)
    if voor:
        _check_moment(voor)
    told = and_(*(~_C.action.contains(word, autoescape=True) for word in _UNTOLD))
    rows = select(_C.at, _C.principal, _C.action, _C.object).where(told).order_by(_C.at.desc(), _C.id)
    with accounts.store.read() as view:
        names = {account.id: account.name for account in every_account(view.connection)} | {LOCAL_ID: _OF_ONES_OWN}
        names |= {key.id: f"sleutel {key.naam}" for key in view.connection.execute(select(KEY.c.id, KEY.c.naam))}
        found = view.connection.execute((rows.where(_C.at < voor) if voor else rows).limit(_MOST)).all()
        if more := len(found) == _MOST:  # what was done at one moment stands on one page: the next begins before it
            last = found[-1].at
            whole = view.connection.execute(rows.where(_C.at == last)).all()
            found = [*(row for row in found if row.at != last), *whole]
    lines = [_line(row, names) for row in found]
    return page(request, "logboek.html", lines=lines, further=found[-1].at if more else "")


def _line(row: Row[Any, Any, Any, Any], names: Mapping[str, str]) -> LogRow:
    """A line with names for numbers; what has no name here is told by the first of its number."""
    about, number = names.get(row.object, row.object), ""
    if _NUMBER.fullmatch(about):
        about, number = f"nummer {about[:_FIRST]}", about
    return LogRow(moment_of(row.at), names.get(row.principal, row.principal), row.action, about, number)


def _check_moment(text: str) -> None:
    """Raise `Problem` 404 for what is no moment of this log."""
    try:
        moment_of(text)
    except ValueError:
        raise not_found() from None
