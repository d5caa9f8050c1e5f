"""Every remark that was made, so that none stays without an answer (docs/onderhandeling.md#reactienota)."""

from collections.abc import Iterator
from dataclasses import dataclass

from tarief.negotiation.outcomes import AnswerToRemark
from tarief.negotiation.process import Process


@dataclass(frozen=True)
class Remark:
    """What a party said about a parameter of a product, and the answer to it once there is one."""

    id: str
    party: str
    product: str
    definition: str
    text: str
    answer: AnswerToRemark | None = None


def remarks(process: Process) -> tuple[Remark, ...]:
    """Return every remark of rounds that were revealed: motivations of positions and of offers, and dissents."""
    made = (*_of_positions(process), *_of_offers(process), *_of_dissents(process))
    return tuple(Remark(*remark, process.answers.get(remark[0])) for remark in made)


def unanswered(process: Process) -> tuple[Remark, ...]:
    """Return the remarks that have no answer yet."""
    return tuple(remark for remark in remarks(process) if remark.answer is None)


_Made = tuple[str, str, str, str, str]


def _of_positions(process: Process) -> Iterator[_Made]:
    for put, position in process.positions.items():
        if position.motivation.strip() and process.revealed(put.round):
            product, definition = position.product, position.definition
            key = f"positie.{put.round}.{put.party}.{product}.{definition}"
            yield key, put.party, product, definition, position.motivation


def _of_offers(process: Process) -> Iterator[_Made]:
    for offer in process.offers.values():
        for change in offer.made.changes:
            key = f"voorstel.{offer.made.id}.{change.definition}"
            yield key, offer.by, offer.made.product, change.definition, change.motivation


def _of_dissents(process: Process) -> Iterator[_Made]:
    for said in process.dissents.values():
        dissent = said.dissent
        text = dissent.reason.strip() or "Zonder opgaaf van reden."
        yield f"standpunt.{dissent.id}", said.by, dissent.product, dissent.definition, text
