"""The pages to log in and out, and who one is."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.entry import give_code, log_in
from api.accounts.forms import ADDRESS, CODE, ONWARD, Door, Texts, attempt_of, let_in, page, within_app
from api.accounts.policy import Action, may
from api.accounts.principal import ROLE_TEXTS, ActorRole, Kind
from api.accounts.sessions import CODE_STEP, end
from api.accounts.visits import (
    accounts_of,
    check_form,
    known,
    not_inside,
    principal_of,
    refuse_other_sites,
    session_in,
    take_cookie,
    token_of,
)
from api.web.forms import see
from api.web.openapi import answer_of, problems
from api.web.problems import Problem

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["accounts"])


class Ik(TypedDict):
    """Who acts, in which roles, for which parties."""

    id: str
    soort: Kind
    naam: str
    rollen: list[ActorRole]
    partijen: list[str]


@router.get("/inloggen")
def ask(request: Request, accounts: Door, naar: str = "") -> Response:
    """Show the form to log in."""
    return _login(request, accounts.installation.sign_on is not None, within_app(naar))


@router.post("/inloggen")
def enter(request: Request, accounts: Door, texts: Texts) -> Response:
    """Begin a session."""
    refuse_other_sites(request)
    try:
        return let_in(request, log_in(accounts, attempt_of(request, texts)), texts.get(ONWARD, ""))
    except Problem as fault:
        sign_on, onward = accounts.installation.sign_on is not None, within_app(texts.get(ONWARD, ""))
        return _login(request, sign_on, onward, fault, texts.get(ADDRESS, ""))


@router.get("/inloggen/code")
def ask_code(request: Request, naar: str = "") -> Response:
    """Ask for the code of the second factor."""
    session = session_in(request)
    if session is None or session.step != CODE_STEP:
        return see("/inloggen")
    return page(request, "inlogcode.html", onward=within_app(naar))


@router.post("/inloggen/code")
def enter_code(request: Request, accounts: Door, texts: Texts) -> Response:
    """Finish getting in."""
    session = session_in(request)
    if session is None or session.step != CODE_STEP:
        return see("/inloggen")
    check_form(request, texts)
    onward = within_app(texts.get(ONWARD, ""))
    try:
        return let_in(request, give_code(accounts, session, attempt_of(request, texts, CODE)), onward)
    except Problem as fault:
        return page(request, "inlogcode.html", fault, onward=onward)


@router.post("/uitloggen")
def leave(request: Request, accounts: Door, texts: Texts) -> Response:
    """End the session."""
    if principal_of(request) is None:
        return see("/inloggen")
    check_form(request, texts)
    accounts.do(lambda unit: end(unit.connection, token_of(request)))
    return take_cookie(request, see("/inloggen"))


@router.get("/account")
def account(request: Request) -> Response:
    """Show who one is, and what one can do about that."""
    accounts_of(request)
    if (principal := principal_of(request)) is None:
        return see("/inloggen")
    session = session_in(request)
    roles = [ROLE_TEXTS[role] for role in ActorRole if role in principal.roles]
    local = principal.kind == "lokaal"
    invites = not local and may(principal, Action.UITNODIGEN)
    told = {"invites": invites, "local": local, "log": may(principal, Action.LOGBOEK_ZIEN)}
    told["factor"] = bool(session and session.account.factor)
    told["password"] = bool(session and session.account.password)
    return page(request, "account.html", None, principal=principal, roles=roles, **told)


@api.get(
    "/ik",
    summary="Toont voor wie dit verzoek handelt",
    description="De persoon achter de sleutel of de sessie, met rollen en partijen.",
    responses={200: answer_of(Ik), **problems(401, 404)},
)
def who_am_i(request: Request) -> Response:
    """Tell a program for whom it acts."""
    principal = known(request)
    roles, parties = sorted(principal.roles), sorted(principal.parties)
    told = Ik(id=principal.id, soort=principal.kind, naam=principal.name, rollen=roles, partijen=parties)
    return JSONResponse(told)


def _login(request: Request, sign_on: bool, onward: str, fault: Problem | None = None, address: str = "") -> Response:
    if accounts_of(request).installation.local:
        raise not_inside()
    return page(request, "inloggen.html", fault, sign_on=sign_on, onward=onward, address=address)
