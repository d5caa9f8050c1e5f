"""Pages and what they load travel compressed.

What a program asks for does not: its ETag names bytes. Nor does a page that another site makes a known visitor ask
for: by the length of many such answers a secret on the page could be guessed.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.web.root import within

_LEVEL: Final = 6


class Compressed(GZipMiddleware):
    """ASGI middleware: gzip for who can read it, where it gives nothing away."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        serve = super().__call__ if scope["type"] == "http" and _may_be_short(scope) else self.app
        await serve(scope, receive, send)


def _may_be_short(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    is_page = not within(scope).startswith("/api/")
    return is_page and not ("cookie" in headers and headers.get("sec-fetch-site") == "cross-site")
