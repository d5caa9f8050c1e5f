"""The price with one input at a time at other values, all of them at once over arrays, and exactly where it is near.

A price worked out in floats is shown only where no rounding on the way, nor that of the price, lies near a tie; the
others are worked out exactly, and so is what stops on the way.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from weakref import WeakKeyDictionary

from tarief.batch.moved import NEAR, Moved, MovedPrices
from tarief.calculation import Breakdown
from tarief.calculation.way import PriceWay
from tarief.lower_price.limits import outside_declaration
from tarief.scenarios.price import Priced, price_at

#: From so many prices times lines on arrays pay: they have to be loaded, and laid out.
_MANY: Final = 1_000
#: Larger prices are worked out exactly.
_MOST: Final = 1e9  # float: amounts of the vectorised path

_kept: WeakKeyDictionary[PriceWay, MovedPrices] = WeakKeyDictionary()


def prices_at(base: Breakdown, moved: Sequence[Moved]) -> list[Priced]:
    """Return what `price_at` gives for each input at another value, the others as they are.

    One by one a line beside the price that stops is told; here only what the price rests on is worked out.
    """
    if len(moved) * len(base.plan.nodes) < _MANY:
        return [price_at(base, {key: value}) for key, value in moved]
    ends = _kept.get(base.way) or _kept.setdefault(base.way, MovedPrices(base.plan, base.values, limited=True))
    nodes = base.plan.nodes
    prices, sound = ends.at(base.values, moved)
    return [
        (_shown(base, float(price)) if is_sound and not outside_declaration(nodes[key], value) else None)
        or price_at(base, {key: value})
        for (key, value), price, is_sound in zip(moved, prices, sound, strict=True)
    ]


def _shown(base: Breakdown, price: float) -> Priced | None:
    """The price as it is shown; None near a tie, and for a large one."""
    if abs(price) >= _MOST:
        return None
    low, high = (base.final.shown(Decimal(repr(price * off))) for off in (1 - NEAR, 1 + NEAR))
    return Priced(low) if low == high else None
