"""Whose answers are remembered: until there are accounts a visitor is a random name in a signed cookie.

The key that signs is the setting TARIEF_SLEUTEL, or else a file in the data folder that is made when it is needed.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.web.signed import SignedCookie

if TYPE_CHECKING:  # the command line has a data folder and no web app
    from fastapi import Request
    from starlette.responses import Response

COOKIE: Final = "tarief_eigenaar"
KEY_SETTING: Final = "TARIEF_SLEUTEL"
_YEAR: Final = 365 * 24 * 3600


def data_folder() -> Path:
    """Return where the program keeps what its user asked it to keep."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "tarief"


def owner_of(request: Request) -> str:
    """Return who sends a request; empty for nobody, also where nothing is remembered or the signature is not ours."""
    if not request.app.state.onthoudt:
        return ""
    try:
        return _COOKIE.read(request.cookies)
    except OSError:
        return ""


def new_owner() -> str:
    """Return a name that nobody can guess."""
    return secrets.token_urlsafe(32)


def make_known(request: Request, response: Response, owner: str) -> None:
    """Let a visitor be known by this name for a year; raises `OSError` where no key can be kept."""
    _COOKIE.put(response, owner, secure=request.url.scheme == "https")


def _key() -> bytes:
    if given := os.environ.get(KEY_SETTING):
        return given.encode()
    path = data_folder() / "sleutel"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"sleutel.{secrets.token_hex(8)}")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(beside, path)  # whole, and only when no other process was first
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return path.read_bytes()


_COOKIE: Final = SignedCookie(COOKIE, _key, seconds=_YEAR)
