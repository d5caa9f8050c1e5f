"""A process as it is kept: its own chain, and the chains of its parties, in which stands what is sealed.

Who looks while a round is open has only his own sealed values loaded: what another put forward cannot show in a figure,
a count, or the number of questions to the database, because it was never fetched.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import accumulate
from threading import Lock
from typing import Final, NamedTuple, TypeVar, cast

from api.negotiation.under_seal import (
    SEALED,
    OwnSoFar,
    event_of,
    of_others,
    of_this_round,
    opened,
    read_on,
    round_label,
    sealed_id,
)
from api.store.receipts import Acknowledgement
from api.store.records import Head, StoredEvent
from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.agreement.file import agreement_text, chain_parts, content_hash
from tarief.core.canonical import Recordable, canonical
from tarief.core.findings import Finding
from tarief.core.jsonable import JsonObject
from tarief.core.place import Place
from tarief.documents.strict_json import read_json
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PartyAdded, ProcessStarted
from tarief.negotiation.outcomes import ProviderJoined, TariffPublished
from tarief.negotiation.process import Process

#: The kind of document that holds what was agreed.
_AGREED: Final = "akkoord"
#: The kind of document that tells in which processes a party takes part.
_SEATED: Final = "deelname"
_MOST_KEPT: Final = 64
#: Parties of which is remembered what they put under seal, for each process that is.
_PARTIES: Final = 16
_SoFar = TypeVar("_SoFar")


class FoldedSoFar(NamedTuple):
    """A process as far as its own chain was folded, with what was sealed in so many rounds that are closed."""

    head: Head = Head()
    rounds: int = 0
    process: Process = Process()


@dataclass
class Folded:
    """What chains came to, by where they ended: the same events are never folded twice. Bounded; holds no answers."""

    most: int = _MOST_KEPT
    _known: OrderedDict[str, FoldedSoFar] = field(default_factory=OrderedDict)
    _own: OrderedDict[str, OwnSoFar] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, view: StoreView, process: str) -> Process:
        """Return a process with what was sealed in rounds that are closed, and nothing of one that is open."""
        head = view.head(process)
        with self._lock:
            known = self._known.get(process, FoldedSoFar())
        if known.head == head:
            return known.process
        if known.head.seq and not view.holds(process, known.head):  # an older copy was put back, and maybe went on
            known = FoldedSoFar()
        fresh = _folded_on(view, known, head, process)
        self._remember(self._known, process, fresh, self.most)
        return fresh.process

    def for_party(self, view: StoreView, known: Process, party: str = "") -> Process:
        """Return a process, as `of` gives it, with what a party has under seal; empty where there is none.

        Not in a unit of work that has written: what is undone would be remembered.
        """
        own = self._own_of(view, known, party).process if known.id and party else known
        others = tuple(of_others(view, known, party)) if known.id else ()
        return fold(others, own) if others else own

    def under_seal(self, view: StoreView, known: Process, party: str) -> tuple[Event, ...]:
        """Return what `for_party` adds to a process."""
        own = self._own_of(view, known, party).events if party else ()
        return (*of_this_round(own, known, party), *of_others(view, known, party))

    def _own_of(self, view: StoreView, known: Process, party: str) -> OwnSoFar:
        chain = f"{known.id}/{party}"
        with self._lock:
            before = self._own.get(chain, OwnSoFar())
        fresh = read_on(view, before, known, chain)
        self._remember(self._own, chain, fresh, self.most * _PARTIES)
        return fresh

    def _remember(self, where: OrderedDict[str, _SoFar], name: str, fresh: _SoFar, most: int) -> None:
        with self._lock:
            where[name] = fresh
            where.move_to_end(name)
            while len(where) > most:
                where.popitem(last=False)


def _folded_on(view: StoreView, known: FoldedSoFar, head: Head, id: str) -> FoldedSoFar:
    process = _with_closed(view, fold(_events(view.events(id, known.head.seq)), known.process), known.rounds)
    return FoldedSoFar(head, max(known.rounds, _closed(process)), process)


def _with_closed(view: StoreView, process: Process, after: int = 0) -> Process:
    """Return a process with what was sealed in the rounds that are closed, those after a number."""
    for number in range(after + 1, _closed(process) + 1):
        process = fold(opened(view.find(SEALED, f"{process.id}/", ronde=str(number))), process)
    return process


def _closed(process: Process) -> int:
    return process.round if process.closed(process.round) else max(process.round - 1, 0)


def process_for(view: StoreView, known: Process, party: str = "") -> Process:
    """Return what `Folded.for_party` does, and remember nothing of it."""
    return Folded().for_party(view, known, party)


def _events(stored: Iterable[StoredEvent]) -> Iterator[Event]:
    return (event_of(event.text) for event in stored)


@dataclass(frozen=True, slots=True)
class Received:
    """A receipt, with the random bytes without which nobody can tell what was committed to."""

    receipt: Acknowledgement
    nonce: str


def append(unit: StoreUnit, event: Event) -> Received:
    """Add an event to the chain it belongs in; what is sealed stands there as a commitment only.

    Raises `Refused` for one that could not be read again: that would close the process to everybody for good.
    """
    chain, text, nonce = event.process, canonical(cast(Recordable, event.as_json())), ""
    read_json(text.encode())
    for party in _seated(event.what):
        unit.put(_SEATED, f"{event.process}/{party}", party, "{}", proces=event.process)
    if event.what.SEALED:
        chain = f"{event.process}/{event.by}"
        text, nonce = _sealed_away(unit, event, chain, text)
    head = unit.append(chain, [text])
    return Received(Acknowledgement(chain, head.seq, head.hash, head, unit.appended_at), nonce)


def _sealed_away(unit: StoreUnit, event: Event, chain: str, text: str) -> tuple[str, str]:
    """Keep a text under seal; return the commitment to it that stands in the chain, and the random bytes in that."""
    about = f"{SEALED}/{chain}"
    sealed = unit.key.commit(text, about)
    _, nonce = unit.key.disclose(sealed, about)
    id = sealed_id(chain, unit.head(chain).seq + 1)
    labels = {"proces": event.process, "ronde": round_label(event)}
    unit.put_for_good(SEALED, id, event.by, canonical({"tekst": text, "nonce": nonce}), **labels)
    commitment = {"soort": SEALED, "proces": event.process, "door": event.by, "toezegging": sealed.commitment}
    return canonical(commitment), nonce


def earlier(view: StoreView, folded: Folded, known: Process, party: str, most: int) -> Iterator[Process]:
    """Give a process, as `Folded.of` gave it, as it was before its last events, the latest first.

    Its chain is read and folded once, whatever is asked for; what was sealed is taken from what is known.
    """
    events = [event_of(stored.text) for stored in view.events(known.id)]
    start = max(1, len(events) - most)
    states = [fold(events[:start])]
    states += accumulate(events[start:-1], lambda state, event: fold((event,), state), initial=states.pop())
    own = folded.under_seal(view, known, party)
    for state in reversed(states):
        closed = {put: position for put, position in known.positions.items() if put.round <= _closed(state)}
        yield fold(own, replace(state, positions=closed, memo={}))


class LastPublication(NamedTuple):
    """A process as it was when it was published last, when that was, and the number of that event."""

    process: Process
    at: datetime
    number: int


def published_process(view: StoreView, id: str) -> LastPublication | None:
    """Return a process as it was when it was published last; None where it never was."""
    events = tuple(_events(view.events(id)))
    kinds = (number for number, event in enumerate(events, 1) if isinstance(event.what, TariffPublished))
    if not (number := max(kinds, default=0)):
        return None
    process, at = _with_closed(view, fold(events[:number])), events[number - 1].at
    told = (event for event in of_others(view, process, "") if event.at <= at)
    return LastPublication(fold(told, process), at, number)


def process_after(view: StoreView, known: Process, process: Process, events: Sequence[Event], party: str) -> Process:
    """Return a process, as `process_for` gave it, after events that were just written; as it would next.

    Where the phase moved on there may be more to see: then it is looked up, from `known` as `Folded.of` gave it.
    """
    after = fold(events, process)
    if after.phase is process.phase:
        return after
    now = _with_closed(view, fold((event for event in events if not event.what.SEALED), known), _closed(known))
    return process_for(view, now, party)


def keep_agreed(unit: StoreUnit, process: Process, content: JsonObject) -> None:
    """Keep what was agreed as it was then: it is never worked out again by a later program."""
    text = canonical(cast(Recordable, content))
    unit.put(_AGREED, f"{process.id}/{content_hash(content)}", process.facilitator, text, proces=process.id)
    unit.keep(_AGREED, f"{process.id}/{content_hash(content)}")


def agreed_text(view: StoreView, process: Process, until: int | None = None) -> str:
    """Return the file of the agreement of a process that has one, with its chain up to a number or as it is now."""
    assert process.agreement is not None
    kept = view.get(_AGREED, f"{process.id}/{process.agreement.content}")
    assert kept is not None
    chain = chain_parts(process.id, [event.text for event in view.events(process.id)[:until]])
    return agreement_text(json.loads(kept.text), process.decisions, chain)


def processes_of(view: StoreView, parties: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the processes in which any of these parties takes part, the oldest first."""
    seats = (document for party in parties for document in view.find(_SEATED, owner=party))
    return tuple(
        dict.fromkeys(document.id.partition("/")[0] for document in sorted(seats, key=lambda one: one.changed))
    )


def of_another_table(view: StoreView, event: Event) -> Iterator[Finding]:
    """Say of who comes to sit down that it is a party of a table that somebody else leads.

    Who acts for a party acts for it at every table: whoever may invite to it must lead them all.
    """
    if isinstance(event.what, PartyAdded | ProviderJoined):
        tables = set(processes_of(view, (event.what.party.id,))) - {event.process, *processes_of(view, (event.by,))}
        if tables:
            text, advice = "Dit kenmerk is van een partij aan een andere tafel.", "Geef een nieuw id."
            yield Finding("partij_elders", text, advice, Place.of("partij", "id"))


def _seated(what: Happening) -> Iterator[str]:
    if isinstance(what, ProcessStarted):
        yield what.facilitator.id
    elif isinstance(what, PartyAdded | ProviderJoined):
        yield what.party.id
