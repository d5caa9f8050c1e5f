"""A client on the web app that costs little: one loop of events for all of a process, one hop to it for a request."""

import asyncio
import atexit
from contextlib import ExitStack
from functools import cache
from typing import Any

import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi.testclient import TestClient
from httpx2._transports import asgi
from starlette.types import ASGIApp

from tests.tools.own_links import asked_in_vain

CALLER = ("testclient", 50000)
asgi.create_event = asyncio.Event  # the other one looks for a package that is not there, at each request


@cache
def _portal() -> BlockingPortal:
    """The loop in which every app of this process runs; it ends with the process."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(start_blocking_portal())


class Client(TestClient):
    """The client of Starlette, which starts a thread and a loop for each request and hops to it nine times.

    Within `with` the app starts and ends, in a loop of its own, as there.
    """

    __test__ = False

    def __init__(self, app: ASGIApp, *, raise_server_exceptions: bool = True, root_path: str = "", **more: Any) -> None:
        # To squeeze a large page and unfold it takes a fifth of its time; and in what is squeezed no link is seen.
        more["headers"] = {"accept-encoding": "identity", **(more.get("headers") or {})}
        super().__init__(app, raise_server_exceptions=raise_server_exceptions, root_path=root_path, **more)
        self._transport = _OneHop(self, httpx2.ASGITransport(app, raise_server_exceptions, root_path, CALLER))


class _OneHop(httpx2.BaseTransport):
    """Gives a request to the app, and its answer when it is whole; no answer leads to an address that is refused."""

    def __init__(self, client: Client, app: httpx2.ASGITransport) -> None:
        self.client, self.app = client, app

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        portal = self.client.portal or _portal()
        status, headers, body = portal.call(self._whole, request)
        html = body if headers.get("content-type", "").startswith("text/html") else b""
        vain = asked_in_vain(headers.get("location", ""), html)
        assert not vain, f"{request.url} leads to what is refused there: {vain}"
        return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body), request=request)

    async def _whole(self, request: httpx2.Request) -> tuple[int, httpx2.Headers, bytes]:
        answer = await self.app.handle_async_request(request)
        return answer.status_code, answer.headers, b"".join([part async for part in answer.aiter_raw()])
