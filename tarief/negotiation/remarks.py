"""Every remark that was made, so that none stays without an answer (docs/onderhandeling.md#reactienota)."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from tarief.negotiation.outcomes import AnswerToRemark
from tarief.negotiation.process import Process, once_closed


@dataclass(frozen=True)
class Remark:
    """What a party said about a parameter of a product, and the answer to it once there is one."""

    id: str
    party: str
    product: str
    definition: str
    text: str
    answer: AnswerToRemark | None = None


class SaidRemark(NamedTuple):
    """What a party said about a parameter of a product, under the id of the remark that it is."""

    id: str
    party: str
    product: str
    definition: str
    text: str


def said(process: Process, parties: Container[str] | None = None, only: str | None = None) -> list[SaidRemark]:
    """Return what some parties, or all, said about a product or all: motivations of positions and offers, dissents.

    Positions count once their round was revealed.
    """
    rounds = (number for number in process.rounds if process.revealed(number))
    of_positions = (once_closed(process, n, ("said", only), lambda n: _of_positions(process, n, only)) for n in rounds)
    others = (one for one in (*_of_offers(process), *_of_dissents(process)) if only in (None, one.product))
    return [one for one in chain(*of_positions, others) if parties is None or one.party in parties]


def remark_of(process: Process, one: SaidRemark) -> Remark:
    """Return something that was said with the answer to it."""
    return Remark(*one, process.answers.get(one.id))


def unanswered(process: Process, only: str | None = None) -> list[SaidRemark]:
    """Return the remarks about a product, or about all, that have no answer yet."""
    return [one for one in said(process, only=only) if one.id not in process.answers]


def _of_positions(process: Process, number: int, only: str | None) -> tuple[SaidRemark, ...]:
    return tuple(
        SaidRemark(f"positie.{number}.{party}.{item.product}.{item.definition}", party, *item, position.motivation)
        for item, positions in process.lines(number).items()
        if only in (None, item.product)
        for party, position in positions.items()
        if position.motivation.strip()
    )


def _of_offers(process: Process) -> Iterator[SaidRemark]:
    for offer in process.offers.values():
        for change in offer.made.changes:
            key = f"voorstel.{offer.made.id}.{change.definition}"
            yield SaidRemark(key, offer.by, offer.made.product, change.definition, change.motivation)


def _of_dissents(process: Process) -> Iterator[SaidRemark]:
    for by, _, dissent in process.dissents.values():
        text = dissent.reason.strip() or "Zonder opgaaf van reden."
        yield SaidRemark(f"standpunt.{dissent.id}", by, dissent.product, dissent.definition, text)
