"""Rounding rules of a tariff, and settling shown parts so that they add up to the shown total.

Rounding happens once, at the end, half-up (away from zero, as in Excel). The rule is part of the agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from tarief.core.expression import Expression, rounded
from tarief.core.number import EXACT
from tarief.core.ties import WIDE, rounded_decimal, step_of

CENT = Decimal("0.01")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rule: round `value × times / per` to `decimals`, and back; `each_step` rounds every step in money."""

    key: str
    label: str
    decimals: int = 2
    per: int = 1
    each_step: bool = False
    times: int = 1

    def apply(self, value: Any) -> Any:
        """Round a number, an array or a symbol; a number exactly as it stands, whatever it was cut off to."""
        if isinstance(value, Decimal):
            if self.times == self.per == 1:
                # `plus` leaves no minus before a zero.
                return WIDE.plus(value.quantize(step_of(self.decimals), ROUND_HALF_UP, WIDE))
            whole = rounded(Fraction(value) * self.times / self.per, self.decimals) * 10**self.decimals
            result = Decimal(int(whole)).scaleb(-self.decimals, WIDE) * self.per
            return result if self.times == 1 else EXACT.divide(result, Decimal(self.times))
        scaled = value if self.times == 1 else value * self.times
        result = rounded(scaled if self.per == 1 else scaled / self.per, self.decimals)
        result = result if self.per == 1 else result * self.per
        return result if self.times == 1 else result / self.times

    def expression(self, of: Expression) -> Expression:
        """Return the rule as a formula over `of`."""
        result: Expression = self.apply(of)
        return result


ROUNDINGS: dict[str, Rounding] = {
    rule.key: rule
    for rule in (
        Rounding("centen", "op hele centen, aan het eind"),
        Rounding("centen_per_minuut", "op hele centen per minuut (uur = 60 × minuut)", per=60),
        Rounding("tien_cent", "op tien cent, aan het eind", decimals=1),
        Rounding("hele_euros", "op hele euro's", decimals=0),
        Rounding("centen_per_stap", "elke stap in euro's op hele centen", each_step=True),
    )
}


#: The rule of every amount that has none of its own.
CENTS = ROUNDINGS["centen"]


def to_cents(value: Decimal) -> Decimal:
    """Round half-up to whole cents what was worked out from lines; a line itself is rounded by `CENTS`."""
    return rounded_decimal(value, 2)


def settle(parts: Sequence[Decimal], total: Decimal, decimals: int = 2) -> tuple[Decimal, ...]:
    """Round parts to cents (or other `decimals`) so that they sum to `total`, itself so, by largest remainder.

    Each part is cut down to a cent; the cents left over go to the largest remainders, the first of equals
    first. Works for negative parts. Raises ValueError when `total` is further off than rounding can explain.
    """
    # What differs by the noise of a division only is equal: a spreadsheet sees it so too.
    step, fine = step_of(decimals), step_of(decimals + 6)
    parts = [part.quantize(fine, ROUND_HALF_UP, WIDE) or _NOTHING for part in parts]  # nothing has no sign
    floors = [part.quantize(step, ROUND_FLOOR) for part in parts]
    left = int((total - sum(floors)) / step)
    if not 0 <= left <= len(parts):
        raise ValueError(f"parts sum to {sum(parts)}, which cannot be shown as {total}")
    remainders = [part - floor for part, floor in zip(parts, floors, strict=True)]
    order = sorted(range(len(parts)), key=remainders.__getitem__, reverse=True)  # equal ones stay as they stand
    for index in order[:left]:
        floors[index] += step
    return tuple(floors)
