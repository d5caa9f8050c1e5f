"""Who visits: a random name in a signed cookie that ends with the browser, so that what is held has an owner.

It is signed by this process, as the files belong to it, unless the setting TARIEF_SLEUTEL names a key. What a visitor
asked to remember goes by another cookie (`owner`).
"""

import os
import secrets
from typing import Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Message, Scope

from api.web.owner import KEY_SETTING, new_owner
from api.web.signed import SignedCookie

COOKIE: Final = "tarief_bezoek"
#: Where the state of a request holds the name that its answer makes known.
_NEW: Final = "bezoeker"
_OF_PROCESS: Final = secrets.token_bytes(32)


def known_visitor(request: Request) -> str:
    """Return who sends a request; empty for nobody that is known."""
    if new := request.scope["state"].get(_NEW):
        return str(new)
    return _COOKIE.read(request.cookies)


def visitor_of(request: Request) -> str:
    """Return who sends a request; a visitor that is not known yet will be, by the cookie in the answer."""
    if not (name := known_visitor(request)):
        name = request.scope["state"][_NEW] = new_owner()
    return name


def owner_of_files(request: Request) -> str:
    """Return by what files are counted: the visitor, or where there is no cookie yet the address it came from."""
    known = known_visitor(request)
    return known or (request.client.host if request.client else "")


def greet(scope: Scope, message: Message) -> None:
    """Add the cookie to the start of an answer where a visitor is to be known."""
    if not (name := scope["state"].get(_NEW)):
        return
    cookie = Response()
    _COOKIE.put(cookie, name, secure=scope.get("scheme") == "https")
    MutableHeaders(scope=message).append("set-cookie", cookie.headers["set-cookie"])


def _key() -> bytes:
    return os.environ.get(KEY_SETTING, "").encode() or _OF_PROCESS


_COOKIE: Final = SignedCookie(COOKIE, _key, "bezoek ")
