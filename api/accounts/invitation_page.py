"""The page to which the link of an invitation leads: choose a password, or log in to the account that one has."""

from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts import passwords
from api.accounts.accounts import Account, account_at
from api.accounts.door import Accounts
from api.accounts.entry import Attempt, log_in
from api.accounts.forms import AGAIN, CODE, HOME, PASSWORD, Door, Texts, let_in, page
from api.accounts.invitations import Accepting, Invitation, accept, invitation_of, join
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.visits import accounts_of, check_form, client_of, refuse_other_sites, session_in, token_of
from api.store.unit import StoreUnit
from api.web.forms import see
from api.web.problems import Problem

router = APIRouter(include_in_schema=False)
_NAME = "naam"
_LONGEST_NAME = 100
_OTHER_ROLE: Final = "Uw account heeft een andere rol. Vraag een uitnodiging voor een ander e-mailadres."
_OWN_APP = "Dit is een app op uw eigen computer. U hoeft geen uitnodiging aan te nemen: u speelt elke partij zelf."


@router.get("/uitnodiging")
def look(request: Request, accounts: Door, code: str = "") -> Response:
    """Show who is invited as what; looking uses nothing up, since programs look at links in mails too."""
    invitation = _found(accounts, code)
    if (account := _account(accounts, invitation)) is not None:
        return _joining(request, invitation, code, account)
    return _form(request, invitation, code, invitation.name)


@router.post("/uitnodiging")
def take(request: Request, accounts: Door, texts: Texts) -> Response:
    """Make the account, and log in to it; or let the account that is there act for one more party."""
    refuse_other_sites(request)
    code, password = texts.get(CODE, ""), texts.get(PASSWORD, "")
    invitation = _found(accounts, code)
    if (account := _account(accounts, invitation)) is not None:
        return _joined(request, accounts, invitation, texts, account)
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


def _joined(
    request: Request, accounts: Accounts, invitation: Invitation, texts: dict[str, str], account: Account
) -> Response:
    """Take an invitation for who is logged in; nobody else takes it, whoever holds the link."""
    code = texts.get(CODE, "")
    if not _inside(request, account):
        return see(_onward(code))
    check_form(request, texts)
    if not invitation.roles <= account.roles:
        return _joining(request, invitation, code, account)

    def used(unit: StoreUnit) -> bool:
        done = join(unit.connection, code, account.id, accounts.now())
        unit.audit("uitnodiging_aangenomen", account.id if done else "niemand")
        return done

    if not accounts.do(used, account.id):
        raise _over()
    return see(HOME)


def _account(accounts: Accounts, invitation: Invitation) -> Account | None:
    """The account that an invitation is to be taken with; None where it makes one, or begins it again."""
    if invitation.begins_again:
        return None
    with accounts.store.read() as view:
        return account_at(view.connection, invitation.address)


def _inside(request: Request, account: Account) -> bool:
    session = session_in(request)
    return session is not None and not session.step and session.account.id == account.id


def _onward(code: str) -> str:
    return f"/inloggen?naar={quote(f'/uitnodiging?code={code}')}"


def _found(accounts: Door, code: str) -> Invitation:
    with accounts.store.read() as view:
        invitation = invitation_of(view.connection, code, accounts.now())
    if accounts.installation.local:
        raise Problem(404, "eigen-app", "Hier komt niemand anders binnen", _OWN_APP)
    if invitation is None:
        raise _over()
    return invitation


def _joining(request: Request, invitation: Invitation, code: str, account: Account) -> Response:
    """Show who has an account that he takes the invitation with it, once he is logged in."""
    other = not invitation.roles <= account.roles
    fault = Problem(400, "andere-rol", "Deze uitnodiging past niet bij uw account", _OTHER_ROLE) if other else None
    inside, onward = _inside(request, account), _onward(code)
    context = {"invitation": invitation, "roles": _roles(invitation), "code": code, "inside": inside, "onward": onward}
    return page(request, "uitnodiging_account.html", fault if inside else None, **context)


def _roles(invitation: Invitation) -> list[tuple[str, str]]:
    return [ROLE_TEXTS[role] for role in ActorRole if role in invitation.roles]


def _form(request: Request, invitation: Invitation, code: str, name: str, fault: Problem | None = None) -> Response:
    context = {
        "invitation": invitation,
        "roles": _roles(invitation),
        "code": code,
        "name": name,
        "shortest": passwords.SHORTEST,
    }
    sign_on = accounts_of(request).installation.sign_on is not None
    return page(request, "uitnodiging.html", fault, sign_on=sign_on, **context)


def _over() -> Problem:
    detail = "Een link werkt één keer, en een week lang. Een nieuwere link laat een eerdere vervallen."
    return Problem(404, "uitnodiging-voorbij", "Deze uitnodiging werkt niet meer", detail)


def _refused(text: str) -> Problem:
    return Problem(400, "wachtwoord-geweigerd", "Kies een ander wachtwoord", text)
