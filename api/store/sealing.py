"""What nobody reads who only has the database or a backup of it: AES-256-GCM, with a key that stands elsewhere."""

from __future__ import annotations

import base64
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.store.failures import CannotStart
from tarief.core.canonical import sha256_of

_BYTES, _NONCE = 32, 12


@dataclass(frozen=True, slots=True)
class SealedText:
    """A text that is told later: what is published of it now, and its ciphertext.

    The commitment is the SHA-256 of the text and 32 random bytes, without which one of some ten thousand likely tariffs
    would be guessed from it in no time.
    """

    commitment: str
    ciphertext: bytes

    @property
    def ciphertext_hash(self) -> str:
        """The SHA-256 of the ciphertext."""
        return sha256_of(self.ciphertext)


@dataclass(frozen=True, slots=True)
class SealingKey:
    """The key; `repr` shows nothing of it."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _BYTES:
            raise CannotStart("De sleutel voor het verzegelen heeft niet de goede lengte: nodig zijn 32 bytes.")

    @classmethod
    def new(cls) -> SealingKey:
        """Return a key that nobody has."""
        return cls(secrets.token_bytes(_BYTES))

    @classmethod
    def from_file(cls, path: Path) -> SealingKey:
        """Read the key that `write` wrote; refused where others on the machine can read the file."""
        try:
            if os.name == "posix" and path.stat().st_mode & 0o077:
                raise CannotStart(f"Anderen op deze computer kunnen {path.name} lezen. Geef het bestand rechten 600.")
            return cls(base64.b64decode(path.read_text(encoding="ascii").strip(), validate=True))
        except (OSError, ValueError) as fault:
            raise CannotStart(f"Het sleutelbestand {path.name} kan niet worden gelezen.") from fault

    @classmethod
    def kept_in(cls, path: Path) -> SealingKey:
        """Return the key in a file; made there, readable by its owner only, where there is none yet."""
        if not path.exists():
            cls.new().write(path)
        return cls.from_file(path)

    def write(self, path: Path) -> None:
        """Write the key to a new file that its owner only can read."""
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(self.secret) + b"\n")
            file.flush()
            os.fsync(descriptor)

    @property
    def fingerprint(self) -> str:
        """What may be told of the key: enough to see which one it is."""
        return sha256_of(b"tarief:" + self.secret)[:16]

    def seal(self, content: bytes, about: str) -> bytes:
        """Encrypt; what comes back opens only with this key, and only as `about` the same thing."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self.secret).encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Decrypt; a ValueError where it was changed, moved, or sealed with another key."""
        try:
            return AESGCM(self.secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except (InvalidTag, ValueError):  # A ValueError where it is too short to be anything.
            raise ValueError(f"what is sealed about {about} does not open with this key") from None

    def commit(self, text: str, about: str) -> SealedText:
        """Seal a text that is told later, with a commitment that can be published at once."""
        salt = secrets.token_bytes(_BYTES)
        return SealedText(sha256_of(text.encode() + salt), self.seal(salt + text.encode(), about))

    def disclose(self, sealed: SealedText, about: str) -> tuple[str, str]:
        """Return the text and the random bytes (in hexadecimal digits) that together have the commitment as hash."""
        content = self.open(sealed.ciphertext, about)
        if sha256_of(content[_BYTES:] + content[:_BYTES]) != sealed.commitment:
            raise ValueError(f"what is sealed about {about} is not what was committed to")
        return content[_BYTES:].decode(), content[:_BYTES].hex()
