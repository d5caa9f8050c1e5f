"""The addresses of the app, from its own table of capabilities."""

from tests.tools.own_links import routes


def addresses() -> dict[str, set[str]]:
    """By address, with the name of nothing in it, the methods that it is declared with."""
    found: dict[str, set[str]] = {}
    for route in routes():
        path = route.path_format.format(**dict.fromkeys(route.param_convertors, "geen"))
        found.setdefault(path, set()).update(route.methods or ())
    return dict(sorted(found.items()))
