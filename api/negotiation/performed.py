"""Doing what a job asks of the API: the app asks itself, on behalf of whose job it is."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypedDict
from urllib.parse import unquote

from fastapi import FastAPI
from starlette.types import Message, Scope

from api.accounts.accounts import account_of
from api.accounts.door import Accounts
from api.accounts.principal import ActorRole, Kind, Principal
from api.accounts.visits import ACTING
from api.jobs.job import Job, JobOutcome

#: The kind of job of which an answer of the API is the outcome.
ANSWER: Final = "antwoord"
_HOST: Final = "127.0.0.1"
#: Headers that belong to this answer and not to the one that is fetched later.
_OWN_HEADERS: Final = frozenset(("content-length", "date", "server", "vary"))


class _Told(TypedDict):
    """A principal as a job holds him."""

    id: str
    soort: Kind
    rollen: list[str]
    partijen: list[str]
    naam: str


def asked_as(principal: Principal, address: str, form: str) -> dict[str, str]:
    """Return what a job holds of who asks for an address, and in which form."""
    told = _Told(
        id=principal.id,
        soort=principal.kind,
        rollen=sorted(principal.roles),
        partijen=sorted(principal.parties),
        naam=principal.name,
    )
    return {"adres": address, "vorm": form, "namens": json.dumps(told)}


def answering(app: FastAPI, accounts: Accounts) -> Callable[[Job], JobOutcome]:
    """Return what asks the app itself, and keeps its answer."""
    host = accounts.installation.host or _HOST

    def ask(job: Job) -> JobOutcome:
        return asyncio.run(_answer_of(app, _scope(job.asked, _still(accounts, _principal(job.asked["namens"])), host)))

    return ask


def is_still(asked: Mapping[str, str], principal: Principal) -> bool:
    """Whether somebody still has every role and party that he had when he asked: only then is the answer his."""
    then = _principal(asked["namens"])
    return then.roles <= principal.roles and then.parties <= principal.parties


def _still(accounts: Accounts, then: Principal) -> Principal:
    """Return who asked, with what he has not lost meanwhile; the user of his own computer plays whom he played."""
    if then.kind == "lokaal":
        return then
    with accounts.store.read() as view:
        account = account_of(view.connection, then.id)
    if account is None or not account.active:
        return replace(then, roles=frozenset(), parties=frozenset())
    return replace(then, roles=then.roles & account.roles, parties=then.parties & account.parties)


def _scope(asked: Mapping[str, str], principal: Principal, host: str) -> Scope:
    path, _, query = asked["adres"].partition("?")
    headers = [(b"host", host.encode()), (b"accept", asked["vorm"].encode("latin-1", "replace"))]
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "client": (_HOST, 0),
        "server": (host, 443),
        ACTING: principal,
    }


def _principal(text: str) -> Principal:
    told: _Told = json.loads(text)
    roles = frozenset(map(ActorRole, told["rollen"]))
    return Principal(told["id"], told["soort"], roles, frozenset(told["partijen"]), told["naam"])


async def _answer_of(app: FastAPI, scope: Scope) -> JobOutcome:
    start: Message = {}
    parts: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        start.update(message if message["type"] == "http.response.start" else {})
        parts.append(message.get("body", b""))

    await app(scope, receive, send)
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
    kept = {name: value for name, value in headers.items() if name not in _OWN_HEADERS}
    return JobOutcome(int(start["status"]), kept, b"".join(parts))
