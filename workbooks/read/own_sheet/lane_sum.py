"""What a model makes of a reading of a lane: every step on the way to the price, and the cell that makes up a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lane_cells import INNER, LaneCells
from workbooks.read.own_sheet.model_price import Sum
from workbooks.read.own_sheet.options import WAGES, InputLine, can_stand_together

#: By what a total of a year or a full-time job becomes an amount per unit.
_DIVISORS = ("bezette_etmalen", "declarabele_uren", "productieve_uren")
#: A reading: for each cell the line that is read of it, none where it is left out.
Lines = Mapping[Key, InputLine]


class LaneSum(LaneCells):
    """The cells of one product, and what one model makes of them."""

    def left(self, lines: Lines, known: Mapping[str, float]) -> tuple[Key, ...]:
        """The one cell without a line that makes up for what the printed price has more or less than the model."""
        price = known[self.price.key]
        gap = abs(self.price.value - price)
        for key, value, percent in self._unnamed:
            if key in lines:
                continue
            parts = (
                (value * price, value * known.get(self.pricer.model.cost, price), price * value / (1 - value))
                if percent and value < 1
                else (value,)
            )
            if any(abs(part - gap) <= self.price.near for part in parts):
                return (key,)
        return ()

    @cached_property
    def _unnamed(self) -> tuple[tuple[Key, float, bool], ...]:
        """The cells that no text names and that are no step, with what they hold, and whether that is a share."""
        cells = []
        for at in self.lane.cells:
            options = self.options[at.key]
            if at.key not in self.checks and not (options and not options[0].is_alike):
                percent = at.seen.is_share or self.is_percent(at)
                cells.append(
                    (at.key, abs(float(at.seen.value)) / (100 if percent and not at.seen.is_share else 1), percent)
                )
        return tuple(cells)

    def steps(self, lines: Lines) -> dict[str, float] | None:
        """Return all that the model works out from a reading; None where it makes no price of it."""
        made = self.pricer.sum(frozenset((line.key, line.base) for line in lines.values()))
        return None if made is None or not self.stands(lines) else self.worked_out(lines, made)

    def worked_out(self, lines: Lines, made: Sum) -> dict[str, float] | None:
        """Return the same of a reading that stands, by the rules for what it reads."""
        values: dict[str, float] = {}
        spread = []
        for line in lines.values():
            if line.spread:
                spread.append(line)
            values[line.key] = values.get(line.key, 0.0) + (0.0 if line.spread else line.amount)
        try:
            known: dict[str, float] = made.steps(values)
            if spread:
                divisor = self._divisor(known)
                if not divisor:
                    return None
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
        wages = [line.key for line in lines.values() if id(line) in self.wages]
        return bool(lines) and len(set(wages)) == len(wages) and can_stand_together(lines.values())

    @cached_property
    def wages(self) -> frozenset[int]:
        """The lines that are a wage, or a step on the way from one."""
        lines = (line for options in self.options.values() for line in options)
        return frozenset(id(line) for line in lines if line.found.concept in WAGES or line.key.startswith(INNER))


class LinesBeside:
    """Tells whether a reading stands when one line of it is changed, without looking at all the others again."""

    def __init__(self, lane: LaneSum, lines: Lines) -> None:
        self._lane = lane
        self._counts = Counter(line.key for line in lines.values())
        self._wages = frozenset(line.key for line in lines.values() if id(line) in lane.wages)
        self._stands = lane.stands(lines)

    def allows(self, lines: Lines, now: InputLine | None, line: InputLine | None) -> bool:
        """Whether `lines` stand, which have `line` where the reading has `now`."""
        old, new = now.key if now is not None else "", line.key if line is not None else ""
        others = self._counts[new] - (new == old) if new else 0
        if not self._stands or others or self._counts[old] > 2:
            return self._lane.stands(lines)
        return bool(lines) and not (line is not None and id(line) in self._lane.wages and new in self._wages - {old})
