"""Which input was meant otherwise: the one that brings a price back when its point, or what was held, is put there.

What was filled in otherwise than a model holds is looked at first, and alone: what nobody touched is nobody's slip.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.findings import Refused
from tarief.core.number import plain
from tarief.core.plausible import short

#: Where the point may stand instead, the most usual slips first; and how many inputs are named.
_POINTS: Final = (-2, 2, -1, 1, -3, 3)
_MOST: Final = 3

#: Whether a price is what somebody can have meant.
Fits = Callable[[Decimal], bool]


def changed_inputs(breakdown: Breakdown) -> dict[str, Decimal]:
    """Return the inputs that are other than the model holds, each with what it holds."""
    found = {}
    for key, entry in breakdown.model.completed({}).items():
        held = entry.get("waarde") if isinstance(entry, dict) else None
        value = breakdown.values.get(key)
        if isinstance(held, str) and key in breakdown.way.given and value is not None and value != Decimal(held):
            found[key] = Decimal(held)
    return found


def what_was_meant(breakdown: Breakdown, fits: Fits) -> str:
    """Return the question what was meant, or what to look at where no single input brings the price back."""
    changed = changed_inputs(breakdown)
    if meant := " of ".join(islice(_meant(breakdown, changed, fits), _MOST)):
        return f"Bedoelt u misschien {meant}?"
    labels = [breakdown.plan.nodes[key].label for key in changed]
    return f"Kijk eerst naar wat u zelf invulde: {', '.join(labels[:_MOST])}." if labels else "Loop de invoer na."


def _meant(breakdown: Breakdown, changed: dict[str, Decimal], fits: Fits) -> Iterator[str]:
    nodes = breakdown.plan.nodes
    for key in changed or breakdown.way.given:
        value = breakdown.values.get(key)
        if not value or nodes[key].quantity.row:  # a line of a table has no name by which it can be changed
            continue
        others = [value.scaleb(points) for points in _POINTS] + ([changed[key]] if key in changed else [])
        better = (other for other in others if fits(price_with(breakdown, key, other)))
        if (other := next(better, None)) is not None and (
            key in changed or other % 1 == 0 or value % 1 or nodes[key].unit.money  # no 0,04 persons for 4
        ):
            yield f"{told(breakdown, key, other)} in plaats van {told(breakdown, key, value)} bij {nodes[key].label}"


def told(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """Return a value of an input as somebody writes it."""
    percent = breakdown.plan.nodes[key].unit.percent
    return f"{short(value * 100)}%" if percent else short(value)


def price_with(breakdown: Breakdown, key: str, value: Decimal) -> Decimal:
    """Return the price with another value of an input; nothing where there is none."""
    try:
        return breakdown.change(**{key: plain(value)}).tarief
    except Refused:
        return Decimal(0)
