"""Compiling with a budget: in a limited process of its own, so that no workbook can hold up whoever else is served.

What comes back is text, and is read as any document of a model.
"""

from __future__ import annotations

import gc
import json
import pickle
import signal
import threading
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tarief.core.findings import Finding, Refused
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.models.rekentool.document import read_layout
from workbooks.read.book import SourceBook
from workbooks.read.book.forked import Forked
from workbooks.read.book.opening import read_directly
from workbooks.read.book.parsing.child import RESERVED, USED, limit_room, limit_time, memory_now, send
from workbooks.read.book.parsing.result import REQUEST
from workbooks.read.book.pool import Pool
from workbooks.read.book.worker import CLOCK, ChildProcess, fresh
from workbooks.read.guard import problem
from workbooks.read.rekentool.choices import NO_CHOICES, ToolChoices, place_of
from workbooks.read.rekentool.compiling import compile_book
from workbooks.read.rekentool.kept import proven
from workbooks.read.rekentool.trials import tried

#: Seconds of processor time and bytes that compiling one workbook may take.
SECONDS: Final = 20
MEMORY: Final = 1024**3
_ADVICE: Final = "Bewaar de rekentool zonder de bladen waar de prijs niet op rust, en stuur die."
_MODEL: Final = "model"
_TRIALS: Final = "proef"
_ROOT: Final = str(Path(__file__).parents[3])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from workbooks.read.book.parsing.child import own_streams; "
    "from workbooks.read.rekentool.apart import serve; serve(*own_streams())"
)


@dataclass(frozen=True, slots=True)
class ToCompile:
    """A workbook and what the user says of it; or the model that is to be tried."""

    book: SourceBook
    choices: ToolChoices = NO_CHOICES
    model: bytes = b""


def compile_apart(book: SourceBook, choices: ToolChoices) -> JsonObject:
    """Return the document of a workbook with its proof; raises `Refused` for one that takes too much."""
    asked = ToCompile(book, choices)
    answer = _answer(asked) if read_directly() else _asked(_MODEL, asked)
    if answer is None or "gestopt" in answer:
        if answer is not None:
            fault = RuntimeError("compiling stopped")
            fault.add_note(str(answer["gestopt"]))
            raise fault
        raise problem("bestand_te_ingewikkeld", book.name, advice=_ADVICE)
    if "geweigerd" in answer:
        raise Refused(tuple(_finding(each, book.name) for each in _listed(answer["geweigerd"])))
    return answer


def try_apart(book: SourceBook, model: bytes) -> JsonObject:
    """Return how the model does at random inputs; nothing where that could not be seen."""
    asked = ToCompile(book, model=model)
    answer = _answer(asked) if read_directly() else _asked(_TRIALS, asked)
    return answer if answer is not None and "invullingen" in answer else {}


def _asked(kind: str, asked: ToCompile) -> JsonObject | None:
    found, *_ = *POOL.read(kind, pickle.dumps(asked, pickle.HIGHEST_PROTOCOL), asked.book.name), None
    return found


def _listed(raw: object) -> list[object]:
    return raw if isinstance(raw, list) else []


def _finding(raw: object, name: str) -> Finding:
    given = raw if isinstance(raw, list) and len(raw) == 4 else ("geweigerd", "Geweigerd.", "", "")
    kind, text, advice, cell = map(str, given)
    return Finding(kind, text, advice, place_of(cell) or Place.of(name))


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until there is nothing more to compile."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asked
    gc.freeze()
    reserved, used = memory_now(RESERVED), memory_now(USED)
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        _, length = REQUEST.unpack(head)
        asked: ToCompile = pickle.loads(requests.read(length))
        limit_time(SECONDS)
        limit_room(reserved + MEMORY)
        reply = json.dumps(_answer(asked), ensure_ascii=False).encode("utf-8", "surrogatepass")
        send(replies, reply, max(0, memory_now(USED) - used))


def _answer(asked: ToCompile) -> JsonObject | None:
    try:
        if asked.model:
            found = tried(read_layout(asked.model, asked.book.name), asked.book)
            return {} if found is None else found.as_json()
        layout, proof = proven(*compile_book(asked.book, asked.choices), asked.book)
        return {**layout.as_json(), "bewijs": proof.as_json()}
    except Refused as refused:
        return {"geweigerd": [_told(each) for each in refused.findings]}
    except (MemoryError, RecursionError):
        return None
    except Exception as fault:  # told without its message, which may hold somebody's costs
        return {"gestopt": "".join([f"{type(fault).__name__}\n", *traceback.format_tb(fault.__traceback__)])}


def _told(each: Finding) -> list[str]:
    cell = each.place.cell
    return [each.kind, each.text, each.advice, "" if cell is None else f"{cell.sheet}!{cell.address}"]


def _process() -> ChildProcess:
    """Split off from this process where that is safe, and else started: that takes half a second, once."""
    return Forked(serve) if threading.active_count() == 1 else fresh(_START, _ROOT)


def _decoded(reply: bytes) -> JsonObject | None:
    try:
        answer = json.loads(reply)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


POOL = Pool(_process, _decoded, CLOCK)
