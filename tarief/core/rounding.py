"""Rounding rules of a tariff, and settling shown parts so that they add up to the shown total.

Rounding happens once, at the end, half-up (away from zero, as in Excel). The rule is part of the agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from tarief.core.expression import Expression, rounded

CENT = Decimal("0.01")
_NOISE = Decimal("1e-8")


@dataclass(frozen=True, slots=True)
class Rounding:
    """A rule: round `value / per` to `decimals`, then times `per` again; `each_step` rounds every euro step."""

    key: str
    label: str
    decimals: int = 2
    per: int = 1
    each_step: bool = False

    def apply(self, value: Any) -> Any:
        """Round a number, an array or a symbol."""
        if self.per == 1:
            return rounded(value, self.decimals)
        return rounded(value / self.per, self.decimals) * self.per

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


def to_cents(value: Decimal) -> Decimal:
    """Round half-up to whole cents."""
    return value.quantize(CENT, ROUND_HALF_UP)


def settle(parts: Sequence[Decimal], total: Decimal) -> tuple[Decimal, ...]:
    """Round parts to cents so that they sum to `total` (itself in cents), by largest remainder.

    Each part is cut down to a cent; the cents left over go to the largest remainders, the first of equals
    first. Works for negative parts. Raises ValueError when `total` is further off than rounding can explain.
    """
    floors = [part.quantize(CENT, ROUND_FLOOR) for part in parts]
    left = int((total - sum(floors)) / CENT)
    if not 0 <= left <= len(parts):
        raise ValueError(f"parts sum to {sum(parts)}, which cannot be shown as {total}")
    # Remainders that differ by the noise of a division only are equal: a spreadsheet sees them so too.
    remainders = [(part - floor).quantize(_NOISE) for part, floor in zip(parts, floors, strict=True)]
    order = sorted(range(len(parts)), key=lambda index: (-remainders[index], index))
    lifted = set(order[:left])
    return tuple(floor + CENT if index in lifted else floor for index, floor in enumerate(floors))
