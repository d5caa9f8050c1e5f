"""The tornado: what each input alone does to the price over its plausible range, the widest bar first.

Where nothing is said of uncertainty, it is a triangle over the range of each of the widest bars, around its value.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.calculation import Breakdown
from tarief.core.door import door
from tarief.core.dutch import shown
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.jsonable import AMONG, Jsonable
from tarief.core.number import plain
from tarief.core.units import Unit
from tarief.scenarios.ends import prices_at
from tarief.scenarios.price import Priced
from tarief.scenarios.ranges import Range, plausible, read_ranges

#: The inputs that move the price most; what does next to nothing only takes time.
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Bar(Jsonable):
    """What one input alone does to the tariff over its range.

    The prices at its ends are the shown ones, None where the calculation refuses that end.
    """

    TITLE = "Balk"
    ORDER = "sleutel label laag hoog tarief_bij_laag tarief_bij_hoog uitslag bron aanname"

    range: Annotated[Range, AMONG]
    label: Annotated[str, "label"]
    unit: Unit
    at_low: Annotated[Decimal | None, "tarief_bij_laag"]
    at_high: Annotated[Decimal | None, "tarief_bij_hoog"]

    @property
    def low_text(self) -> str:
        """The lowest value as a reader sees it."""
        return shown(self.range.low, self.unit)

    @property
    def high_text(self) -> str:
        """The highest value as a reader sees it."""
        return shown(self.range.high, self.unit)

    @property
    def swing(self) -> Annotated[Decimal, "uitslag"]:
        """The width of the bar in euro per unit; 0 where an end cannot be worked out."""
        if self.at_low is None or self.at_high is None:
            return Decimal(0)
        return abs(self.at_high - self.at_low)


@door()
def tornado(base: Breakdown, ranges: tuple[Range, ...] = ()) -> tuple[Bar, ...]:
    """Return a bar for every input that can change alone, the widest first; inputs without a range are left out."""
    found = plausible(base, ranges)
    prices = prices_at(base, [(each.key, end) for each in found for end in (each.low, each.high)])
    bars = [_bar(base, *each) for each in zip(found, prices[::2], prices[1::2], strict=True)]
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def _bar(base: Breakdown, within: Range, low: Priced, high: Priced) -> Bar:
    node = base.plan.nodes[within.key]
    return Bar(within, node.label, node.unit, low.price, high.price)


def triangles(base: Breakdown, ranges: Json) -> dict[str, Json]:
    """Return what is asked of uncertainty: the widest bars of the tornado, over ranges that were given or assumed."""
    try:
        given: tuple[Range, ...] = read_ranges(ranges or {}, base)
    except Refused:  # which is told where the ranges themselves are read
        given = ()
    return {bar.range.key: _triangle(base, bar.range) for bar in tornado(base, given)[:_MOST] if bar.swing}


def _triangle(base: Breakdown, within: Range) -> Json:
    value = min(max(base.values[within.key], within.low), within.high)
    ends = {"laag": within.low, "midden": value, "hoog": within.high}
    return {"verdeling": "driehoek", "bron": within.source} | {name: plain(end) for name, end in ends.items()}
