"""Whatever goes wrong in the midst of a unit of work, nothing of it stands, and the next try does it once."""

import fcntl
import threading
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from api.store.failures import Busy, CannotStart, Collided, Full
from api.store.store import Store
from api.store.turns import Turns
from tests.store.conftest import KEY

EVENTS = ['{"soort":"positie_ingediend"}', '{"soort":"vergrendeld"}']
TABLES = ("event", "audit", "answer", "document", "label", "blob")


@contextmanager
def failing(store, at):
    """Let the n-th statement fail, the commit among them; gives the count."""
    count = [0]

    def strike(*_):
        count[0] += 1
        if count[0] == at:
            raise ZeroDivisionError

    def struck_statement(_connection, _cursor, statement, *_):
        if "SELECT" not in statement:
            strike()

    event.listen(store.engine, "before_cursor_execute", struck_statement)
    event.listen(store.engine, "commit", strike)
    try:
        yield count
    finally:
        event.remove(store.engine, "before_cursor_execute", struck_statement)
        event.remove(store.engine, "commit", strike)


def work(store):
    with store.write(principal="a", key="k", request="r") as unit:
        if unit.replayed is None:
            unit.append("proces/partij", EVENTS)
            unit.put("upload", "1", "a", "tekst", blob=unit.blob(b"bestand"))
            unit.put("concept", "1", "a", "anders", expected=1)
            unit.audit("positie indienen", "1")
            unit.answer(201, "")


def contents(store):
    with store.read() as view:
        return [view.connection.execute(text(f"SELECT * FROM {name} ORDER BY 1, 2")).all() for name in TABLES]


def test_a_fault_at_any_statement_or_at_the_commit_leaves_nothing_half_written(store):
    with store.write(principal="a") as unit:
        unit.put("concept", "1", "a", "tekst", ronde="x")
    before, at = contents(store), 1
    while True:
        with failing(store, at) as count:
            try:
                work(store)
            except ZeroDivisionError:
                assert contents(store) == before
                at += 1
            else:
                break
    assert at == count[0] + 1 > 10
    after = contents(store)
    work(store)
    assert contents(store) == after
    assert [len(rows) for rows in after] == [2, 1, 1, 2, 1, 1]


@contextmanager
def full_disk(store):
    """Let SQLite have no page more than it has: what it then says is what it says of a full disk."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_full_disk_takes_no_more_gives_what_it_has_and_goes_on_when_there_is_room(sqlite_store):
    with sqlite_store.write(principal="a") as unit:
        unit.append("proces", EVENTS)
    before = contents(sqlite_store)
    with full_disk(sqlite_store):
        for _ in range(3):
            with pytest.raises(Full), sqlite_store.write(principal="a", key="k", request="r") as unit:
                unit.append("proces", EVENTS)
                unit.blob(bytes(100_000))
                unit.answer(200, "")
            assert contents(sqlite_store) == before
            assert sqlite_store.verify() == []
    with sqlite_store.write(principal="a", key="k", request="r") as unit:
        assert unit.replayed is None
        unit.blob(bytes(100_000))
        unit.answer(200, "")
    assert sqlite_store.verify() == []
    assert Full.STATUS == 507


#: What PostgreSQL says, and what a caller is told.
SAID = {"53100": Full, "40001": Collided, "40P01": Collided, "55P03": Busy, "57P01": Busy}


def test_what_postgresql_says_of_itself_is_told_in_our_own_words(postgres_url):
    store = Store.open(postgres_url, KEY)
    for state, told in SAID.items():
        with pytest.raises(told), store.write(principal="a") as unit:
            unit.append("proces", EVENTS)
            unit.execute(text(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"))
    with store.write(principal="a") as unit, pytest.raises(IntegrityError):
        unit.execute(text("INSERT INTO event VALUES ('proces', 0, '', '', '')"))
    store.close()


def test_a_connection_that_went_away_is_busy_and_the_next_one_works(postgres_url):
    store = Store.open(postgres_url, KEY)
    with pytest.raises(Busy), store.write(principal="a") as unit:
        unit.append("proces", EVENTS)
        unit.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with store.write(principal="a") as unit:
        assert unit.head("proces").seq == 0
        unit.append("proces", EVENTS)
    store.close()


def test_a_server_that_cannot_be_reached_is_busy_and_at_the_start_it_is_told(postgres):
    address = postgres.new_database()
    store = Store.open(address, KEY)
    store.engine.dispose()
    postgres.drop(address)
    with pytest.raises(Busy), store.read():
        pass
    for url in (address, "postgresql://tarief@/tarief?host=/er/is/geen"):
        with pytest.raises(CannotStart, match="niet te bereiken"):
            Store.open(url, KEY)


def test_what_goes_wrong_is_told_without_what_was_written(store):
    with pytest.raises(IntegrityError) as fault, store.write(principal="a") as unit:
        unit.append("proces", ['{"waarde":"17.7301"}'])
        unit.execute(
            text("INSERT INTO event VALUES (:a, 1, :b, :c, :a)").bindparams(a="proces", b="23.9107", c="0" * 64)
        )
    assert "17.7301" not in str(fault.value)
    assert "23.9107" not in str(fault.value)


def test_two_units_that_wait_for_each_other_are_both_done(postgres_url):
    store = Store.open(f"{postgres_url}%20-cdeadlock_timeout%3D50ms", KEY)
    both_have_one, turns = threading.Barrier(2), []

    def write(first, second):
        def work(unit):
            unit.append(first, EVENTS[:1])
            turns.append(first)
            if turns.count(first) == 1:
                both_have_one.wait()
            unit.append(second, EVENTS[:1])

        store.run(work, principal="a")

    threads = [threading.Thread(target=write, args=chains) for chains in (("p", "q"), ("q", "p"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as view:
        assert {chain: head.seq for chain, head in view.heads().items()} == {"p": 2, "q": 2}
    assert len(turns) > 2
    store.close()


def test_a_unit_that_collides_is_done_again_as_a_whole_and_not_for_ever(sqlite_store, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    turns = []

    def collides(times):
        def work(unit):
            turns.append(unit.append("proces", EVENTS[:1]).seq)
            if len(turns) <= times:
                raise Collided

        return work

    sqlite_store.run(collides(3), principal="a")
    assert turns == [1, 1, 1, 1]
    with pytest.raises(Busy):
        sqlite_store.run(collides(10**6), principal="a")
    with sqlite_store.read() as view:
        assert view.head("proces").seq == 1


def test_a_writer_that_waits_too_long_is_told_to_try_again(tmp_path, monkeypatch):
    monkeypatch.setattr("api.store.engine.PATIENCE", 0.05)
    monkeypatch.setattr("api.store.store.PATIENCE", 0.05)
    one, other = (Store.open(f"sqlite:///{tmp_path}/t.db", KEY) for _ in range(2))
    with one.write(principal="a") as unit:
        unit.append("proces", EVENTS)
        with pytest.raises(Busy), other.write(principal="a"):
            pass
    with other.write(principal="a") as unit:
        assert unit.head("proces").seq == 2
    one.close()
    other.close()


def test_who_has_just_written_goes_behind_who_was_waiting(tmp_path):
    one, other = (Turns(tmp_path / "t.db") for _ in range(2))
    order = []

    def write(turns, name):
        with turns.one(10):
            order.append(name)

    waits = threading.Thread(target=write, args=(other, "wie wachtte"))
    with one.one(10):
        waits.start()
        while not is_locked(tmp_path / "t.db-rij"):
            time.sleep(0.001)
    write(one, "wie net schreef")
    waits.join()
    assert order == ["wie wachtte", "wie net schreef"]


def is_locked(path):
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CannotStart, match="map"):
        Store.open(f"sqlite:///{tmp_path}/er/is/geen.db", KEY)
