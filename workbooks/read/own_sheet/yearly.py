"""The accounts of a whole organisation over a year, divided by its hours: of each amount every hour has its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbooks.read.own_sheet.alike import NAMED
from workbooks.read.own_sheet.assignment import Assignment
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.options import PER_HOUR, InputLine
from workbooks.read.own_sheet.roles import PriceRole, SheetPrice

#: The base of an amount in each hour.
_IN_AN_HOUR = "per_uur"


def by_the_hour(price: SheetPrice, options: Mapping[Key, list[InputLine]]) -> Iterator[Assignment]:
    """Give the reading in which every amount of a year is its part of an hour; what has no name is the sheet's own."""
    lines: dict[Key, InputLine] = {}
    left: set[Key] = set()
    for leaf, may_be in options.items():
        sure = [line for line in may_be if line.score >= NAMED]
        hourly = [line for line in sure if line.spread and line.base in ("", _IN_AN_HOUR)]
        hourly.sort(key=lambda line: line.key not in PER_HOUR.values())
        if price.roles[leaf] is not PriceRole.STRAIGHT:
            continue  # what all is divided by
        if hourly:
            lines[leaf] = hourly[0]
        elif sure and sure[0].is_share:
            lines[leaf] = sure[0]
        else:
            left.add(leaf)
    if any(line.key in PER_HOUR.values() for line in lines.values()):
        yield Assignment(lines, price.constants | left)
