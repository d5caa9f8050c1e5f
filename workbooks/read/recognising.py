"""Recognition with a budget: in a limited process of its own, so that no sheet can hold up whoever else is served."""

from __future__ import annotations

import gc
import importlib
import io
import pickle
import signal
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO, Final

from tarief.core.findings import Finding, Refused, stopped
from tarief.core.on_demand import collect_seldom
from tarief.parameters.loading import publish, published_sets
from workbooks.read.book import SourceBook
from workbooks.read.book.forked import Forked
from workbooks.read.book.opening import read_directly
from workbooks.read.book.parsing.child import RESERVED, USED, limit_room, limit_time, memory_now, send
from workbooks.read.book.parsing.result import REQUEST
from workbooks.read.book.pool import Pool
from workbooks.read.book.worker import CLOCK, ChildProcess, fresh
from workbooks.read.guard import problem
from workbooks.read.own_sheet import Correction, Reading, Uncorrectable, recognise
from workbooks.read.own_sheet.cells.bounds import within_bounds
from workbooks.read.own_sheet.recognise import recognise_part

#: Seconds of processor time and bytes that recognising one sheet may take.
SECONDS: Final = 10
MEMORY: Final = 1024**3
_KIND: Final = "blad"
_ADVICE: Final = "Kopieer de cellen met de kosten van één product naar een nieuw werkboek, en stuur dat."
_ROOT: Final = str(Path(__file__).parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from workbooks.read.book.parsing.child import own_streams; "
    "from workbooks.read.recognising import serve; serve(*own_streams())"
)
#: Classes of others that a reading holds.
_PLAIN: Final = frozenset({("decimal", "Decimal"), ("datetime", "date")})
#: How the first releases of Python 3.11 (that of Debian 12 too) write one of a list of values.
_MEMBER: Final = ("builtins", "getattr")


@dataclass(frozen=True, slots=True)
class ToRecognise:
    """The part of a sheet that is looked at, what was left out of it, what is said of its cells, and what it may take.

    `published` are the parameters that were published on this machine.
    """

    book: SourceBook
    cut: tuple[Finding, ...]
    corrections: tuple[Correction, ...]
    published: tuple[tuple[str, str], ...]
    seconds: int
    memory: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was recognised, or what is wrong with corrections or sheet, or where our code stopped; nothing: too much."""

    reading: Reading | None = None
    wrong: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    stopped: str = ""


def recognise_apart(book: SourceBook, corrections: Sequence[Correction] = ()) -> Reading:
    """Recognise a sheet as `recognise` does, in a process with limits on time and memory.

    Raises `Refused` for a sheet that needs more than there is.
    """
    if read_directly():
        return recognise(book, corrections)
    asked = ToRecognise(*within_bounds(book), tuple(corrections), published_sets(), SECONDS, MEMORY)
    outcome, *_ = *POOL.read(_KIND, pickle.dumps(asked, pickle.HIGHEST_PROTOCOL), book.name), None
    if outcome is None or outcome == Recognition():
        raise problem("bestand_te_ingewikkeld", book.name, advice=_ADVICE)
    if outcome.wrong:
        raise Uncorrectable(outcome.wrong)
    if outcome.refused:
        raise Refused(outcome.refused)
    if outcome.reading is None:
        fault = RuntimeError("recognition stopped")
        fault.add_note(outcome.stopped)
        raise fault
    return outcome.reading


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until there is nothing more to recognise."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asked
    gc.freeze()
    collect_seldom()
    reserved, used = memory_now(RESERVED), memory_now(USED)  # one that was split off has the room of the other already
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        _, length = REQUEST.unpack(head)
        asked: ToRecognise = pickle.loads(requests.read(length))
        limit_time(asked.seconds)
        limit_room(reserved + asked.memory)
        reply = pickle.dumps(_answer(asked), pickle.HIGHEST_PROTOCOL)
        send(replies, reply, max(0, memory_now(USED) - used))


def _answer(asked: ToRecognise) -> Recognition:
    try:
        if asked.published != published_sets():
            publish(asked.published)
        return Recognition(recognise_part(asked.book, asked.cut, asked.corrections))
    except Uncorrectable as refused:
        return Recognition(wrong=refused.findings)
    except (Refused, ArithmeticError) as fault:
        return Recognition(refused=(fault if isinstance(fault, Refused) else stopped()).findings)
    except (MemoryError, RecursionError):
        return Recognition()
    except Exception as fault:  # told without its message, which may hold somebody's costs
        return Recognition(stopped="".join([f"{type(fault).__name__}\n", *traceback.format_tb(fault.__traceback__)]))


def _process() -> ChildProcess:
    """Split off from this process where that is safe, and else started: that takes half a second, once."""
    return Forked(serve) if threading.active_count() == 1 else fresh(_START, _ROOT)


class _OurData(pickle.Unpickler):
    """Makes nothing but data of ours, whatever the process sends."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class that only holds values, or what gives one of the values of such a class."""
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if (module, name) == _MEMBER:
            return _member
        if "." not in name and module.partition(".")[0] in ("tarief", "workbooks"):
            kind = getattr(importlib.import_module(module), name, None)
            if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum)):
                return kind
        raise pickle.UnpicklingError(name)


def _member(kind: type[Enum], name: str) -> Enum:
    return kind[name]


def _decoded(reply: bytes) -> Recognition | None:
    try:
        outcome = _OurData(io.BytesIO(reply)).load()
    except (pickle.UnpicklingError, LookupError, TypeError, ValueError, ImportError, EOFError, AttributeError):
        return None
    return outcome if isinstance(outcome, Recognition) else None


POOL = Pool(_process, _decoded, CLOCK)
