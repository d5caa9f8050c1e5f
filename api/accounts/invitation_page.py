"""The page to which the link of an invitation leads: choose a password, and be in."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts import passwords
from api.accounts.entry import Attempt, log_in
from api.accounts.forms import AGAIN, CODE, PASSWORD, Door, Texts, let_in, page
from api.accounts.invitations import Accepting, Invitation, accept, invitation_of
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.visits import accounts_of, client_of, refuse_other_sites, token_of
from api.store.unit import StoreUnit
from api.web.problems import Problem

router = APIRouter(include_in_schema=False)
_NAME = "naam"
_LONGEST_NAME = 100
_OWN_APP = "Dit is een app op uw eigen computer. U hoeft geen uitnodiging aan te nemen: u speelt elke partij zelf."


@router.get("/uitnodiging")
def look(request: Request, accounts: Door, code: str = "") -> Response:
    """Show who is invited as what; looking uses nothing up, since programs look at links in mails too."""
    invitation = _found(accounts, code)
    return _form(request, invitation, code, invitation.name)


@router.post("/uitnodiging")
def take(request: Request, accounts: Door, texts: Texts) -> Response:
    """Make the account, and log in to it."""
    refuse_other_sites(request)
    code, password = texts.get(CODE, ""), texts.get(PASSWORD, "")
    invitation = _found(accounts, code)
    name = texts.get(_NAME, "")[:_LONGEST_NAME] or invitation.name
    if password != texts.get(AGAIN, ""):
        return _form(request, invitation, code, name, _refused("De twee wachtwoorden zijn niet gelijk."))
    if weak := passwords.weakness(password, invitation.address, name):
        return _form(request, invitation, code, name, _refused(weak))
    kept = passwords.keep(password)

    def accepted(unit: StoreUnit) -> bool:
        account = accept(unit.connection, code, Accepting(name, kept), accounts.now())
        unit.audit("uitnodiging_aangenomen", account or "niemand")
        return account is not None

    if not accounts.do(accepted):
        raise _over()
    attempt = Attempt(invitation.address, password, client_of(request), token_of(request))
    return let_in(request, log_in(accounts, attempt), "")


def _found(accounts: Door, code: str) -> Invitation:
    with accounts.store.read() as view:
        invitation = invitation_of(view.connection, code, accounts.now())
    if accounts.installation.local:
        raise Problem(404, "eigen-app", "Hier komt niemand anders binnen", _OWN_APP)
    if invitation is None:
        raise _over()
    return invitation


def _form(request: Request, invitation: Invitation, code: str, name: str, fault: Problem | None = None) -> Response:
    roles = [ROLE_TEXTS[role] for role in ActorRole if role in invitation.roles]
    context = {"invitation": invitation, "roles": roles, "code": code, "name": name, "shortest": passwords.SHORTEST}
    sign_on = accounts_of(request).installation.sign_on is not None
    return page(request, "uitnodiging.html", fault, sign_on=sign_on, **context)


def _over() -> Problem:
    detail = "Een link werkt één keer, en een week lang. Een nieuwere link laat een eerdere vervallen."
    return Problem(404, "uitnodiging-voorbij", "Deze uitnodiging werkt niet meer", detail)


def _refused(text: str) -> Problem:
    return Problem(400, "wachtwoord-geweigerd", "Kies een ander wachtwoord", text)
