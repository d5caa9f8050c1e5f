"""A client on the web app that costs little: one loop of events for all of a process, one hop to it for a request."""

import atexit
from asyncio import Event
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import cache
from typing import Any
from urllib.parse import unquote

import httpx2
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi.testclient import TestClient

Message = dict[str, Any]
App = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]
PORTS = {"http": 80, "https": 443}


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

    def __init__(self, app: App, *, raise_server_exceptions: bool = True, root_path: str = "", **options: Any) -> None:
        super().__init__(app, raise_server_exceptions=raise_server_exceptions, root_path=root_path, **options)
        self._transport = _OneHop(self, raise_server_exceptions, root_path)


class _OneHop(httpx2.BaseTransport):
    """Gives a request to the app, and gives its answer when it is whole."""

    def __init__(self, client: Client, raises: bool, root_path: str) -> None:
        self.client, self.raises, self.root_path = client, raises, root_path

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        call = _Call(request.read())
        portal = self.client.portal or _portal()
        try:
            portal.call(call.run, self.client.app, self._scope(request))
        except Exception:
            if self.raises:
                raise
        assert call.status or not self.raises, "the app gave no answer"
        body = b"" if request.method == "HEAD" else b"".join(call.parts)
        return httpx2.Response(
            call.status or 500, headers=call.headers, stream=httpx2.ByteStream(body), request=request
        )

    def _scope(self, request: httpx2.Request) -> Message:
        url = request.url
        headers = [(name.lower().encode(), value.encode()) for name, value in request.headers.multi_items()]
        return {
            "type": "http",
            "http_version": "1.1",
            "method": request.method,
            "path": unquote(url.path),
            "raw_path": url.raw_path.partition(b"?")[0],
            "root_path": self.root_path,
            "scheme": url.scheme,
            "query_string": url.query,
            "headers": headers if "host" in request.headers else [(b"host", url.netloc), *headers],
            "client": ("testclient", 50000),
            "server": [url.host, url.port or PORTS[url.scheme]],
            "state": self.client.app_state.copy(),
        }


class _Call:
    """One request with its answer so far."""

    def __init__(self, body: bytes) -> None:
        self.body: bytes | None = body
        self.status = 0
        self.headers: list[tuple[str, str]] = []
        self.parts: list[bytes] = []

    async def run(self, app: App, scope: Message) -> None:
        self.whole = Event()
        await app(scope, self.receive, self.send)

    async def receive(self) -> Message:
        if self.body is None:
            await self.whole.wait()
            return {"type": "http.disconnect"}
        body, self.body = self.body, None
        return {"type": "http.request", "body": body}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            assert not self.status, "the app answers twice"
            self.status = message["status"]
            self.headers = [(name.decode(), value.decode()) for name, value in message.get("headers", ())]
            return
        assert self.status and not self.whole.is_set(), "more of an answer before or after it"
        self.parts.append(bytes(message.get("body", b"")))
        if not message.get("more_body", False):
            self.whole.set()
