"""Everybody at the table of the case of Helmond, over HTTP: a server, parties with keys, and how they send things."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any
from uuid import uuid4

from httpx2 import Response

from api.accounts.accounts import NewAccount, make_account
from api.accounts.door import Accounts
from api.accounts.installation import Installation
from api.accounts.keys import make_key
from api.accounts.principal import ActorRole
from api.app import create_app
from api.store.store import Store
from tests.tools.client import Client
from tests.tools.stores import content_of, new_store, store_with

ADDRESS = "https://tarief.example"
PROCESSES = "/api/v1/processen"
#: The parameters of the case, under the names of the model, with kind, base, step and the letters of both laws.
PARAMETERS: dict[str, dict[str, Any]] = {
    "bruto_jaarloon": {"soort": "norm", "eenheid": "euro_per_jaar", "stap": "1", "jeugdwet": "a", "wmo": "a"},
    "werkgeverslasten": {
        "soort": "feit", "eenheid": "aandeel", "stap": "0.001", "jeugdwet": "a", "wmo": "a",
        "vaste_waarde": "0.28", "bron": "premies 2026",
    },
    "productieve_uren": {"soort": "norm", "eenheid": "uren", "stap": "1", "jeugdwet": "a", "wmo": "c"},
    "overhead": {
        "soort": "norm", "eenheid": "aandeel", "stap": "0.001", "grondslag": "loonkosten", "jeugdwet": "c", "wmo": "b",
    },
    "clientgebonden_kosten_per_uur": {
        "soort": "norm", "eenheid": "euro_per_uur", "stap": "0.01", "jeugdwet": "b", "wmo": "d",
    },
    "risico_opslag": {"soort": "keuze", "eenheid": "aandeel", "stap": "0.001", "grondslag": "kostprijs"},
}  # fmt: skip
RESEARCH = dict(zip(PARAMETERS, ("47500", "0.28", "1290", "0.38", "2.40", "0.03"), strict=True))
AGREED = dict(zip(PARAMETERS, ("46000", "0.28", "1330", "0.34", "2.00", "0.025"), strict=True))
GROUND = {"soort": "tijdregistratie", "graad": "B", "omschrijving": "Registratie 2025", "bestand": "ab" * 32}


@dataclass
class Clock:
    """Stands still until it is moved."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **span: float) -> str:
        self.moment += timedelta(**span)
        return self.said()

    def said(self, **later: float) -> str:
        return (self.moment + timedelta(**later)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Server:
    """An app for others, on a store."""

    #: Whether nothing was done on it yet and nobody else has its store.
    new = False

    def __init__(self, store: Store) -> None:
        self.serve(store)

    def serve(self, store: Store) -> None:
        self.store = store
        self.accounts = Accounts(Installation(False, ADDRESS, store.url, store.key), store)
        self.app = create_app(hosts=("tarief.example",), accounts=self.accounts)
        self.clock: Any = store.clock

    def somebody(self, role: ActorRole, *parties: str) -> "Somebody":
        """Give somebody an account with a key."""
        self.new = False

        def made(unit: Any) -> str:
            new = NewAccount(
                role.value, f"{uuid4()}@tarief.example", frozenset((role,)), frozenset(parties), "kort" * 5
            )
            account = make_account(unit.connection, new, self.accounts.now())
            _, text = make_key(unit.connection, account, "test", self.accounts.now(), signs=True)
            return text

        return Somebody(self, self.accounts.do(made), next(iter(parties), ""))


class NewServer(Server):
    """One of its own, on which the first table is copied: to lay one takes dozens of requests."""

    def __init__(self) -> None:
        super().__init__(new_store(Clock()))
        self.new = True


@dataclass
class Somebody:
    """Who sends things with a key; `sees` the process first, as the version of a write asks."""

    server: Server
    key: str
    party: str
    process: str = ""
    #: Whether this one tries to send things too.
    sends: bool = True

    def __post_init__(self) -> None:
        self.client = Client(
            self.server.app, base_url=ADDRESS, headers={"authorization": f"Bearer {self.key}"},
            raise_server_exceptions=True,
        )  # fmt: skip

    def look(self, path: str = "") -> Response:
        return self.client.get(f"{PROCESSES}/{self.process}{path}")

    def sees(self) -> dict[str, Any]:
        answer = self.look()
        assert answer.status_code == 200, answer.text
        return answer.json()

    def send(self, path: str, body: object = None, *, version: str | None = None, key: str | None = None) -> Response:
        seen = self.look().headers.get("etag", "*") if version is None else version
        headers = {"idempotency-key": key or str(uuid4()), "content-type": "application/json"}
        headers |= {"if-match": seen} if seen else {}
        address = f"{PROCESSES}/{self.process}/{path}" if path else PROCESSES
        return self.client.post(address, content=json.dumps(body or {}), headers=headers)

    def does(self, path: str, body: object = None, *, version: str | None = None) -> dict[str, Any]:
        answer = self.send(path, body, version=version)
        assert answer.status_code == 201, answer.text
        return answer.json()


def position(key: str, low: str, high: str = "", *, why: str = "Zie de registratie.") -> dict[str, Any]:
    values = {"van": low, "tot_en_met": high or low}
    told = {"product": "bi", "parameter": key, "versie": "1", "waarden": values, "motivering": why}
    return {"positie": told | {"onderbouwing": [GROUND]}}


@dataclass
class TableOfAll:
    """A process with a leader, two municipalities and some providers."""

    leader: Somebody
    towns: tuple[Somebody, ...]
    providers: tuple[Somebody, ...]

    @property
    def everybody(self) -> tuple[Somebody, ...]:
        return (self.leader, *self.towns, *self.providers)


def laid(server: Server, providers: int = 3) -> TableOfAll:
    """Lay a table: parties, parameters, a product and its first text."""
    if not server.new:
        return _laid(server, providers)
    content, table = _laid_once(providers)
    server.store.close()
    server.serve(store_with(content, server.clock))
    server.new = False

    def there(*those: Somebody) -> tuple[Somebody, ...]:
        return tuple(replace(one, server=server) for one in those)

    return TableOfAll(*there(table.leader), there(*table.towns), there(*table.providers))


@cache
def _laid_once(providers: int) -> tuple[bytes, TableOfAll]:
    store = new_store(Clock())
    table = _laid(Server(store), providers)
    store.close()
    return content_of(store), table


def _laid(server: Server, providers: int) -> TableOfAll:
    leader = server.somebody(ActorRole.BEGELEIDER)
    started = leader.client.post(
        PROCESSES, json={"naam": "Herijking", "gebied": "Helmond-Peel"}, headers={"idempotency-key": str(uuid4())}
    )
    assert started.status_code == 201, started.text
    process = started.json()["gegevens"]["id"]
    towns = tuple(server.somebody(ActorRole.GEMEENTE, str(uuid4())) for _ in range(2))
    givers = tuple(server.somebody(ActorRole.AANBIEDER, str(uuid4())) for _ in range(providers))
    table = TableOfAll(leader, towns, givers)
    for one in table.everybody:
        one.process = process
    lays = partial(leader.does, version="*")  # on whatever there is: nobody looks first
    for name, town in zip(("Helmond", "Asten"), towns, strict=True):
        lays("partijen", {"partij": {"id": town.party, "naam": name, "rol": "gemeente"}})
    for number, giver in enumerate(givers):
        lays("partijen", {"partij": {"id": giver.party, "naam": f"Aanbieder {number}", "rol": "aanbieder"}})
    for key, more in PARAMETERS.items():
        told = {"id": key, "versie": "1", "naam": key, "tekst": f"Wat {key} is."}
        lays("parameters", {"definitie": told | more})
    product = {"id": "bi", "naam": "Begeleiding individueel", "wet": "jeugdwet", "eenheid": "uur", "eisen": "hbo"}
    lays("producten", {"product": product | {"parameters": list(PARAMETERS), "model": "uurtarief"}})
    lays("producten/bi/tekst", {"waarden": RESEARCH, "motivering": "Uitkomst van het onderzoek."})
    return table


def hands_in(
    one: Somebody,
    sheet: bytes,
    name: str,
    *,
    volume: str = "9000",
    answers: object = None,
    key: str = "",
    **beside: str,
) -> Response:
    """Send a cost sheet into the process."""
    fields = {"product": "bi", "volume": volume} | ({"antwoorden": json.dumps(answers)} if answers else {}) | beside
    return one.client.post(
        f"{PROCESSES}/{one.process}/opgaven", data=fields, files={"bestand": (name, sheet)},
        headers={"idempotency-key": key or str(uuid4())},
    )  # fmt: skip
