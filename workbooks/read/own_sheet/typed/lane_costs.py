"""What it costs that a reading of a lane leaves what the sheet shows unread, or reads what its price does not need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.model_price import Sum
from workbooks.read.own_sheet.typed.lane_cells import Check
from workbooks.read.own_sheet.typed.lane_sum import LaneSum, Lines

#: What it costs that nothing explains a cell, and that the sum does not need hours of the contract.
UNREAD, IDLE = 1.2, 0.3  # float: scores
#: A text that names an input so surely is not left out.
SURE = 0.9
#: Inputs that a price need not rest on.
HARMLESS = ("contracturen",)
#: Costs that differ by less are the same: they were added up in another order.
DECIMALS = 9
#: A cell: what it costs that it is not explained, the step that it shows, what it shows and how nearly.
_Telling = tuple[Key, float, Check | None, float, float]


class LaneCosts(LaneSum):
    """The cells of one product, and what it costs to leave them unexplained."""

    @staticmethod
    def cost_idle(lines: Lines, made: Sum) -> float:
        """What it costs that the price does not rest on what is read."""
        uses = made.uses
        idle = [line.key for line in lines.values() if line.key not in uses]
        return sum([IDLE if key in HARMLESS else UNREAD for key in idle]) if idle else 0.0  # float: a score

    def cost_unread(self, lines: Lines, known: Mapping[str, float], made: Sum) -> float:
        """What it costs that nothing explains what cells show that are not read."""
        cost = 0.0  # float: a score
        steps = sorted([step for key in made.worked if (step := known[key])])
        for leaf, unread, check, value, close in self._telling:
            if leaf in lines:
                continue
            if check is not None and check.key in known:
                cost += 0 if check.holds(known) else unread
            else:
                place = bisect_left(steps, value)
                below = place > 0 and value - steps[place - 1] <= close
                cost += 0 if below or (place < len(steps) and steps[place] - value <= close) else unread
        return cost

    @cached_property
    def _loud(self) -> dict[Key, float]:
        """What it costs to explain nothing of a cell, and not to read it: nothing for those of elsewhere."""
        sure = {leaf: bool(options) and options[0].score >= SURE for leaf, options in self.options.items()}
        parts = {leaf: 4 if self.is_amount(at) else 1 if sure.get(leaf) else 2 for leaf, at in self.around.items()}
        stages = self.checks.keys() & {price.key for price in self.lane.root.below if self.times == 1}
        free = (self.elsewhere - stages) | self.worked_from
        return {leaf: UNREAD / part for leaf, part in parts.items() if leaf not in free}

    @cached_property
    def _telling(self) -> tuple[_Telling, ...]:
        """The cells that cost something when they are not explained, in order."""
        cost, told = self.pricer.model.cost, []
        for leaf in self.around:
            if leaf in self._loud:
                check = self.checks.get(leaf)
                check = None if check is None or check.key == cost else check
                told.append((leaf, self._loud[leaf], check, *self.shown[leaf]))
        return tuple(told)
