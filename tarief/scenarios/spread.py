"""Uncertainty from what is plausible: each input that moves the price a triangle over its range, around its value."""

from typing import Final

from tarief.calculation import Breakdown
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.scenarios.ranges import Range, read_ranges
from tarief.scenarios.tornado import tornado

#: The inputs that move the price most; what does next to nothing only takes time.
_MOST: Final = 8


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
