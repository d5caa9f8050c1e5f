"""Passwords: long enough, not one that everybody tries, and kept as argon2id."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from api.web.problems import Problem

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
LONGEST: Final = 128
#: KiB for one guess; how many at once is ours to say, or strangers decide how much memory the app takes.
MEMORY = 46 * 1024
_AT_ONCE: Final = 3
_PLACES = threading.BoundedSemaphore(_AT_ONCE)
#: Who waits for a place holds up a thread that others need; more than these are sent away at once.
_WAITING: Final = 12
_ROOM = threading.BoundedSemaphore(_AT_ONCE + _WAITING)
_AGAIN: Final = 5
#: What is tried first, also behind or before digits and signs; written without those.
_COMMON: Final = frozenset(
    (
        *("wachtwoord", "password", "passwort", "welkom", "welcome", "geheim", "letmein", "toegang", "inloggen"),
        *("qwerty", "qwertyuiop", "qwertyuiopasdf", "azerty", "azertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedc"),
        *("qwertyqwerty", "qwertyasdfgh", "wachtwoordwachtwoord", "passwordpassword", "welkomwelkom", "abcdefghijkl"),
        *("iloveyou", "ikhouvanjou", "admin", "administrator", "beheerder", "gebruiker", "gemeente", "aanbieder"),
        *("jeugdhulp", "jeugdzorg", "tarief", "tarieven", "kostprijs", "begeleiding", "cooperatie", "onderhandeling"),
        *("lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "juni", "juli", "augustus"),
        *("september", "oktober", "november", "december", "maandag", "vrijdag", "amsterdam", "rotterdam", "nederland"),
        *("feyenoord", "monkey", "dragon", "football", "baseball", "voetbal", "sunshine", "princess", "correcthorse"),
        *("changeme", "verandermij", "test", "testtest", "testwachtwoord", "superman", "batman", "starwars", "abc"),
    )
)


def weakness(password: str, *names: str) -> str:
    """Say in Dutch why a password is not taken; empty for one that is. `names` are what others know of its owner."""
    if len(password) < SHORTEST:
        return f"Neem minstens {SHORTEST} tekens. Een zin van een paar woorden is makkelijk te onthouden."
    if len(password) > LONGEST:
        return f"Neem hoogstens {LONGEST} tekens."
    letters = _letters(password)
    own = {_letters(part) for name in names for part in (name, *name.replace("@", " ").split())}
    if letters in _COMMON or letters in own or len(set(password)) < len("abcde") or _is_row(password):
        return "Dit wachtwoord is te makkelijk te raden. Neem een zin van een paar woorden die niet bij elkaar horen."
    return ""


def keep(password: str) -> str:
    """Return what is kept of a password."""
    with _place():
        return _hasher().hash(_plain(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password; for an account that is not there the work is the same, and the answer no."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _place():
        try:
            return _hasher().verify(kept or _nobody(), _plain(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a password was kept at another cost than that of today."""
    return _hasher().check_needs_rehash(kept)


@contextmanager
def _place() -> Iterator[None]:
    """Wait for one of the places; raises `Problem` 503 where too many wait already."""
    if not _ROOM.acquire(blocking=False):
        detail = f"Er loggen nu heel veel mensen in. Probeer het over {_AGAIN} seconden weer."
        raise Problem(503, "te-druk", "Even wachten", detail, headers={"Retry-After": str(_AGAIN)})
    try:
        with _PLACES:
            yield
    finally:
        _ROOM.release()


@cache
def _nobody() -> str:
    return _hasher().hash("van niemand")


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=MEMORY, parallelism=1)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())


def _plain(password: str) -> str:
    """The same letters however a keyboard makes them."""
    return unicodedata.normalize("NFKC", password)[:LONGEST]


def _is_row(password: str) -> bool:
    """Whether it goes up or down by one each time, as 123456789012 does."""
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(password)}
    return len(steps) == 1
