"""What is under seal: of a party its own, read on from where its chain was read last; of others what is everybody's.

Nobody's values are opened twice, and those of another party are not opened at all while a round is open.
"""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from api.store.records import Head, StoredDocument, StoredEvent
from api.store.view import StoreView
from tarief.documents.strict_json import read_json
from tarief.negotiation.event import Event
from tarief.negotiation.fold import fold
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process

#: The kind of document that holds what is sealed, and the kind of event that tells in a chain that something was.
SEALED: Final = "verzegeld"
#: The label of what is sealed and belongs to no round: it is not told at a close.
_NO_ROUND: Final = "-"
#: The label of what matters to a party: nobody else is ever given it, and only the facilitator works with it.
_PRIVATE: Final = "belang"
#: Sealed texts that are not read again: those of some regions with five rounds.
_MOST_READ: Final = 50_000


class OwnSoFar(NamedTuple):
    """What a party has put under seal, as far as its chain was read, and what that and `known` come to."""

    head: Head = Head()
    events: tuple[Event, ...] = ()
    known: Process | None = None
    process: Process = Process()


def read_on(view: StoreView, before: OwnSoFar, known: Process, chain: str) -> OwnSoFar:
    """Read what a party has put under seal since its chain was read; all of it where an older copy was put back."""
    found = view.events(chain, max(before.head.seq - 1, 0))
    if before.head.seq and (not found or _head_of(found[0]) != before.head):
        before, found = OwnSoFar(), view.events(chain)
    new = found[1:] if before.head.seq else found
    added = tuple(opened(view.documents(SEALED, [sealed_id(chain, event.seq) for event in new])))
    events, head = before.events + added, _head_of(found[-1]) if found else Head()
    party = chain.rpartition("/")[2]
    if before.known is not known:
        return OwnSoFar(head, events, known, fold(of_this_round(events, known, party), known))
    process = fold(of_this_round(added, known, party), before.process) if added else before.process
    return OwnSoFar(head, events, known, process)


def _head_of(event: StoredEvent) -> Head:
    return Head(event.seq, event.hash)


def sealed_id(chain: str, seq: int) -> str:
    """Return the id of the document with what stands sealed in a chain under this number."""
    return f"{chain}/{seq:06}"


def of_this_round(own: Iterable[Event], process: Process, party: str) -> Iterator[Event]:
    """Give of what a party put under seal what it put forward in a round that is open, and what matters to it."""
    open_round = str(process.round) if process.phase is Phase.OPEN else ""
    for event in own:
        kept_under = round_label(event)
        if kept_under == open_round or (kept_under == _PRIVATE and party != process.facilitator):
            yield event


def round_label(event: Event) -> str:
    """Return the round that something sealed is found by, or what stands for none."""
    return _PRIVATE if isinstance(event.what, ImportanceGiven) else str(getattr(event.what, "round", _NO_ROUND))


def of_others(view: StoreView, process: Process, party: str) -> Iterator[Event]:
    """Give what belongs to no round, and for the facilitator what matters to each party."""
    if party and party == process.facilitator and process.revealed(process.round):
        yield from opened(view.find(SEALED, proces=process.id, ronde=_PRIVATE))
    yield from opened(view.find(SEALED, proces=process.id, ronde=_NO_ROUND))


def opened(documents: Iterable[StoredDocument]) -> Iterator[Event]:
    """Give the events in documents that held them under seal."""
    return (event_of(str(json.loads(document.text)["tekst"])) for document in documents)


@lru_cache(maxsize=_MOST_READ)
def event_of(text: str) -> Event:
    """Return what was written; the same text is read once, since it never changes."""
    return Event.of(read_json(text.encode()))
