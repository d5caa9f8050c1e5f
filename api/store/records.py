"""What the store gives back, as plain frozen records, and how one event is linked to the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tarief.core.canonical import START


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain ends: the number of its last event, 0 for none, and its hash. The number is the version."""

    seq: int = 0
    hash: str = START


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as it stands in its chain; `text` is what was hashed, `at` when the store wrote it."""

    seq: int
    text: str
    hash: str
    at: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What was answered to a request that may come again."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Something that may be changed and deleted: an upload, a draft, a kept calculation; not when it is `lasting`."""

    kind: str
    id: str
    owner: str
    version: int
    text: str
    changed: str
    lasting: bool = False
