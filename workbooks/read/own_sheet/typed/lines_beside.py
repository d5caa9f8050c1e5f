"""A reading of a lane of which one line is changed: what it comes to follows without adding up all the others again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from workbooks.read.own_sheet.reading.model_price import Shape
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.typed.lane_lines import twice
from workbooks.read.own_sheet.typed.lane_sum import Amounts, LaneSum, Lines, amounts_of


class LinesBeside:
    """One reading; `costs` is what it costs to read a cell as each of its lines, by the line.

    A change of it has `line` where the reading has `now`, either of which may be nothing.
    """

    def __init__(self, lane: LaneSum, lines: Lines, costs: Mapping[int, float]) -> None:
        self._lane, self._lines, self._costs = lane, lines, costs
        self._alike: dict[str, list[InputLine]] = {}
        for line in lines.values():
            self._alike.setdefault(line.key, []).append(line)
        self._values, self._spread = amounts_of(lines.values())
        self._departs = sum([costs[id(line)] for line in lines.values()])

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(line.pair for line in self._lines.values())

    @cached_property
    def _shape(self) -> Shape:
        return frozenset(self._pairs)

    @cached_property
    def stands(self) -> bool:
        """Whether the lines can be read beside one another."""
        return self._lane.stands(self._lines)

    def shape(self, now: InputLine | None = None) -> Shape:
        """Return the inputs, without one of the lines."""
        return self._shape if now is None or self._pairs[now.pair] > 1 else self._shape - {now.pair}

    def allows(self, lines: Lines, now: InputLine | None, line: InputLine | None) -> bool:
        """Whether the changed `lines` stand."""
        if not self.stands:
            return self._lane.stands(lines)
        if line is None:
            return bool(lines)
        beside = self._beside(line.key, now)
        return not beside or self._lane.stand_as_one([*beside, line])

    def amounts(self, now: InputLine | None, line: InputLine | None) -> Amounts:
        """Return what the changed lines give to each input."""
        if now is line:
            return self._values, self._spread
        values = dict(self._values)
        if now is not None:
            del values[now.key]
            values |= amounts_of(self._beside(now.key, now))[0]
        if line is not None:
            values |= amounts_of([*self._beside(line.key, now), line])[0]
        spread = [each for each in self._spread if each is not now]
        return values, [*spread, line] if line is not None and line.spread else spread

    def departs(self, now: InputLine | None, line: InputLine | None) -> float:
        """Return what it costs to read each of the changed lines."""
        without = self._departs - self._costs[id(now)] if now is not None else self._departs
        return without + self._costs[id(line)] if line is not None else without

    def twice(self, now: InputLine | None, line: InputLine | None) -> int:
        """Return how many of the changed lines add by likeness to an input that another line reads too."""
        if now is line:
            return self._twice
        count = self._twice
        if (line is None or line.key not in self._alike) and (now is None or len(self._alike[now.key]) == 1):
            return count
        for key in {each.key for each in (now, line) if each is not None}:
            beside = self._beside(key, now)
            changed = [*beside, line] if line is not None and line.key == key else beside
            count += twice(changed) - twice(self._alike.get(key, ()))
        return count

    @cached_property
    def _twice(self) -> int:
        return sum(map(twice, self._alike.values()))

    def _beside(self, key: str, now: InputLine | None) -> list[InputLine]:
        """The other lines of one input."""
        every = self._alike.get(key, [])
        return every if now is None or now.key != key else [each for each in every if each is not now]
