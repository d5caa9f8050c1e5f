"""A name in a cookie with a signature behind it, so that nobody goes by the name of another."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.web.root import root

if TYPE_CHECKING:  # the command line has a data folder and no web app
    from starlette.responses import Response

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class SignedCookie:
    """One cookie, which ends with the browser or after so many `seconds`.

    `key` gives what signs it and may raise `OSError`; `purpose` stands before the name in what is signed.
    """

    name: str
    key: Callable[[], bytes]
    purpose: str = ""
    seconds: int | None = None

    def read(self, cookies: Mapping[str, str]) -> str:
        """Return the name in the cookie; empty where there is none, or the signature is not ours."""
        name, _, signature = cookies.get(self.name, "")[:_LONGEST].partition(".")
        if not name or not signature.isascii():
            return ""
        return name if hmac.compare_digest(signature, self._signed(name)) else ""

    def put(self, response: Response, name: str, *, secure: bool) -> None:
        """Set the cookie on an answer."""
        value, path = f"{name}.{self._signed(name)}", root() or "/"
        response.set_cookie(
            self.name, value, max_age=self.seconds, path=path, httponly=True, samesite="lax", secure=secure
        )

    def _signed(self, name: str) -> str:
        return hmac.new(self.key(), f"{self.purpose}{name}".encode(), hashlib.sha256).hexdigest()
