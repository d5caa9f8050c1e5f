"""The tables grow by steps, up and down, and what guards them is there after each."""

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import func, inspect, select, text

from api.accounts.tables import METADATA as OF_ACCOUNTS
from api.store.failures import CannotStart
from api.store.schema import STEPS, current, move
from api.store.sealing import SealingKey
from api.store.store import Store
from api.store.tables import document, metadata
from api.web.shared import METADATA as OF_FILES
from tests.store.conftest import KEY

TABLES = {**metadata.tables, **OF_ACCOUNTS.tables, **OF_FILES.tables}


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request, tmp_path):
    """A database with something in every table that the store writes to."""
    url = f"sqlite:///{tmp_path}/t.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    store = Store.open(url, KEY)
    with store.write(principal="a", key="k", request="r") as unit:
        unit.append("proces", ['{"soort":"proces_gestart"}'])
        unit.put("concept", "1", "a", "tekst", ronde="x")
        unit.blob(b"bytes")
        unit.audit("starten", "proces")
        unit.answer(200, "")
    yield store
    store.close()


def _moved(store, *steps):
    with store.engine.connect() as connection:
        migrating = connection.execution_options(migrates=True)
        with migrating.begin():
            for step in steps:
                move(migrating, step)
                yield migrating
    store.engine.dispose()


def test_the_tables_of_the_last_step_are_those_that_the_store_writes_to(filled):
    with filled.read() as view:
        present = inspect(view.connection)
        assert set(present.get_table_names()) == {*TABLES, "alembic_version"}
        for name, table in TABLES.items():
            assert [column["name"] for column in present.get_columns(name)] == [column.name for column in table.c]
        for table in metadata.tables.values():
            assert view.connection.execute(select(func.count()).select_from(table)).scalar() == 1
        checks = {check["name"] for check in present.get_check_constraints("event")}
        assert checks == {"seq_counts_from_one", "hash_is_whole"}


def test_up_down_and_up_again_on_a_filled_copy(filled):
    for connection in _moved(filled, *reversed(("base", *STEPS[:-1]))):
        left = set(inspect(connection).get_table_names())
    assert left <= {"alembic_version"}
    for connection in _moved(filled, "head"):
        assert current(connection) == STEPS[-1]
    Store.open(filled.url, KEY).close()


def test_the_steps_after_the_first_leave_what_is_kept_as_it_is(filled):
    with filled.read() as view:
        before = view.heads(), [tuple(row) for row in view.connection.execute(select(document))]
    for _ in _moved(filled, STEPS[0], "head"):
        pass
    with filled.read() as view:
        assert (view.heads(), [tuple(row) for row in view.connection.execute(select(document))]) == before
    assert filled.verify() == []


def test_from_the_sixth_step_on_a_link_leads_to_one_party_and_begins_again_what_was_to(filled):
    """Before it several inviters could read a link to what others had invited to."""
    columns = "(hash, naam, adres, rollen, partijen, verloopt)"
    rows = [("een", "een@a.nl", "p1"), ("meer", "meer@a.nl", "p1 p2"), ("kwijt", "kwijt@a.nl", "p3")]
    for number, connection in enumerate(_moved(filled, "0005", "head")):
        if number == 0:
            account = "('1', 'X', 'kwijt@a.nl', 'aanbieder', '', 0, 1, 0)"
            of_account = "(id, naam, adres, rollen, partijen, factor_stap, actief, gemaakt)"
            connection.execute(text(f"INSERT INTO account {of_account} VALUES {account}"))
            for name, address, parties in rows:
                values = f"('{name}', 'X', '{address}', 'aanbieder', '{parties}', 1)"
                connection.execute(text(f"INSERT INTO uitnodiging {columns} VALUES {values}"))
    with filled.read() as view:
        kept = view.connection.execute(text("SELECT hash, begint_opnieuw, ingetrokken FROM uitnodiging ORDER BY hash"))
        assert [tuple(row) for row in kept] == [("een", 0, 0), ("kwijt", 1, 0)]


def test_a_step_that_fails_leaves_the_database_as_it_was(filled):
    with pytest.raises(ZeroDivisionError):
        for _ in _moved(filled, "base"):
            raise ZeroDivisionError
    with filled.read() as view:
        assert view.head("proces").seq == 1
        assert current(view.connection) == STEPS[-1]


def test_a_table_that_was_rebuilt_without_its_guards_is_found(tmp_path):
    store = _on_file(tmp_path)
    with store.engine.connect() as connection, connection.begin():
        _rebuild(connection, "event")
    store.close()
    with pytest.raises(CannotStart, match="event_no_delete, event_no_update"):
        Store.open(store.url, KEY)


def test_a_parent_that_is_rebuilt_keeps_what_hangs_on_it(tmp_path):
    store = _on_file(tmp_path)
    with store.write(principal="a") as unit:
        unit.execute(text("CREATE TABLE ouder (id TEXT PRIMARY KEY)"))
        unit.execute(text("CREATE TABLE kind (ouder TEXT REFERENCES ouder (id) ON DELETE CASCADE)"))
        unit.execute(text("INSERT INTO ouder VALUES ('a')"))
        unit.execute(text("INSERT INTO kind VALUES ('a')"))
    with store.engine.connect() as connection:
        migrating = connection.execution_options(migrates=True)
        with migrating.begin():
            _rebuild(migrating, "ouder")
            assert migrating.execute(text("SELECT count(*) FROM kind")).scalar() == 1
            migrating.execute(text("DELETE FROM ouder"))
    store.close()
    with pytest.raises(CannotStart, match="verwijzen"):
        Store.open(store.url, KEY)


def _rebuild(connection, table):
    with Operations(MigrationContext.configure(connection)).batch_alter_table(table, recreate="always"):
        pass


def _on_file(tmp_path):
    return Store.open(f"sqlite:///{tmp_path}/t.db", KEY)


def test_a_database_of_a_newer_version_is_not_opened(tmp_path):
    store = _on_file(tmp_path)
    with store.write(principal="a") as unit:
        unit.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(CannotStart, match="nieuwere versie"):
        Store.open(store.url, KEY)


def test_a_database_that_lost_its_guards_is_not_opened(tmp_path):
    store = _on_file(tmp_path)
    with store.write(principal="a") as unit:
        unit.execute(text("DROP TRIGGER event_no_delete"))
    store.close()
    with pytest.raises(CannotStart, match="event_no_delete"):
        Store.open(store.url, KEY)


def test_a_database_is_not_opened_with_another_key(tmp_path):
    store = _on_file(tmp_path)
    store.close()
    with pytest.raises(CannotStart, match="TARIEF_SLEUTEL_FILE"):
        Store.open(store.url, SealingKey.new())


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://server/tarief", "onzin"])
def test_an_address_that_keeps_nothing_is_refused(url):
    with pytest.raises(CannotStart):
        Store.open(url, KEY)


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "t.db").write_bytes(b"geen database" * 100)
    with pytest.raises(CannotStart, match="SQLite meldt"):
        _on_file(tmp_path)
