"""Stores to try things on: every test that asks for `store` runs on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from api.store.store import Store
from api.store.tables import metadata
from tests.tools.stores import KEY, new_store


@pytest.fixture(scope="session")
def postgres_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store on PostgreSQL that many tests use one after another."""
    server = request.getfixturevalue("postgres")
    opened = Store.open(server.new_database(), KEY)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with nothing in it."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_store")
        return
    used = request.getfixturevalue("postgres_store")
    clock = used.clock
    yield used
    used.clock = clock
    names = ", ".join(metadata.tables.keys() - {"mark"})
    with used.engine.connect() as connection, connection.begin():
        # Triggers are off in this transaction only: a store of our own is never emptied otherwise.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(f"TRUNCATE {names}"))


@pytest.fixture
def sqlite_store() -> Iterator[Store]:
    """A store with nothing in it, for what only SQLite has."""
    opened = new_store()
    yield opened
    opened.close()
