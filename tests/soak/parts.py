"""The parts of the long run of the store: each returns what was counted, and how much of it was wrong."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path
from random import Random

from api.store.failures import Full
from api.store.store import Store
from tests.store import served, struck
from tests.store.load import Outcome, Strike, killed, numbers, nursery
from tests.store.nursery import KEY, post
from tests.store.power import Cuts, cut, record
from tests.tools.postgres import Server, programs

WRITERS, KILLS_OF_ONE, COMMITS_OF_ONE = 8, 20, 100
Counted = tuple[str, int]


def writers(place: Callable[[], str], folder: Path, writes: int) -> Counted:
    url, start = place(), time.monotonic()
    with nursery() as source:
        refused = source.run(url, folder / "notes", WRITERS, writes)
    store = Store.open(url, KEY)
    wrong = len(store.verify()) + (numbers(store) != list(range(1, WRITERS * writes + 2))) + (refused != 0)
    store.close()
    return f"{WRITERS} writers, {writes} writes each on one chain, {time.monotonic() - start:.0f} s", wrong


def kills(place: Callable[[], str], folder: Path, kills: int, strike: Strike, random: Random) -> Counted:
    with nursery() as source:
        turns = _turns(kills, KILLS_OF_ONE)
        return _summed(killed(source, place(), folder / "notes", turn, random, strike) for turn in turns)


def database_kills(server: Server, folder: Path, kills: int, strike: Strike, random: Random) -> Counted:
    bin_folder = programs()
    assert bin_folder is not None
    hit = struck.Struck(server, bin_folder)
    try:
        with nursery() as source:
            turns = _turns(kills, KILLS_OF_ONE)
            return _summed(struck.killed(hit, source, folder / "notes", turn, random, strike) for turn in turns)
    finally:
        hit.stop()


def server_kills(place: Callable[[], str], kills: int, strike: Strike, random: Random) -> Counted:
    return _summed(served.killed(place(), turn, random, strike) for turn in _turns(kills, KILLS_OF_ONE))


def _summed(outcomes: Iterator[Outcome]) -> Counted:
    total = Outcome()
    for one in outcomes:
        total = Outcome(*(a + b for a, b in zip(astuple(total), astuple(one), strict=True)))
    told = (
        f"{total.kills} kills, {total.acknowledged} acknowledged, {total.cut} cut off, of which "
        f"{total.committed_though_cut} stood; all asked again with the same key"
    )
    return told, total.lost + total.doubled + total.faults


def cuts(folder: Path, settings: str, cuts: int, random: Random) -> Counted:
    folder.mkdir()
    asked = record(folder, COMMITS_OF_ONE, [settings])[settings]
    total: Cuts = cut(asked, settings, cuts, random, folder)
    return f"{total.tried} cuts in {COMMITS_OF_ONE} commits, half with pages torn", total.lost + total.corrupt


def backups(place: Callable[[], str], folder: Path, backups: int) -> Counted:
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


def full(folder: Path) -> Counted:
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
