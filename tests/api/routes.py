"""The addresses of the app, from its own table of capabilities."""

from collections.abc import Iterator

from api.capabilities import CAPABILITIES
from tarief.core.on_demand import loaded


def addresses() -> dict[str, set[str]]:
    """By address, with the name of nothing in it, the methods that it is declared with."""
    found: dict[str, set[str]] = {}
    for path, methods in _routes():
        found.setdefault(path, set()).update(methods)
    return dict(sorted(found.items()))


def _routes() -> Iterator[tuple[str, set[str]]]:
    for router in (loaded(router) for capability in CAPABILITIES for router in capability.routers):
        for route in router.routes:
            yield route.path_format.format(**dict.fromkeys(route.param_convertors, "geen")), route.methods
