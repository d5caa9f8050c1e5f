"""Where the app stands: at the root of its site, or under a path that is in front of every address."""

from starlette.types import Scope


def within(scope: Scope) -> str:
    """Return the path of a request as the app itself calls it."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "").rstrip("/")
    return path.removeprefix(root) if path.startswith(f"{root}/") else path
