"""Files between two clicks where several processes serve: each knows those of the others, for half an hour."""

from dataclasses import replace

import pytest
from sqlalchemy import delete

from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.app import create_app
from api.store.store import Store
from api.web.held import MINUTES, Held
from api.web.shared import HELD, SharedUploads
from tests.accounts.conftest import ADDRESS

FILES, BYTES = 12, 3000
WHOLE = Held(
    "opgave é.xlsx",
    b"\x00inhoud",
    "Oost",
    {"vraag": "antwoord"},
    {"Blad1!B7": {"is": "overhead"}},
    frozenset(("vraag",)),
    {2: {"productiviteit": "80"}},
    {"doel": "1"},
    {"bezoeker": ("/gebied/x", "Gebied")},
)


@pytest.fixture
def empty(kept, clock) -> Store:
    kept.clock = clock
    kept.run(lambda unit: unit.execute(delete(HELD)), principal="x")
    return kept


def test_another_process_gives_a_file_back_as_it_was_held_and_with_newer_answers(store):
    one, other = SharedUploads(store), SharedUploads(store)
    number = one.add(WHOLE, "ik")
    assert len(number) >= 43 and other.get(number) == WHOLE
    other.replace(number, newer := replace(WHOLE, answers={"vraag": "een ander"}))
    assert one.get(number) == newer and one.meant(f"{number}.doel") == "1"
    assert other.get(number).kept is other.get(number).kept  # read once in a process
    other.drop(number)
    assert one.get(number) is None and len(one) == 0
    one.replace(number, WHOLE)
    assert one.get(number) is None and one.get("\ud800") is None


def test_a_file_goes_half_an_hour_after_the_last_look(empty, clock):
    uploads = SharedUploads(empty)
    first, second = uploads.add(WHOLE), uploads.add(WHOLE)
    clock.pass_by(MINUTES * 60 - 1)
    assert uploads.get(first) is not None
    clock.pass_by(2)
    assert uploads.get(second) is None and uploads.get(first) is not None
    clock.pass_by(MINUTES * 60)
    uploads.forget_old()
    assert len(uploads) == 0


def test_files_are_few_and_small_together_and_nobody_pushes_another_out(store, clock, monkeypatch):
    monkeypatch.setattr("api.web.shared.FILES", FILES)
    monkeypatch.setattr("api.web.shared.BYTES", BYTES)
    uploads = SharedUploads(store)

    def add(content: bytes, owner: str) -> str:
        clock.pass_by(1)
        return uploads.add(Held("a", content), owner)

    mine = [add(b"a", "ik") for _ in range(3)]
    his = [add(b"b", "hij") for _ in range(FILES + 2)]
    assert all(uploads.get(number) for number in mine) and len(uploads) == FILES
    assert uploads.get(his[-1]) and not uploads.get(his[0])
    large = [add(bytes(BYTES // 3), "zij") for _ in range(5)]
    assert all(uploads.get(number) for number in mine) and uploads.get(large[-1]) and not uploads.get(large[0])


def test_who_has_the_database_has_neither_the_file_nor_its_address(empty):
    number = SharedUploads(empty).add(WHOLE, "bezoeker-zelf")
    with empty.read() as view:
        row = str(view.connection.exec_driver_sql("SELECT * FROM vel").all())
    assert not any(text in row for text in (number, "inhoud", "Oost", "antwoord", "bezoeker-zelf"))


def test_an_app_of_several_processes_shares_its_files_and_one_of_one_keeps_them_in_memory(empty):
    settings = [Installation(False, ADDRESS, empty.url, empty.key, count) for count in (2, 2, 1)]
    apps = [create_app(accounts=Accounts(setting, empty)) for setting in settings]
    number = apps[0].state.opgaven.add(WHOLE)
    assert apps[1].state.opgaven.get(number) == WHOLE and apps[2].state.opgaven.get(number) is None
