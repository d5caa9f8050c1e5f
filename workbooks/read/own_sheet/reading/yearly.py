"""Readings to begin with, by what stands on a wage or divides it: hours of its own, its allowances and its charges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.assignment import Assignment
from workbooks.read.own_sheet.reading.options import PER_HOUR, InputLine
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice

#: The base of an amount in each hour.
_IN_AN_HOUR = "per_uur"
#: What is a share of a gross wage, what stands on both together, and the wages that these are of.
_ON_A_WAGE, _CHARGES = frozenset({"vakantietoeslag", "eindejaarsuitkering", "ikb_opslag"}), "werkgeverslasten"
_GROSS = ("bruto_jaarloon", "bruto_maandloon", "bruto_uurloon")


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


def by_own_hours(price: SheetPrice, options: Mapping[Key, list[InputLine]], first: Assignment) -> Iterator[Assignment]:
    """The same with a wage that is divided by other hours than those of the contract, as its price shows it."""
    hours = [leaf for leaf, may_be in options.items() if may_be and may_be[0].key == "contracturen"]
    year = [leaf for leaf in hours if price.roles[leaf] is not PriceRole.DIVISOR] or hours
    wages = [line for may_be in options.values() for line in may_be if line.key == "bruto_uurloon"]
    spread = [line for line in wages if line.spread and line.leaf in first.lines]
    if len(hours) > 1 and len(spread) == 1:
        for kept in year:
            choice = first.having(spread[0])
            for other in hours:
                choice = choice.lacking(other, unnamed=False) if other in choice.lines else choice
            yield choice.having(options[kept][0])


def on_a_gross_wage(options: Mapping[Key, list[InputLine]], first: Assignment) -> Iterator[Assignment]:
    """The same where no text names the wage of which named shares are, nor the charges on both: one of each at a time.

    A wage that is read as one with its charges, and those as something else, comes to the same price.
    """
    sure = {leaf: may_be[0].key for leaf, may_be in options.items() if may_be and may_be[0].score >= NAMED}
    if _CHARGES in sure.values() or _ON_A_WAGE.isdisjoint(sure.values()):
        return
    others = [line for leaf, may_be in options.items() if leaf not in sure for line in may_be if not line.spread]
    charges = [line for line in others if line.key == _CHARGES and line.is_share]
    for wage in (line for line in others if line.key in _GROSS):
        for charge in charges:
            yield first.having(wage).having(charge)
