"""What the pages of accounts share: their texts, the way on after one, and a page with what is wrong on it."""

from typing import Annotated, Final, TypeAlias
from urllib.parse import quote

from fastapi import Depends, Request
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.entry import Attempt, Entered
from api.accounts.sessions import CODE_STEP, SET_UP_STEP
from api.accounts.tokens import form_token
from api.accounts.visits import accounts_of, client_of, give_cookie, token_of
from api.web.forms import posted_texts, see
from api.web.problems import Problem
from api.web.render import render

Texts: TypeAlias = Annotated[dict[str, str], Depends(posted_texts)]
Door: TypeAlias = Annotated[Accounts, Depends(accounts_of)]
ADDRESS: Final = "adres"
PASSWORD: Final = "wachtwoord"
AGAIN: Final = "nogmaals"
CODE: Final = "code"
ONWARD: Final = "naar"
#: A longer address goes without its query: a form cuts it off, and half a query is another one.
LONGEST_ONWARD: Final = 200
HOME: Final = "/account"
_STEPS: Final = {CODE_STEP: "/inloggen/code", SET_UP_STEP: "/tweede-factor"}


def page(request: Request, template: str, fault: Problem | None = None, **context: object) -> Response:
    """Return a page with the token that its forms carry, and where something is wrong that with its status."""
    token = form_token(token_of(request))
    response = render(template, fault.status if fault else 200, fault=fault, form_token=token, **context)
    response.headers.update(fault.headers if fault else {})
    return response


def attempt_of(request: Request, texts: dict[str, str], secret: str = PASSWORD) -> Attempt:
    """Return what somebody typed to show who he is."""
    return Attempt(texts.get(ADDRESS, ""), texts.get(secret, ""), client_of(request), token_of(request))


def let_in(request: Request, entered: Entered, onward: str) -> Response:
    """Give the cookie and lead on: to the next step on the way in, or to where somebody was going."""
    onward = within_app(onward)
    step = _STEPS.get(entered.step)
    return give_cookie(request, see(f"{step}?{ONWARD}={quote(onward)}" if step else onward), entered.token)


def within_app(onward: str) -> str:
    """Return an address of this app; never one of another site."""
    plain = onward.isprintable() and not {"\\", "@"} & set(onward)
    return onward if plain and onward.startswith("/") and not onward.startswith("//") else HOME
