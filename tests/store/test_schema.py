"""The tables grow by steps, up and down, and what guards them is there after each."""

import pytest
from sqlalchemy import inspect, text

from api.store.failures import CannotStart
from api.store.schema import STEPS, current, move
from api.store.sealing import SealingKey
from api.store.store import Store
from api.store.tables import metadata
from tests.store.conftest import KEY


def _filled(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/tarief.db", KEY)
    with store.write(principal="a", key="k", request="r") as unit:
        unit.append("proces", ['{"soort":"proces_gestart"}'])
        unit.put("concept", "1", "a", "tekst", ronde="x")
        unit.blob(b"bytes")
        unit.answer(200, "")
    return store


def test_the_tables_of_the_last_step_are_those_that_the_store_writes_to(store):
    with store.read() as view:
        present = inspect(view.connection)
        assert set(present.get_table_names()) == {*metadata.tables, "alembic_version"}
        for name, table in metadata.tables.items():
            assert [column["name"] for column in present.get_columns(name)] == [column.name for column in table.c]


def test_up_down_and_up_again_on_a_filled_copy(tmp_path):
    store = _filled(tmp_path)
    with store.engine.connect() as connection, connection.begin():
        for step in reversed(("base", *STEPS[:-1])):
            move(connection, step)
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        move(connection, "head")
        assert current(connection) == STEPS[-1]
    store.close()
    Store.open(store.url, KEY).close()


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path):
    store = _filled(tmp_path)
    with pytest.raises(ZeroDivisionError), store.engine.connect() as connection, connection.begin():
        move(connection, "base")
        raise ZeroDivisionError
    with store.read() as view:
        assert view.head("proces").seq == 1
        assert current(view.connection) == STEPS[-1]


def test_a_database_of_a_newer_version_is_not_opened(tmp_path):
    store = _filled(tmp_path)
    with store.write(principal="a") as unit:
        unit.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(CannotStart, match="nieuwere versie"):
        Store.open(store.url, KEY)


def test_a_database_that_lost_its_guards_is_not_opened(tmp_path):
    store = _filled(tmp_path)
    with store.write(principal="a") as unit:
        unit.execute(text("DROP TRIGGER event_no_delete"))
    store.close()
    with pytest.raises(CannotStart, match="event_no_delete"):
        Store.open(store.url, KEY)


def test_a_database_is_not_opened_with_another_key(tmp_path):
    store = _filled(tmp_path)
    store.close()
    with pytest.raises(CannotStart, match="TARIEF_SLEUTEL_FILE"):
        Store.open(store.url, SealingKey.new())


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://server/tarief"])
def test_an_address_that_keeps_nothing_is_refused(url):
    with pytest.raises(CannotStart):
        Store.open(url, KEY)
