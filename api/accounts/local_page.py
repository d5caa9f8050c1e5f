"""The way into an app of one's own: the address that its start prints works once; then one plays any role."""

from typing import Final
from uuid import UUID

from fastapi import APIRouter, Request
from sqlalchemy import delete, insert
from starlette.responses import Response

from api.accounts.accounts import LOCAL_ID, make_local_account
from api.accounts.door import Accounts
from api.accounts.forms import CODE, Door, Texts, page
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.sessions import Session, begin, play
from api.accounts.tables import BEGUN
from api.accounts.tokens import hashed, new_token
from api.accounts.visits import check_form, give_cookie, not_logged_in, session_in, token_of
from api.store.unit import StoreUnit
from api.web.forms import see
from api.web.problems import Problem, not_found

router = APIRouter(include_in_schema=False)
_DAY: Final = 24 * 3600
_ROLE, _PARTY = "rol", "partij"
#: What is expected of one, and the way into the demonstration.
_START: Final = "/begin"


def new_way_in(accounts: Accounts) -> str:
    """Return the address that lets the user of this computer in, once, within a day."""
    token = new_token()

    def made(unit: StoreUnit) -> None:
        make_local_account(unit.connection, accounts.now())
        unit.connection.execute(delete(BEGUN).where(BEGUN.c.verloopt <= accounts.now()))
        values = {"hash": hashed(token), "gegevens": LOCAL_ID, "verloopt": accounts.now() + _DAY}
        unit.connection.execute(insert(BEGUN).values(values))

    accounts.do(made)
    return f"{accounts.installation.address}/start?{CODE}={token}"


@router.get("/start")
def come_in(request: Request, accounts: Door, code: str = "") -> Response:
    """Exchange the code of the start for a cookie; who has that already is simply let through."""
    if not accounts.installation.local:
        raise not_logged_in(request)
    if session_in(request) is not None:
        return see(_START)

    def entered(unit: StoreUnit) -> str:
        this = (BEGUN.c.hash == hashed(code)) & (BEGUN.c.gegevens == LOCAL_ID) & (BEGUN.c.verloopt > accounts.now())
        if unit.connection.execute(delete(BEGUN).where(this)).rowcount != 1:
            unit.audit("toegang_geweigerd", LOCAL_ID)
            return ""
        unit.audit("ingelogd", LOCAL_ID)
        return begin(unit.connection, LOCAL_ID, accounts.now(), before=token_of(request))

    if not (token := accounts.do(entered)):
        detail = "Dit adres is al gebruikt. Stop tarief en start het opnieuw; open dan het adres dat erbij staat."
        raise Problem(401, "niet-ingelogd", "Dit adres werkt niet meer", detail)
    return give_cookie(request, see(_START), token)


@router.get("/rol")
def choose(request: Request, accounts: Door, rol: str = "", partij: str = "") -> Response:
    """Show the roles that can be played; a table leads here for one of its parties."""
    session = _user(request, accounts)
    roles = [(role.value, *ROLE_TEXTS[role]) for role in ActorRole]
    return page(request, "rol.html", roles=roles, role=rol or session.role, party=partij or session.party)


@router.post("/rol")
def take_on(request: Request, accounts: Door, texts: Texts) -> Response:
    """Play a role, for a party; the table of rights then holds as for anybody in that role."""
    _user(request, accounts)
    check_form(request, texts)
    role = next((role for role in ActorRole if role == texts.get(_ROLE)), ActorRole.BEGELEIDER)
    party = _identity(texts.get(_PARTY, ""))

    def played(unit: StoreUnit) -> None:
        play(unit.connection, token_of(request), role, party)
        unit.audit(f"speelt {role}", party or LOCAL_ID)

    accounts.do(played, LOCAL_ID)
    return see("/account")


def _user(request: Request, accounts: Accounts) -> Session:
    if (session := session_in(request)) is None:
        raise not_logged_in(request)
    if not session.account.local or not accounts.installation.local:
        raise not_found()  # logging in again would help nothing
    return session


def _identity(text: str) -> str:
    """The id of a party; empty for what is none."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
