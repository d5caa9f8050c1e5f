"""A folder of real spreadsheets, each through `tarief bereken` in a process of its own.

`python -m tests.tools.folder MAP [UIT.csv]` writes a row for each file: whether it was answered, the seconds and the
memory that took (the reading process included), how many products were seen in it and values taken from it without a
question, and the sentence that its sender sees first. Real sheets stay with who holds them; only this command is here.
"""

import csv
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from api.commands import COMMANDS, main
from api.files.calculate import OWN_SHEET
from tarief.core.json_data import Json
from tarief.core.on_demand import loaded
from workbooks.read import recognising
from workbooks.read.book import pool
from workbooks.read.kinds import SHEETS

#: Seconds of the clock after which a file counts as unanswered (far off: a busy computer is no fault of the file), and
#: the exit codes of an answer: a price, or a reason why not.
PATIENCE, ANSWERS = 300, (0, 1)

Program = Callable[[Sequence[str]], int]


class Answer(NamedTuple):
    """One row of the table; `seconden` is of the clock, `rekentijd` of the processor."""

    bestand: str
    beantwoord: bool
    seconden: float
    rekentijd: float
    geheugen_mb: int
    producten: int
    ongevraagd: int
    zin: str


class _Running(NamedTuple):
    """One file that is being read."""

    name: str
    pid: int
    start: float
    out: int
    complaint: int


def answers(folder: Path, program: Program = main) -> Iterator[Answer]:
    """Ask for the price of every spreadsheet in a folder and below, as many at a time as there are processors.

    Each is asked of a copy of this process, so that the program starts once: call it where no other thread runs.
    """
    loaded(COMMANDS["bereken"][0])
    OWN_SHEET("calculate_own")
    waiting = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SHEETS and path.is_file())
    running: list[_Running] = []
    while waiting or running:
        while waiting and len(running) < len(os.sched_getaffinity(0)):
            path = waiting.pop(0)
            running.append(_begun(path, str(path.relative_to(folder)), program))
        for one in tuple(running):
            if answer := _ended(one):
                running.remove(one)
                yield answer
        time.sleep(0.01)


def _begun(path: Path, name: str, program: Program) -> _Running:
    out, complaint = os.memfd_create("out"), os.memfd_create("complaint")
    start, pid = time.monotonic(), os.fork()
    if pid:
        return _Running(name, pid, start, out, complaint)
    os.setpgid(0, 0)
    os.dup2(out, 1)
    os.dup2(complaint, 2)
    code = 3
    try:
        code = program(("bereken", str(path.absolute()), "--json"))
    except BaseException:
        traceback.print_exc()
    finally:
        for processes in (pool.POOL, recognising.POOL):
            processes.close()  # so that what their processes took counts
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended(one: _Running) -> Answer | None:
    """The row of a file that was answered, or that took too long; nothing while it is read."""
    pid, status, used = os.wait4(one.pid, os.WNOHANG)
    if not pid and time.monotonic() - one.start < PATIENCE:
        return None
    if not pid:
        os.killpg(one.pid, signal.SIGKILL)
        _, status, used = os.wait4(one.pid, 0)
    seconds = time.monotonic() - one.start
    document, complaint = _document(_read(one.out)), _read(one.complaint)
    sentence = _sentence(document) or complaint.decode("utf-8", "replace").partition("\n")[0]
    answered = os.waitstatus_to_exitcode(status) in ANSWERS
    return Answer(
        one.name,
        answered,
        round(seconds, 1),
        round(used.ru_utime + used.ru_stime, 1),
        used.ru_maxrss // 1024,
        len(_rows(document, "producten")),
        _unasked(document),
        sentence,
    )


def _read(written: int) -> bytes:
    with open(written, "rb") as file:
        file.seek(0)
        return file.read()


def _document(told: bytes) -> dict[str, Json]:
    try:
        document: Json = json.loads(told)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _sentence(document: dict[str, Json]) -> str:
    """Return the price, or what is said first instead of one; nothing for what is no answer."""
    outcome = document.get("uitkomst")
    first = outcome if isinstance(outcome, dict) else document
    rows = (first, *_rows(document, "bevindingen"), *_rows(document, "vragen"))
    return next((str(row[key]) for row in rows for key in ("tarief", "tekst", "vraag", "detail") if row.get(key)), "")


def _unasked(document: dict[str, Json]) -> int:
    """How many values were taken without a question, of every product that was seen."""
    products = _rows(document, "producten") or (document,)
    return sum(not value.get("vraag") for product in products for value in _rows(product, "begrepen"))


def _rows(document: dict[str, Json], key: str) -> Sequence[dict[str, Json]]:
    listed = document.get(key)
    return [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []


def table(folder: str, out: str = "") -> int:
    """Write the table, and how many files went without an answer; returns 1 when any did."""
    rows = []
    with Path(out or "/dev/stdout").open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file, delimiter=";")
        written.writerow(Answer._fields)
        for row in answers(Path(folder)):
            written.writerow(row)
            file.flush()
            rows.append(row)
    unanswered = sum(not row.beantwoord for row in rows)
    longest, most = max((row.seconden for row in rows), default=0), max((row.geheugen_mb for row in rows), default=0)
    print(f"{len(rows)} files, {unanswered} unanswered, at most {longest} s and {most} MB", file=sys.stderr)
    return 1 if unanswered else 0


if __name__ == "__main__":
    sys.exit(table(*sys.argv[1:3]))
