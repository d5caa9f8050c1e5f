"""The process that reads: one file after another from its input, with limits on memory and time.

It writes no file and makes no connection, and ends when the one that started it is gone.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from .faults import UNREADABLE
from .parse import parse

#: Before a file: its kind and its length. Before an answer: its length.
REQUEST, REPLY = struct.Struct(">8sQ"), struct.Struct(">Q")
MEMORY = 1024**3
SECONDS = 10
_PAGES = Path("/proc/self/statm")


def serve() -> None:
    """Answer until there is nothing more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asked
    requests, replies = _own_streams()
    _limit()
    gc.disable()  # plain lists without circles
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        kind, length = REQUEST.unpack(head)
        _limit_time()
        reply = _reply(kind.rstrip(b"\0").decode(), requests.read(length))
        replies.write(REPLY.pack(len(reply)))
        replies.write(reply)
        replies.flush()


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep input and output for the files and the answers; what a library prints goes nowhere."""
    requests, replies = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return os.fdopen(requests, "rb"), os.fdopen(replies, "wb")


def _limit() -> None:
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


def _limit_time() -> None:
    """So much processor time from now; the system ends the process after that."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, hard))


def _memory() -> int:
    """Return the bytes in use now; 0 where the system does not tell. (`ru_maxrss` begins at that of the starter.)"""
    try:
        return int(_PAGES.read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _reply(kind: str, content: bytes) -> bytes:
    try:
        data = parse(kind, content)
        data["memory"] = _memory()
        return _encoded(data)
    except Exception:  # whatever a damaged file makes a library raise, the answer to the sender is the same
        return _encoded({"refused": [(UNREADABLE, "")], "memory": _memory()})
    except BaseException:  # what calamine calls a panic: an answer as well, but nothing after it can be relied on
        return _encoded({"refused": [(UNREADABLE, "")], "memory": sys.maxsize})


def _encoded(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
