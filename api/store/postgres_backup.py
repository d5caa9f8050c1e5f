"""PostgreSQL's own programs: they dump a database, and load it again, by way of trial into one that then goes."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect
from sqlalchemy.engine import URL

from api.store.failures import BadBackup


def dump(url: URL, path: Path) -> None:
    """Write everything in a database to a file."""
    _run("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")


def load(url: URL, path: Path) -> None:
    """Put everything in a file into an empty database, all or nothing."""
    _run("pg_restore", url, "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(path))


@contextmanager
def trial(url: URL, path: Path) -> Iterator[str]:
    """Load a file into a database of its own, give its address, and remove it afterwards."""
    import psycopg  # Only who copies a database on a server pays for the import here.

    name = f"tarief_proef_{uuid.uuid4().hex}"
    with psycopg.connect(_address(url), password=url.password, autocommit=True) as connection:
        try:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        except psycopg.errors.InsufficientPrivilege as fault:
            raise BadBackup(
                "Een kopie wordt op proef teruggezet. Geef de gebruiker van de database daarvoor het recht CREATEDB."
            ) from fault
        try:
            tried = url.set(database=name)
            load(tried, path)
            yield tried.render_as_string(hide_password=False)
        finally:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def is_empty(connection: Connection) -> bool:
    """Whether there are no tables in a database."""
    return not inspect(connection).get_table_names()


def _address(url: URL) -> str:
    """The address as PostgreSQL's own programs read it; the password goes another way, out of sight."""
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _run(program: str, url: URL, *options: str) -> None:
    command = [_found(program), *options, f"--dbname={_address(url)}"]
    environment = os.environ | ({"PGPASSWORD": url.password} if url.password else {})
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if run.returncode:
        raise BadBackup(f"{program} meldt: {run.stderr.strip()[:500]}")


def _found(program: str) -> str:
    """The newest of a program: an older one refuses to read a newer server."""
    folders = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    found = str(folders[-1]) if folders else shutil.which(program)
    if found is None:
        raise BadBackup(f"Het programma {program} ontbreekt. Installeer het pakket postgresql-client.")
    return found
