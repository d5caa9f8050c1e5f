"""A price over HTTP, against a bare FastAPI route that reads the same JSON and sends back as many bytes.

There are two of those. One that sends bytes that were ready is what the target was set by (4,800 a second); one whose
answer is data that FastAPI writes is what somebody would write who has an answer to give. Both are shown.
Both are called as a server calls them, without a network between: what a network costs would favour us.
"""

from __future__ import annotations

import asyncio
import gc
import json
from collections.abc import Iterator
from statistics import median
from time import process_time

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message

from api.app import create_app
from tests.bench.clock import Ratio

ADDRESS, TURNS, CALLS = "/api/v1/berekeningen", 9, 40
AGAINST = "een kale FastAPI-route, hetzelfde verzoek, evenveel bytes terug"


def body(number: int) -> bytes:
    """A request that was not sent before."""
    inputs = {
        "loonkosten_per_uur": f"{20 + number % 30}.{number % 97:02d}",
        "productiviteit": f"0.{6000 + number % 3500}",
        "overhead": f"0.{1000 + number % 2500}",
        "overhead_grondslag": "directe_kosten",
    }
    return json.dumps({"model": "uurtarief", "peildatum": "2026-01-01", "invoer": inputs}).encode()


def bare(answer: bytes) -> FastAPI:
    """The route that one would write: it sends ready bytes, or data that the framework writes."""
    app, data = FastAPI(), json.loads(answer)

    @app.post("/")
    async def ready(request: Request) -> Response:
        json.loads(await request.body())
        return Response(answer, media_type="application/json")

    @app.post("/data")
    async def written(document: dict[str, object]) -> dict[str, object]:
        return {**data, "model": document["model"]}

    return app


async def called(app: ASGIApp, path: str, sent: bytes) -> bytes:
    """Call an app as a server does."""
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": sent, "more_body": False}

    async def send(message: Message) -> None:
        answers.append(message)

    headers = [(b"host", b"x"), (b"content-type", b"application/json"), (b"content-length", str(len(sent)).encode())]
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": path,
             "raw_path": path.encode(), "query_string": b"", "root_path": "", "scheme": "http", "headers": headers,
             "client": ("127.0.0.1", 1), "server": ("x", 80), "state": {}}  # fmt: skip
    await app(scope, receive, send)
    assert answers[0]["status"] == 200
    return b"".join(message.get("body", b"") for message in answers[1:])


def measure() -> Iterator[Ratio]:
    """Processor seconds per request, in turns."""
    app = create_app()
    for name, path in (("kant-en-klare bytes", "/"), ("gegevens", "/data")):
        ours, other = asyncio.run(_timed(app, path))
        note = f"{1 / ours:.0f} per seconde en per kern; de ander geeft {name}"
        yield Ratio("POST /api/v1/berekeningen", ours, other, AGAINST, 1 / 0.4, note)


async def _timed(app: ASGIApp, path: str) -> tuple[float, float]:
    number = 0
    other = bare(await called(app, ADDRESS, body(0)))
    taken: tuple[list[float], list[float]] = [], []
    for _ in range(TURNS + 1):
        for times, target, address in ((taken[0], app, ADDRESS), (taken[1], other, path)):
            requests = [body(number := number + 1) for _ in range(CALLS)]
            gc.collect()
            start = process_time()
            for request in requests:
                await called(target, address, request)
            times.append((process_time() - start) / CALLS)
    return median(taken[0][1:]), median(taken[1][1:])
