"""A client on the web app that costs little: the app answers in the thread that asks, without a hop to another."""

import asyncio
import atexit
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import cache
from typing import Any

import anyio.to_thread
import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi.testclient import TestClient
from httpx2._transports import asgi
from starlette.types import ASGIApp

from tests.tools.own_links import asked_in_vain

CALLER = ("testclient", 50000)
asgi.create_event = asyncio.Event  # the other one looks for a package that is not there, at each request
_OWN = threading.local()
_to_a_thread: Callable[..., Any] = anyio.to_thread.run_sync


async def _at_once(call: Callable[..., Any], *values: Any, **how: Any) -> Any:
    """What a server does in a thread, so that others need not wait: here nobody waits."""
    if asyncio.get_running_loop() is getattr(_OWN, "loop", None):
        return call(*values)
    return await _to_a_thread(call, *values, **how)


anyio.to_thread.run_sync = _at_once


def _own_loop() -> asyncio.AbstractEventLoop | None:
    """The loop of this thread, or nothing where one runs already, as that of a browser does."""
    with suppress(RuntimeError):  # there is none
        asyncio.get_running_loop()
        return None
    if not hasattr(_OWN, "loop"):
        _OWN.loop = asyncio.new_event_loop()
        atexit.register(_OWN.loop.close)
    loop: asyncio.AbstractEventLoop = _OWN.loop
    return loop


@cache
def _portal() -> BlockingPortal:
    """The loop for who has a running one already; it ends with the process."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(start_blocking_portal())


class Client(TestClient):
    """The client of Starlette, which starts a thread and a loop for each request and hops to it nine times.

    Within `with` the app starts and ends as there, in a loop beside the one in which it answers.
    """

    __test__ = False

    def __init__(self, app: ASGIApp, *, raise_server_exceptions: bool = True, root_path: str = "", **more: Any) -> None:
        # To squeeze a large page and unfold it takes a fifth of its time; and in what is squeezed no link is seen.
        more["headers"] = {"accept-encoding": "identity", **(more.get("headers") or {})}
        super().__init__(app, raise_server_exceptions=raise_server_exceptions, root_path=root_path, **more)
        self._transport = _Here(self, httpx2.ASGITransport(app, raise_server_exceptions, root_path, CALLER))


class _Here(httpx2.BaseTransport):
    """Gives a request to the app, and its answer when it is whole; no answer leads to an address that is refused."""

    def __init__(self, client: Client, app: httpx2.ASGITransport) -> None:
        self.client, self.app = client, app

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        loop = _own_loop()
        if loop is None:
            status, headers, body = (self.client.portal or _portal()).call(self._whole, request)
        else:
            status, headers, body = loop.run_until_complete(self._whole(request))
        html = body if headers.get("content-type", "").startswith("text/html") else b""
        vain = asked_in_vain(headers.get("location", ""), html)
        assert not vain, f"{request.url} leads to what is refused there: {vain}"
        return httpx2.Response(status, headers=headers, stream=httpx2.ByteStream(body), request=request)

    async def _whole(self, request: httpx2.Request) -> tuple[int, httpx2.Headers, bytes]:
        answer = await self.app.handle_async_request(request)
        return answer.status_code, answer.headers, b"".join([part async for part in answer.aiter_raw()])
