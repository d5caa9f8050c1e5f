"""A PostgreSQL server of the tests' own: in a temporary folder, behind a Unix socket, writing to disk as in earnest.

One server serves all processes of a test run. It lives as long as any of them holds the pipe in its folder open, so it
ends with the last, also when that is killed.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

_USER = "tarief"
_SETTINGS = ("-c", "listen_addresses=", "-c", "max_connections=200")
#: Runs the server until nobody holds the pipe open any more, and leaves nothing behind.
_SUPERVISOR = """
{
    "$2/postgres" -D "$1/data" -k "$1" $3 2>"$1/log" &
    server=$!
    cat "$1/holders" >/dev/null
    kill -QUIT $server
    wait $server
    rm -rf "$1"
} </dev/null >/dev/null 2>&1 &
"""


def programs() -> Path | None:
    """Return the folder with PostgreSQL's programs, the newest where there are several; None where there is none."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = [*map(str, folders), *filter(None, [shutil.which("initdb")])]
    return Path(found[-1]).parent if found else None


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    folder: Path

    def new_database(self) -> str:
        """Make an empty database, and return its address."""
        name = f"d{uuid.uuid4().hex}"
        self._do(self.address(), f"CREATE DATABASE {name}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Remove a database that `new_database` made, whoever is still connected to it."""
        self._do(self.address(), f"DROP DATABASE {urlsplit(address).path[1:]} WITH (FORCE)")

    def new_schema(self, address: str) -> str:
        """Make an empty corner of a database, in a tenth of the time, and return its address."""
        name = f"s{uuid.uuid4().hex}"
        self._do(address, f"CREATE SCHEMA {name}")
        return f"{address}&options=-csearch_path%3D{name}"

    def address(self, database: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def _do(self, address: str, statement: str) -> None:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running(shared: Path, bin_folder: Path, options: str = "", under: str | None = None) -> Iterator[Server]:
    """Hold a server for as long as this lasts: the one that `shared` names, or else a new one, in a folder `under`."""
    with (shared / "postgres").open("a+") as name:
        fcntl.flock(name, fcntl.LOCK_EX)
        name.seek(0)
        folder = Path(name.read() or "/nowhere")
        holder = _hold(folder)
        if holder is None:
            folder = _start(bin_folder, options, under)
            holder = os.open(folder / "holders", os.O_WRONLY)
            name.truncate(0)
            name.write(str(folder))
    try:
        server = Server(folder)
        answering(server)
        yield server
    finally:
        os.close(holder)


def _hold(folder: Path) -> int | None:
    try:
        return os.open(folder / "holders", os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None


def _start(bin_folder: Path, options: str, under: str | None) -> Path:
    """Make a server that belongs to somebody other than root, as PostgreSQL demands, and start it."""
    as_root = os.geteuid() == 0
    folder = Path(tempfile.mkdtemp(prefix="tarief-pg-", dir=under or ("/tmp" if as_root else None)))
    os.mkfifo(folder / "holders")
    before = []
    if as_root:
        postgres = pwd.getpwnam("postgres")
        for path in (folder, folder / "holders"):
            os.chown(path, postgres.pw_uid, postgres.pw_gid)
        before = ["runuser", "-u", "postgres", "--"]
    initdb = [*before, bin_folder / "initdb", "-D", folder / "data", "-U", _USER, "-A", "trust", "-E", "UTF8"]
    subprocess.run([*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, capture_output=True, cwd=folder)
    command = [*before, "sh", "-c", _SUPERVISOR, "sh", folder, bin_folder, " ".join([*_SETTINGS, options])]
    subprocess.run(command, check=True, cwd="/", start_new_session=True)
    return folder


def start_again(folder: Path, bin_folder: Path) -> subprocess.Popen[bytes]:
    """Start a server on files that are there, as whom they belong to."""
    command = [bin_folder / "postgres", "-D", folder / "data", "-k", folder, *_SETTINGS]
    owner = pwd.getpwuid((folder / "data").stat().st_uid)
    other = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd="/", start_new_session=True, **quiet, **other)


def answering(server: Server) -> None:
    """Wait until a server answers; it may have to recover first."""
    for _ in range(600):
        try:
            psycopg.connect(server.address()).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError((server.folder / "log").read_text(encoding="utf-8", errors="replace"))
