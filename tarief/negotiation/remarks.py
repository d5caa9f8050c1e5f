"""Every remark that was made, so that none stays without an answer (docs/onderhandeling.md#reactienota)."""

from collections.abc import Container, Iterator
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


def remarks(process: Process, parties: Container[str] | None = None, only: str | None = None) -> Iterator[Remark]:
    """Give every remark of some parties and about a product, or of all: motivations of positions and offers, dissents.

    Positions count once their round was revealed.
    """
    for remark in (*_of_positions(process, only), *_of_offers(process), *_of_dissents(process)):
        if (parties is None or remark[1] in parties) and only in (None, remark[2]):
            yield Remark(*remark, process.answers.get(remark[0]))


def unanswered(process: Process) -> tuple[Remark, ...]:
    """Return the remarks that have no answer yet."""
    return tuple(remark for remark in remarks(process) if remark.answer is None)


_Made = tuple[str, str, str, str, str]


def _of_positions(process: Process, only: str | None) -> Iterator[_Made]:
    for (number, (product, definition)), positions in process.put_forward.items():
        if process.revealed(number) and only in (None, product):
            for party, position in positions.items():
                if position.motivation.strip():
                    key = f"positie.{number}.{party}.{product}.{definition}"
                    yield key, party, product, definition, position.motivation


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
