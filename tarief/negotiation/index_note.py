"""The yearly index note: the same text with new facts, first the preliminary ones, later settled to the definitive.

What was paid by the preliminary tariff is trued up by the difference with the definitive one, over the volume that was
delivered (docs/onderhandeling.md#indexnota-van-een-overeenkomst).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT, Plain
from tarief.core.rounding import to_cents
from tarief.negotiation.effect import OfferEffect, effect
from tarief.negotiation.happenings import Amendment
from tarief.negotiation.process import StandingText
from tarief.negotiation.small_gap import Pricing


@dataclass(frozen=True)
class IndexNote(Jsonable):
    """What new facts do to an agreed tariff, each in cents.

    `settlement` is what is paid (or returned, below zero) over the volume once the definitive facts are known.
    """

    TITLE = "IndexnotaOvereenkomst"

    preliminary: Annotated[OfferEffect, "voorlopig"]
    definitive: Annotated[OfferEffect | None, "definitief", Absent] = None
    volume: Annotated[Plain | None, "volume", Absent] = None

    @property
    def settlement(self) -> Annotated[Plain | None, "verrekening", Absent]:
        """The difference between the two tariffs over the volume; None while one of these is not known."""
        if self.definitive is None or self.volume is None:
            return None
        return to_cents(EXACT.multiply(self.definitive.new - self.preliminary.new, self.volume))


def index_note(
    text: StandingText,
    preliminary: Sequence[Amendment],
    price: Pricing,
    definitive: Sequence[Amendment] | None = None,
    volume: Decimal | None = None,
) -> IndexNote:
    """Return what the new facts do to the tariff of a text, by the price that it was agreed with."""
    later = None if definitive is None else effect(text, definitive, price)
    return IndexNote(effect(text, preliminary, price), later, volume)
