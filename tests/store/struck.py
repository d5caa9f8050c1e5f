"""PostgreSQL itself killed, all its processes at once, while writers are at work, and started again on what it left."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from api.store.store import Store
from tests.store.load import WRITERS, Nursery, Outcome, Strike, await_strike, examine
from tests.store.nursery import KEY
from tests.tools.postgres import Server, answering, start_again


@dataclass
class Struck:
    """A server of PostgreSQL that can be killed and started again."""

    server: Server
    bin_folder: Path
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def kill(self) -> None:
        """Kill the first process and all that it started; it is held still first, so that it starts none meanwhile."""
        data = self.server.folder / "data/postmaster.pid"
        leader = int(data.read_text(encoding="ascii").split()[0])
        os.kill(leader, signal.SIGSTOP)
        for child in _children(leader):
            os.kill(child, signal.SIGKILL)
        os.kill(leader, signal.SIGKILL)
        while Path(f"/proc/{leader}").exists() and _state(leader) != "Z":
            time.sleep(0.005)
        for process in self.started:
            process.wait()

    def start(self) -> None:
        """Start it on the files that it left, and wait until it answers."""
        self.started = [start_again(self.server.folder, self.bin_folder)]
        answering(self.server)

    def stop(self) -> None:
        """End it for good, where it was started again."""
        if self.started:
            self.kill()


def killed(struck: Struck, source: Nursery, notes: Path, kills: int, random: Random, strike: Strike) -> Outcome:
    """Kill the database so many times under four writers; after each, ask again what they did not hear of."""
    outcome, url = Outcome(), struck.server.new_database()
    store = Store.open(url, KEY)
    for _ in range(kills):
        notes.write_text("", encoding="ascii")
        source.start(url, notes, WRITERS)
        await_strike(notes, strike, random)
        struck.kill()
        struck.start()
        examine(store, notes, outcome)
    store.close()
    return outcome


def _children(leader: int) -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _parent(path) == leader]


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
