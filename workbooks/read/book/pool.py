"""A few warm limited processes: started when needed, used again, replaced when they die or grow."""

from __future__ import annotations

import atexit
import json
import os
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from workbooks.read.book.parsing.result import Data
from workbooks.read.book.worker import CLOCK, ChildProcess, Worker, reading_process
from workbooks.read.guard import problem

#: Processes at the same time; each may take a gigabyte.
SIZE = max(1, min(2, os.cpu_count() or 1))
#: A process is replaced after so many files, or when it keeps so much memory (bytes) after one.
MAXIMUM_JOBS = 200
MAXIMUM_MEMORY = 200 * 1024**2


Answer = TypeVar("Answer")


class Pool(Generic[Answer]):
    """Hands out processes to threads, at most `SIZE` at a time; others wait their turn.

    `seconds` of the clock is what one answer may take. They end with this process; one that is forked from it starts
    its own.
    """

    def __init__(
        self,
        process: Callable[[], ChildProcess],
        decoded: Callable[[bytes], Answer | None],
        seconds: float,
    ) -> None:
        self._process, self._decoded, self._seconds = process, decoded, seconds
        self._start()
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self.forget)

    def _start(self) -> None:
        self._turns = threading.BoundedSemaphore(SIZE)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()

    def read(self, kind: str, content: bytes, name: str) -> list[Answer | None]:
        """Return what a process answers; nothing after what it did not survive.

        Raises `Refused`, at the name of the file, when the clock ran out before there was any answer.
        """
        with self._turns:
            worker = self._take()
            found: list[Answer | None] = []
            memory = None
            try:
                replies = worker.read(kind, content, self._seconds)
                found = [self._decoded(reply.content) for reply in replies.found]
                if replies.whole and found and found[-1] is not None:
                    memory = replies.found[-1].memory
            finally:
                self._give_back(worker, memory)
        if replies.late and not found:
            raise problem("te_druk", name)
        return found

    def warm(self) -> None:
        """Start a process, so that it is there by the time that somebody has something to read."""
        with self._turns:
            self._give_back(self._take(), 0)

    def close(self) -> None:
        """End every process."""
        with self._lock:
            workers, self._all, self._idle = self._all, set(), []
        for worker in workers:
            worker.stop()

    def forget(self) -> None:
        """Let go of the processes of the one that this process was forked from."""
        for worker in self._all:
            worker.forget()
        self._start()  # new locks: the old ones may be held by threads that are not here

    def processes(self) -> tuple[int, ...]:
        """Return the process ids."""
        with self._lock:
            return tuple(sorted(worker.process.pid for worker in self._all))

    def _take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                self._all.discard(worker)
                worker.stop()
        worker = Worker(self._process())
        with self._lock:
            self._all.add(worker)
        return worker

    def _give_back(self, worker: Worker, memory: int | None) -> None:
        if memory is not None and worker.jobs < MAXIMUM_JOBS and memory < MAXIMUM_MEMORY:
            with self._lock:
                if worker in self._all:
                    self._idle.append(worker)
                    return
        with self._lock:
            self._all.discard(worker)
        worker.stop()


def _decoded(reply: bytes) -> Data | None:
    try:
        data = json.loads(reply)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


POOL = Pool(reading_process, _decoded, CLOCK)
