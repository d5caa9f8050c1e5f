"""A server with a process on it, and everybody who sits at the table with a key of his own."""

from collections.abc import Iterator

import pytest

from api.store.sealing import SealingKey
from api.store.store import Store
from tests.processes.table import Clock, Server


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    store = Store.open(None, SealingKey.new())
    yield store
    store.close()


@pytest.fixture
def server(kept) -> Server:
    kept.clock = Clock()
    return Server(kept)
