"""Who may ask: which names this app answers to, and that no other site has a visitor's browser write here."""

from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from api.web.problems import Problem
from api.web.root import within

#: The names of this machine itself: no other name may lead to it, whatever an address book elsewhere says.
LOOPBACK: Final = frozenset(("127.0.0.1", "localhost", "::1"))
#: Methods that only read.
WITHOUT_BODY: Final = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))
_API: Final = "/api/"


def refuse_strangers(scope: Scope, hosts: Collection[str]) -> None:
    """Refuse a request for a name that is not in `hosts` (none: any), or that another site makes a browser send.

    What answers without keeping anything (`/api/`, without a cookie) is for everybody.
    """
    headers = Headers(scope=scope)
    if hosts and _name(headers.get("host", "")) not in hosts:
        detail = "Gebruik het adres dat bij de start is genoemd, of laat de beheerder deze naam toevoegen."
        raise Problem(421, "vreemde-naam", "Deze app luistert niet naar deze naam", detail)
    if scope["method"] in WITHOUT_BODY or (within(scope).startswith(_API) and "cookie" not in headers):
        return
    if _from_elsewhere(headers):
        raise Problem(403, "andere-site", "Dit formulier komt van een andere site", "Begin op de pagina zelf.")


def _from_elsewhere(headers: Headers) -> bool:
    """Browsers say where a form comes from; what is no browser says nothing and has no cookies to abuse either."""
    if (site := headers.get("sec-fetch-site")) is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and (urlsplit(origin).netloc or origin) != headers.get("host")


def _name(host: str) -> str:
    """The name in a `Host` header, without its port; empty for what is no host."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
