"""A server with a process on it, and everybody who sits at the table with a key of his own."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from api.store.store import Store
from tests.processes.table import Clock, Server, Somebody, laid
from tests.tools.stores import new_store


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    store = new_store()
    yield store
    store.close()


@pytest.fixture
def server(kept) -> Server:
    kept.clock = Clock()
    return Server(kept)


@pytest.fixture
def alone() -> Iterator[Server]:
    """A server with a store, and so a clock, that no other test has."""
    with closing(new_store()) as store:
        store.clock = Clock()
        yield Server(store)


@pytest.fixture
def leader(alone: Server) -> Somebody:
    """Who leads a process on that server, at whose table nobody sits yet."""
    return laid(alone, 0).leader
