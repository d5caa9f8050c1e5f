"""Lines of the script in which many do the same: sit down, send a sheet, take a position, vote, decide."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Annotated, Final

from tarief.core.number import Plain
from tarief.documents.durable import Durable
from tarief.negotiation.happenings import MandateGiven, PartyAdded, PositionSubmitted
from tarief.negotiation.outcomes import AnswerToRemark, DecisionTaken, Deviation, NoteSettled, Vote, VoteCast
from tarief.negotiation.party import Mandate, Party, Seat
from tarief.negotiation.position import Grade, Ground, Interval, Position
from tarief.negotiation.remarks import unanswered
from tarief.voorbeeldregio.declared import DemoProvider
from tarief.voorbeeldregio.scene import Acts, Scene, SheetSent

#: What makes a tariff lower when there is more of it.
_LOWERS: Final = frozenset({"productieve_uren"})
_ONE: Final = Decimal(1)


class Together(Durable, ABC):
    """A line in which many do the same."""

    __slots__ = ()

    @abstractmethod
    def acts(self, scene: Scene) -> Acts:
        """Give who does what."""


@dataclass(frozen=True)
class AllSitDown(Together):
    """Everybody takes a seat, besides who leads."""

    TITLE = "AllSitDown"

    def acts(self, scene: Scene) -> Acts:
        """Give a party for each."""
        region, ids = scene.region, scene.ids
        others = [
            Party(ids(other.code), other.name, other.seat, negotiator=other.seat is Seat.MUNICIPALITY)
            for other in region.others
        ]
        towns = [Party(ids(town.code), town.name, Seat.MUNICIPALITY) for town in region.municipalities]
        providers = [
            Party(ids(one.code), one.name, one.seat, size=one.size, natural_person=one.natural_person)
            for one in region.providers
        ]
        return ((scene.leader, PartyAdded(party)) for party in (*others, *towns, *providers))


@dataclass(frozen=True)
class AllMandates(Together):
    """Each municipality that does not speak for itself says who does."""

    TITLE = "AllMandates"

    def acts(self, scene: Scene) -> Acts:
        """Give a mandate for each."""
        for town in scene.region.municipalities:
            if town.mandate:
                yield town.code, MandateGiven(Mandate(scene.ids(town.code), scene.ids(town.mandate)))


@dataclass(frozen=True)
class AllSheets(Together):
    """Each provider sends its sheet."""

    TITLE = "AllSheets"

    def acts(self, scene: Scene) -> Acts:
        """Give a sheet for each."""
        return ((provider.code, SheetSent(provider)) for provider in scene.region.providers)


@dataclass(frozen=True)
class AllPositions(Together):
    """Providers put forward what their sheets come to; `room` is the share by which they would give in."""

    TITLE = "AllPositions"

    room: Annotated[Plain, "ruimte"]
    only: Annotated[tuple[str, ...], "alleen"] = ()
    but: Annotated[tuple[str, ...], "behalve"] = ()

    def acts(self, scene: Scene) -> Acts:
        """Give a position of each provider on each line of the agenda."""
        for provider in scene.region.providers:
            if provider.code not in self.but and (not self.only or provider.code in self.only):
                for product, definitions in scene.process.agenda.items():
                    for definition in definitions:
                        position = self._position(scene, provider, product, definition)
                        yield provider.code, PositionSubmitted(scene.process.round, position)

    def _position(self, scene: Scene, provider: DemoProvider, product: str, definition: str) -> Position:
        meaning = scene.process.definitions[definition]
        value = provider.account[definition]
        given_in = value * (_ONE + (self.room if definition in _LOWERS else -self.room))
        low, high = sorted((value, (given_in / meaning.step).quantize(_ONE) * meaning.step))
        why = provider.reasons.get(definition, "Volgt uit onze opgave.")
        file = sha256(provider.content).hexdigest()
        ground = Ground("opgave", Grade.B, "Ons kostenblad", file)
        return Position(product, definition, meaning.version, Interval(low, high), why, (ground,))


@dataclass(frozen=True)
class AllVotes(Together):
    """Everybody agrees, or can live with it on the conditions named by code."""

    TITLE = "AllVotes"

    conditions: Annotated[Mapping[str, str], "kan_ermee_leven"] = field(default_factory=dict)

    def acts(self, scene: Scene) -> Acts:
        """Give a vote of each who speaks; who has a mandate votes for each who gave it."""
        for provider in scene.region.providers:
            yield provider.code, self._vote(provider.code)
        for town in scene.region.municipalities:
            yield town.mandate or town.code, self._vote(town.code, scene.ids(town.code) if town.mandate else "")

    def _vote(self, code: str, for_whom: str = "") -> VoteCast:
        vote = Vote.ACCEPTABLE if code in self.conditions else Vote.AGREED
        return VoteCast(vote, self.conditions.get(code, ""), for_whom)


@dataclass(frozen=True)
class AllDecisions(Together):
    """The college of each municipality follows the text, or decides otherwise with a motivation."""

    TITLE = "AllDecisions"

    body: Annotated[str, "orgaan"]
    motivation: Annotated[str, "motivering"]
    otherwise: Annotated[Mapping[str, Deviation], "afwijkingen"] = field(default_factory=dict)

    def acts(self, scene: Scene) -> Acts:
        """Give a decision of each municipality."""
        agreed = {product: texts[-1].set.tariff for product, texts in scene.process.texts.items()}
        for town in scene.region.municipalities:
            deviation = self.otherwise.get(town.code)
            tariffs = agreed if deviation is None else {**agreed, deviation.product: deviation.tariff}
            deviations = () if deviation is None else (deviation,)
            yield town.code, DecisionTaken(self.body, scene.at.date(), tariffs, self.motivation, deviations)


@dataclass(frozen=True)
class AllAnswers(Together):
    """Each remark is answered by what is said of its parameter."""

    TITLE = "AllAnswers"

    answers: Annotated[Mapping[str, AnswerToRemark], "antwoorden"]

    def acts(self, scene: Scene) -> Acts:
        """Give the whole note."""
        yield scene.leader, NoteSettled(tuple(self._answers(scene)))

    def _answers(self, scene: Scene) -> Iterator[AnswerToRemark]:
        for remark in unanswered(scene.process):
            about = self.answers[remark.definition]
            yield AnswerToRemark(remark.id, about.answer, about.changed, about.consequence)


#: What many do, by the word for it in the script.
TOGETHER: Final[Mapping[str, type[Together]]] = {
    "partijen": AllSitDown,
    "machtigingen": AllMandates,
    "opgaven": AllSheets,
    "posities": AllPositions,
    "stemmen": AllVotes,
    "besluiten": AllDecisions,
    "nota": AllAnswers,
}
