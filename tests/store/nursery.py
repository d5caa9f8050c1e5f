"""Forks groups of writers on request, so that killing a thousand of them does not cost a thousand starts of Python.

`python -m tests.store.nursery`, then on standard input lines of JSON; on standard output the number of each group. A
writer has connections of its own, as a worker of the server has, and notes in a file what it tries (with the key of the
request) and what was acknowledged.
"""

import json
import os
import signal
import sys
import uuid
from functools import cache
from pathlib import Path

from api.store.sealing import SealingKey
from api.store.store import Store
from tarief.core.canonical import canonical, sha256_of

KEY = SealingKey(bytes(range(32)))
CHAIN = "proces/partij"


def post(store: Store, key: str) -> bool:
    """Post a position once, whatever happens in between: its number is one more than that of the last one.

    Returns whether it had been posted before.
    """

    def work(unit) -> bool:
        if unit.replayed is None:
            before = unit.events(CHAIN, unit.head(CHAIN).seq - 1)
            number = int(json.loads(before[-1].text)["nummer"]) + 1 if before else 1
            unit.append(CHAIN, [canonical({"soort": "positie_ingediend", "sleutel": key, "nummer": number})])
            unit.put("concept", key, "partij", key, nummer=str(number))
            unit.audit("positie indienen", key)
            unit.answer(201, str(number))
        return unit.replayed is not None

    return store.run(work, principal="partij", key=key, request=sha256_of(key))


def write(store: Store, notes: Path, writes: int) -> None:
    """Post so many positions, noting each before and after."""
    descriptor = os.open(notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for _ in range(writes):
        key = str(uuid.uuid4())
        os.write(descriptor, f"probeert {key}\n".encode())
        post(store, key)
        os.write(descriptor, f"bevestigd {key}\n".encode())
    store.engine.dispose()


@cache
def warm(url: str, notes: Path) -> Store:
    """Open a database and post once, so that no writer need work out again how; its connections are its own."""
    store = Store.open(url, KEY)
    write(store, notes, 1)
    return store


def fork(url: str, notes: str, writers: int, writes: int) -> int:
    """Start a group of writers, and return its number."""
    store = warm(url, Path(notes))
    leader = os.fork()
    if leader:
        os.setpgid(leader, leader)
        return leader
    os.setpgid(0, 0)
    children = [_writer(store, Path(notes), writes) for _ in range(writers)]
    statuses = [os.waitpid(child, 0)[1] for child in children]
    os._exit(max(map(os.waitstatus_to_exitcode, statuses)))


def _writer(store: Store, notes: Path, writes: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
        write(store, notes, writes)
    except BaseException as fault:
        os.write(2, f"{fault!r}\n".encode())
        os._exit(1)
    os._exit(0)


def main() -> None:
    """Fork a group for each line that comes in; wait for it where `wait` says so."""
    for line in sys.stdin:
        asked = json.loads(line)
        wait = asked.pop("wait")
        group = fork(**asked)
        if not wait:
            print(group, flush=True)
        status = os.waitstatus_to_exitcode(os.waitpid(group, 0)[1])
        if wait:
            print(status, flush=True)
        elif status != -signal.SIGKILL:
            print(f"group ended by itself: {status}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
