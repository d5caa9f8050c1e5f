"""A process as it stands: what followed from its events so far."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from tarief.negotiation.definition import CareProduct, Definition
from tarief.negotiation.happenings import Mode, OfferAnswered, OfferMade, QuestionAsked, TextSet, ToolLaid, ValueChecked
from tarief.negotiation.outcomes import (
    AgreementReached,
    AnswerToRemark,
    DecisionTaken,
    DissentRecorded,
    UnlockAsked,
    ValueLocked,
    VoteCast,
)
from tarief.negotiation.party import Mandate, Party, Seat, TableSide
from tarief.negotiation.phase import Phase
from tarief.negotiation.position import Item, Position
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import CareOfQuarter, CareOfYear, CorridorAgreed
from tarief.negotiation.snapshot import SnapshotTaken

#: The phases in which the positions of a round are made.
_FILLING = (Phase.DRAFT, Phase.OPEN)

#: What was put forward in a round: of each line by party.
PutForward = Mapping[Item, Mapping[str, Position]]
_Made = TypeVar("_Made")


class Put(NamedTuple):
    """By whom, in which round, about which line a position was put forward."""

    round: int
    party: str
    item: Item


class Confirmation(NamedTuple):
    """Who would close what is left of a gap halfway, with whom, of which text."""

    product: str
    text_version: int
    party: str
    other: str


class StandingText(NamedTuple):
    """A version of the text of a product, counted from 1, and the round in which it was set (0: before the first).

    `definitions` and `requirements` are the versions of the parameters and of the requirements that it was set by.
    """

    version: int
    round: int
    at: datetime
    set: TextSet
    definitions: Mapping[str, int] = MappingProxyType({})
    requirements: int = 1


class Lock(NamedTuple):
    """A value that is settled, of this version of its definition."""

    locked: ValueLocked
    version: int
    at: datetime

    def holds(self, at: datetime) -> bool:
        """Whether it has not expired."""
        return self.locked.expires is None or at < self.locked.expires


class Said(NamedTuple):
    """A dissent, with whose it is and when."""

    by: str
    at: datetime
    dissent: DissentRecorded


class Offer(NamedTuple):
    """A counter-offer with the answers to it."""

    by: str
    at: datetime
    made: OfferMade
    answered: OfferAnswered | None = None


class ReportedOf(NamedTuple):
    """Whose figures of a quarter, of which product."""

    party: str
    product: str
    quarter: Quarter


class Reported(NamedTuple):
    """Figures of a quarter, with when they were given."""

    at: datetime
    care: CareOfQuarter


class AskedOf(NamedTuple):
    """A question about a definition, with its answer once there is one."""

    by: str
    question: QuestionAsked
    answer: str = ""


class Reopening(NamedTuple):
    """Why an agreement in force is talked about again, and since when."""

    at: datetime
    reason: str


@dataclass(frozen=True)
class Process:
    """Everything that is known of a process. What is sealed stands here too: `seen_by` says who may see what.

    `round` counts rounds from 1; `closes` is when the open one ends. Votes are about the texts as they stand and what
    is meant by them: a new text, definition or requirement starts them anew. Only `fold` fills the mappings. `memo`
    holds what was worked out of rounds that are closed, which stays so whatever happens next: see `once_closed`.
    """

    id: str = ""
    name: str = ""
    region: str = ""
    facilitator: str = ""
    mode: Mode = Mode.SEALED
    rules: str = ""
    phase: Phase | None = None
    round: int = 0
    closes: datetime | None = None
    registration: bool = False
    parties: dict[str, Party] = field(default_factory=dict)
    mandates: dict[str, Mandate] = field(default_factory=dict)
    tools: dict[str, ToolLaid] = field(default_factory=dict)
    products: dict[str, CareProduct] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    questions: dict[str, AskedOf] = field(default_factory=dict)
    agendas: dict[int, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    extensions: dict[int, tuple[str, ...]] = field(default_factory=dict)
    heads: dict[int, tuple[str, ...]] = field(default_factory=dict)
    positions: dict[Put, Position] = field(default_factory=dict)
    confirmations: dict[Confirmation, datetime] = field(default_factory=dict)
    importance: dict[tuple[str, str], Mapping[str, Decimal]] = field(default_factory=dict)
    checked: dict[Item, ValueChecked] = field(default_factory=dict)
    snapshots: dict[str, tuple[SnapshotTaken, ...]] = field(default_factory=dict)
    texts: dict[str, tuple[StandingText, ...]] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    locks: dict[Item, Lock] = field(default_factory=dict)
    unlocks: dict[Item, Mapping[str, UnlockAsked]] = field(default_factory=dict)
    dissents: dict[str, Said] = field(default_factory=dict)
    votes: dict[str, VoteCast] = field(default_factory=dict)
    agreement: AgreementReached | None = None
    decisions: dict[str, DecisionTaken] = field(default_factory=dict)
    answers: dict[str, AnswerToRemark] = field(default_factory=dict)
    in_force: date | None = None
    reopenings: tuple[Reopening, ...] = ()
    published: dict[str, StandingText] = field(default_factory=dict)
    corridor: CorridorAgreed | None = None
    plans: dict[tuple[str, str, int], CareOfYear] = field(default_factory=dict)
    reported: dict[ReportedOf, tuple[Reported, ...]] = field(default_factory=dict)
    memo: dict[tuple[int, Hashable], object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def agenda(self) -> Mapping[str, tuple[str, ...]]:
        """What this round is about."""
        return self.agendas.get(self.round, {})

    def text(self, product: str) -> StandingText | None:
        """The text of a product as it stands; None before the first one."""
        return next(reversed(self.texts.get(product, ())), None)

    def tariff_of(self, product: str, municipality: str = "") -> Decimal | None:
        """Return the tariff of a product: what that municipality decided, or that of the text; None without."""
        decision, text = self.decisions.get(municipality), self.text(product)
        agreed = text.set.tariff if text is not None else None
        return decision.tariffs.get(product, agreed) if decision is not None else agreed

    def moved_on(self, product: str) -> tuple[str, ...]:
        """Return what was defined anew since the text of a product was set: ids of parameters, or `eisen`."""
        text = self.text(product)
        if text is None:
            return ()
        known = text.definitions.items()
        moved = [key for key, version in known if key in self.definitions and self.definitions[key].version != version]
        changed = self.products[product].requirements_version != text.requirements
        return (*moved, *(["eisen"] if changed else []))

    def is_locked(self, item: Item, at: datetime) -> bool:
        """Whether a value is settled and has not expired."""
        lock = self.locks.get(item)
        return lock is not None and lock.holds(at)

    def seated(self, *seats: Seat) -> Iterator[Party]:
        """Give the parties on these seats."""
        return (party for party in self.parties.values() if party.seat in seats)

    @cached_property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """Under which concern each party counts."""
        return tuple(sorted((party.id, party.group) for party in self.parties.values()))

    def on_side(self, side: TableSide) -> Iterator[Party]:
        """Give the parties on a side that speak for themselves: a member speaks through its cooperative."""
        return (party for party in self.parties.values() if party.side is side and not party.cooperative)

    def members(self, cooperative: str) -> Iterator[Party]:
        """Give the members of a cooperative."""
        return (party for party in self.parties.values() if party.cooperative == cooperative)

    def speaks_for(self, party: str, municipality: str, product: str = "") -> bool:
        """Whether a party may speak for a municipality, of a product or of all."""
        mandate = self.mandates.get(municipality)
        if party == municipality:
            return True
        if mandate is None or mandate.to != party:
            return False
        return not mandate.products or product in mandate.products

    def lines(self, round_number: int) -> PutForward:
        """What was put forward about each line in a round, by party; the order does not tell who was first."""
        return once_closed(self, round_number, "lines", self._lines)

    def _lines(self, round_number: int) -> PutForward:
        lines: dict[Item, dict[str, Position]] = {}
        for put in sorted(put for put in self.positions if put.round == round_number):
            lines.setdefault(put.item, {})[put.party] = self.positions[put]
        return {item: lines[item] for item in sorted(lines)}

    @property
    def rounds(self) -> range:
        """The numbers of the rounds so far."""
        return range(1, self.round + 1)

    def given(self, round_number: int, item: Item) -> Mapping[str, Position]:
        """Return what those who give care put forward about a line in a round, of the version that counts now."""
        version, lines = self.definitions[item.definition].version, self.lines(round_number).get(item, {})
        giving = TableSide.GIVING
        return {
            party: position
            for party, position in lines.items()
            if position.version == version and self.parties[party].side is giving
        }

    def closed(self, round_number: int) -> bool:
        """Whether a round is over, so that nothing more can be put forward in it."""
        return self._past(round_number, _FILLING)

    def revealed(self, round_number: int) -> bool:
        """Whether what was put forward in a round has been revealed."""
        return self._past(round_number, (*_FILLING, Phase.CLOSED))

    def _past(self, round_number: int, phases: tuple[Phase, ...]) -> bool:
        return 0 < round_number < self.round or (0 < round_number == self.round and self.phase not in phases)


def once_closed(process: Process, round_number: int, name: Hashable, work: Callable[[int], _Made]) -> _Made:
    """Return what is worked out of a round: once when the round is closed, since nothing is added to it any more.

    It must follow from what was put forward in the round, and from what stands in its `name`.
    """
    if not process.closed(round_number):
        return work(round_number)
    key = (round_number, name)
    if key not in process.memo:
        process.memo[key] = work(round_number)
    return cast(_Made, process.memo[key])
