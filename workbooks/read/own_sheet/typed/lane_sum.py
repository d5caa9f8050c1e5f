"""What a model makes of a reading of a lane: every step on the way to the price, and the cell that makes up a gap."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from workbooks.read.own_sheet.found.factors import growth_of, is_index
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.model_price import Sum
from workbooks.read.own_sheet.reading.options import WAGES, InputLine, can_stand_together, shape_of
from workbooks.read.own_sheet.typed.lane_cells import LaneCells
from workbooks.read.own_sheet.typed.lane_lines import INNER

#: By what a total of a year or a full-time job becomes an amount per unit.
_DIVISORS = ("bezette_etmalen", "declarabele_uren", "productieve_uren")
#: What a price is lowered by, and what comes last in a sum.
_LOWERED = re.compile(r"kort|aftrek|min\b|bijdrage|subsidie", re.IGNORECASE)
_LAST = ("overhead", "risico", "innovatie", "indexatie", "winst")
_LAST_DIGITS = 1e-9  # float: a share
#: What is given to each input, and the lines of which the units of a year say what they come to.
Amounts = tuple[Mapping[str, float], Sequence[InputLine]]
#: A reading: for each cell the line that is read of it, none where it is left out.
Lines = Mapping[Key, InputLine]


class State(NamedTuple):
    """A reading with what it comes to. `off` is what it costs; `equal` whether the price is the printed one."""

    lines: Lines
    off: float
    equal: bool
    known: Mapping[str, float]
    left: tuple[Key, ...] = ()


def amounts_of(lines: Iterable[InputLine]) -> Amounts:
    """Return what lines give to each input: those of one input are added up."""
    values: dict[str, float] = {}
    spread = []
    for line in lines:
        if line.spread:
            spread.append(line)
        values[line.key] = values.get(line.key, 0.0) + (0.0 if line.spread else line.amount)
    return values, spread


def _holds(numbers: Sequence[float], low: float, high: float) -> bool:
    """Whether one of some numbers in order lies within limits, give or take the last digits of a division."""
    place = bisect_left(numbers, low - _LAST_DIGITS * abs(low))
    return place < len(numbers) and numbers[place] <= high + _LAST_DIGITS * abs(high)


class LaneSum(LaneCells):
    """The cells of one product, and what one model makes of them."""

    def left(self, lines: Lines, known: Mapping[str, float]) -> tuple[Key, ...]:
        """The one cell without a line that makes up for what the printed price has more or less than the model."""
        price, near = known[self.price.key], self.price.near
        gap, cost = self.price.value - price, known.get(self.pricer.model.cost, price)
        if not self._may_mend(gap, near, price, cost):
            return ()
        for key, value, percent, signs in self._unnamed:
            if key in lines:
                continue
            parts: tuple[float, ...] = (value,)
            if percent and value < 1:
                parts = value * price, value * cost, price * value / (1 - value)
            mends = [part for part in parts for sign in signs if -near <= sign * part - gap <= near]
            if mends and self._is_below(key, lines):
                return (key,)
        return ()

    def _may_mend(self, gap: float, near: float, price: float, cost: float) -> bool:
        """Whether any cell comes near to a gap at all: mostly none does."""
        amounts, shares, raised = self._parts
        of = ((amounts, 1.0), (shares, price), (raised, price), (shares, cost))  # float: points are float64
        return any(whole <= 0 or _holds(parts, (gap - near) / whole, (gap + near) / whole) for parts, whole in of)

    @cached_property
    def _parts(self) -> tuple[list[float], list[float], list[float]]:
        """What the cells of no name may add: amounts, shares, and shares of what they lead to; each in order."""
        signed = [(sign * value, percent and value < 1) for _, value, percent, signs in self._unnamed for sign in signs]
        shares = sorted(value for value, percent in signed if percent)
        raised = [
            sign * value / (1 - value)
            for _, value, percent, signs in self._unnamed
            if percent and value < 1
            for sign in signs
        ]
        return sorted(value for value, percent in signed if not percent), shares, sorted(raised)

    def _is_below(self, key: Key, lines: Lines) -> bool:
        """Whether a cell stands below what a price is made of, as what a price is lowered or raised by does."""
        inner = [leaf for leaf, line in lines.items() if not line.key.startswith(_LAST) and leaf not in self.elsewhere]
        return not inner or key >= max(inner)

    @cached_property
    def elsewhere(self) -> frozenset[Key]:
        """The cells that hold for all products."""
        return frozenset(at.key for at in self.more)

    @cached_property
    def _unnamed(self) -> tuple[tuple[Key, float, bool, tuple[int, ...]], ...]:
        """The cells of the sheet of the price that no text names and that are no step.

        Each with what it holds, whether that is a share, and with which signs it may count.
        """
        cells: list[tuple[Key, float, bool, tuple[int, ...]]] = []
        for at in self.cells:
            options = self.options[at.key]
            here = at.key.sheet == self.lane.root.key.sheet and at.key not in self.checks
            if here and not self.names_overhead(at) and not (options and not options[0].is_alike):
                percent = at.seen.is_share or self.is_percent(at)
                value = float(at.seen.value) / (100 if percent and not at.seen.is_share else 1)
                signs = (-1, 1) if value > 0 and _LOWERED.search(at.label) else (1,)
                growth = growth_of(at.seen.value) if any(map(is_index, at.founds())) else []
                cells += [(at.key, float(share), True, (1,)) for share in growth]
                cells += [] if growth else [(at.key, value, percent, signs)]
        return tuple(cells)

    def steps(self, lines: Lines) -> dict[str, float] | None:
        """Return all that the model works out from a reading; None where it makes no price of it."""
        made = self.pricer.sum(shape_of(lines.values()))
        return None if made is None or not self.stands(lines) else self.worked_out(amounts_of(lines.values()), made)

    def worked_out(self, amounts: Amounts, made: Sum) -> dict[str, float] | None:
        """Return the same of the amounts of a reading that stands, by the rules for what it reads."""
        values, spread = amounts
        try:
            known: dict[str, float] = made.steps(values)
            if spread:
                divisor = self._divisor(known)
                if not divisor:
                    return None
                values = dict(values)
                for line in spread:
                    values[line.key] += float(line.found.number.value) / divisor
                known = made.steps(values)
        except (ArithmeticError, KeyError):
            return None
        return known

    def _divisor(self, known: Mapping[str, float]) -> float:
        """The units of a year: hours that are paid for, nights that are used."""
        for key in _DIVISORS:
            if known.get(key):
                return known[key]
        printed = next((check.value for check in self.checks.values() if check.key == "productieve_uren"), 0.0)
        return printed or known.get("contracturen", 0.0) * known.get("productiviteit", 0.0)

    def stands(self, lines: Lines) -> bool:
        """Whether the lines can be read beside one another: one wage or step at most of each kind, no two of a kind."""
        of_wage = self.wages
        wages = [line.key for line in lines.values() if id(line) in of_wage]
        return bool(lines) and len(set(wages)) == len(wages) and can_stand_together(lines.values())

    def stand_as_one(self, lines: Collection[InputLine]) -> bool:
        """Whether lines can all be one input: what is read as another cannot be in the way."""
        return sum(id(line) in self.wages for line in lines) <= 1 and can_stand_together(lines)

    @cached_property
    def wages(self) -> frozenset[int]:
        """The lines that are a wage, or a step on the way from one."""
        lines = (line for options in self.options.values() for line in options)
        return frozenset(id(line) for line in lines if line.found.concept in WAGES or line.key.startswith(INNER))

    def together(self, lines: Lines) -> Iterator[dict[Key, InputLine]]:
        """Give all parts of one input another base at once; with what that base is divided by."""
        groups: dict[str, list[Key]] = {}
        for leaf, line in lines.items():
            groups.setdefault(line.key, []).append(leaf)
        for key, leaves in groups.items():
            for base in dict.fromkeys(line.base for line in self.options[leaves[0]] if line.key == key):
                same = {leaf: self._based(leaf, key, base) for leaf in leaves}
                made = {leaf: line for leaf, line in same.items() if line is not None}
                if len(made) == len(leaves) and any(lines[leaf].base != base for leaf in leaves):
                    changed = {**lines, **made}
                    yield changed
                    if not any(line.is_share for line in made.values()):
                        yield from self._divided(changed)

    def _based(self, leaf: Key, key: str, base: str) -> InputLine | None:
        return next((line for line in self.options[leaf] if line.pair == (key, base)), None)

    def _divided(self, lines: dict[Key, InputLine]) -> Iterator[dict[Key, InputLine]]:
        for leaf, options in self.options.items():
            for line in options[:1] if leaf not in lines else ():
                if not self.pricer.model.quantities[line.key].unit.money and not line.is_share:
                    yield {**lines, leaf: line}
