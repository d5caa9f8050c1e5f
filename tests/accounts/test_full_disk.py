"""A disk that is full: who is inside goes on reading, though it cannot be written down that he is still there."""

import pytest

from api.store.failures import Full
from api.store.store import Store
from tests.accounts.conftest import browser, log_in


def test_who_is_inside_goes_on_reading_while_the_disk_is_full(accounts, clock, person, monkeypatch: pytest.MonkeyPatch):
    client = browser(accounts)
    assert log_in(client, person("vol@tarief.nl")) == 303
    clock.pass_by(120)

    def full(*_: object, **__: object) -> None:
        raise Full

    monkeypatch.setattr(Store, "run", full)
    assert {client.get(path).status_code for path in ("/account", "/mijn-werk", "/begin")} == {200}
