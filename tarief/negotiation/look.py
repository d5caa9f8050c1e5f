"""A look at a process by one party: each method gives what that party may see of one matter, by the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tarief.negotiation.columns import LineBeside, beside, seen_text
from tarief.negotiation.definition import CareProduct, Definition, ParameterKind
from tarief.negotiation.happenings import Mode
from tarief.negotiation.judges import motivation
from tarief.negotiation.meeting import PairOutcome, meetings
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.party import Party, Seat, TableSide
from tarief.negotiation.phase import Phase
from tarief.negotiation.process import Process
from tarief.negotiation.remarks import Remark, remarks
from tarief.negotiation.seen import (
    SeenDecision,
    SeenDissent,
    SeenLock,
    SeenMotivation,
    SeenOffer,
    SeenParty,
    SeenPosition,
    SeenQuestion,
    SeenRemark,
    SeenRound,
    SeenSnapshot,
    SeenText,
    SeenVote,
)
from tarief.negotiation.small_gap import GapState, gap_states
from tarief.negotiation.snapshot import frozen
from tarief.negotiation.table_checks import TableCheck, table_checks
from tarief.negotiation.visibility import FIRST, Grant, Matter, Shape, granted

_KINDS = tuple(ParameterKind)
_POSITIONS = {TableSide.GIVING: Matter.POSITION, TableSide.PAYING: Matter.PAYING_POSITION}


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
        return {
            product: tuple(sorted(definitions, key=self._kind)) for product, definitions in self.process.agenda.items()
        }

    def _kind(self, definition: str) -> int:
        """Facts are settled quickly, norms are weighed, choices come last."""
        return _KINDS.index(self.process.definitions[definition].kind)

    def rounds(self) -> tuple[SeenRound, ...]:
        """The rounds that are over, with the heads that were published of them."""
        return tuple(SeenRound(number, heads) for number, heads in self.process.heads.items())

    def products(self) -> tuple[CareProduct, ...]:
        """The products on the table."""
        return tuple(self.process.products.values())

    def definitions(self) -> tuple[Definition, ...]:
        """What the parameters mean."""
        return tuple(self.process.definitions.values())

    def municipalities(self) -> tuple[SeenParty, ...]:
        """The municipalities at the table."""
        return tuple(_party(party) for party in self.process.seated(Seat.MUNICIPALITY))

    def participants(self) -> tuple[SeenParty, ...]:
        """The providers that may be known to take part: of a provider only itself, of a cooperative its members too."""
        giving = self.process.seated(Seat.PROVIDER, Seat.COOPERATIVE)
        return tuple(_party(party) for party in giving if self._may(Matter.PARTICIPANTS, party.id))

    def texts(self) -> tuple[SeenText, ...]:
        """The text of each product."""
        texts = ((product, seen_text(self.process, product, self.looking)) for product in self.process.products)
        return tuple(
            SeenText(product, text.version, text.set.tariff, text.set.values, text.set.motivation, text.set.open)
            for product, text in texts
            if text is not None
        )

    def lines(self) -> tuple[LineBeside, ...]:
        """The three columns of each line."""
        return tuple(beside(self.process, self.looking, self.only))

    def locks(self) -> tuple[SeenLock, ...]:
        """What is settled."""
        locked = [lock.locked for lock in self.process.locks.values()] if self._may(Matter.TEXT) else []
        return tuple(
            SeenLock(item.product, item.definition, item.value, item.paying, item.giving, item.expires)
            for item in locked
        )

    def positions(self) -> tuple[SeenPosition, ...]:
        """What was put forward, as far as this party may see it."""
        lines = (
            (number, lines)
            for (number, item), lines in self.process.put_forward.items()
            if number in self._rounds and self.only in (None, item.product)
        )
        return tuple(
            SeenPosition(number, party, position)
            for number, positions in lines
            for party, position in positions.items()
            if (side := self.process.parties[party].side) and self._may(_POSITIONS[side], party, number)
        )

    def meetings(self) -> tuple[PairOutcome, ...]:
        """Where two met, told to these two and to the facilitator."""
        met = (meeting for number in self._rounds for meeting in meetings(self.process, number, self.only))
        return tuple(
            meeting
            for meeting in met
            if self._may(Matter.MEETING, meeting.giving, meeting.round)
            or self._may(Matter.MEETING, meeting.paying, meeting.round)
        )

    def gaps(self) -> tuple[GapState, ...]:
        """What this party would close halfway, and what was closed because both would."""
        return tuple(state for state in gap_states(self.process) if self._may_gap(state))

    def _may_gap(self, state: GapState) -> bool:
        if not state.values:
            return self._may(Matter.CONFIRMATION, state.party) is not None
        return any(self._may(Matter.CLOSED_GAP, owner) for owner in (state.party, state.other))

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
        """What parties do not agree with; the name only where it may be told or its owner lets it be."""
        granting = ((said, self._may(Matter.DISSENT, said.by)) for said in self.process.dissents.values())
        return tuple(
            SeenDissent(said.dissent, said.by)
            if grant.shape is Shape.EXACT or said.dissent.released
            else SeenDissent(replace(said.dissent, evidence=()))
            for said, grant in granting
            if grant is not None
        )

    def remarks(self) -> tuple[SeenRemark, ...]:
        """What was remarked and answered; whose it was is told to its owner and the facilitator."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[SeenRemark]:
        grants = {party: self._may(Matter.REMARK, party) for party in self.process.parties}
        seen = {party: grant for party, grant in grants.items() if grant is not None}
        for remark in remarks(self.process, seen, self.only) if seen else ():
            named = seen[remark.party].shape is Shape.EXACT
            yield _remark(remark, *((remark.id, remark.party) if named else ("", "")))

    def votes(self) -> tuple[SeenVote, ...]:
        """Shape parties stand to the texts."""
        return tuple(
            SeenVote(party, cast.vote, cast.conditions)
            for party, cast in self.process.votes.items()
            if self._may(Matter.VOTE, party)
        )

    def decisions(self) -> tuple[SeenDecision, ...]:
        """What municipalities decided."""
        return tuple(
            SeenDecision(municipality, decision)
            for municipality, decision in self.process.decisions.items()
            if self._may(Matter.DECISION, municipality)
        )

    def agreement(self) -> AgreementReached | None:
        """What was agreed."""
        return self.process.agreement if self._may(Matter.AGREEMENT) else None

    def snapshots(self) -> tuple[SeenSnapshot, ...]:
        """What may be told of the region, per product."""
        return tuple(self._snapshots()) if self._may(Matter.SNAPSHOT) else ()

    def checks(self) -> tuple[TableCheck, ...]:
        """What there is to stop at; of sheets only those that may be seen."""
        found = (check for check in table_checks(self.process) if self.only in (None, check.product))
        if self.looking is not None and self.looking.seat is Seat.FACILITATOR:
            return tuple(found)
        return tuple(check for check in found if check.party and self._may(Matter.SHEET, check.party))

    def motivations(self) -> tuple[SeenMotivation, ...]:
        """The motivation of each product."""
        products = (product for product in self.process.products if self.only in (None, product))
        return tuple(SeenMotivation(product, tuple(motivation(self.process, product))) for product in products)

    def _snapshots(self) -> Iterator[SeenSnapshot]:
        for product, taken in self.process.snapshots.items():
            for view in frozen(taken, self.process.products[product].unit)[-1:]:
                yield SeenSnapshot(product, view.figures(), view.bands, view.response, view.reason)


def _remark(remark: Remark, id: str, by: str) -> SeenRemark:
    line, answer = (remark.product, remark.definition, remark.text), remark.answer
    if answer is None:
        return SeenRemark(*line, id=id, by=by)
    return SeenRemark(*line, answer.answer, answer.changed, answer.consequence, id, by)


def _party(party: Party) -> SeenParty:
    return SeenParty(party.id, party.name, party.seat)
