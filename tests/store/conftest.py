"""Stores to try things on: every test that asks for `store` runs on both databases."""

from collections.abc import Iterator

import pytest

from api.store.sealing import SealingKey
from api.store.store import Store

KEY = SealingKey(bytes(range(32)))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with nothing in it."""
    url = None if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    opened = Store.open(url, KEY)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store() -> Iterator[Store]:
    """A store with nothing in it, for what only SQLite has."""
    opened = Store.open(None, KEY)
    yield opened
    opened.close()
