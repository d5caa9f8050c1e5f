"""Load on a store from processes of its own, and what must hold of it afterwards."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from api.store.failures import KeyBusy
from api.store.store import Store
from tests.store.nursery import CHAIN, KEY, post
from tests.tools.times import PATIENCE

ROOT = Path(__file__).parents[2]
WRITERS = 4


@dataclass
class Outcome:
    """What was counted over some kills."""

    kills: int = 0
    acknowledged: int = 0
    cut: int = 0
    committed_though_cut: int = 0
    lost: int = 0
    doubled: int = 0
    faults: int = 0


@dataclass(frozen=True)
class Strike:
    """When a kill comes: after so many acknowledged writes, and then some part of so many seconds."""

    acknowledged: int = 1
    within: float = 0.25


AT_ONCE = Strike()


@dataclass(frozen=True)
class Nursery:
    """Where groups of writers come from."""

    process: subprocess.Popen[str]

    def run(self, url: str, notes: Path, writers: int, writes: int) -> int:
        """Let a group do its work, and return its exit code."""
        return int(self._ask(url, notes, writers, writes, wait=True))

    def start(self, url: str, notes: Path, writers: int) -> int:
        """Start a group that writes until it is killed, and return its number."""
        return int(self._ask(url, notes, writers, 10**9, wait=False))

    def _ask(self, url: str, notes: Path, writers: int, writes: int, *, wait: bool) -> str:
        asked = {"url": url, "notes": str(notes), "writers": writers, "writes": writes, "wait": wait}
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        return self.process.stdout.readline()


@contextmanager
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.store.nursery"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    with process:
        yield Nursery(process)
        process.stdin.close()


def numbers(store: Store) -> list[int]:
    """Return the numbers that the writers gave their positions, in the order of the chain."""
    with store.read() as view:
        return [int(json.loads(event.text)["nummer"]) for event in view.events(CHAIN)]


def killed(source: Nursery, url: str, notes: Path, kills: int, random: Random, strike: Strike = AT_ONCE) -> Outcome:
    """Kill the writers so many times in the midst of their work; after each, ask again what they did not hear of."""
    outcome = Outcome()
    store = Store.open(url, KEY)
    for _ in range(kills):
        notes.write_text("", encoding="ascii")
        group = source.start(url, notes, WRITERS)
        await_strike(notes, strike, random)
        os.killpg(group, signal.SIGKILL)
        examine(store, notes, outcome)
    store.close()
    return outcome


def await_strike(notes: Path, strike: Strike, random: Random) -> None:
    """Wait until the writers are at work, and have done as much of it as was asked."""
    end = time.monotonic() + PATIENCE
    while notes.read_text(encoding="ascii").count("bevestigd") < strike.acknowledged:
        assert time.monotonic() < end, "the writers do not write"
        time.sleep(0.01)
    time.sleep(random.uniform(0, strike.within))


def _again(store: Store, key: str) -> bool:
    """Ask again, as a client does, until the first request is over: PostgreSQL may still be busy with it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return post(store, key)
        except KeyBusy:
            time.sleep(0.02)
    raise AssertionError("a request of which the client is gone goes on for ever")


def examine(store: Store, notes: Path, outcome: Outcome) -> None:
    """Count what was acknowledged and what was cut off, ask the latter again, and look whether all of it is whole."""
    lines = [line.split() for line in notes.read_text(encoding="ascii").splitlines()]
    tried = [line[1] for line in lines if line[0] == "probeert"]
    acknowledged = {line[1] for line in lines if line[0] == "bevestigd"}
    cut = [key for key in tried if key not in acknowledged]
    with store.read() as view:
        stood = [json.loads(event.text)["sleutel"] for event in view.events(CHAIN)]
    outcome.kills += 1
    outcome.acknowledged += len(acknowledged)
    outcome.cut += len(cut)
    outcome.lost += len(acknowledged.difference(stood))
    outcome.committed_though_cut += sum(_again(store, key) for key in cut)
    with store.read() as view:
        stands = [json.loads(event.text)["sleutel"] for event in view.events(CHAIN)]
        drafts = {found.id for found in view.find("concept")}
    outcome.lost += len(set(tried).difference(stands))
    outcome.doubled += len(stands) - len(set(stands))
    outcome.faults += len(store.verify()) + (drafts != set(stands))
    outcome.faults += numbers(store) != list(range(1, len(stands) + 1))
