"""A copy of everything, made while others write, and only called a copy once it was read back and found whole.

The file is first made under another name, so that a copy with its own name is always a good one. Beside it stands its
SHA-256, as `sha256sum -c` reads it. The key is in neither: without it a copy says nothing, and is worth nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from api.store import postgres_backup
from api.store.checking import lost, verify
from api.store.engine import Durability, open_engine
from api.store.failures import BadBackup, CannotStart
from api.store.records import Head
from api.store.schema import STEPS, current
from api.store.sealing import SealingKey
from api.store.view import StoreView

#: A copy is opened without files of its own beside it.
_PLAIN = Durability("delete", "extra")


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A copy that was read back and found whole."""

    path: Path
    sha256: str
    chains: int
    events: int


def back_up(engine: Engine, key: SealingKey, path: Path, heads: Mapping[str, Head]) -> BackupMade:
    """Copy a database to a new file; in the copy stand at least these heads, which were written before."""
    if path.exists():
        raise BadBackup(f"{path.name} bestaat al. Geef de kopie een andere naam.")
    with _beside(path) as temporary:
        if engine.dialect.name == "sqlite":
            _vacuum_into(engine, temporary)
            counts = _checked(f"sqlite:///{temporary}", key, heads)
        else:
            postgres_backup.dump(engine.url, temporary)
            with postgres_backup.trial(engine.url, temporary) as url:
                counts = _checked(url, key, heads)
        _sync(temporary)
        sha256 = _sha256(temporary)
        _sidecar(path).write_text(f"{sha256}  {path.name}\n", encoding="utf-8")
        _sync(_sidecar(path))
        temporary.rename(path)
        _sync(path.parent)
    return BackupMade(path, sha256, *counts)


def restore(path: Path, url: str, key: SealingKey) -> BackupMade:
    """Put a copy back as a new database, or in an empty one on PostgreSQL; of a bad copy nothing is put back."""
    sha256 = _sha256(path)
    if not _sidecar(path).exists() or _sidecar(path).read_text(encoding="utf-8").split(" ")[0] != sha256:
        raise BadBackup(
            f"{path.name} is niet zoals zij is gemaakt: {_sidecar(path).name} ontbreekt of zegt wat anders."
        )
    if not url.startswith("sqlite:///"):
        return BackupMade(path, sha256, *_restored_on_server(path, url, key))
    target = Path(url.removeprefix("sqlite:///"))
    if target.exists():
        raise BadBackup(f"{target.name} bestaat al. Zet de kopie ernaast terug, en wijs dan TARIEF_DATABASE daarheen.")
    with _beside(target) as temporary:
        shutil.copyfile(path, temporary)
        counts = _checked(f"sqlite:///{temporary}", key, {})
        _sync(temporary)
        temporary.rename(target)
        _sync(target.parent)
    return BackupMade(path, sha256, *counts)


def _restored_on_server(path: Path, url: str, key: SealingKey) -> tuple[int, int]:
    with _engine(url) as engine, engine.connect() as connection:
        if not postgres_backup.is_empty(connection):
            raise BadBackup("In deze database staat al iets. Maak een lege, en wijs TARIEF_DATABASE daarheen.")
        with postgres_backup.trial(engine.url, path) as trial:
            counts = _checked(trial, key, {})
        postgres_backup.load(engine.url, path)
    return counts


def _checked(url: str, key: SealingKey, heads: Mapping[str, Head]) -> tuple[int, int]:
    """Read a copy back: its step, its key, its chains, its seals; return how many chains and events it has."""
    with _engine(url) as engine, engine.connect() as connection:
        try:
            if (step := current(connection)) not in STEPS:
                raise BadBackup(f"De kopie is van een andere versie van tarief (stap {step}; deze kent {STEPS[-1]}).")
            view = StoreView(connection, key)
            view.check_key()
            findings = [*verify(view), *lost(view, heads)]
        except (CannotStart, DBAPIError) as fault:
            raise BadBackup(f"De kopie deugt niet. {fault}") from fault
        if findings:
            raise BadBackup(" ".join(["De kopie deugt niet.", *map(str, findings[:5])]))
        ends = view.heads()
        return len(ends), sum(head.seq for head in ends.values())


def _vacuum_into(engine: Engine, path: Path) -> None:
    with closing(engine.raw_connection()) as connection:
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(path),))
        except sqlite3.Error as fault:
            raise BadBackup(f"De kopie is niet gemaakt. SQLite meldt: {fault}.") from fault


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url, _PLAIN)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a name beside a file, in the same folder; what is still there under it afterwards, is removed."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.deel")
    try:
        yield temporary
    finally:
        for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            left.unlink(missing_ok=True)


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        raise BadBackup(f"{path.name} kan niet worden gelezen.") from fault


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
