"""A session that ends in the middle of a form: what was filled in waits, sealed, until the same person is in again."""

import json
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from sqlalchemy import delete, insert, select
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.forms import AGAIN, CODE, HOME, LONGEST_ONWARD, PASSWORD, Door, page, within_app
from api.accounts.sessions import owner_of
from api.accounts.tables import BEGUN
from api.accounts.tokens import hashed, new_token
from api.accounts.visits import FORM_FIELD, known, token_of
from api.store.unit import StoreUnit
from api.web.body import content_type
from api.web.forms import MAX_FIELDS, URLENCODED
from api.web.problems import Problem
from api.web.root import for_person, within

router = APIRouter(include_in_schema=False)
_AN_HOUR: Final = 3600
_PATH: Final = "/hervatten"
_UNAUTHENTICATED: Final = 401
#: What shows who somebody is is typed anew, and the mark of a form is of its session.
_NOT_KEPT: Final = frozenset((FORM_FIELD, PASSWORD, AGAIN, CODE))


def waits_for_login(request: Request, fault: Problem) -> bool:
    """Whether a person is to be sent to the page to log in, instead of told that he is not."""
    accounts: Accounts | None = request.app.state.accounts
    known_here = accounts is not None and not accounts.installation.local
    not_in = fault.status == _UNAUTHENTICATED and fault.slug == "niet-ingelogd"
    return not_in and known_here and for_person(request.scope)


async def until_login(request: Request, fault: Problem) -> Response:
    """Answer that somebody is not logged in, with the way in, and after that back to what he was doing."""
    texts: list[tuple[str, str]] = []
    if request.method == "POST" and content_type(request) == URLENCODED:
        async with request.form(max_fields=MAX_FIELDS) as form:
            texts = [(name, text) for name, text in form.multi_items() if isinstance(text, str)]
    return await run_in_threadpool(_until_login, request, fault, texts)


@router.get(_PATH)
def go_on(request: Request, accounts: Door, code: str = "") -> Response:
    """Show what somebody was about to send, to be sent by one click; only to him, and once."""
    principal = known(request)

    this = (BEGUN.c.hash == hashed(code)) & (BEGUN.c.verloopt > accounts.now())
    with accounts.store.read() as view:
        sealed = view.connection.execute(select(BEGUN.c.gegevens).where(this)).scalar() or ""
    try:
        kept = accounts.installation.key.open(bytes.fromhex(sealed), _about(principal.id, code))
    except ValueError:
        detail = "Wat u had ingevuld is niet meer te vinden. Vul het opnieuw in."
        raise Problem(404, "niet-bewaard", "Dit is er niet meer", detail) from None
    path, texts = json.loads(kept)
    accounts.do(lambda unit: unit.execute(delete(BEGUN).where(this)), principal.id)
    return page(request, "hervatten.html", None, path=within_app(path), texts=texts)


def _until_login(request: Request, fault: Problem, texts: list[tuple[str, str]]) -> Response:
    accounts: Accounts = request.app.state.accounts
    path = within(request.scope)
    if (query := request.url.query) and len(path) + len(query) < LONGEST_ONWARD:
        path = f"{path}?{query}"
    texts = [(name, text) for name, text in texts if name not in _NOT_KEPT]
    onward, kept = (path, False) if request.method == "GET" else (HOME, False)
    if texts and (code := _keep(accounts, token_of(request), path, texts)):
        onward, kept = f"{_PATH}?{CODE}={code}", True
    return page(request, "niet_ingelogd.html", fault, onward=quote(onward), kept=kept)


def _keep(accounts: Accounts, token: str, path: str, texts: list[tuple[str, str]]) -> str:
    """Keep what was filled in for whom this session was of; nothing for a session that never was."""
    with accounts.store.read() as view:
        owner = owner_of(view.connection, token)
    if not owner:
        return ""
    code = new_token()
    sealed = accounts.installation.key.seal(json.dumps([path, texts]).encode(), _about(owner, code)).hex()

    def kept(unit: StoreUnit) -> None:
        unit.connection.execute(delete(BEGUN).where(BEGUN.c.verloopt <= accounts.now()))
        values = {"hash": hashed(code), "gegevens": sealed, "verloopt": accounts.now() + _AN_HOUR}
        unit.connection.execute(insert(BEGUN).values(values))

    accounts.do(kept, owner)
    return code


def _about(account: str, code: str) -> str:
    return f"hervatten/{account}/{hashed(code)}"
