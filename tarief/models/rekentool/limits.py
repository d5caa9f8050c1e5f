"""Between which numbers a cell of a rekentool asks its value, as its maker set that, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.core.dutch import dutch_between, percent
from tarief.core.jsonable import JsonObject
from tarief.core.number import plain
from tarief.core.units import Unit

_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """The lowest and the highest number, either of them possibly open; `is_open` leaves these themselves out.

    What is `enforced` a spreadsheet does not let anybody type past.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    whole: bool = False
    is_open: bool = False
    enforced: bool = False

    def allow(self, number: Decimal) -> bool:
        """Tell whether a number lies within."""
        if self.whole and number != number.to_integral_value():
            return False
        if self.is_open and number in (self.low, self.high):
            return False
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def told(self, unit: Unit) -> str:
        """Return them in words: `een getal van 0% tot en met 100%`."""
        kind = "een heel getal" if self.whole else "een getal"
        low, high = (None if end is None else _bare(end, unit) for end in (self.low, self.high))
        if low is None or high is None:
            word = ("onder" if low is None else "boven") if self.is_open else ("tot en met" if low is None else "vanaf")
            return f"{kind} {word} {low or high}"
        return f"{kind} van {low} tot en met {high}"

    def as_json(self) -> JsonObject:
        """Return them as the document has them."""
        return {
            **({} if self.low is None else {"van": plain(self.low)}),
            **({} if self.high is None else {"tot": plain(self.high)}),
            **({"geheel": True} if self.whole else {}),
            **({"zonder_grens": True} if self.is_open else {}),
            **({"dwingend": True} if self.enforced else {}),
        }


def _bare(number: Decimal, unit: Unit) -> str:
    """A limit as it is typed: a share as a percentage, of anything else the number."""
    return percent(number, _DECIMALS) if unit.percent else dutch_between(number, 0, _DECIMALS)
