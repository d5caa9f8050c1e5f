"""Eight writers at one table through the server, started as a newcomer starts it: `python -m tests.soak.crowd`.

Four workers on PostgreSQL, and the one that there is on SQLite. Each writer asks questions, all in the chain of the
process, and puts positions forward under seal, by connections of its own. Some are sent twice with one key, some on the
version that was just seen; in between it looks at the page of the table, and all the while who leads extends the round.
Afterwards everything that was acknowledged is counted. Adds a row to `tests/soak/store.md`; the exit code is 1 where
something is wrong.
"""

import argparse
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import httpx2

from api.store.store import Store
from tarief.core.canonical import moment
from tests.processes.table import PARAMETERS, Server, Somebody, TableOfAll, laid, position
from tests.soak.parts import Counted
from tests.soak.store import noted
from tests.soak.workers import PATIENCE, Several, served

WRITERS, LINE = 8, "productieve_uren"
WORKERS = {"postgresql": 4, "sqlite": 1}
#: One write in so many is sent again with its key, is made on the version that was seen, or is followed by a look.
TWICE, SEEN, LOOK = 5, 4, 10


class FarServer(Server):
    """The same accounts and table, of a server that runs by itself."""

    def __init__(self, several: Several, store: Store) -> None:
        super().__init__(store)
        self.several = several

    def somebody(self, role, *parties: str) -> Somebody:
        one = super().somebody(role, *parties)
        headers = {"host": "tarief.example", "x-forwarded-proto": "https", "connection": "close"}
        headers["authorization"] = f"Bearer {one.key}"
        one.client = httpx2.Client(base_url=f"http://127.0.0.1:{self.several.port}", headers=headers, timeout=PATIENCE)
        return one


@dataclass
class Tally:
    """What one writer did, and what was answered."""

    asked: dict[str, str] = field(default_factory=dict)
    put: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0


def writes(one: Somebody, number: int, times: int, tally: Tally) -> None:
    """Write so many times, and note what was answered to each."""
    random = Random(number)
    for turn in range(times):
        try:
            _write(one, number, turn, random, tally)
        except httpx2.HTTPError as fault:
            tally.wrong.append(f"geen antwoord: {fault!r}")


def _write(one: Somebody, number: int, turn: int, random: Random, tally: Tally) -> None:
    asks = random.random() < 0.5
    value = f"{1200 + number}.{turn:03}"
    text = f"Vraag {turn} van schrijver {number}?"
    path, body = (
        ("vragen", {"parameter": LINE, "vraag": text}) if asks else ("rondes/1/posities", position(LINE, value))
    )
    while True:  # who is told that somebody else was first looks again, as a client does
        key, version = str(uuid4()), None if random.randrange(SEEN) == 0 else "*"
        answer = _sent(one, path, body, version, key, tally)
        if answer.status_code != 412:
            break
    if answer.status_code != 201:
        tally.wrong.append(f"{path}: {answer.status_code} {answer.text[:200]}")
        return
    if asks:
        tally.asked[text] = answer.text
    else:
        tally.put.append(value)
    if random.randrange(TWICE) == 0:
        again = _sent(one, path, body, "*", key, tally)
        if (again.status_code, again.text) != (201, answer.text):
            tally.wrong.append(f"{path}, nog eens: {again.status_code}")
    if random.randrange(LOOK) == 0 and (seen := one.client.get(f"/processen/{one.process}")).status_code != 200:
        tally.wrong.append(f"de tafel: {seen.status_code}")


def _sent(one: Somebody, path: str, body: object, version: str | None, key: str, tally: Tally) -> httpx2.Response:
    began = time.monotonic()
    answer = one.send(path, body, version=version, key=key)
    tally.slowest = max(tally.slowest, time.monotonic() - began)
    tally.answers[answer.status_code] += 1
    return answer


def crowded(several: Several, times: int) -> Counted:
    """Let eight write at one table, and count what was lost, doubled, or answered as it should not be."""
    store = Store.open(several.database, several.key)
    table = laid(FarServer(several, store), WRITERS - 2)
    closes = store.clock() + timedelta(days=14)
    table.leader.does("rondes", {"nummer": "1", "agenda": {"bi": [*PARAMETERS]}})
    table.leader.does("rondes/1/opening", {"sluit": moment(closes)})
    tallies = {one.party: Tally() for one in (*table.towns, *table.providers)}
    writers = [
        threading.Thread(target=writes, args=(one, number, times, tallies[one.party]))
        for number, one in enumerate((*table.towns, *table.providers))
    ]
    began = time.monotonic()
    for thread in writers:
        thread.start()
    extended = _extends(table.leader, closes, writers)
    took = time.monotonic() - began
    wrong = [*_missing(table, tallies), *(text for tally in tallies.values() for text in tally.wrong)]
    if table.leader.sees().get("verlengd_omdat", []) != extended:
        wrong.append("wat de begeleider verlengde, staat er niet precies zo")
    wrong += [f"{finding.kind}: {finding.text}" for finding in store.verify()]
    store.close()
    print(*wrong[:40], sep="\n", flush=True)
    answers = sum((tally.answers for tally in tallies.values()), Counter[int]())
    told = ", ".join(f"{count} times {status}" for status, count in sorted(answers.items()))
    slowest = max(tally.slowest for tally in tallies.values())
    return f"{WRITERS} writers, {times} writes each, {told}; slowest {slowest:.1f} s, {took:.0f} s in all", len(wrong)


def _extends(leader: Somebody, closes: datetime, writers: list[threading.Thread]) -> list[str]:
    """Extend the round as long as they write, which makes what each of them saw another version."""
    told: list[str] = []
    while any(thread.is_alive() for thread in writers):
        reason, later = f"Reden {len(told)}.", moment(closes + timedelta(seconds=len(told) + 1))
        leader.does("rondes/1/verlenging", {"sluit": later, "reden": reason}, version="*")
        told.append(reason)
        time.sleep(0.3)
    return told


def _missing(table: TableOfAll, tallies: dict[str, Tally]):
    """What was acknowledged and is not there once, and a position that is not the last that was put forward."""
    by_text = Counter(asked["vraag"] for asked in table.leader.sees()["vragen"])
    acknowledged = [text for tally in tallies.values() for text in tally.asked]
    yield from (f"verloren of dubbel: {text} ({by_text[text]})" for text in acknowledged if by_text[text] != 1)
    if by_text.total() != len(acknowledged):
        yield f"{by_text.total()} vragen, {len(acknowledged)} bevestigd"
    for one in (*table.towns, *table.providers):
        held = [seen["positie"]["waarden"]["van"] for seen in one.sees().get("posities", ())]
        if held != tallies[one.party].put[-1:]:
            yield f"positie {held}, ingediend {tallies[one.party].put[-1:]}"


def main(words: list[str]) -> int:
    """Write on each database, and note what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.crowd")
    parser.add_argument("--writes", type=int, default=100)
    parser.add_argument("--database", default="", choices=("", *WORKERS))
    asked, wrong = parser.parse_args(words), 0
    for name, workers in WORKERS.items():
        if asked.database in ("", name):
            with ExitStack() as stack:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                counted = crowded(stack.enter_context(served(folder, name, workers)), asked.writes)
            wrong += noted(f"{workers} worker{'s' if workers > 1 else ''}, one table", name, None, counted)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
