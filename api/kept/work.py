"""A piece of kept work: a heading that is quick to list, and apart from it what its page works on.

Heading and content are sealed as everything in the store is. Before each file stand random bytes: the database names a
file by its hash, and from that a short calculation would be guessed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypedDict

from api.files.parcel import Parcel, without_visitors
from api.store.records import StoredDocument
from api.web.held import Held, ReadOnce
from api.web.shared import HeldTold, held_from, told_of
from tarief.core.canonical import moment_of

#: Under what kind the store keeps it: with a name for long, and without one as a draft.
NAMED, DRAFT = "werk", "concept"
KINDS: Final = (NAMED, DRAFT)
LONGEST_NAME: Final = 100
_SALT: Final = 32


class _Heading(TypedDict):
    """The text of the document."""

    soort: str
    naam: str
    uitkomst: str
    inhoud: list[str]


class _Content(TypedDict):
    """The first file of a piece of work: all but the bytes of the others, which follow in this order."""

    bestanden: list[HeldTold]
    naast: list[str]
    teksten: dict[str, str]


@dataclass(frozen=True, slots=True)
class KeptWork:
    """One piece: of which kind, its name (empty for a draft), what came of it in a sentence, and its files by hash."""

    id: str
    owner: str
    kind: str
    name: str
    outcome: str
    content: tuple[str, ...]
    changed: datetime
    version: int = 0
    lasting: bool = False

    @property
    def stored_as(self) -> str:
        """The kind of its document, by which it stays for a time."""
        return NAMED if self.name else DRAFT

    @property
    def text(self) -> str:
        """The text of its document."""
        told = _Heading(soort=self.kind, naam=self.name, uitkomst=self.outcome, inhoud=list(self.content))
        return json.dumps(told)

    @property
    def labels(self) -> dict[str, str]:
        """The labels of its document: the files that it names."""
        return {f"blob.{number}": sha256 for number, sha256 in enumerate(dict.fromkeys(self.content))}

    def until(self, retention: Mapping[str, timedelta]) -> datetime | None:
        """Return until when it stays; None for good, where an agreement rests on it or no time is set."""
        time = retention.get(self.stored_as)
        return None if self.lasting or time is None else self.changed + time


def work_of(document: StoredDocument) -> KeptWork:
    """Return the work of a document."""
    told: _Heading = json.loads(document.text)
    changed, content = moment_of(document.changed), tuple(told["inhoud"])
    heading = (document.id, document.owner, told["soort"], told["naam"], told["uitkomst"], content)
    return KeptWork(*heading, changed, document.version, document.lasting)


def packed(parcel: Parcel) -> tuple[bytes, ...]:
    """Return the files in which a parcel is kept."""
    told = _Content(
        bestanden=[told_of(without_visitors(held)) for held in parcel.all_files],
        naast=list(parcel.beside),
        teksten=dict(parcel.texts),
    )
    contents = (json.dumps(told).encode(), *(held.content for held in parcel.all_files))
    return tuple(secrets.token_bytes(_SALT) + content for content in contents)


def unpacked(files: tuple[bytes, ...]) -> Parcel:
    """Return the parcel that was kept in files."""
    first, *contents = (content[_SALT:] for content in files)
    told: _Content = json.loads(first)
    held = tuple(_held(one, content) for one, content in zip(told["bestanden"], contents, strict=True))
    own = len(held) - len(told["naast"])
    return Parcel(held[:own], dict(zip(told["naast"], held[own:], strict=True)), told["teksten"])


def _held(told: HeldTold, content: bytes) -> Held:
    return held_from(told, content, ReadOnce())
