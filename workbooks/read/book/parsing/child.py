"""The process that reads: one file after another from its input, with limits on memory and time.

It writes no file and makes no connection, and ends when the one that started it is gone.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from .delimited import read_delimited
from .locked import open_locked
from .odf import read_odf
from .result import FORMULAS_IN, LOCKED, REPLY, REQUEST, UNREADABLE, Data, Unreadable, sent
from .values import read_values
from .xlsx import read_xlsx

MEMORY = 1024**3
SECONDS = 10
#: What working out the formulas may take on top: native code, which has no other brake.
FORMULA_MEMORY, FORMULA_SECONDS = 120 * 1024**2, 0.6
_PAGES = Path("/proc/self/statm")
RESERVED, USED = 0, 1


def serve(calculating: str) -> None:
    """Answer until there is nothing more to read; `calculating` is the folder that works out formulas."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asked
    requests, replies = own_streams()
    recalculate = _loaded(calculating)
    limit_room(MEMORY)
    gc.disable()  # plain lists without circles
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        kind, length = REQUEST.unpack(head)
        limit_time(SECONDS)
        _answer(kind.rstrip(b"\0").decode(), requests.read(length), replies, recalculate)


def _loaded(folder: str) -> ModuleType:
    """Import a folder of ours by its path: nothing that lies beside it can be imported."""
    spec = importlib.util.spec_from_file_location("recalculate", f"{folder}/__init__.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["recalculate"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _answer(kind: str, content: bytes, replies: BinaryIO, recalculate: ModuleType) -> None:
    """Send what stands in the file, then what its formulas come to: when that ends us, the first has been sent."""
    data = _tried(lambda: parse(kind, content))
    again = kind in FORMULAS_IN and "sheets" in data and recalculate.has_formulas(data)
    _send(replies, data, more=again)
    if again:
        _send(replies, _tried(lambda: _within_limits(lambda: recalculate.recompute(data))), more=False)


def _send(replies: BinaryIO, data: Data, *, more: bool) -> None:
    memory = data.pop("memory", memory_now())
    whole = data
    if "sheets" in data:
        whole = data | {"sheets": [each | {"cells": sent(each["cells"])} for each in data["sheets"]]}
    told = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    send(replies, told, memory, more=more)


def send(replies: BinaryIO, content: bytes, memory: int, *, more: bool = False) -> None:
    """Send an answer, with the bytes in use after it."""
    replies.write(REPLY.pack(more, memory, len(content)))
    replies.write(content)
    replies.flush()


def _within_limits(work: Callable[[], Data]) -> Data:
    """Do something with less memory and time than there is for the whole file; the system ends the process at that."""
    reserved = memory_now(RESERVED)
    if reserved:
        resource.setrlimit(resource.RLIMIT_AS, (min(reserved + FORMULA_MEMORY, MEMORY), MEMORY))
    signal.setitimer(signal.ITIMER_PROF, FORMULA_SECONDS)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep input and output for the files and the answers; what a library prints goes nowhere."""
    requests, replies = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    return os.fdopen(requests, "rb"), os.fdopen(replies, "wb")


def limit_room(memory: int) -> None:
    """So much memory and no more; nothing on a disk."""
    for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))


def limit_time(seconds: int) -> None:
    """So much processor time from now; the system ends the process after that."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


def memory_now(which: int = USED) -> int:
    """Return the bytes in use now; 0 where the system does not tell. (`ru_maxrss` begins at that of the starter.)"""
    try:
        return int(_PAGES.read_text(encoding="ascii").split()[which]) * resource.getpagesize()
    except OSError:
        return 0


def _tried(work: Callable[[], Data]) -> Data:
    try:
        return work()
    except Exception:  # whatever a damaged file makes a library raise, the answer to the sender is the same
        return {"refused": [(UNREADABLE, "")]}
    except BaseException:  # what calamine calls a panic: an answer as well, but nothing after it can be relied on
        return {"refused": [(UNREADABLE, "")], "memory": sys.maxsize}


def parse(kind: str, content: bytes) -> Data:
    """Return the data of a file, or `{"refused": [[kind of problem, place], …]}`.

    Of a file behind a password that is the file without it. A library is imported when the first file that needs it
    comes. What a damaged file makes a library raise comes out as it is; the process that reads turns it into an answer.
    """
    try:
        if kind in ("xlsx", "xlsm"):
            return read_xlsx(content)
        if kind == LOCKED:
            return open_locked(content)
        if kind in ("csv", "tsv"):
            return read_delimited(content, kind == "tsv")
        return read_odf(content) if kind == "ods" else read_values(content)
    except Unreadable as refused:
        return {"refused": refused.places}
