"""One process that reads files, seen from the one that asks."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from workbooks.book_in.parsing.child import REPLY, REQUEST

#: Seconds that one file may take, waiting included.
SECONDS = 15
#: The longest answer that is accepted.
_LONGEST = 256 * 1024 * 1024
# The process gets one folder of ours and nothing else; behind the standard library, so that it hides nothing there.
_START = "import sys; sys.path.append(sys.argv[1]); from parsing.child import serve; serve()"
_KEPT = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")


class Worker:
    """A process that reads one file at a time."""

    def __init__(self) -> None:
        self.jobs = 0
        self._expired = False
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, str(Path(__file__).parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=os.sep,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )

    @property
    def alive(self) -> bool:
        """Whether the process is there and can take another file."""
        return not self._expired and self.process.poll() is None

    def read(self, kind: str, content: bytes, seconds: float = SECONDS) -> bytes | None:
        """Return the answer; None when the process ended, or was ended because it took too long."""
        self.jobs += 1
        clock = threading.Timer(seconds, self._expire)
        clock.daemon = True
        clock.start()
        try:
            return self._ask(kind, content)
        except (OSError, ValueError):  # the pipe broke, or was closed at exit
            return None
        finally:
            clock.cancel()
            clock.join()  # when it went off just now, the process is known to be gone

    def stop(self) -> None:
        """End the process and wait until it is gone."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what could not be sent any more

    def forget(self) -> None:
        """Let go of a process that belongs to another one (after a fork)."""
        self.process.returncode = 0
        nowhere = os.open(os.devnull, os.O_RDWR)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                os.dup2(nowhere, pipe.fileno(), inheritable=False)
        os.close(nowhere)

    def _expire(self) -> None:
        self._expired = True
        self.process.kill()

    def _ask(self, kind: str, content: bytes) -> bytes | None:
        requests, replies = self.process.stdin, self.process.stdout
        assert requests is not None
        assert replies is not None
        requests.write(REQUEST.pack(kind.encode(), len(content)))
        requests.write(content)
        requests.flush()
        head = replies.read(REPLY.size)
        if len(head) < REPLY.size:
            return None
        (length,) = REPLY.unpack(head)
        if length > _LONGEST:
            return None
        reply = replies.read(length)
        return reply if len(reply) == length else None
