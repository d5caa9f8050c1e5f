"""A browser that is logged in on a server or at home, and what it takes to keep something there."""

import re
from collections.abc import Callable

import pytest

from api.accounts.accounts import LOCAL_ID
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.local_page import new_way_in
from api.app import create_app
from tests.accounts.conftest import (  # noqa: F401 - fixtures
    ADDRESS,
    accounts,
    browser,
    cheap_passwords,
    clock,
    form_token,
    kept,
    local_accounts,
    log_in,
    person,
    store,
)
from tests.api.conftest import FORM
from tests.tools.client import Client


@pytest.fixture
def of_both(store) -> Accounts:  # noqa: F811
    """A server on a database of its own, of either kind."""
    return Accounts(Installation(False, ADDRESS, store.url, store.key), store)


@pytest.fixture
def entered(person, accounts) -> Callable[..., Client]:  # noqa: F811
    """A browser of somebody who has just logged in."""

    def made(name: str, *roles, parties: tuple[str, ...] = ()) -> Client:
        client = browser(accounts)
        assert log_in(client, person(f"{name}@kept.nl", *roles, parties=parties)) == 303
        return client

    return made


@pytest.fixture
def at_home(local_accounts) -> Client:  # noqa: F811
    """The browser of the one user of an app of one's own."""
    client = browser(local_accounts)
    assert client.get(new_way_in(local_accounts)).status_code == 303
    assert LOCAL_ID in client.get("/api/v1/ik").text
    return client


def posted(client: Client, address: str, page: str = "", **texts: str):
    """Send a form with the token of a page, by default the page at its own address."""
    token = form_token(client.get(page or address).text)
    return client.post(address, data={"formulier": token, **texts})


def keep(client: Client, name: str = "", **form: str) -> str:
    """Keep a calculation from the price page; returns the address of its page."""
    asked = client.post("/bewaren/berekening", data={**FORM, **form})
    return keep_at(client, asked.headers["location"], name)


def keep_at(client: Client, address: str, name: str = "") -> str:
    """Keep what stands at an address of the app."""
    answer = posted(client, address, bewaar_naam=name)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def shown(page: str) -> str:
    """The text of a page, without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\xa0", " ").split())


@pytest.fixture
def client(accounts) -> Client:  # noqa: F811
    """A browser of nobody yet."""
    return browser(accounts)


@pytest.fixture(scope="session")
def client_without() -> Client:
    """A browser on an app that keeps nothing."""
    return Client(create_app())
