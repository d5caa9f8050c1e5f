"""The addresses that an answer leads to: what stands behind their question mark must be known to the page there."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from fastapi.routing import APIRoute

from api.capabilities import CAPABILITIES
from api.web.asked import names_of
from tarief.core.on_demand import loaded

_LINK = re.compile(rb'<a [^>]*href="(/[^"]*\?[^"]*)"')


def asked_in_vain(location: str, body: bytes) -> list[str]:
    """Return the addresses of an answer, as a redirect or as a link, with a name that their page refuses."""
    links = dict.fromkeys(unescape(link.decode()) for link in _LINK.findall(body))
    return [address for address in (location, *links) if "?" in address and not _known(address)]


def _known(address: str) -> bool:
    parts = urlsplit(address)
    written = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    names = next((names_of(route) for route in _pages() if route.path_regex.match(parts.path)), None)
    return names is None or written <= names


@cache
def _pages() -> tuple[APIRoute, ...]:
    return tuple(route for route in routes() if "GET" in (route.methods or ()))


def routes() -> Iterator[APIRoute]:
    """Every route of the app, from its own table of capabilities."""
    for router in (loaded(router) for capability in CAPABILITIES for router in capability.routers):
        yield from (route for route in router.routes if isinstance(route, APIRoute))
