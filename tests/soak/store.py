"""The long run of the store: `python -m tests.soak.store`, or one part of it: `--only backups`.

Adds rows to `tests/soak/store.md` with date, commit, settings and what was counted; the exit code is 1 where something
is wrong. The whole of it takes some hours; `--kills`, `--writes`, `--cuts` and `--backups` ask for less. `--folder` is
where the databases stand: a kill of a process asks nothing of a disk, so that these may stand in memory.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from api.store.engine import durability
from tests.soak import parts
from tests.store.load import Strike
from tests.tools.postgres import programs, running

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests/soak/store.md"
SHIPPED = durability(sqlite3.sqlite_version_info)
SETTINGS = {
    "sqlite": f"SQLite {sqlite3.sqlite_version}, {SHIPPED.journal} + {SHIPPED.synchronous}",
    "postgresql": "PostgreSQL, fsync on, synchronous_commit on",
}
Task = tuple[str, str, Callable[[], parts.Counted]]


def main(asked: argparse.Namespace) -> int:
    """Run what was asked, and note each part as it is done."""
    wrong = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tarief-soak-", dir=asked.folder)))
        folder.chmod(0o755)
        for part, name, work in tasks(asked, folder, stack):
            if asked.only in ("", part) and asked.database in ("", name):
                wrong += noted(part, name, asked.folder, work())
    return int(wrong > 0)


def tasks(asked: argparse.Namespace, folder: Path, stack: ExitStack) -> Iterator[Task]:
    """Give every part: what it is, on what, and how it is done."""
    files = (f"sqlite:///{folder}/{number}.db" for number in range(10**6))
    yield from _on("sqlite", lambda: next(files), asked, folder)
    if (found := programs()) is not None and asked.database in ("", "postgresql"):
        server = stack.enter_context(running(folder, found, under=asked.folder))
        yield from _on("postgresql", server.new_database, asked, folder)
        struck = partial(parts.database_kills, server, folder, asked.kills, asked.strike, Random(asked.seed))
        yield "SIGKILL of the database", "postgresql", struck
    yield "full disk", "sqlite", partial(parts.full, folder / "klein")
    for settings in ("wal-full", "delete-extra"):
        cuts = partial(parts.cuts, folder / settings, settings, asked.cuts, Random(asked.seed))
        yield "power cuts", settings, cuts


def _on(name: str, place: Callable[[], str], asked: argparse.Namespace, folder: Path) -> Iterator[Task]:
    yield "writers", name, partial(parts.writers, place, folder, asked.writes)
    yield "SIGKILL", name, partial(parts.kills, place, folder, asked.kills, asked.strike, Random(asked.seed))
    yield (
        "SIGKILL of the server",
        name,
        partial(parts.server_kills, place, asked.kills, asked.strike, Random(asked.seed)),
    )
    yield "backups", name, partial(parts.backups, place, folder, asked.backups)


def noted(part: str, name: str, folder: str | None, counted: parts.Counted) -> int:
    """Add a row, and return how much went wrong."""
    commit = ["git", "rev-parse", "--short", "HEAD"]
    at = subprocess.run(commit, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    where = ", files in memory" if (folder or "").startswith("/dev/shm") else ""
    settings = SETTINGS.get(name, name) + where
    row = f"| {' | '.join([f'{datetime.now(UTC):%Y-%m-%d}', at, part, settings, *map(str, counted)])} |"
    with RESULTS.open("a", encoding="utf-8") as results:
        print(row, file=results)
    print(row, flush=True)
    return counted[1]


def options(words: list[str]) -> argparse.Namespace:
    """Read what was asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.store")
    for name, usual in {"kills": 1000, "writes": 1000, "cuts": 10_000, "backups": 100, "seed": 20261129}.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--acknowledged", type=int, default=100, help="writes acknowledged before a kill, at least")
    parser.add_argument("--within", type=float, default=0.25, help="seconds of work after that, at most")
    parser.add_argument("--only", default="", help="one part, by its name in tests/soak/store.md")
    parser.add_argument("--database", default="", help="sqlite or postgresql, or the settings of the power cuts")
    parser.add_argument("--folder", default=None, help="where the databases stand")
    asked = parser.parse_args(words)
    asked.strike = Strike(asked.acknowledged, asked.within)
    return asked


if __name__ == "__main__":
    sys.exit(main(options(sys.argv[1:])))
