"""Secrets that are handed out once and kept only as a hash: sessions, invitations, keys.

They are 256 random bits, so that a plain hash keeps them; a slow one is for what people think up.
"""

import hashlib
import hmac
import secrets
from typing import Final

_BYTES: Final = 32
_LONGEST: Final = 200
_PREFIX: Final = "tk_"


def new_token() -> str:
    """Return a secret that nobody can guess, fit for an address or a cookie."""
    return secrets.token_urlsafe(_BYTES)


def hashed(token: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(token[:_LONGEST].encode("utf-8", "replace")).hexdigest()


def same(kept: str, token: str) -> bool:
    """Whether a token is the one of which this hash was kept, in a time that tells nothing."""
    return hmac.compare_digest(kept, hashed(token))


def as_key(number: str, secret: str) -> str:
    """Write an API key: its number to find it by, and its secret."""
    return f"{_PREFIX}{number}_{secret}"


def key_parts(text: str) -> tuple[str, str] | None:
    """Return the number and the secret of an API key; None for what is none."""
    if not text.startswith(_PREFIX) or len(text) > _LONGEST:
        return None
    number, _, secret = text.removeprefix(_PREFIX).partition("_")
    return (number, secret) if number and secret else None


def form_token(session: str) -> str:
    """Return the token that a form carries beside the session cookie: it follows from the session, not the reverse."""
    return hmac.new(session.encode("utf-8", "replace"), b"formulier", hashlib.sha256).hexdigest()
