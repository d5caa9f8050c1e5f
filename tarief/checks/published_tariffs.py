"""A price so far from every tariff that was published for its unit that a point or a zero must stand in a wrong place.

The published tariffs are those of the library; over four times the highest, or under a quarter of the lowest, is
another order where it is far from the middle one too.
Which input was meant otherwise is found by trying: the one that brings the price back among the published ones.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Refused, remark
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.core.plausible import short
from tarief.parameters.published import PublishedTariffs, published_tariffs

KIND: Final = "tarief_onwaarschijnlijk"
_ORDER: Final = Decimal(4)
#: Where the point may stand instead, the most usual slips first; and how many inputs are named.
_POINTS: Final = (-2, 2, -1, 1, -3, 3)
_MOST: Final = 3
_WHY: Final = "Dan staat er meestal ergens een komma of een nul verkeerd."


def far_from_published(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield that a price is of another order than what was published, with the inputs that may be meant otherwise."""
    found = published_tariffs(breakdown.library, breakdown.unit)
    if found is None or found.among(breakdown.tarief, _ORDER) or not found.far(breakdown.tarief):
        return
    what = found.beside("Het tarief", breakdown.tarief)
    meant = " of ".join(islice(_meant(breakdown, found), _MOST))
    do = f"Bedoelt u misschien {meant}?" if meant else "Loop de invoer na."
    yield remark(KIND, Place.of(breakdown.plan.result), what, _WHY, do)


def _meant(breakdown: Breakdown, found: PublishedTariffs) -> Iterator[str]:
    nodes = breakdown.plan.nodes
    for key in breakdown.way.given:
        value = breakdown.values.get(key)
        if not value or nodes[key].quantity.row:  # a line of a table has no name by which it can be changed
            continue
        others = (value.scaleb(points) for points in _POINTS)
        better = (other for other in others if found.among(_price_with(breakdown, key, other)))
        if (other := next(better, None)) is not None and (
            other % 1 == 0 or value % 1 or nodes[key].unit.money  # no 0,04 persons for 4
        ):
            times, sign = (Decimal(100), "%") if nodes[key].unit.percent else (Decimal(1), "")
            yield f"{short(other * times)}{sign} in plaats van {short(value * times)}{sign} bij {nodes[key].label}"


def _price_with(breakdown: Breakdown, key: str, value: Decimal) -> Decimal:
    """The price with another value of an input; nothing where there is none."""
    try:
        return breakdown.change(**{key: plain(value)}).tarief
    except Refused:
        return Decimal(0)
