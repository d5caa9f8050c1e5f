"""Who sends a request: by the session in a cookie, or by a key in a header; and what the table lets him do."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, cast
from urllib.parse import urlsplit

from fastapi import Request
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.keys import note_use, principal_with
from api.accounts.policy import Action, may
from api.accounts.principal import Principal
from api.accounts.sessions import LOCAL as LOCAL_WHOLE
from api.accounts.sessions import WHOLE, Session, note_visit, session_of
from api.accounts.tokens import form_token
from api.store.failures import Full
from api.web.problems import Problem, not_found
from api.web.root import for_person
from api.web.sites import WITHOUT_BODY

_BEARER: Final = "bearer "
#: Seconds after which who signs shows again who he is.
FRESH: Final = 5 * 60
#: Where it stands in the scope of a request that the app itself makes on behalf of somebody; nothing sent gets there.
ACTING: Final = "tarief.namens"
FORM_FIELD: Final = "formulier"
_NO_RIGHT: Final = "geen-recht"
NOT_LOGGED_IN: Final = "niet-ingelogd"
OLD_FORM: Final = "oud-formulier"
#: What is answered to who may not: it is not his to do, or it is as if it were not there.
_REFUSALS: Final = (_NO_RIGHT, not_found().slug)


def accounts_of(request: Request) -> Accounts:
    """Return the accounts of the app; an app without has no pages about them."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        raise not_found()
    return accounts


def cookie_name(accounts: Accounts) -> str:
    """Return the name of the cookie: by https one that no other site or path can set."""
    return "__Host-tarief_sessie" if accounts.installation.secure else "tarief_sessie"


def token_of(request: Request) -> str:
    """Return the token in the cookie of a request; empty for none."""
    return request.cookies.get(cookie_name(accounts_of(request)), "")


def session_in(request: Request) -> Session | None:
    """Return the session of a request, also of who is still on the way in."""
    accounts, token = accounts_of(request), token_of(request)
    if not token:
        return None
    with accounts.store.read() as view:
        found = session_of(view.connection, token, accounts.now())
    if found is None:
        return None
    session, is_due = found
    if is_due:
        with suppress(Full):  # reading goes on
            accounts.do(lambda unit: note_visit(unit.connection, token, accounts.now()), session.account.id)
    return session


def principal_of(request: Request) -> Principal | None:
    """Return who sends a request; None for nobody that is known.

    Raises `Problem` 403 where a browser sends it with a cookie on behalf of another site.
    """
    if (acting := request.scope.get(ACTING)) is not None:
        return cast(Principal, acting)
    authorization = request.headers.get("authorization", "")
    if authorization.lower().startswith(_BEARER):
        return _with_key(accounts_of(request), authorization[len(_BEARER) :].strip())
    session = session_in(request)
    principal = session.principal() if session else None
    if principal is not None:
        refuse_other_sites(request)
    return principal


def known(request: Request) -> Principal:
    """Return who sends a request; raises `Problem` 401 for nobody."""
    if (principal := principal_of(request)) is None:
        raise not_logged_in(request)
    return principal


def allowed(request: Request, principal: Principal, action: Action) -> None:
    """Let an action pass that the table allows; else raise `Problem` 403, and write down that it was refused."""
    with refusals_kept(request, principal, action):
        if not may(principal, action):
            raise forbidden()


@contextmanager
def refusals_kept(request: Request, principal: Principal | None, action: str, about: str = "") -> Iterator[None]:
    """Write down what somebody who is known was refused; who is nobody does not make the records grow.

    Not for use inside a unit of work: what was refused undoes that.
    """
    try:
        yield
    except Problem as problem:
        if principal is not None and problem.slug in _REFUSALS:
            about = about or principal.id
            accounts_of(request).do(lambda unit: unit.audit(f"geweigerd {action}", about), principal.id)
        raise


def freshly_shown(principal: Principal, now: int) -> None:
    """Ask of who signs that he showed a short while ago who he is; a key signs where its owner said so then."""
    if now - principal.confirmed <= FRESH:
        return
    if principal.kind == "sleutel":
        detail = "Log in en teken zelf, of maak een sleutel die mag tekenen."
        raise Problem(403, "niet-met-sleutel", "Dit kan niet met deze sleutel", detail)
    raise Problem(403, "opnieuw-inloggen", "Laat nog eens zien wie u bent", "Ga naar /bevestigen en kom terug.")


def refuse_other_sites(request: Request) -> None:
    """Refuse what changes anything unless the browser says that it comes from a page of ours; silence is refused."""
    if request.method not in WITHOUT_BODY and not _from_here(request):
        raise Problem(403, "andere-site", "Dit formulier komt van een andere site", "Begin op de pagina zelf.")


def check_form(request: Request, texts: dict[str, str]) -> None:
    """Refuse a form that was not made for this session."""
    refuse_other_sites(request)
    if not hmac.compare_digest(form_token(token_of(request)).encode(), texts.get(FORM_FIELD, "").encode()):
        raise Problem(403, OLD_FORM, "Dit formulier is te oud", "Open de pagina opnieuw en vul het weer in.")


def give_cookie(request: Request, response: Response, token: str) -> Response:
    """Let the browser keep a session, and after its end whose it was: what he was filling in then waits for him."""
    accounts = accounts_of(request)
    age = 2 * (LOCAL_WHOLE if accounts.installation.local else WHOLE)
    return set_cookie(request, response, cookie_name(accounts), token, age)


def set_cookie(request: Request, response: Response, name: str, value: str, age: int) -> Response:
    """Let the browser keep something for a while, out of reach of scripts and of other sites."""
    secure = accounts_of(request).installation.secure
    response.set_cookie(name, value, max_age=age, path="/", httponly=True, samesite="lax", secure=secure)
    return response


def take_cookie(request: Request, response: Response, name: str = "") -> Response:
    """Let the browser forget a cookie: that of the session, unless another is named."""
    accounts = accounts_of(request)
    name = name or cookie_name(accounts)
    response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=accounts.installation.secure)
    return response


def client_of(request: Request) -> str:
    """Return the address that a request comes from."""
    return request.client.host if request.client else ""


def not_logged_in(request: Request) -> Problem:
    """Nobody is known by this request: a person is told the way in, a program also that of a key."""
    if accounts_of(request).installation.local and for_person(request.scope):
        return not_inside()
    detail = "Log in, of stuur een sleutel mee in de header Authorization."
    return Problem(401, NOT_LOGGED_IN, "U bent niet ingelogd", detail, headers={"WWW-Authenticate": "Bearer"})


def not_inside() -> Problem:
    """Somebody is on his own computer, and did not come in by the address that the start printed."""
    detail = "Open het adres dat verscheen toen tarief startte. Is dat al gebruikt, start tarief dan opnieuw."
    return Problem(401, NOT_LOGGED_IN, "U bent nog niet binnen", detail)


def forbidden() -> Problem:
    """It is there, and not for this role to do."""
    return Problem(
        403, _NO_RIGHT, "Dit mag u niet", "Uw rol geeft hier geen recht op. Vraag de begeleider of de beheerder."
    )


def _with_key(accounts: Accounts, text: str) -> Principal | None:
    with accounts.store.read() as view:
        found = principal_with(view.connection, text, accounts.now())
    if found is None:
        return None
    principal, due = found
    if due:
        with suppress(Full):
            accounts.do(lambda unit: note_use(unit.connection, due, accounts.now()), principal.id)
    return principal


def _from_here(request: Request) -> bool:
    installation = accounts_of(request).installation
    if (origin := request.headers.get("origin")) is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    parts = urlsplit(installation.address)
    ours = request.headers.get("host", "") if installation.local else parts.netloc
    return origin == f"{parts.scheme}://{ours}"
