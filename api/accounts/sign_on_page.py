"""Logging in by one's organisation: to its provider of identities and back, each way once and in one browser.

Nobody gets in who was not invited: the first time, an invitation ties the identity to an account.
"""

import json
import logging
from functools import cache
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.accounts.accounts import account_known_as, account_of
from api.accounts.door import Accounts
from api.accounts.entry import Entered
from api.accounts.forms import Door, let_in, within_app
from api.accounts.installation import SignOn
from api.accounts.invitations import Accepting, accept
from api.accounts.provider import Challenge, IdentityProvider, NotShown, ShownIdentity
from api.accounts.sessions import begin, confirm
from api.accounts.tokens import hashed, new_token
from api.accounts.visits import FRESH, not_logged_in, session_in, set_cookie, take_cookie, token_of
from api.store.unit import StoreUnit
from api.web.asked import asks
from api.web.forms import see
from api.web.problems import Problem, not_found

router = APIRouter(prefix="/aanmelden", include_in_schema=False)
_MINUTES: Final = 10 * 60
_SEE_OTHER: Final = 303
#: Of what goes along to the provider and back.
_LONGEST: Final = 300
_log = logging.getLogger("tarief.accounts")


@router.get("")
def leave(request: Request, accounts: Door, uitnodiging: str = "", opnieuw: str = "", naar: str = "") -> Response:
    """Send a browser to the provider, and remember what was asked for it."""
    back, again = f"{accounts.installation.address}/aanmelden/terug", bool(opnieuw)
    asked = Challenge(new_token(), new_token(), new_token(), back, again)
    sealed = _sealed(accounts, asked, uitnodiging[:_LONGEST], within_app(naar[:_LONGEST]))
    try:
        address = _provider(accounts).address(asked)
    except NotShown as fault:
        raise _failed(fault) from None
    return set_cookie(request, RedirectResponse(address, _SEE_OTHER), _cookie(accounts), sealed, _MINUTES)


@router.get("/terug", dependencies=[asks(others=True)])  # a provider sends along what it likes
def come_back(request: Request, accounts: Door, state: str = "", code: str = "", iss: str = "") -> Response:
    """Let in whom the provider shows, if it is an answer to what this browser asked."""
    provider, kept = _provider(accounts), _asked_before(request, accounts, state)
    if iss and iss != provider.setting.issuer:
        raise _failed(NotShown("another issuer"))
    back = f"{accounts.installation.address}/aanmelden/terug"
    asked = Challenge(state, kept["nonce"], kept["verifier"], back, bool(kept["again"]))
    try:
        shown = provider.shown(asked, code, accounts.now())
    except NotShown as fault:
        raise _failed(fault) from None
    if asked.again:
        answer = _confirmed(request, accounts, shown, kept["onward"])
    else:
        answer = let_in(request, _entered(request, accounts, shown, kept["invitation"]), kept["onward"])
    return take_cookie(request, answer, _cookie(accounts))


def _entered(request: Request, accounts: Accounts, shown: ShownIdentity, invitation: str) -> Entered:
    before, now = token_of(request), accounts.now()

    def entered(unit: StoreUnit) -> tuple[str, bool]:
        account = account_known_as(unit.connection, shown.issuer, shown.subject)
        if account is None and invitation:
            identity = (shown.issuer, shown.subject)
            number = accept(unit.connection, invitation, Accepting(shown.name, identity=identity), now)
            account = account_of(unit.connection, number or "")
        if account is None or not account.active:
            unit.audit("inloggen_geweigerd", account.id if account else "niemand")
            return "", account is not None
        unit.audit("ingelogd", account.id)
        return begin(unit.connection, account.id, now, before=before), True

    token, is_known = accounts.do(entered)
    if not token and is_known:
        detail = "Uw account hier is uitgezet. Vraag de beheerder van deze site om u weer toe te laten."
        raise Problem(403, "account-uitgezet", "Uw account is uitgezet", detail)
    if not token:
        detail = "Uw organisatie kent u, maar u bent hier niet uitgenodigd. Open de link van uw uitnodiging."
        raise Problem(403, "niet-uitgenodigd", "U bent niet uitgenodigd", detail)
    return Entered(token, "")


def _confirmed(request: Request, accounts: Accounts, shown: ShownIdentity, onward: str) -> Response:
    """Take note that the same person showed a moment ago who he is."""
    session, now = session_in(request), accounts.now()
    if session is None or session.step:
        raise not_logged_in(request)
    with accounts.store.read() as view:
        account = account_known_as(view.connection, shown.issuer, shown.subject)
    if account is None or account.id != session.account.id or now - shown.at > FRESH:
        raise _failed(NotShown("another person, or not anew"))

    def confirmed(unit: StoreUnit) -> None:
        confirm(unit.connection, token_of(request), now)
        unit.audit("opnieuw_bevestigd", session.account.id)

    accounts.do(confirmed, session.account.id)
    return see(onward)


def _sealed(accounts: Accounts, asked: Challenge, invitation: str, onward: str) -> str:
    """What was asked, for the browser to keep until it comes back: nobody else reads it, and nobody changes it."""
    kept = {"nonce": asked.nonce, "verifier": asked.verifier, "again": "ja" if asked.again else ""}
    kept |= {"invitation": invitation, "onward": onward, "until": str(accounts.now() + _MINUTES)}
    return accounts.installation.key.seal(json.dumps(kept).encode(), _about(asked.state)).hex()


def _asked_before(request: Request, accounts: Accounts, state: str) -> dict[str, str]:
    """What was asked with this state, in the browser that it was made for."""
    try:
        sealed = bytes.fromhex(request.cookies.get(_cookie(accounts), ""))
        kept: dict[str, str] = json.loads(accounts.installation.key.open(sealed, _about(state)))
    except ValueError:
        raise _failed(NotShown("not asked in this browser")) from None
    if int(kept["until"]) <= accounts.now():
        raise _failed(NotShown("asked too long ago"))
    return kept


@cache
def _of(setting: SignOn) -> IdentityProvider:
    """One for a process, since it remembers what a provider told."""
    return IdentityProvider(setting)


def _provider(accounts: Accounts) -> IdentityProvider:
    if accounts.installation.sign_on is None:
        raise not_found()
    return _of(accounts.installation.sign_on)


def _cookie(accounts: Accounts) -> str:
    return "__Host-tarief_aanmelden" if accounts.installation.secure else "tarief_aanmelden"


def _about(state: str) -> str:
    return f"aanmelden/{hashed(state)}"


def _failed(fault: NotShown) -> Problem:
    _log.warning("sign-on refused: %s", fault)
    detail = "Uw organisatie kon niet laten zien wie u bent. Probeer het opnieuw, of vraag de beheerder."
    return Problem(401, "niet-ingelogd", "Inloggen is niet gelukt", detail)
