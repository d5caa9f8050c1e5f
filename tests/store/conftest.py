"""Stores to try things on."""

from collections.abc import Iterator

import pytest

from api.store.sealing import SealingKey
from api.store.store import Store

KEY = SealingKey(bytes(range(32)))


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.open(None, KEY)
    yield opened
    opened.close()
