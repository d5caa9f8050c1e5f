"""A write over HTTP: by somebody known, with a key of its own, done once however often it comes in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi import Request
from starlette.responses import Response

from api.accounts.principal import Principal
from api.accounts.visits import accounts_of
from api.store.unit import StoreUnit
from api.web.body import JSON
from api.web.problems import Problem
from tarief.core.canonical import sha256_of
from tarief.core.jsonable import JsonObject

KEY: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
_LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class OnceAnswer:
    """What is answered to a write."""

    status: int
    body: JsonObject
    headers: Mapping[str, str] = field(default_factory=dict)


def once(
    request: Request, principal: Principal, content: bytes, work: Callable[[StoreUnit], OnceAnswer], key: str = ""
) -> Response:
    """Carry out a write in one unit of work, or give back what was answered when the same request came before.

    Call this in a thread. `content` is what was sent, beside the address; the same key with other content is refused.
    A page gives the `key` that stands in its form, since a browser sends no header.
    """
    key = key or request.headers.get(KEY, "")
    if not 0 < len(key) <= _LONGEST or not key.isascii() or not key.isprintable():
        detail = f"Stuur in de header {KEY} een eigen kenmerk mee, zoals een UUID; bij een herhaling hetzelfde."
        raise Problem(400, "sleutel-ontbreekt", f"De header {KEY} ontbreekt of is onbruikbaar", detail)
    address = f"{request.method} {request.url.path}?{request.url.query}"

    def done(unit: StoreUnit) -> Response:
        if unit.replayed is not None:
            old = unit.replayed
            return Response(old.body, old.status, {**old.headers, REPLAYED: "true"}, JSON)
        answer = work(unit)
        body = json.dumps(answer.body, ensure_ascii=False)
        unit.answer(answer.status, body, answer.headers)
        return Response(body, answer.status, dict(answer.headers), JSON)

    # The user of an app of his own plays one party after the other: what one sent is not done by another.
    role = f"\n{sorted(principal.roles)} {sorted(principal.parties)}" if principal.kind == "lokaal" else ""
    asked = sha256_of(f"{address}\n{sha256_of(content)}{role}")
    return accounts_of(request).store.run(done, principal=principal.id, key=key, request=asked)
