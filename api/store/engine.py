"""Connections to the one database: settings that keep what was acknowledged, checked on every connection.

SQLite before 3.51.3 (but for 3.44.6 and 3.50.7) can lose writes that race a checkpoint in WAL mode; there the older
journal is used, with `synchronous` EXTRA, since FULL does not sync the folder after the journal is removed.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from api.store.failures import Busy, CannotStart, Collided, Full

#: Seconds that a writer waits for the others.
PATIENCE = 30
_SYNCHRONOUS = {"off": 0, "normal": 1, "full": 2, "extra": 3}
#: So that triggers see what REPLACE removes, and what is deleted is overwritten.
_SETTINGS = ("foreign_keys=on", "recursive_triggers=on", "secure_delete=on", "trusted_schema=off")
_ADDRESS = "Het adres van de database begint met sqlite:/// (een bestand) of met postgresql://."
_FIXED, _BACKPORTS = (3, 51, 3), ((3, 44, 6), (3, 50, 7))


@dataclass(frozen=True, slots=True)
class Durability:
    """How SQLite writes to disk."""

    journal: str
    synchronous: str


#: For what need not outlive the process.
FLEETING = Durability("memory", "off")


def durability(library: tuple[int, int, int]) -> Durability:
    """Return how this version of SQLite writes such that nothing acknowledged is lost in a power cut."""
    sound = library >= _FIXED or any(library[:2] == fixed[:2] and library >= fixed for fixed in _BACKPORTS)
    return Durability("wal", "full") if sound else Durability("delete", "extra")


def open_engine(url: str, how: Durability | None = None) -> Engine:
    """Return an engine for a database; `how` says otherwise than the safe way, for SQLite only.

    What goes wrong is told without the values: they may be somebody's cost prices, and end in a log.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        patient = {"timeout": PATIENCE, "check_same_thread": False}
        engine = create_engine(address, connect_args=patient, max_overflow=-1, hide_parameters=True)
        _prepare_sqlite(engine, how or durability(sqlite3.sqlite_version_info))
    else:
        engine = create_engine(address, pool_pre_ping=True, pool_size=10, pool_timeout=PATIENCE, hide_parameters=True)
        event.listen(engine, "connect", _prepare_postgres)
    event.listen(engine, "handle_error", _as_ours)
    return engine


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise CannotStart(_ADDRESS) from None
    if address.get_backend_name() == "sqlite" and address.database and address.database != ":memory:":
        return address
    if address.get_backend_name() in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    raise CannotStart(_ADDRESS)


def _prepare_sqlite(engine: Engine, how: Durability) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        try:
            settle(connection)
        except sqlite3.Error as fault:
            raise (_of_sqlite(fault) or CannotStart)(f"SQLite meldt: {fault}.") from fault

    def settle(connection: DBAPIConnection) -> None:
        connection.isolation_level = None  # We begin ourselves: sqlite3 would begin late, and fail when it upgrades.
        cursor = connection.cursor()
        for setting in (f"journal_mode={how.journal}", f"synchronous={how.synchronous}", *_SETTINGS):
            cursor.execute(f"PRAGMA {setting}")
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        cursor.close()
        if (journal, synchronous) != (how.journal, _SYNCHRONOUS[how.synchronous]):
            raise CannotStart(f"SQLite schrijft niet zoals gevraagd ({how.journal}, {how.synchronous}).")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("migrates"):
            # Only outside a transaction: else a table that is rebuilt takes the rows that hang on it with it.
            connection.exec_driver_sql("PRAGMA foreign_keys = off")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", True) else "BEGIN")


def _prepare_postgres(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    cursor.execute("SET idle_in_transaction_session_timeout = '120s'")
    cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
    fsync, commit = cursor.fetchone() or ("", "")
    cursor.close()
    connection.commit()
    if fsync != "on" or commit == "off":
        raise CannotStart(f"PostgreSQL bewaart niet zeker wat het bevestigt (fsync {fsync}, commit {commit}).")


def _as_ours(context: ExceptionContext) -> None:
    """Say what the database said in words of the store, where a caller can do something with it.

    A connection that is found dead before it is used is no caller's: a new one takes its place, as after a restart.
    """
    if context.is_pre_ping:
        return
    fault = context.original_exception
    kind = _of_sqlite(fault) if isinstance(fault, sqlite3.Error) else _of_postgres(fault)
    if kind is None and context.is_disconnect:
        kind = Busy
    if kind is not None:
        raise kind() from fault


def _of_sqlite(fault: sqlite3.Error) -> type[Busy | Full] | None:
    code = getattr(fault, "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return Full
    return Busy if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) else None


def _of_postgres(fault: BaseException) -> type[Busy | Full] | None:
    state = getattr(fault, "sqlstate", None) or ""
    if state == "53100":
        return Full
    if state in ("40001", "40P01"):
        return Collided
    unreachable = not state and type(fault).__name__ == "OperationalError"
    return Busy if state[:2] in ("08", "57", "53") or state in ("55P03", "3D000") or unreachable else None
