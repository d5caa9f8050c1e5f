"""The second factor: a code of six digits that an app on a phone works out from a secret and the time (TOTP)."""

import base64
import hmac
from typing import Final

from api.store.sealing import SealingKey

_STEP: Final = 30
#: Steps that a clock may be off.
_OFF: Final = 1
_ISSUER: Final = "tarief"


def new_secret() -> str:
    """Return a secret for the app on a phone."""
    import pyotp

    return pyotp.random_base32()


def sealed_secret(key: SealingKey, account: str, secret: str) -> str:
    """Seal a secret, for this account alone."""
    return base64.b64encode(key.seal(secret.encode(), _about(account))).decode()


def opened_secret(key: SealingKey, account: str, sealed: str) -> str:
    """Open it again; raises `ValueError` for what is not of this account and this key."""
    return key.open(base64.b64decode(sealed, validate=True), _about(account)).decode()


def matched_step(secret: str, code: str, now: int) -> int | None:
    """Return the step of time that a code is of; None for a wrong one."""
    import pyotp

    digits, totp = "".join(code.split()), pyotp.TOTP(secret)
    steps = range(now // _STEP - _OFF, now // _STEP + _OFF + 1)
    matching = [step for step in steps if hmac.compare_digest(totp.at(step * _STEP).encode(), digits.encode())]
    return matching[0] if matching else None


def address_for_app(secret: str, address: str) -> str:
    """Return the address by which an app on a phone takes the secret."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=address, issuer_name=_ISSUER)


def in_groups(secret: str) -> str:
    """Write a secret so that it can be typed over."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def _about(account: str) -> str:
    return f"factor/{account}"
