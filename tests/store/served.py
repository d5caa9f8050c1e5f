"""The whole server, killed while parties post to it: what they were told stands, and asking again doubles nothing.

`python -m tests.store.served DATABASE` opens a database, gives a leader a key, and forks a server for each line it
reads: it loads the program once, so that a thousand kills do not cost a thousand starts. The clients are threads.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from random import Random

import uvicorn

from api.accounts.principal import ActorRole
from api.store.store import Store
from tests.processes.table import PROCESSES, Server
from tests.store.load import AT_ONCE, ROOT, Outcome, Strike
from tests.store.nursery import KEY
from tests.tools.times import PATIENCE

CLIENTS = 4


@dataclass(frozen=True)
class Served:
    """A server that can be started again and again, and the key of who may start a process."""

    process: subprocess.Popen[str]
    port: int
    leader: str
    #: The negotiation that was started before the first kill.
    warm: str

    def start(self) -> int:
        """Start the server, and return the number of its process."""
        print(file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def post(self, key: str) -> tuple[str, bool]:
        """Start a negotiation by a request with this key; return its id, and whether it had been started before."""
        body = json.dumps({"naam": f"Proces {key}", "gebied": "Peel"})
        headers = {"Host": "tarief.example", "Authorization": f"Bearer {self.leader}", "Idempotency-Key": key}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("POST", PROCESSES, body, headers | {"Content-Type": "application/json"})
            with connection.getresponse() as answer:  # also when the server is killed while it speaks
                told = json.loads(answer.read())
        assert answer.status == 201, told
        return told["gegevens"]["id"], answer.headers.get("Idempotency-Replayed") == "true"


@contextmanager
def served(url: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "tests.store.served", url]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    with process:
        try:
            port, leader, warm = process.stdout.readline().split()
            yield Served(process, int(port), leader, warm)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # with the server that it forked last, whatever went wrong


def killed(url: str, kills: int, random: Random, strike: Strike = AT_ONCE) -> Outcome:
    """Kill the server so many times while it is posted to; ask again what nobody heard of, and look at all of it."""
    outcome, told = Outcome(), {}
    with served(url) as server:
        told["warm"] = server.warm
        for _ in range(kills):
            child = server.start()
            tried, heard = _posted(server, child, strike, random)
            told |= heard
            cut = tried - heard.keys()
            again = server.start()
            answers = {key: server.post(key) for key in cut}
            os.kill(again, signal.SIGKILL)
            told |= {key: id for key, (id, _) in answers.items()}
            outcome.kills += 1
            outcome.acknowledged += len(heard)
            outcome.cut += len(cut)
            outcome.committed_though_cut += sum(replayed for _, replayed in answers.values())
    store = Store.open(url, KEY)
    with store.read() as view:
        there = {chain for chain in view.heads() if "/" not in chain}
    outcome.lost = len(set(told.values()) - there)
    outcome.doubled = len(there - set(told.values())) + len(told) - len(set(told.values()))
    outcome.faults = len(store.verify())
    store.close()
    return outcome


def _posted(server: Served, child: int, strike: Strike, random: Random) -> tuple[set[str], dict[str, str]]:
    """Post from several clients until the server is killed; return what was tried and what was heard."""
    tried: set[str] = set()
    heard: dict[str, str] = {}

    def client() -> None:
        while True:
            key = str(uuid.uuid4())
            tried.add(key)
            try:
                heard[key] = server.post(key)[0]
            except (OSError, http.client.HTTPException):
                return

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    while len(heard) < strike.acknowledged and any(thread.is_alive() for thread in threads):
        time.sleep(0.005)
    time.sleep(random.uniform(0, strike.within))
    os.kill(child, signal.SIGKILL)
    for thread in threads:
        thread.join()
    return tried, heard


def main(url: str) -> None:
    """Fork a server for each line on standard input, when the one before it is dead."""
    store = Store.open(url, KEY)
    server = Server(store)
    leader = server.somebody(ActorRole.BEGELEIDER)
    # What a first request works out, no child works out again.
    warm = leader.does("", {"naam": "Warm", "gebied": "Peel"}, version="")["gegevens"]["id"]
    store.engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    print(port, leader.key, warm, flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            _serve(server, port)
        os.waitpid(child, 0)


def _serve(server: Server, port: int) -> None:
    """Listen, say so, and serve until killed; the port is of this process only, so that it dies with it."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        print(os.getpid(), flush=True)
        uvicorn.Server(uvicorn.Config(server.app, log_level="critical", lifespan="off")).run(sockets=[listener])
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
