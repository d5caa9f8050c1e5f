"""A server with a process on it, and everybody who sits at the table with a key of his own."""

from collections.abc import Iterator

import pytest

from api.store.store import Store
from tests.processes.table import NewServer, Server, Somebody, laid
from tests.tools.stores import new_store


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    store = new_store()
    yield store
    store.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with a store, and so a clock, that no other test has."""
    found = NewServer()
    yield found
    found.store.close()


@pytest.fixture
def leader(server: Server) -> Somebody:
    """Who leads a process on that server, at whose table nobody sits yet."""
    return laid(server, 0).leader
