"""A provider of identities (OpenID Connect), as a client sees it: its description, keys, and what it says of one.

Who somebody is, is the issuer with its subject: an e-mail address may pass to another person.
"""

from __future__ import annotations

import base64
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode, urlsplit

from api.accounts.installation import SignOn
from tarief.core.jsonable import JsonObject

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

_SECONDS: Final = 10
_MOST: Final = 500_000
_HOUR: Final = 3600
#: Signatures by a key that only the provider has; nothing that is signed with the client's own secret, or not at all.
_ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
_LEEWAY: Final = 60
_SCOPE: Final = "openid profile"


class NotShown(Exception):  # noqa: N818 named as what it says
    """The provider did not show who somebody is; the reason is for the log of the administrator alone."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What is asked of a provider for one browser, and kept to hold its answer against."""

    state: str
    nonce: str
    verifier: str
    back: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class ShownIdentity:
    """Whom a provider knows by this subject, and when he showed that himself (0: not told)."""

    issuer: str
    subject: str
    name: str
    at: int


@dataclass
class IdentityProvider:
    """One provider, with what it told of itself in the last hour."""

    setting: SignOn
    _known: dict[str, tuple[float, JsonObject]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, asked: Challenge) -> str:
        """Return where a browser goes to show who its user is; `again` asks that he does so anew."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri  # type: ignore[import-untyped]
        from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]

        anew = {"prompt": "login", "max_age": "0"} if asked.again else {}
        return str(
            prepare_grant_uri(
                self._endpoint("authorization_endpoint"),
                self.setting.client,
                "code",
                redirect_uri=asked.back,
                scope=_SCOPE,
                state=asked.state,
                nonce=asked.nonce,
                code_challenge=create_s256_code_challenge(asked.verifier),
                code_challenge_method="S256",
                **anew,
            )
        )

    def shown(self, asked: Challenge, code: str, now: int) -> ShownIdentity:
        """Exchange a code for what the provider says of somebody; raises `NotShown` for anything that does not fit."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": asked.back}
        token = self._posted(form | {"code_verifier": asked.verifier}).get("id_token")
        if not isinstance(token, str):
            raise NotShown("no id_token")
        return self._read(token, asked, now)

    def _read(self, token: str, asked: Challenge, now: int) -> ShownIdentity:
        from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
        from joserfc import jwt
        from joserfc.errors import JoseError

        try:
            try:
                decoded = jwt.decode(token, self._keys(), algorithms=_ALGORITHMS)
            except (JoseError, ValueError):  # a key that came after ours were fetched
                self._forget()
                decoded = jwt.decode(token, self._keys(), algorithms=_ALGORITHMS)
            expected = {"iss": self.setting.issuer, "aud": self.setting.client, "nonce": asked.nonce}
            options = {name: {"essential": True, "value": value} for name, value in expected.items()}
            params = {"nonce": asked.nonce, "client_id": self.setting.client}
            claims = CodeIDToken(decoded.claims, decoded.header, options, params)
            claims.validate(now, _LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as fault:
            raise NotShown(type(fault).__name__) from None
        subject, name, at = claims["sub"], claims.get("name"), claims.get("auth_time")
        if not isinstance(subject, str) or not subject:
            raise NotShown("no subject")
        return ShownIdentity(self.setting.issuer, subject, name if isinstance(name, str) else "", int(at or 0))

    def _keys(self) -> KeySet:
        from joserfc.jwk import KeySet

        return KeySet.import_key_set(self._told(self._endpoint("jwks_uri")))  # type: ignore[arg-type]

    def _endpoint(self, name: str) -> str:
        """An address that the provider gives; as safe on the way as its own."""
        description = self._told(f"{self.setting.issuer.rstrip('/')}/.well-known/openid-configuration")
        address = description.get(name)
        if description.get("issuer") != self.setting.issuer or not isinstance(address, str):
            raise NotShown("its description is another's")
        if urlsplit(address).scheme != urlsplit(self.setting.issuer).scheme:
            raise NotShown("an address that is less safe")
        return address

    def _told(self, address: str) -> JsonObject:
        """What stands at an address, fetched at most once an hour."""
        with self._lock:
            until, document = self._known.get(address, (0.0, {}))
        if time.monotonic() < until:
            return document
        document = _answer(urllib.request.Request(address))
        with self._lock:
            self._known[address] = (time.monotonic() + _HOUR, document)
        return document

    def _forget(self) -> None:
        with self._lock:
            self._known.clear()

    def _posted(self, form: Mapping[str, str]) -> JsonObject:
        address = self._endpoint("token_endpoint")
        pair = f"{quote(self.setting.client, safe='')}:{quote(self.setting.secret, safe='')}"
        headers = {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
        return _answer(urllib.request.Request(address, urlencode(form).encode(), headers))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A code and a secret go where they were sent, and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_OPENER: Final = urllib.request.build_opener(_NoRedirect)


def _answer(request: urllib.request.Request) -> JsonObject:
    request.add_header("Accept", "application/json")
    try:
        with _OPENER.open(request, timeout=_SECONDS) as answer:
            document = json.loads(answer.read(_MOST))
    except urllib.error.HTTPError as refusal:
        with refusal:  # it holds the connection
            raise NotShown(type(refusal).__name__) from None
    except (OSError, ValueError) as fault:
        raise NotShown(type(fault).__name__) from None
    if not isinstance(document, dict):
        raise NotShown("no document")
    return document
