"""A process split off from this one, which knows all that this one knows and so starts at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import BinaryIO

#: What a process does with the questions that come in, and where its answers go.
Serve = Callable[[BinaryIO, BinaryIO], None]
#: Descriptors above this are not looked for.
_MOST_OPEN = 4096


class Forked:
    """A process as `subprocess` shows one. To be made where no other thread is: a lock it holds would never open."""

    def __init__(self, serve: Serve) -> None:
        requests, ours_out = os.pipe()
        ours_in, replies = os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _serve_and_end(serve, requests, replies)
        os.close(requests)
        os.close(replies)
        self.stdin, self.stdout = os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb")

    def poll(self) -> int | None:
        """Return how it ended; None while it has not."""
        return self._ended(os.WNOHANG)

    def kill(self) -> None:
        """End it."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait until it is gone."""
        return self._ended(0) or 0

    def _ended(self, how: int) -> int | None:
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, how)
            except ChildProcessError:  # somebody else waited for it
                pid, status = self.pid, 0
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode


def _serve_and_end(serve: Serve, requests: int, replies: int) -> None:
    """Keep two pipes and nothing else that was open; whatever happens, nothing of the other process goes on here."""
    try:
        os.dup2(requests, 0)
        os.dup2(replies, 1)
        os.closerange(2, _MOST_OPEN)
        os.open(os.devnull, os.O_WRONLY)
        serve(os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False))
    finally:
        os._exit(0)
