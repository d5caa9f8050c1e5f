"""Four workers on one PostgreSQL, started as a newcomer starts them: `python -m tests.soak.workers`.

Each request has a connection of its own, so that any of the four may answer it: what one wrote the others see, a sheet
that is held between two clicks is known to all, and a job is done by the worker beside them. Exit code 1 where not.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2

from api.accounts.accounts import NewAccount, make_account
from api.accounts.installation import for_others
from api.accounts.keys import make_key
from api.accounts.principal import ActorRole
from api.store.sealing import SealingKey
from api.store.store import Store
from tests.processes.table import PROCESSES
from tests.tools.postgres import programs, running

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "workbooks/voorbeelden/opgave_jeugdhulp.xlsx"
WORKERS, TRIES, PATIENCE = 4, 12, 240


@dataclass(frozen=True)
class Several:
    """A server of several workers, and the key of who leads a process there."""

    port: int
    leader: str
    database: str
    key: SealingKey

    def ask(self, method: str, path: str, *, public: bool = False, **more: Any) -> httpx2.Response:
        """Send a request over a connection of its own."""
        headers = {"host": "tarief.example", "x-forwarded-proto": "https", "connection": "close"}
        headers |= {} if public else {"authorization": f"Bearer {self.leader}", "idempotency-key": str(uuid4())}
        with httpx2.Client(
            base_url=f"http://127.0.0.1:{self.port}", timeout=PATIENCE, cookies=more.pop("cookies", None)
        ) as c:
            return c.request(method, path, headers=headers | more.pop("headers", {}), **more)


def main() -> int:
    """Start them, and count what is not as it should be."""
    with ExitStack() as stack:
        several = stack.enter_context(served(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        wrong = [*_one_process(several), *_held(several), *_job(several)]
    print("\n".join(wrong) or f"{WORKERS} werkers bedienen één proces.", flush=True)
    return int(bool(wrong))


@contextmanager
def _database(folder: Path, name: str) -> Iterator[str]:
    """Give the address of an empty database; the server behind it ends afterwards."""
    if name == "sqlite":
        yield f"sqlite:///{folder}/tarief.db"
        return
    found = programs()
    assert found is not None, "PostgreSQL ontbreekt"
    with running(folder, found) as server:
        yield server.new_database()


@contextmanager
def served(folder: Path, name: str = "postgresql", workers: int = WORKERS) -> Iterator[Several]:
    folder.chmod(0o755)
    with _database(folder, name) as database, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        settings = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "TARIEF_DATABASE": database,
            "TARIEF_SLEUTEL_FILE": str(folder / "sleutel"),
            "TARIEF_ADRES": "https://tarief.example",
        }
        tarief = [sys.executable, "-m", "api"]
        for words in (["sleutel", settings["TARIEF_SLEUTEL_FILE"]], ["beheerder", "a@b.nl"]):
            subprocess.run([*tarief, "beheer", *words], env=settings, check=True, capture_output=True)
        free.close()
        starts = (["start", "--server", "--werkers", str(workers), "--poort", str(port)], ["beheer", "werk"])
        started = [subprocess.Popen([*tarief, *words], env=settings, start_new_session=True) for words in starts]
        try:
            several = Several(port, _leader(settings), database, for_others(settings).key)
            _await(several)
            yield several
        finally:
            for process in started:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()


def _leader(settings: dict[str, str]) -> str:
    store = Store.open(settings["TARIEF_DATABASE"], for_others(settings).key)
    now, role = int(store.clock().timestamp()), ActorRole.BEGELEIDER

    def made(unit: Any) -> str:
        new = NewAccount(role.value, "leidt@tarief.example", frozenset((role,)), frozenset(), "kort" * 5)
        return make_key(unit.connection, make_account(unit.connection, new, now), "test", now, signs=True)[1]

    key = store.run(made, principal="x")
    store.close()
    return key


def _await(several: Several) -> None:
    for _ in range(PATIENCE):
        try:
            several.ask("GET", "/api/v1/modellen")
        except httpx2.TransportError:
            time.sleep(1)
        else:
            return
    raise AssertionError("the server does not answer")


def _one_process(several: Several) -> Iterator[str]:
    """Write by any of them, each time on what another gave."""
    made = several.ask("POST", PROCESSES, json={"naam": "Herijking", "gebied": "Peel"})
    address = f"{PROCESSES}/{made.json()['gegevens']['id']}"
    for number in range(TRIES):
        seen = several.ask("GET", address)
        party = {"id": str(uuid4()), "naam": f"Gemeente {number}", "rol": "gemeente"}
        headers = {"if-match": seen.headers["etag"]}
        sent = several.ask("POST", f"{address}/partijen", json={"partij": party}, headers=headers)
        if (len(seen.json()["gemeenten"]), sent.status_code) != (number, 201):
            yield f"stap {number}: gezien {len(seen.json()['gemeenten'])}, antwoord {sent.status_code}"
    again = several.ask("POST", f"{address}/partijen", json={"partij": party}, headers=headers)
    if again.status_code != 412:
        yield f"een oude versie kreeg {again.status_code}"


def _held(several: Several) -> Iterator[str]:
    """Send a sheet to one of them, and look at it through all."""
    files, headers = {"bestand": (SHEET.name, SHEET.read_bytes())}, {"origin": "https://tarief.example"}
    sent = several.ask("POST", "/opgave", files=files, headers=headers, public=True)
    for _ in range(TRIES):
        seen = several.ask("GET", sent.headers["location"], public=True, cookies=sent.cookies)
        if seen.status_code != 200:
            yield f"een blad dat wordt vastgehouden kreeg {seen.status_code}"


def _job(several: Several) -> Iterator[str]:
    """Ask for an answer that the worker beside them makes."""
    asked = several.ask("POST", "/api/v1/taken", json={"adres": PROCESSES})
    for _ in range(PATIENCE):
        told = several.ask("GET", asked.headers["location"]).json()
        if told["stand"] == "klaar":
            break
        time.sleep(0.5)
    direct = several.ask("GET", PROCESSES)
    later = several.ask("GET", told.get("uitkomst", asked.headers["location"]))
    if (later.status_code, later.json()) != (200, direct.json()):
        yield f"een taak is {told['stand']} en gaf {later.status_code}"


if __name__ == "__main__":
    sys.exit(main())
