"""A folder of real spreadsheets, each through `tarief bereken` in a process of its own.

`python -m tests.tools.folder MAP [UIT.csv]` writes a row for each file: whether it was answered, the seconds and the
memory that took (start-up and the reading process included), and the sentence that its sender sees first. Real
sheets stay with who holds them; only this command is here.
"""

import csv
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from tarief.core.json_data import Json
from workbooks.read.kinds import SHEETS

ROOT = Path(__file__).parents[2]
#: Seconds after which a file counts as unanswered, and the exit codes of an answer: a price, or a reason why not.
PATIENCE, ANSWERS = 60, (0, 1)


class Answer(NamedTuple):
    """One row of the table."""

    bestand: str
    beantwoord: bool
    seconden: float
    geheugen_mb: int
    zin: str


def answers(folder: Path, command: Sequence[str] = (sys.executable, "-m", "api")) -> Iterator[Answer]:
    """Ask for the price of every spreadsheet in a folder and below, as many at a time as there are processors."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SHEETS and path.is_file())
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        yield from threads.map(lambda path: _answer(path, str(path.relative_to(folder)), command), paths)


def _answer(path: Path, name: str, command: Sequence[str]) -> Answer:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with TemporaryFile() as told, TemporaryFile() as complaint:
        start = time.monotonic()
        process = subprocess.Popen(
            [*command, "bereken", str(path.absolute()), "--json"],
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=complaint,
            env=environment,
        )
        clock = threading.Timer(PATIENCE, process.kill)
        clock.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock.cancel()
        seconds = time.monotonic() - start
        for file in (told, complaint):
            file.seek(0)
        sentence = _sentence(told.read()) or complaint.read().decode("utf-8", "replace").partition("\n")[0]
    return Answer(name, process.returncode in ANSWERS, round(seconds, 1), used.ru_maxrss // 1024, sentence)


def _sentence(told: bytes) -> str:
    """Return the price, or what is said first instead of one; nothing for what is no answer."""
    try:
        document: Json = json.loads(told)
    except ValueError:
        return ""
    if not isinstance(document, dict):
        return ""
    texts = (document.get("uitkomst", document), *_listed(document, "bevindingen"), *_listed(document, "vragen"))
    rows = [row for row in texts if isinstance(row, dict)]
    return next((str(row[key]) for row in rows for key in ("tarief", "tekst", "vraag", "detail") if row.get(key)), "")


def _listed(document: dict[str, Json], key: str) -> Sequence[Json]:
    found = document.get(key)
    return found if isinstance(found, list) else []


def main(folder: str, out: str = "") -> int:
    """Write the table, and how many files went without an answer; returns 1 when any did."""
    rows = list(answers(Path(folder)))
    with Path(out or "/dev/stdout").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=";")
        table.writerows((Answer._fields, *rows))
    unanswered = sum(not row.beantwoord for row in rows)
    longest, most = max((row.seconden for row in rows), default=0), max((row.geheugen_mb for row in rows), default=0)
    print(f"{len(rows)} files, {unanswered} unanswered, at most {longest} s and {most} MB", file=sys.stderr)
    return 1 if unanswered else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
