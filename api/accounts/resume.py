"""A session that ends in the middle of a form: what was filled in waits, sealed, until the same person is in again."""

import json
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import quote

from fastapi import APIRouter, Request
from sqlalchemy import delete, insert, select
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.forms import AGAIN, CODE, HOME, LONGEST_ONWARD, PASSWORD, Door, page, within_app
from api.accounts.sessions import owner_of, owner_of_form
from api.accounts.tables import BEGUN
from api.accounts.tokens import hashed, new_token
from api.accounts.visits import FORM_FIELD, NOT_LOGGED_IN, OLD_FORM, known, session_in, token_of
from api.store.unit import StoreUnit
from api.web.body import FORM, content_type, filled_in
from api.web.forms import see
from api.web.problems import Problem
from api.web.root import for_person, within

router = APIRouter(include_in_schema=False)
_A_DAY: Final = 24 * 3600
_PATH: Final = "/hervatten"
#: What shows who somebody is is typed anew, and the mark of a form is of its session.
_NOT_KEPT: Final = frozenset((FORM_FIELD, PASSWORD, AGAIN, CODE))
_Texts: TypeAlias = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as it was sent: where to, whether a file belongs to it, and what was filled in."""

    path: str
    has_file: bool
    texts: _Texts


async def gone_on(request: Request, fault: Problem) -> Response | None:
    """Answer whom a form or page was refused since he is not, or no longer, logged in as who opened it.

    None where the problem itself is to be told.
    """
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None or fault.slug not in (NOT_LOGGED_IN, OLD_FORM) or not for_person(request.scope):
        return None
    return await run_in_threadpool(_gone_on, request, accounts, fault, await _typed(request))


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
    path, has_file, texts = json.loads(kept)
    accounts.do(lambda unit: unit.execute(delete(BEGUN).where(this)), principal.id)
    return page(request, "hervatten.html", None, path=within_app(path), has_file=has_file, texts=texts)


async def _typed(request: Request) -> _Texts:
    return await filled_in(request) if request.method == "POST" else []


def _gone_on(request: Request, accounts: Accounts, fault: Problem, texts: _Texts) -> Response | None:
    path = within(request.scope)
    if (query := request.url.query) and len(path) + len(query) < LONGEST_ONWARD:
        path = f"{path}?{query}"
    mark, session = dict(texts).get(FORM_FIELD, ""), session_in(request)
    with accounts.store.read() as view:
        # No other page can know the mark of a form; a cookie tells only of who is not in any more.
        owner = owner_of_form(view.connection, mark)
        owner = owner or ("" if session else owner_of(view.connection, token_of(request)))
    code = _keep(accounts, owner, _Form(path, content_type(request) == FORM, texts)) if owner else ""
    onward = f"{_PATH}?{CODE}={code}" if code else path if request.method == "GET" else HOME
    if fault.slug == OLD_FORM:
        if not code or session is None:
            return None
        if session.account.id == owner:
            return see(onward)
    if accounts.installation.local and not code:
        return None
    how = {"kept": bool(code), "local": accounts.installation.local, "another": fault.slug == OLD_FORM}
    return page(request, "niet_ingelogd.html", fault, onward=onward, quoted=quote(onward), **how)


def _keep(accounts: Accounts, owner: str, filled: _Form) -> str:
    """Keep what was filled in, sealed for who did so; returns the code to find it by, or nothing for nothing."""
    texts = [(name, text) for name, text in filled.texts if name not in _NOT_KEPT]
    if not texts:
        return ""
    code = new_token()
    content = json.dumps([filled.path, filled.has_file, texts]).encode()
    sealed = accounts.installation.key.seal(content, _about(owner, code)).hex()

    def kept(unit: StoreUnit) -> None:
        unit.connection.execute(delete(BEGUN).where(BEGUN.c.verloopt <= accounts.now()))
        values = {"hash": hashed(code), "gegevens": sealed, "verloopt": accounts.now() + _A_DAY}
        unit.connection.execute(insert(BEGUN).values(values))

    accounts.do(kept, owner)
    return code


def _about(account: str, code: str) -> str:
    return f"hervatten/{account}/{hashed(code)}"
