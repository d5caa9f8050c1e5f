"""Taking turns at writing to one SQLite file, so that nobody waits in vain.

SQLite lets who waits try again every tenth of a second; who has just written and writes again then wins each time, and
one of eight may wait for half a minute. Here a writer stands in line first, and only who is at its head waits for the
turn itself: who has just had one stands behind him.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from api.store.failures import Busy, CannotStart, Full

_GLANCE = 0.003
_NO_FILE = "Naast de database kan niets worden geschreven. Bestaat de map, en is er nog plaats?"


@dataclass(frozen=True, slots=True)
class Turns:
    """The line before one database file: of threads in this process, then of processes; both end with their process."""

    database: Path
    _threads: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def one(self, patience: float) -> Iterator[None]:
        """Hold the turn; Busy where it does not come within so many seconds."""
        until = time.monotonic() + patience
        if not self._threads.acquire(timeout=patience):
            raise Busy
        try:
            with self._held("rij", until) as head_of_the_line, self._held("beurt", until):
                os.close(head_of_the_line.pop())
                yield
        finally:
            self._threads.release()

    @contextmanager
    def _held(self, name: str, until: float) -> Iterator[list[int]]:
        """Hold the lock on a file beside the database, until the block ends or what is given is closed."""
        try:
            held = [os.open(f"{self.database}-{name}", os.O_RDWR | os.O_CREAT, 0o600)]
        except OSError as fault:
            raise (CannotStart if fault.errno == errno.ENOENT else Full)(_NO_FILE) from fault
        try:
            while not _locked(held[0]):
                if time.monotonic() > until:
                    raise Busy
                time.sleep(_GLANCE)
            yield held
        finally:
            for descriptor in held:
                os.close(descriptor)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
