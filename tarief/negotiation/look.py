"""A look at a process by one party: each method gives what that party may see of one matter, by the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from tarief.negotiation.columns import LineBeside, beside, seen_text
from tarief.negotiation.definition import CareProduct, Definition, ParameterKind
from tarief.negotiation.happenings import Mode
from tarief.negotiation.judges import motivation
from tarief.negotiation.meeting import Pair, PairOutcome, meeting_of
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.packages import SeenPackage, packages
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.phase import Phase
from tarief.negotiation.plenty import Plenty, SeenMore, first_of, more_of
from tarief.negotiation.process import Process
from tarief.negotiation.remarks import SaidRemark, remark_of
from tarief.negotiation.seen import (
    SeenDecision,
    SeenDissent,
    SeenImportance,
    SeenLock,
    SeenMotivation,
    SeenOffer,
    SeenParty,
    SeenPosition,
    SeenQuestion,
    SeenRemark,
    SeenReopening,
    SeenRound,
    SeenSnapshot,
    SeenText,
    SeenUnlock,
    SeenVote,
    dissent_seen,
    locks_seen,
    party_seen,
    remark_seen,
    reopenings_seen,
    snapshots_seen,
    text_seen,
    unlocks_seen,
)
from tarief.negotiation.seen_following import SeenFollowing, following_seen
from tarief.negotiation.small_gap import GapState, gap_states
from tarief.negotiation.table_checks import TableCheck, table_checks
from tarief.negotiation.visibility import FIRST, Grant, Matter, Shape, asking_of, granted

_KINDS = tuple(ParameterKind)


@dataclass(frozen=True)
class Look:
    """What `looking` sees of a process; without a party what the public sees.

    Of lines, positions and meetings `only` those of one product, and of the last rounds: the one that was revealed
    last, and the one that runs.
    """

    process: Process
    looking: Party | None
    only: str | None = None

    @property
    def _rounds(self) -> range:
        now = self.process.round
        return range(now if self.process.revealed(now) else max(now - 1, 1), now + 1)

    def _may(self, matter: Matter, owner: str = "", round_number: int = FIRST) -> Grant | None:
        return granted(self.process, matter, owner, self.looking, round_number)

    def id(self) -> str:
        """The id of the process."""
        return self.process.id

    def name(self) -> str:
        """The name of the process."""
        return self.process.name

    def region(self) -> str:
        """The region it is about."""
        return self.process.region

    def phase(self) -> Phase | None:
        """Where it stands."""
        return self.process.phase

    def mode(self) -> Mode:
        """Shape values are put forward."""
        return self.process.mode

    def round(self) -> int:
        """The number of the round."""
        return self.process.round

    def closes(self) -> datetime | None:
        """When the round ends."""
        return self.process.closes

    def extensions(self) -> tuple[str, ...]:
        """Why the round was extended, each time."""
        return self.process.extensions.get(self.process.round, ())

    def agenda(self) -> Mapping[str, tuple[str, ...]]:
        """What the round is about: facts first, then norms, then choices."""
        kinds = {id: _KINDS.index(one.kind) for id, one in self.process.definitions.items()}
        return {product: tuple(sorted(ids, key=lambda id: kinds[id])) for product, ids in self.process.agenda.items()}

    def rounds(self) -> tuple[SeenRound, ...]:
        """The rounds that are over, with the heads that were published of them."""
        return tuple(SeenRound(number, heads) for number, heads in self.process.heads.items())

    def tools(self) -> Mapping[str, str]:
        """The workbooks on the table by key: what each is called."""
        return {key: tool.label for key, tool in self.process.tools.items()}

    def products(self) -> tuple[CareProduct, ...]:
        """The products on the table."""
        return tuple(self.process.products.values())

    def definitions(self) -> tuple[Definition, ...]:
        """What the parameters mean."""
        return tuple(self.process.definitions.values())

    def registration(self) -> bool:
        """Whether providers may ask for a seat themselves."""
        return self.process.registration

    def municipalities(self) -> tuple[SeenParty, ...]:
        """The municipalities at the table."""
        return tuple(party_seen(party) for party in self.process.seated(Seat.MUNICIPALITY))

    def participants(self) -> tuple[SeenParty, ...]:
        """The providers that may be known to take part: of a provider only itself, of a cooperative its members too."""
        giving = self.process.seated(Seat.PROVIDER, Seat.COOPERATIVE)
        return tuple(party_seen(party) for party in giving if self._may(Matter.PARTICIPANTS, party.id))

    def texts(self) -> tuple[SeenText, ...]:
        """The text of each product."""
        texts = ((product, seen_text(self.process, product, self.looking)) for product in self.process.products)
        return tuple(text_seen(product, text) for product, text in texts if text is not None)

    def earlier_texts(self) -> tuple[SeenText, ...]:
        """The versions of each text before the one that stands, the oldest first; all at the table have read them."""
        every = self.process.texts.items() if self._may(Matter.TEXT) else ()
        return tuple(text_seen(product, text) for product, texts in every for text in texts[:-1])

    def lines(self) -> tuple[LineBeside, ...]:
        """The three columns of each line."""
        return tuple(beside(self.process, self.looking, self.only))

    def locks(self) -> tuple[SeenLock, ...]:
        """What is settled."""
        return locks_seen(self.process) if self._may(Matter.TEXT) else ()

    def unlocks(self) -> tuple[SeenUnlock, ...]:
        """Who asked for a settled value to be open again, with why."""
        return tuple(ask for ask in unlocks_seen(self.process) if self._may(asking_of(self.process, ask.by), ask.by))

    @cached_property
    def _plenty(self) -> Plenty:
        return Plenty(self.process, self.looking, self._rounds, self.only)

    @cached_property
    def _positions(self) -> tuple[SeenPosition, ...]:
        return self._plenty.positions()

    @cached_property
    def _meetings(self) -> tuple[Pair, ...]:
        return self._plenty.meetings()

    def positions(self) -> tuple[SeenPosition, ...]:
        """What was put forward, as far as this party may see it."""
        own = sum(seen.party == self.looking.id for seen in self._positions) if self.looking else 0
        return tuple(first_of(self._positions, own))

    def meetings(self) -> tuple[PairOutcome, ...]:
        """Where two met, told to these two and to the facilitator."""
        return tuple(meeting_of(self.process, pair) for pair in first_of(self._meetings))

    def more(self) -> SeenMore | None:
        """How much more there is of this than the view holds."""
        return more_of(self.process, self._positions, self._meetings, self._said)

    def gaps(self) -> tuple[GapState, ...]:
        """What this party would close halfway, and what was closed because both would."""
        return tuple(state for state in gap_states(self.process) if self._may_gap(state))

    def _may_gap(self, state: GapState) -> bool:
        if not state.values:
            return self._may(Matter.CONFIRMATION, state.party) is not None
        return any(self._may(Matter.CLOSED_GAP, owner) for owner in (state.party, state.other))

    def importance(self) -> tuple[SeenImportance, ...]:
        """How this party itself divided its points."""
        own = self.looking.id if self.looking else ""
        given = ((product, points) for (by, product), points in self.process.importance.items() if by == own)
        return tuple(SeenImportance(*one) for one in given if self._may(Matter.IMPORTANCE, own))

    def packages(self) -> tuple[SeenPackage, ...]:
        """Who could get its way on what, as a suggestion."""
        products = self.process.products if self._may(Matter.PACKAGE, round_number=self.process.round) else ()
        named = (product for product in products if self.only in (None, product))
        return tuple(package for product in named for package in packages(self.process, product))

    def offers(self) -> tuple[SeenOffer, ...]:
        """The counter-offers that this party made or was made."""
        return tuple(
            SeenOffer(offer.by, offer.made, offer.answered)
            for offer in self.process.offers.values()
            if self._may(Matter.OFFER, offer.by) or self._may(Matter.OFFER, offer.made.to)
        )

    def questions(self) -> tuple[SeenQuestion, ...]:
        """The questions that were answered, and one's own."""
        return tuple(self._questions())

    def _questions(self) -> Iterator[SeenQuestion]:
        for asked in self.process.questions.values():
            grant, question = self._may(Matter.QUESTION, asked.by), asked.question
            if grant is not None and (asked.answer or grant.shape is Shape.EXACT):
                by = asked.by if grant.shape is Shape.EXACT else ""
                yield SeenQuestion(question.id, question.definition, question.text, asked.answer, by)

    def dissents(self) -> tuple[SeenDissent, ...]:
        """What parties do not agree with; the name for who may know who is there, the grounds also where released."""
        granting = ((said, self._may(Matter.DISSENT, said.by)) for said in self.process.dissents.values())
        return tuple(dissent_seen(said, named=grant.shape is Shape.EXACT) for said, grant in granting if grant)

    def remarks(self) -> tuple[SeenRemark, ...]:
        """What was remarked and answered; whose it was is told to its owner and the facilitator."""
        return tuple(map(self._remark, first_of(self._said)))

    def all_remarks(self) -> tuple[SeenRemark, ...]:
        """The same, every one of them."""
        return tuple(map(self._remark, self._said))

    @cached_property
    def _remark_grants(self) -> Mapping[str, Grant]:
        grants = ((party, self._may(Matter.REMARK, party)) for party in self.process.parties)
        return {party: grant for party, grant in grants if grant is not None}

    @cached_property
    def _said(self) -> list[SaidRemark]:
        return self._plenty.remarks(self._remark_grants) if self._remark_grants else []

    def _remark(self, one: SaidRemark) -> SeenRemark:
        named = self._remark_grants[one.party].shape is Shape.EXACT
        return remark_seen(remark_of(self.process, one), *((one.id, one.party) if named else ("", "")))

    def votes(self) -> tuple[SeenVote, ...]:
        """Shape parties stand to the texts."""
        cast = self.process.votes.items()
        return tuple(SeenVote(party, one.vote, one.conditions) for party, one in cast if self._may(Matter.VOTE, party))

    def decisions(self) -> tuple[SeenDecision, ...]:
        """What municipalities decided."""
        every = self.process.decisions.items()
        return tuple(SeenDecision(*one) for one in every if self._may(Matter.DECISION, one[0]))

    def agreement(self) -> AgreementReached | None:
        """What was agreed."""
        return self.process.agreement if self._may(Matter.AGREEMENT) else None

    def in_force(self) -> date | None:
        """From which day the tariffs hold, once that was decided."""
        return self.process.in_force if self._may(Matter.AGREEMENT) else None

    def reopenings(self) -> tuple[SeenReopening, ...]:
        """Each time that the agreement was opened again, with why."""
        return reopenings_seen(self.process) if self._may(Matter.AGREEMENT) else ()

    def following(self) -> SeenFollowing | None:
        """What it sees of the agreement that is followed."""
        return following_seen(self.process, self.looking)

    def snapshots(self) -> tuple[SeenSnapshot, ...]:
        """What may be told of the region, per product."""
        return snapshots_seen(self.process) if self._may(Matter.SNAPSHOT) else ()

    def speaks_for(self) -> tuple[str, ...]:
        """For which other municipalities it speaks of everything: these gave it their mandate."""
        own = self.looking.id if self.looking else ""
        return tuple(giver for giver, one in self.process.mandates.items() if one.to == own and not one.products)

    def checks(self) -> tuple[TableCheck, ...]:
        """What there is to stop at; of sheets only those that may be seen."""
        found = (check for check in table_checks(self.process) if self.only in (None, check.product))
        leads = self.looking is not None and self.looking.seat is Seat.FACILITATOR
        return tuple(one for one in found if leads or (one.party and self._may(Matter.SHEET, one.party)))

    def motivations(self) -> tuple[SeenMotivation, ...]:
        """The motivation of each product."""
        products = (product for product in self.process.products if self.only in (None, product))
        return tuple(SeenMotivation(product, tuple(motivation(self.process, product))) for product in products)
