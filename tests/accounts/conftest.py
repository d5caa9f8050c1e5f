"""An app of one's own and one for others, each on a database that is gone afterwards, and a clock to move."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI

from api.accounts import passwords
from api.accounts.accounts import NewAccount, make_account
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.principal import ActorRole
from api.app import create_app
from api.store.store import Store
from api.web.sites import LOOPBACK
from tests.tools.client import Client
from tests.tools.stores import new_store

PASSWORD = "drie groene fietsen in mei"
ADDRESS = "https://tarief.example"
BROWSER = {"origin": ADDRESS}


_APPS: dict[tuple[Installation, int], FastAPI] = {}


@dataclass
class Clock:
    """Stands still until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    monkeypatch.setattr(passwords, "MEMORY", 8)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def kept() -> Iterator[Store]:
    """One database for all: a test makes accounts of its own in it."""
    store = new_store()
    yield store
    _APPS.clear()
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Store]:
    """A database with nothing in it, of either kind."""
    opened = new_store(clock, None if request.param == "sqlite" else request.getfixturevalue("postgres_url"))
    yield opened
    opened.close()


@pytest.fixture
def accounts(kept, clock) -> Accounts:
    """A server."""
    kept.clock = clock
    kept.engine.clear_compiled_cache()
    return Accounts(Installation(False, ADDRESS, kept.url, kept.key), kept)


@pytest.fixture
def local_accounts(kept, clock) -> Accounts:
    """An app of one's own."""
    kept.clock = clock
    return Accounts(Installation(True, "http://127.0.0.1:8000", kept.url, kept.key), kept)


def browser(accounts: Accounts, **headers: str) -> Client:
    """A browser of its own on an app; it says where its forms come from."""
    local, address = accounts.installation.local, accounts.installation.address
    which = (accounts.installation, id(accounts.store))
    if (app := _APPS.get(which)) is None:  # making one takes longer than most tests
        app = _APPS[which] = create_app(hosts=LOOPBACK if local else ("tarief.example",), accounts=accounts)
    given = {"origin": address, "accept": "text/html", **headers}
    return Client(app, base_url=address, headers=given, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def client(accounts) -> Client:
    return browser(accounts)


@pytest.fixture
def person(accounts) -> Callable[..., str]:
    """Make an account with the usual password; returns its address."""

    def made(address: str, *roles: ActorRole, parties: tuple[str, ...] = ()) -> str:
        new = NewAccount(
            "Jo de Vries",
            address,
            frozenset(roles or (ActorRole.GEMEENTE,)),
            frozenset(parties),
            passwords.keep(PASSWORD),
        )
        accounts.do(lambda unit: make_account(unit.connection, new, accounts.now()))
        return address

    return made


def log_in(client: Client, address: str, password: str = PASSWORD) -> int:
    """Log in by the page; returns the status of the answer."""
    return client.post("/inloggen", data={"adres": address, "wachtwoord": password}).status_code


def form_token(page: str) -> str:
    """The token in a form."""
    return re.search(r'name="formulier" value="(\w+)"', page)[1]
