"""The long run of the store: `python -m tests.soak.store [KILLS] [WRITES] [CUTS] [BACKUPS] [SEED]`.

Adds rows to `tests/soak/store.md` with date, commit, settings and what was counted; the exit code is 1 where something
is wrong. It takes an hour or more: `python -m tests.soak.store 100 100 1000 10` is a tenth of it.
"""

import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from api.store.engine import durability
from api.store.failures import Full
from api.store.store import Store
from tests.store import served
from tests.store.load import Outcome, killed, numbers, nursery
from tests.store.nursery import KEY, post
from tests.store.power import Cuts, cut, record
from tests.tools.postgres import programs, running

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests/soak/store.md"
WRITERS, KILLS_OF_ONE, COMMITS_OF_ONE = 8, 50, 100
SHIPPED = durability(sqlite3.sqlite_version_info)
SETTINGS = {
    "sqlite": f"SQLite {sqlite3.sqlite_version}, {SHIPPED.journal} + {SHIPPED.synchronous}",
    "postgresql": "PostgreSQL, fsync on, synchronous_commit on",
}
USUAL = (1000, 1000, 10_000, 100, 20261129)


def main(kills: int, writes: int, cuts: int, backups: int, seed: int) -> int:
    """Run it all, and note each part as it is done."""
    wrong = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tarief-soak-")))
        places: dict[str, Callable[[], str]] = {}
        files = (f"sqlite:///{folder}/{number}.db" for number in range(10**6))
        places["sqlite"] = lambda: next(files)
        if (found := programs()) is not None:
            places["postgresql"] = stack.enter_context(running(folder, found)).new_database
        for name, place in places.items():
            wrong += noted("writers", name, _writers(place, folder, writes))
            wrong += noted("SIGKILL", name, _kills(place, folder, kills, Random(seed)))
            wrong += noted("SIGKILL of the server", name, _server_kills(place, kills, Random(seed)))
            wrong += noted("backups", name, _backups(place, folder, backups))
        wrong += noted("full disk", "sqlite", _full(folder / "klein"))
        for settings in ("wal-full", "delete-extra"):
            wrong += noted("power cuts", settings, _cuts(folder / settings, settings, cuts, Random(seed)))
    return int(wrong > 0)


def noted(part: str, name: str, counted: tuple[str, int]) -> int:
    """Add a row, and return how much went wrong."""
    commit = ["git", "rev-parse", "--short", "HEAD"]
    at = subprocess.run(commit, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    cells = [f"{datetime.now(UTC):%Y-%m-%d}", at, part, SETTINGS.get(name, name), *map(str, counted)]
    row = f"| {' | '.join(cells)} |"
    with RESULTS.open("a", encoding="utf-8") as results:
        print(row, file=results)
    print(row, flush=True)
    return counted[1]


def _writers(place: Callable[[], str], folder: Path, writes: int) -> tuple[str, int]:
    url, start = place(), time.monotonic()
    with nursery() as source:
        refused = source.run(url, folder / "notes", WRITERS, writes)
    store = Store.open(url, KEY)
    wrong = len(store.verify()) + (numbers(store) != list(range(1, WRITERS * writes + 2))) + (refused != 0)
    store.close()
    return f"{WRITERS} writers, {writes} writes each on one chain, {time.monotonic() - start:.0f} s", wrong


def _kills(place: Callable[[], str], folder: Path, kills: int, random: Random) -> tuple[str, int]:
    with nursery() as source:
        turns = _turns(kills, KILLS_OF_ONE)
        return _summed(killed(source, place(), folder / "notes", turn, random) for turn in turns)


def _server_kills(place: Callable[[], str], kills: int, random: Random) -> tuple[str, int]:
    return _summed(served.killed(place(), turn, random) for turn in _turns(kills, KILLS_OF_ONE))


def _summed(outcomes: Iterator[Outcome]) -> tuple[str, int]:
    total = Outcome()
    for one in outcomes:
        total = Outcome(*(a + b for a, b in zip(astuple(total), astuple(one), strict=True)))
    told = (
        f"{total.kills} kills, {total.acknowledged} acknowledged, {total.cut} cut off, of which "
        f"{total.committed_though_cut} stood; all asked again with the same key"
    )
    return told, total.lost + total.doubled + total.faults


def _cuts(folder: Path, settings: str, cuts: int, random: Random) -> tuple[str, int]:
    folder.mkdir()
    asked = record(folder, COMMITS_OF_ONE, [settings])[settings]
    total: Cuts = cut(asked, settings, cuts, random, folder)
    return f"{total.tried} cuts in {COMMITS_OF_ONE} commits, half with pages torn", total.lost + total.corrupt


def _backups(place: Callable[[], str], folder: Path, backups: int) -> tuple[str, int]:
    """Copy while two others write; put each copy back, and look whether it is whole."""
    stop, wrong = threading.Event(), 0
    store = Store.open(place(), KEY)
    threads = [threading.Thread(target=_write, args=(store, stop, number)) for number in range(2)]
    for thread in threads:
        thread.start()
    for number in range(backups):
        made, url = store.backup(folder / f"kopie{number}"), place()
        Store.restore(made.path, url, KEY)
        restored = Store.open(url, KEY)
        wrong += len(restored.verify()) + (len(numbers(restored)) < made.events)
        restored.close()
        made.path.unlink()
    stop.set()
    for thread in threads:
        thread.join()
    store.close()
    return f"{backups} copies under two writers, each put back", wrong


def _full(folder: Path) -> tuple[str, int]:
    """Write to a file system of 2 MB until it is full, and on; then make room, and write on."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False).returncode:
        return "not tried: a small file system is for root to make", 0
    try:
        ballast, store = folder / "ballast", Store.open(f"sqlite:///{folder}/t.db", KEY)
        ballast.write_bytes(bytes(1_000_000))
        before, refused = _until_full(store, 0, 1200)
        wrong = len(store.verify()) + (numbers(store) != list(range(1, before + 1))) + (refused == 0)
        ballast.unlink()
        after, _ = _until_full(store, 1200, 1300)
        wrong += len(store.verify()) + (numbers(store) != list(range(1, before + after + 1))) + (after == 0)
        store.close()
    finally:
        subprocess.run(["umount", folder], check=True)
    return f"{before} writes acknowledged, {refused} refused as full, {after} more when there was room again", wrong


def _until_full(store: Store, begin: int, end: int) -> tuple[int, int]:
    """Try so many writes, and count what was acknowledged and what was refused as full; anything else is raised."""
    acknowledged = refused = 0
    for number in range(begin, end):
        try:
            post(store, str(number))
            acknowledged += 1
        except Full:
            refused += 1
    return acknowledged, refused


def _write(store: Store, stop: threading.Event, number: int) -> None:
    turn = 0
    while not stop.is_set() and turn < 10**4:
        turn += 1
        post(store, f"{number}-{turn}")
        time.sleep(0.01)


def _turns(total: int, most: int) -> Iterator[int]:
    for begun in range(0, total, most):
        yield min(most, total - begun)


if __name__ == "__main__":
    asked = [int(number) for number in sys.argv[1:]]
    sys.exit(main(*asked, *USUAL[len(asked) :]))
