"""The pages of the second factor, and on which somebody shows once more who he is before he signs."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.entry import confirm_again, set_up_factor
from api.accounts.forms import CODE, ONWARD, PASSWORD, Door, Texts, attempt_of, let_in, page, within_app
from api.accounts.second_factor import address_for_app, in_groups, new_secret, opened_secret, sealed_secret
from api.accounts.sessions import CODE_STEP, Session
from api.accounts.visits import FRESH, accounts_of, check_form, freshly_shown, not_logged_in, session_in
from api.web.forms import see
from api.web.problems import Problem, not_found

router = APIRouter(include_in_schema=False)
_SECRET = "geheim"


@router.get("/tweede-factor")
def offer(request: Request, accounts: Door, naar: str = "") -> Response:
    """Show a new secret, for the app on a phone."""
    session = _may_set_up(request)
    return _offered(request, accounts, session, new_secret(), within_app(naar))


@router.post("/tweede-factor")
def keep(request: Request, accounts: Door, texts: Texts) -> Response:
    """Begin to use it, once a code shows that the phone has it."""
    session = _may_set_up(request)
    check_form(request, texts)
    sealed, onward = texts.get(_SECRET, ""), within_app(texts.get(ONWARD, ""))
    try:
        return let_in(request, set_up_factor(accounts, session, sealed, attempt_of(request, texts, CODE)), onward)
    except Problem as fault:
        try:
            secret = opened_secret(accounts.installation.key, session.account.id, sealed)
        except ValueError:
            secret = new_secret()
        return _offered(request, accounts, session, secret, onward, fault)


@router.get("/bevestigen")
def ask(request: Request, accounts: Door, naar: str = "") -> Response:
    """Ask who is there once more."""
    return _ask(request, _all_the_way(request, accounts), within_app(naar))


@router.post("/bevestigen")
def confirm(request: Request, accounts: Door, texts: Texts) -> Response:
    """Take note that it is still the same person, and lead back."""
    session, onward = _all_the_way(request, accounts), within_app(texts.get(ONWARD, ""))
    check_form(request, texts)
    try:
        confirm_again(accounts, session, attempt_of(request, texts, CODE if session.account.factor else PASSWORD))
    except Problem as fault:
        return _ask(request, session, onward, fault)
    return see(onward)


def _ask(request: Request, session: Session, onward: str, fault: Problem | None = None) -> Response:
    return page(request, "bevestigen.html", fault, account=session.account, onward=onward, minutes=FRESH // 60)


def _all_the_way(request: Request, accounts: Accounts) -> Session:
    session = session_in(request)
    if session is None or session.step:
        raise not_logged_in(request)
    if accounts.installation.local:
        raise not_found()  # an app of one's own has no second factor, and logging in would help nothing
    return session


def _may_set_up(request: Request) -> Session:
    """Who is logged in, or on the way in without a factor yet; a factor that is there is shown a short while ago."""
    session = session_in(request)
    if session is None or session.step == CODE_STEP:
        raise not_logged_in(request)
    if session.account.local:
        raise not_found()
    if principal := session.principal():
        freshly_shown(principal, accounts_of(request).now())
    return session


def _offered(
    request: Request, accounts: Accounts, session: Session, secret: str, onward: str, fault: Problem | None = None
) -> Response:
    account = session.account
    sealed = sealed_secret(accounts.installation.key, account.id, secret)
    context = {"secret": in_groups(secret), "link": address_for_app(secret, account.address), "sealed": sealed}
    return page(request, "tweede_factor.html", fault, needed=bool(session.step), onward=onward, **context)
