"""The beam search over the readings of all cells of a price together.

From some readings, the few that are least off are kept, and of those one thing is changed in every way that may mend
what is off. Why not all of them: a price of twenty cells, each of which may be three things, has billions of readings.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.assignment import Assignment, Error, Mark
from workbooks.read.own_sheet.reading.held import HeldReading
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.roles.alike import NAMED

#: Readings that are kept beside one another, and changes that are tried after one another.
_BEAM, _ROUNDS = 3, 14
#: Changes after one another that leave as many points wrong.
_IDLE = 3
#: A reading that costs less is taken without looking further.
ENOUGH = 1.0  # float: a score
State = tuple[Error, Assignment]


@dataclass
class BeamSearch(HeldReading):
    """The search from given readings, one change after another."""

    def can_price(self) -> bool:
        """Whether the model may make a price of what the cells can be at all; if not, nothing is to be searched."""
        return self.pricer.can_price(line.key for lines in self.options.values() for line in lines)

    def searched(self, first: list[Assignment], *, alike: bool) -> State:
        """Return the best reading that changes lead to; also by what texts are only `alike`."""
        beam = sorted(((self.error(choice), choice) for choice in first), key=lambda state: state[0])
        known: set[Mark] = set()
        passed: dict[int, Assignment] = {}  # what these lead to is known
        wrong: list[int] = []
        for _ in range(_ROUNDS if self.can_price() else 0):
            wrong.append(min(error.wrong for error, _ in beam))
            idle = wrong[-1] and len(wrong) > _IDLE and min(wrong[-_IDLE:]) >= min(wrong[:-_IDLE])
            if idle or beam[0][0].cost < ENOUGH or self.experience.tries <= 0:
                break
            new = [choice for _, choice in (beam[:2] if alike else beam) if id(choice) not in passed]
            passed |= {id(choice): choice for choice in new}
            tried = sorted([*beam, *self._changed(new, beam, known, alike=alike)], key=lambda state: state[0])
            if tried[:_BEAM] == beam:
                break
            beam = tried[:_BEAM]
        return beam[0]

    def _changed(self, choices: list[Assignment], beam: list[State], known: set[Mark], *, alike: bool) -> list[State]:
        """Every change of these that is not `known`; of those that come after the best few only the least they cost."""
        made: list[State] = []
        least = [error.cost for error, _ in beam[:_BEAM]]
        for choice in choices:
            for other in self._changes(choice, alike=alike):
                if (mark := other.mark) not in known and self.experience.tries > 0:
                    known.add(mark)
                    made.append((self.error(other, least[-1] if len(least) == _BEAM else inf), other))
                    insort(least, made[-1][0].cost)
                    del least[_BEAM:]
        return made

    def _together(self, choice: Assignment, option: InputLine) -> Iterator[Assignment]:
        """Parts of one input are a share of the same: give all of them the base of one."""
        others = [line for line in choice.lines.values() if line.key == option.key and line.leaf != option.leaf]
        changed = choice.having(option)
        for line in others:
            same = [each for each in self.options[line.leaf] if (each.key, each.base) == (option.key, option.base)]
            changed = changed.having(same[0]) if same else changed
        if any(line.base != option.base for line in others):
            yield changed

    def _rest_left(self, choice: Assignment, off: frozenset[Key]) -> Assignment:
        """Leave all costs that do not fit to the sheet at once: one by one, none of them makes the rest fit."""
        left = {leaf for leaf in off if leaf in self.price.straight and self._is_amount(leaf)}
        lines = {leaf: line for leaf, line in choice.lines.items() if leaf not in left}
        return Assignment(lines, choice.unnamed | left)

    def _is_amount(self, leaf: Key) -> bool:
        return leaf in self.around and not self.around[leaf].seen.is_share

    def _changes(self, choice: Assignment, *, alike: bool) -> Iterator[Assignment]:
        off = self._off(choice)
        yield self._rest_left(choice, off)
        for leaf, options in self.options.items():
            now = choice.lines.get(leaf)
            if now is not None and leaf not in off:
                continue
            for option in options:
                if option is not now and (alike or option.score >= NAMED):
                    yield choice.having(option)
                    yield from self._together(choice, option)
            if now is not None:
                yield choice.lacking(leaf, unnamed=False)
            if leaf in self.price.straight and leaf not in choice.unnamed:
                yield choice.lacking(leaf, unnamed=True)
