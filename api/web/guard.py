"""The outer skin of the web app: size limits, headers on every answer, and no answer without a problem text."""

import logging
import traceback
from collections.abc import Collection, Container, Iterable
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.held import BODY_LIMIT, UPLOAD_LIMIT
from api.web.problems import Problem, unexpected
from api.web.render import problem_answer
from api.web.root import plain_root, root_of, stand_at, within
from api.web.sites import WITHOUT_BODY, refuse_strangers
from api.web.traffic import Traffic
from api.web.visitor import greet

API_VERSION: Final = "1.0.0"
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "API-Version": API_VERSION,
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ALWAYS: Final = tuple(
    (name.lower().encode(), value.encode()) for name, value in (*_HEADERS.items(), ("Cache-Control", "no-store"))
)
_log = logging.getLogger("tarief.api")


class UploadAddresses:
    """UploadAddresses, of which a part may be any name: `/processen/{proces}/opgaven`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._parts = tuple(pattern.split("/") for pattern in patterns)

    def __contains__(self, address: object) -> bool:
        parts = str(address).split("/")
        return any(len(parts) == len(own) and all(map(_is_part, own, parts)) for own in self._parts)


def _is_part(own: str, part: str) -> bool:
    return own == part or (own.startswith("{") and bool(part))


class Guard:
    """ASGI middleware around everything else.

    Files come in at the addresses in `uploads` alone; `hosts` are the names the app answers to (none: any).
    """

    def __init__(self, app: ASGIApp, uploads: Container[str] = (), hosts: Collection[str] = ()) -> None:
        self.app, self.uploads, self.hosts = app, uploads, hosts
        self._traffic = Traffic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, head = False, scope["method"] == "HEAD"
        method = "GET" if head else scope["method"]  # what answers GET answers HEAD, without the body
        scope = {**scope, **plain_root(scope), "method": method, "state": {**scope.get("state", {})}}
        stand_at(root_of(scope))

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message)
                greet(scope, message)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        try:
            refuse_strangers(scope, self.hosts)
            await self._served(scope, receive, send_with_headers)
        except Exception as fault:
            _log_without_values(fault)
            if started:
                raise
            problem = fault if isinstance(fault, Problem) else unexpected()
            await problem_answer(Request(scope), problem)(scope, receive, send_with_headers)

    async def _served(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, with limits on what comes in."""
        if scope["method"] in WITHOUT_BODY:
            await self.app(scope, receive, send)
            return
        file = within(scope) in self.uploads
        limit = UPLOAD_LIMIT if file else BODY_LIMIT
        with self._traffic.coming_in(scope, file=file) as arriving:
            await self.app(scope, arriving.limited(receive, limit), send)


def _add_headers(message: Message) -> None:
    present = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [*message["headers"], *(header for header in _ALWAYS if header[0] not in present)]


def _log_without_values(fault: Exception) -> None:
    """Log where it went wrong; the message of an exception may hold somebody's costs."""
    if not isinstance(fault, Problem):
        lines = [*traceback.format_tb(fault.__traceback__), *getattr(fault, "__notes__", ())]
        _log.error("%s\n%s", type(fault).__name__, "".join(lines))
