"""The tariff of each year in which an agreed tariff is grown into (docs/onderhandeling.md#ingroeipad)."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from tarief.core.final import FinalRounding
from tarief.core.number import EXACT
from tarief.core.rounding import to_cents


@dataclass(frozen=True, slots=True)
class Growth:
    """From which tariff a product grows, and which share of the difference is bridged in each year.

    `below` is what must be said of a year in which the tariff is below the agreed one.
    """

    before: Decimal
    path: tuple[Decimal, ...]
    below: str

    def amounts(self, agreed: Decimal, final: FinalRounding) -> tuple[Decimal, ...]:
        """Return the tariff of each year on the way to the agreed one: rounded as that is, and not indexed yet."""
        with localcontext(EXACT):
            return tuple(final.shown(self.before + share * (agreed - self.before)) for share in self.path)

    def toward(self, decided: Decimal) -> tuple[Decimal, ...]:
        """Return the tariff of each year on the same way to what one municipality decided, in cents."""
        with localcontext(EXACT):
            return tuple(to_cents(self.before + share * (decided - self.before)) for share in self.path)
