"""A disk that is full: reading goes on, also where a look would have been written down."""

import pytest

from api.store.failures import Full
from api.store.store import Store
from tests.processes.table import Server, laid
from tests.processes.visitor import opened


def test_a_table_is_read_while_the_disk_is_full(server: Server, monkeypatch: pytest.MonkeyPatch):
    provider = laid(server, 1).providers[0]

    def full(*_: object, **__: object) -> None:
        raise Full

    server.clock.wait(days=1)
    monkeypatch.setattr(Store, "run", full)
    assert opened(provider).status_code == provider.look().status_code == 200
    assert opened(provider, "vragen?parameter=overhead").status_code == 200
