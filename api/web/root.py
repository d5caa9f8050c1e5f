"""Where the app stands: at the root of its site, or under a path (ASGI `root_path`) in front of every address.

Inside the app an address is without that path; it is put in front where an address leaves: pages, redirects, cookies.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # the command line has a cookie's key and no web app
    from starlette.types import Scope

_ROOT: Final = ContextVar("root", default="")


def root_of(scope: Scope) -> str:
    """Return the path in front of every address, without a slash at its end; empty for none."""
    root: str = scope.get("root_path", "")
    return root.rstrip("/")


def plain_root(scope: Scope) -> dict[str, str]:
    """Return the root and the path of a scope as the routes look for them: one slash between them.

    A server puts the root before the path as it was told it, so with a slash at its end there are two.
    """
    told, path, root = scope.get("root_path", ""), scope["path"], root_of(scope)
    if told != root and path.startswith(told):
        path = f"{root}/{path.removeprefix(told).removeprefix('/')}"
    return {"root_path": root, "path": path}


def within(scope: Scope) -> str:
    """Return the path of a request as the app itself calls it."""
    path: str = scope["path"]
    root = root_of(scope)
    return path.removeprefix(root) if path.startswith(f"{root}/") else path


def for_person(scope: Scope) -> bool:
    """Whether a request is answered with a page for a person, and not with JSON for a program."""
    accepts = b",".join(value for name, value in scope["headers"] if name == b"accept")
    return b"text/html" in accepts and not within(scope).startswith("/api/")


def stand_at(root: str) -> None:
    """Let the addresses of this request start with this path."""
    _ROOT.set(root)


def root() -> str:
    """Return the path in front of every address of this request."""
    return _ROOT.get()
