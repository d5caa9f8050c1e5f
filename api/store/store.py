"""The door: open a database, write in units of work, read, check, keep a copy."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import TimeoutError as NoConnection

from api.store.backup import BackupMade, back_up, restore
from api.store.checking import verify
from api.store.engine import FLEETING, PATIENCE, Durability, open_engine
from api.store.failures import Busy, CannotStart, Collided
from api.store.retention import RETENTION, sweep
from api.store.schema import bring_up
from api.store.sealing import SealingKey
from api.store.tables import mark
from api.store.turns import Turns
from api.store.unit import StoreUnit
from api.store.view import KEY_MARK, StoreView, sortable
from tarief.core.findings import Finding

_Outcome = TypeVar("_Outcome")
_TRIES = 8
_UNREACHABLE = "De database is niet te bereiken, of te lang bezet. Kijk naar TARIEF_DATABASE."
#: Who it is that does what nobody in particular asked for.
_ITSELF = "tarief"
#: The stores of which a unit of work or a reading is going on here.
_inside: ContextVar[frozenset[int]] = ContextVar("inside", default=frozenset())


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Store:
    """One database."""

    url: str
    key: SealingKey
    engine: Engine
    clock: Callable[[], datetime] = _now
    _turns: Turns | None = None
    _folder: Path | None = None

    @classmethod
    def open(
        cls, url: str | None, key: SealingKey, *, clock: Callable[[], datetime] = _now, how: Durability | None = None
    ) -> Store:
        """Open a database, and bring its tables up to this version; without a `url` one that is gone when it closes."""
        folder = None if url else Path(tempfile.mkdtemp(prefix="tarief-"))
        address = url or f"sqlite:///{folder}/tarief.db"
        engine = open_engine(address, how or (None if url else FLEETING))
        turns = Turns(Path(engine.url.database or "")) if engine.dialect.name == "sqlite" else None
        store = cls(address, key, engine, clock, turns, folder)
        try:
            with store._turn(), store._connected() as connection:
                migrating = connection.execution_options(migrates=True)
                with migrating.begin():
                    bring_up(migrating)
                    _claim(migrating, key)
            engine.dispose()  # This connection did not watch over what hangs together.
        except Busy as fault:
            store.close()
            raise CannotStart(_UNREACHABLE) from fault
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def write(self, *, principal: str, key: str | None = None, request: str = "") -> Iterator[StoreUnit]:
        """Begin a unit of work; it stands when the block ends, and nothing of it does when that raises.

        Where PostgreSQL undoes it because two units were in each other's way, that is Collided: `run` tries again.
        """
        if not sortable(principal) or not (key is None or sortable(key)):
            raise ValueError("a principal and a key are texts of 1 to 255 characters")
        with self._alone(), self._turn(), self._connected() as connection, connection.begin():
            unit = StoreUnit(connection, self.key, principal, key, request, self.clock)
            unit.begin()
            yield unit
            unit.end()

    def run(
        self, work: Callable[[StoreUnit], _Outcome], *, principal: str, key: str | None = None, request: str = ""
    ) -> _Outcome:
        """Do a whole unit of work, again where it collided with another; Busy after some tries."""
        for turn in range(_TRIES):
            try:
                with self.write(principal=principal, key=key, request=request) as unit:
                    return work(unit)
            except Collided:
                time.sleep(random.uniform(0, 2**turn) / 100)
        raise Busy

    @contextmanager
    def read(self) -> Iterator[StoreView]:
        """Read everything as it stands at one moment."""
        with self._alone(), self._connected() as connection:
            if connection.dialect.name == "sqlite":
                reading = connection.execution_options(writes=False)
            else:
                reading = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with reading.begin():
                yield StoreView(reading, self.key)

    def verify(self) -> list[Finding]:
        """Return all that is wrong with what is kept: chains, seals, guards, the file; nothing where it is whole."""
        with self.read() as view:
            return verify(view)

    def backup(self, path: Path) -> BackupMade:
        """Copy everything to a new file, while others write; BadBackup where the copy is not whole."""
        with self.read() as view:
            heads = view.heads()
        made = back_up(self.engine, self.key, path, heads)
        self.run(lambda unit: unit.audit("kopie gemaakt", made.sha256), principal=_ITSELF)
        return made

    @staticmethod
    def restore(path: Path, url: str, key: SealingKey) -> BackupMade:
        """Put a copy back as a new database; BadBackup where it is not whole, and then nothing has changed."""
        return restore(path, url, key)

    def sweep(self, retention: Mapping[str, timedelta] = RETENTION) -> Mapping[str, int]:
        """Delete what has had its time, and return how many of each kind."""
        return self.run(partial(sweep, retention=retention), principal=_ITSELF)

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            connection = self.engine.connect()
        except NoConnection as fault:
            raise Busy from fault
        with connection:
            yield connection

    def _turn(self) -> AbstractContextManager[None]:
        return nullcontext() if self._turns is None else self._turns.one(PATIENCE)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Refuse a unit of work inside another: it would wait for the one that waits for it."""
        outside = _inside.get()
        if id(self) in outside:
            raise RuntimeError("a unit of work has reading methods of its own")
        _inside.set(outside | {id(self)})
        try:
            yield
        finally:
            _inside.set(outside)  # Not reset(): the web may end a unit in another context than it began in.


def _claim(connection: Connection, key: SealingKey) -> None:
    """Refuse a key that is not the one that a database was sealed with; a new database is sealed with this one."""
    if connection.execute(select(mark.c.value).where(mark.c.name == KEY_MARK)).first() is None:
        connection.execute(insert(mark).values(name=KEY_MARK, value=key.fingerprint))
    StoreView(connection, key).check_key()
