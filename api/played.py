"""The whole story of the demonstration over HTTP, on a server of its own with a clock that is moved along."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

from api.accounts.accounts import NewAccount, make_account
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.keys import make_key
from api.accounts.principal import ActorRole
from api.app import create_app
from api.negotiation.actor import PARTY
from api.negotiation.once import KEY
from api.negotiation.over_http import StoryOverHttp, StoryRequest
from api.negotiation.route import PREFIX
from api.store.sealing import SealingKey
from api.store.store import Store
from api.store.unit import StoreUnit
from api.web.sites import LOOPBACK
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.voorbeeldregio import StoryStep, demonstration, steps

#: Seconds for one request on a busy machine.
_PATIENCE: Final = 60


def play(follow: Callable[[Iterator[StoryStep]], None]) -> str:
    """Let everybody of the region do what the story says, and return the agreement; `follow` takes what was done."""
    with _running() as there:
        story = StoryOverHttp(there.post, ids=there.ids)
        follow(there.along(story))
        return there.get(f"{PREFIX}/{story.process}/akkoord?{PARTY}={there.ids['grutto']}")


@dataclass
class _There:
    """A server with everybody of the region behind one key, and the moment that it is there."""

    address: str
    key: str
    ids: dict[str, str]
    moment: datetime

    def along(self, story: StoryOverHttp) -> Iterator[StoryStep]:
        """Give each step once it is done, at its moment."""
        for step in steps(self.moment + timedelta(days=113), story.id_of, quarters=False):
            self.moment = step.at
            story.take(step)
            yield step

    def post(self, sent: StoryRequest) -> Mapping[str, Json]:
        """Post something for a party, on whatever version there is."""
        headers = {"Content-Type": sent.kind, KEY: str(uuid4()), "If-Match": "*"}
        party = "" if sent.path == PREFIX else f"?{PARTY}={self.ids[sent.by]}"
        answer: Mapping[str, Json] = json.loads(self._asked(f"{sent.path}{party}", sent.content, headers))
        return answer

    def get(self, path: str) -> str:
        """Return what is at an address."""
        return self._asked(path, None, {})

    def _asked(self, path: str, content: bytes | None, headers: Mapping[str, str]) -> str:
        asked = Request(f"{self.address}{path}", content, {"Authorization": f"Bearer {self.key}", **headers})
        try:
            with urlopen(asked, timeout=_PATIENCE) as answer:
                return str(answer.read().decode())
        except HTTPError as fault:
            with fault:
                raise Refused((Finding("geweigerd", f"{path}: {fault.read().decode()}"),)) from None


@contextmanager
def _running() -> Iterator[_There]:
    """Run a server that is gone afterwards, with what it kept."""
    import uvicorn

    store, listener = Store.open(None, SealingKey.new()), socket.create_server(("127.0.0.1", 0))
    there = _There(f"http://127.0.0.1:{listener.getsockname()[1]}", "", {}, _morning())
    store.clock = lambda: there.moment
    accounts = Accounts(Installation(True, there.address, store.url, store.key), store)
    there.ids = {code: str(uuid4()) for code in ("begeleider", *demonstration().names)}
    there.key = accounts.do(lambda unit: _everybody(unit, there.ids, accounts.now()))
    app = create_app(hosts=LOOPBACK, accounts=accounts)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    running = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    running.start()
    try:
        while not server.started and running.is_alive():
            time.sleep(0.02)
        yield there
    finally:
        server.should_exit = True
        running.join()
        store.close()


def _morning() -> datetime:
    """Nine o'clock today: what is told of one day stays on it, at whatever hour this is asked."""
    return datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)


def _everybody(unit: StoreUnit, ids: Mapping[str, str], now: int) -> str:
    """Make one account that stands for everybody, and return a key of it."""
    new = NewAccount("Bureau Tafelblad", None, frozenset(ActorRole), frozenset(ids.values()))
    return make_key(
        unit.connection, make_account(unit.connection, new, now, ids["begeleider"]), "spel", now, signs=True
    )[1]
