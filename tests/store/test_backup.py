"""A copy is whole or it is none, and a bad one is not put back."""

import threading

import pytest
from sqlalchemy import text

from api.store.failures import BadBackup
from api.store.sealing import SealingKey
from api.store.store import Store
from tests.store.conftest import KEY

EVENT = '{"soort":"positie_ingediend"}'


@pytest.fixture(params=["sqlite", "postgresql"])
def addresses(request, tmp_path):
    """Where a database may stand, each time another."""
    if request.param == "sqlite":
        return (f"sqlite:///{tmp_path}/{number}.db" for number in range(9))
    server = request.getfixturevalue("postgres")
    return (server.new_database() for _ in range(9))


def filled(url):
    store = Store.open(url, KEY)
    with store.write(principal="a", key="k", request="r") as unit:
        unit.append("proces/partij", [EVENT, EVENT])
        unit.put("upload", "1", "a", "tekst", blob=unit.blob(b"bestand"))
        unit.answer(200, "")
    return store


def test_a_copy_made_under_load_is_whole_and_goes_on_where_it_was(addresses, tmp_path):
    store, stop = filled(next(addresses)), threading.Event()

    def write():
        while not stop.is_set():
            store.run(lambda unit: unit.append("proces", [EVENT]), principal="a")

    writer = threading.Thread(target=write)
    writer.start()
    made = store.backup(tmp_path / "kopie")
    stop.set()
    writer.join()
    store.close()
    again = next(addresses)
    assert Store.restore(made.path, again, KEY).events == made.events >= 2
    restored = Store.open(again, KEY)
    assert restored.verify() == []
    with restored.write(principal="a", key="k", request="r") as unit:
        assert unit.replayed is not None
        (upload,) = unit.find("upload", owner="a")
        assert unit.read_blob(unit.find("upload")[0].id) is None
        assert (upload.text, unit.head("proces/partij").seq) == ("tekst", 2)
    with pytest.raises(BadBackup, match=r"al iets|bestaat al"):
        Store.restore(made.path, again, KEY)
    with pytest.raises(BadBackup, match="bestaat al"):
        restored.backup(made.path)
    restored.close()
    assert sorted(path.name for path in tmp_path.glob("*kopie*")) == ["kopie", "kopie.sha256"]


def test_a_copy_that_was_damaged_or_is_of_another_key_is_not_put_back(sqlite_store, tmp_path):
    with sqlite_store.write(principal="a") as unit:
        unit.append("proces", [EVENT])
    made, target = sqlite_store.backup(tmp_path / "kopie"), tmp_path / "terug.db"
    with pytest.raises(BadBackup, match="sleutel"):
        Store.restore(made.path, f"sqlite:///{target}", SealingKey.new())
    content = made.path.read_bytes()
    made.path.write_bytes(content[:-1] + b"x")
    with pytest.raises(BadBackup, match="ontbreekt of zegt wat anders"):
        Store.restore(made.path, f"sqlite:///{target}", KEY)
    with pytest.raises(BadBackup, match="gelezen"):
        Store.restore(tmp_path / "geen", f"sqlite:///{target}", KEY)
    assert not target.exists()


def test_a_database_that_is_not_whole_is_not_copied(sqlite_store, tmp_path):
    with sqlite_store.write(principal="a") as unit:
        unit.append("proces", [EVENT, EVENT])
    with sqlite_store.write(principal="a") as unit:
        unit.execute(text("DROP TRIGGER event_no_update"))
        unit.execute(text("UPDATE event SET text = '{}' WHERE seq = 1"))
    with pytest.raises(BadBackup, match="klopt niet bij stap 1"):
        sqlite_store.backup(tmp_path / "kopie")
    assert list(tmp_path.iterdir()) == []
