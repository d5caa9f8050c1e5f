"""The page on which an administrator or the leader lets others in, and an administrator ends accounts."""

from collections.abc import Callable
from typing import TypeAlias

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.accounts import account_at, account_of, disable, every_account
from api.accounts.door import Accounts
from api.accounts.forms import ADDRESS, Door, Texts, page
from api.accounts.invitations import Invitation, invite, is_address, may_grant
from api.accounts.mail import MailKind, send
from api.accounts.policy import Action, may
from api.accounts.principal import ROLE_TEXTS, ActorRole, Principal
from api.accounts.visits import allowed, check_form, forbidden, known
from api.store.unit import StoreUnit
from api.store.view import StoreView
from api.web.forms import see
from api.web.problems import Problem, not_found

#: Whether somebody leads every table at which a party sits in these roles.
Seating: TypeAlias = Callable[[StoreView, Principal, str, frozenset[ActorRole]], bool]
router = APIRouter(prefix="/accounts", include_in_schema=False)
_ROLE, _NAME, _ID, _PARTY = "rol", "naam", "id", "partij"


@router.get("")
def show(request: Request, accounts: Door, rol: str = "", partij: str = "") -> Response:
    """Show the form to invite somebody, for a party whose table led here, and to an administrator the accounts."""
    principal = known(request)
    allowed(request, principal, Action.UITNODIGEN)
    return _page(request, accounts, principal, typed={_ROLE: rol, _PARTY: partij})


@router.post("/uitnodigen")
def ask_in(request: Request, accounts: Door, texts: Texts) -> Response:
    """Invite somebody: by mail where there is a mail server, and else by a link to hand over."""
    principal = known(request)
    allowed(request, principal, Action.UITNODIGEN)
    check_form(request, texts)
    try:
        invitation = _invitation(accounts, principal, texts, request.app.state.may_seat)
    except Problem as fault:
        return _page(request, accounts, principal, fault=fault, typed=texts)

    def invited(unit: StoreUnit) -> str:
        unit.audit("uitgenodigd", principal.id)
        return invite(unit.connection, invitation, accounts.now())

    token = accounts.do(invited, principal.id)
    return _handed_over(request, accounts, principal, invitation, token)


@router.post("/uitzetten")
def end(request: Request, accounts: Door, texts: Texts) -> Response:
    """End an account with all its sessions and keys."""
    principal = known(request)
    allowed(request, principal, Action.ACCOUNTS_BEHEREN)
    check_form(request, texts)
    number = texts.get(_ID, "")
    if number == principal.id:
        raise Problem(400, "eigen-account", "Dit is uw eigen account", "Laat een andere beheerder dit doen.")

    def ended(unit: StoreUnit) -> bool:
        if (account := account_of(unit.connection, number)) is None:
            return False
        disable(unit.connection, account.id)
        unit.audit("account_uitgezet", account.id)
        return True

    if not accounts.do(ended, principal.id):
        raise not_found()
    return see("/accounts")


def _invitation(accounts: Accounts, principal: Principal, texts: dict[str, str], may_seat: Seating) -> Invitation:
    address, roles = texts.get(ADDRESS, ""), frozenset(role for role in ActorRole if role == texts.get(_ROLE))
    if not is_address(address):
        raise _refused("Vul een e-mailadres in, zoals naam@gemeente.nl.")
    if not may_grant(principal, roles):
        raise forbidden() if roles else _refused("Kies een rol.")
    parties = frozenset(filter(None, (texts.get(_PARTY, ""),)))
    with accounts.store.read() as view:
        there = account_at(view.connection, address) is not None
        led = all(may_seat(view, principal, party, roles) for party in parties)
    if not may(principal, Action.ACCOUNTS_BEHEREN):
        if there:
            raise _refused("Dit adres heeft al een account. De beheerder kan een nieuwe uitnodiging sturen.")
        if not led:
            raise _refused("Dit is geen kenmerk van een partij met deze rol in een overleg dat u begeleidt.")
    return Invitation(texts.get(_NAME, ""), address, roles, parties, begins_again=there)


def _handed_over(
    request: Request, accounts: Accounts, principal: Principal, invitation: Invitation, token: str
) -> Response:
    link = f"{accounts.installation.address}/uitnodiging?code={token}"
    again = invitation.begins_again
    if (server := accounts.installation.mail) is None:
        return _page(request, accounts, principal, link=link, again=again)
    try:
        send(server, invitation.address, MailKind.UITNODIGING, link)
    except OSError:
        return _page(request, accounts, principal, link=link, unsent=True, again=again)
    return _page(request, accounts, principal, sent=invitation.address, again=again)


def _page(
    request: Request, accounts: Accounts, principal: Principal, fault: Problem | None = None, **told: object
) -> Response:
    manages = may(principal, Action.ACCOUNTS_BEHEREN)
    with accounts.store.read() as view:
        people = every_account(view.connection) if manages else ()
    roles = [(role.value, *ROLE_TEXTS[role]) for role in ActorRole if may_grant(principal, frozenset((role,)))]
    rows = [(one, ", ".join(ROLE_TEXTS[role][0] for role in ActorRole if role in one.roles)) for one in people]
    context = {"link": "", "unsent": False, "sent": "", "again": False, "typed": {}, **told}
    return page(request, "accounts.html", fault, roles=roles, people=rows, manages=manages, own=principal.id, **context)


def _refused(text: str) -> Problem:
    return Problem(400, "uitnodiging-geweigerd", "Er is niemand uitgenodigd", text)
