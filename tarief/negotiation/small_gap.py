"""Closing what is left: where two parties are nearly there on all open points together, each may say so in secret."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT, Plain
from tarief.core.ties import rounded_decimal
from tarief.negotiation.meeting import Nearest, meeting_of, pairs
from tarief.negotiation.process import Confirmation, Process

#: A gap below this share of the tariff is small.
SMALL: Final = Decimal("0.005")
#: The price of a product at a value for each of its parameters: whoever holds the model hands it in.
Pricing = Callable[[Mapping[str, Decimal]], Decimal]


@dataclass(frozen=True)
class SmallGap(Jsonable):
    """What is left between two parties in the price of a product: small enough to offer them the middle, or not.

    `confirmed` tells that both would, and only then: that one would is told to nobody. `values` are then the middles.
    """

    TITLE = "KleinVerschil"

    gap: Annotated[Plain, "verschil"]
    share: Annotated[Plain, "aandeel"]
    values: Annotated[Mapping[str, Plain], "waarden"]
    confirmed: Annotated[bool, "bevestigd"]

    @property
    def offered(self) -> Annotated[bool, "aangeboden"]:
        """Whether the two are asked to close it."""
        return self.share < SMALL and bool(self.values)


@dataclass(frozen=True)
class GapState(Jsonable):
    """That a party would close what is left halfway; with `values` once the other would too, and then it is closed."""

    TITLE = "KleinVerschilGezien"

    product: Annotated[str, "product"]
    party: Annotated[str, "partij"]
    other: Annotated[str, "met"]
    values: Annotated[Mapping[str, Plain], "waarden", Absent]


def small_gap(process: Process, product: str, paying: str, giving: str, price: Pricing) -> SmallGap:
    """Return what is left between two parties after the round, of all their open points together."""
    text = process.text(product)
    assert text is not None
    points = _open_points(process, product, paying, giving)
    at_paying, at_giving = (
        price({**text.set.values, **ends})
        for ends in (
            {key: nearest.paying for key, nearest in points.items()},
            {key: nearest.giving for key, nearest in points.items()},
        )
    )
    gap = abs(EXACT.subtract(at_giving, at_paying))
    closed = any(state.values for state in gap_states(process) if {state.party, state.other} == {paying, giving})
    return SmallGap(gap, EXACT.divide(gap, text.set.tariff), _middles(process, points), closed)


def gap_states(process: Process) -> Iterator[GapState]:
    """Give who would close what is left, of the texts as they stand; who may see it is for `Look` to say."""
    for confirmation in process.confirmations:
        product, version, party, other = confirmation
        text = process.text(product)
        if text is not None and text.version == version:
            both = Confirmation(product, version, other, party) in process.confirmations
            points = _open_points(process, product, party, other) if both else {}
            yield GapState(product, party, other, _middles(process, points))


def _open_points(process: Process, product: str, one: str, other: str) -> dict[str, Nearest]:
    found = (pair for pair in pairs(process, process.round, product) if {pair.paying, pair.giving} == {one, other})
    met = (meeting_of(process, pair) for pair in found)
    return {meeting.definition: meeting.nearest for meeting in met if meeting.nearest is not None}


def _middles(process: Process, points: Mapping[str, Nearest]) -> dict[str, Decimal]:
    """The values halfway, rounded to the step of each parameter."""
    steps = {key: process.definitions[key].step for key in points}
    return {key: rounded_decimal(nearest.middle / steps[key], 0) * steps[key] for key, nearest in points.items()}
