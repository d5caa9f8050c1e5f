"""One limited process, seen from the one that asks it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from workbooks.read.book.parsing.result import REPLY, REQUEST

#: Seconds of the clock after which nobody waits for an answer any more. What a file may take is processor time, which
#: the process counts itself: this is only for one that hangs, or gets no turn on a computer that is too busy.
CLOCK = 120
#: The longest answer that is accepted.
_LONGEST = 256 * 1024 * 1024
# The process gets two folders of ours and nothing else; behind the standard library, so that they hide nothing there.
_START = "import sys; sys.path.append(sys.argv[1]); from parsing.child import serve; serve(sys.argv[2])"
_HERE = Path(__file__).parent
#: Where the libraries are. Told, since a process that looks for them runs whatever was installed to run at a start.
_LIBRARIES = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
_KEPT = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")


class ChildProcess(Protocol):
    """A process with a pipe to it and one back, as `subprocess` shows it."""

    pid: int
    returncode: int | None

    @property
    def stdin(self) -> IO[bytes] | None:
        """What goes to it."""

    @property
    def stdout(self) -> IO[bytes] | None:
        """What comes back."""

    def poll(self) -> int | None:
        """Return how it ended; None while it has not."""

    def kill(self) -> None:
        """End it."""

    def wait(self) -> int:
        """Wait until it is gone."""


def fresh(start: str, *arguments: str) -> ChildProcess:
    """Return a new Python that runs this, with nothing of ours but what it is given."""
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path += {_LIBRARIES!r}; {start}", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.sep,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
    )


def reading_process() -> ChildProcess:
    """Return a process that reads files."""
    return fresh(_START, str(_HERE), str(_HERE.parent / "recalculate"))


class ChildReply(NamedTuple):
    """One answer, and the bytes that the process has in use after it."""

    content: bytes
    memory: int


class Replies(NamedTuple):
    """What came back, such as what stands in a file and what its formulas come to. Not `whole`: the process ended.

    `late`: it was ended by the clock, so that nothing follows about the file.
    """

    found: Sequence[ChildReply]
    whole: bool
    late: bool = False


class Worker:
    """A process that does one thing at a time."""

    def __init__(self, process: ChildProcess) -> None:
        self.jobs = 0
        self._expired = False
        self.process = process

    @property
    def alive(self) -> bool:
        """Whether the process is there and can take another file."""
        return not self._expired and self.process.poll() is None

    def read(self, kind: str, content: bytes, seconds: float) -> Replies:
        """Return the answers until the process ended, or was ended because it took too long."""
        self.jobs += 1
        clock = threading.Timer(seconds, self._expire)
        clock.daemon = True
        clock.start()
        found: list[ChildReply] = []
        try:
            whole = self._ask(kind, content, found)
        except (OSError, ValueError):  # the pipe broke, or was closed at exit
            whole = False
        finally:
            clock.cancel()
            clock.join()  # when it went off just now, the process is known to be gone
        return Replies(found, whole, self._expired)

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

    def _ask(self, kind: str, content: bytes, found: list[ChildReply]) -> bool:
        """Collect the answers; tell whether the last one came."""
        requests, replies = self.process.stdin, self.process.stdout
        assert requests is not None
        assert replies is not None
        requests.write(REQUEST.pack(kind.encode(), len(content)))
        requests.write(content)
        requests.flush()
        more = True
        while more:
            head = replies.read(REPLY.size)
            if len(head) < REPLY.size:
                return False
            more, memory, length = REPLY.unpack(head)
            if length > _LONGEST or len(reply := replies.read(length)) < length:
                return False
            found.append(ChildReply(reply, memory))
        return True
