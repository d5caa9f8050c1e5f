"""What the store refuses, each with the status that the web answers with; the texts are for the user."""

from __future__ import annotations

import json
from typing import ClassVar

from api.store.records import StoredEvent


class StoreRefused(Exception):  # noqa: N818 named as what it says
    """Nothing was written: the whole unit of work is undone."""

    STATUS: ClassVar[int] = 500
    TEXT: ClassVar[str] = "De opslag kan dit nu niet."

    def __init__(self, text: str = "") -> None:
        super().__init__(text or self.TEXT)


class Stale(StoreRefused):
    """Somebody else wrote first; `newer` holds what came after the version that was expected."""

    STATUS = 412
    TEXT = "Dit is intussen gewijzigd. Haal het opnieuw op en breng uw wijziging daarin aan."

    def __init__(self, version: int, newer: tuple[StoredEvent, ...] = ()) -> None:
        super().__init__()
        self.version, self.newer = version, newer

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the newer events, in order."""
        return tuple(str(json.loads(event.text).get("soort", "")) for event in self.newer)


class KeyReused(StoreRefused):
    """The same key came with another request."""

    STATUS = 422
    TEXT = "Deze Idempotency-Key is al gebruikt voor een ander verzoek. Neem voor elk verzoek een nieuwe."


class KeyBusy(StoreRefused):
    """The first request with this key is still running."""

    STATUS = 409
    TEXT = "Het eerste verzoek met deze Idempotency-Key loopt nog. Probeer het zo weer, met dezelfde sleutel."


class Busy(StoreRefused):
    """The database was taken for too long, or went away; trying again may help."""

    STATUS = 503
    TEXT = "De opslag is bezet. Probeer het over enkele seconden opnieuw, met dezelfde Idempotency-Key."
    SECONDS: ClassVar[int] = 2


class Collided(Busy):
    """Two units of work were in each other's way; the whole unit may be tried again at once."""


class Full(StoreRefused):
    """There is no room left; reading goes on."""

    STATUS = 507
    TEXT = "De schijf van de server is vol. Er is niets opgeslagen. Meld dit aan de beheerder."


class TooLarge(StoreRefused):
    """A file is larger than is kept."""

    STATUS = 413
    TEXT = "Het bestand is groter dan 10 MB."


class CannotStart(StoreRefused):
    """The database is not what this program can work on safely."""


class BadBackup(StoreRefused):
    """A copy that cannot be relied on, or could not be made."""
