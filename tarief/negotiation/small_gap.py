"""Closing what is left: where two parties are nearly there on all open points together, each may say so in secret."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT, Plain
from tarief.negotiation.meeting import Nearest, PairOutcome, meetings
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


def small_gap(process: Process, product: str, paying: str, giving: str, price: Pricing) -> SmallGap:
    """Return what is left between two parties after the round, of all their open points together."""
    text = process.text(product)
    assert text is not None
    open_points = [
        (met, met.nearest)
        for met in meetings(process, process.round, product)
        if met.of(paying) and met.of(giving) and met.nearest is not None
    ]
    at_paying = price({**text.set.values, **_at(open_points, lambda nearest: nearest.paying)})
    at_giving = price({**text.set.values, **_at(open_points, lambda nearest: nearest.giving)})
    gap = abs(EXACT.subtract(at_giving, at_paying))
    both = {Confirmation(product, text.version, *pair) for pair in ((paying, giving), (giving, paying))}
    middles = _at(open_points, lambda nearest: nearest.middle)
    return SmallGap(gap, EXACT.divide(gap, text.set.tariff), middles, both <= process.confirmations.keys())


def _at(points: list[tuple[PairOutcome, Nearest]], value: Callable[[Nearest], Decimal]) -> dict[str, Decimal]:
    return {met.definition: value(nearest) for met, nearest in points}
