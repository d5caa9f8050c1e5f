"""The joint reading of one product: which input each cell is, so that the model equals the sheet at every point.

Every leaf of the price starts with what its texts name. The model with that reading is held against the sheet's own
formulas, at the values that stand there and with each cell raised in turn. Where they differ, other meanings and
bases are tried, the one first that mends most; what no input fits is left to the sheet ("zoals het blad rekent").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from tarief.core.arrays import np
from tarief.costmodel import CostModel
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.assignment import Assignment, Error
from workbooks.read.own_sheet.reading.beam import ENOUGH, BeamSearch, State
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.reading.options import DIRECT, InputLine, can_stand_together
from workbooks.read.own_sheet.reading.yearly import by_own_hours, by_the_hour, on_a_gross_wage
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.roles import SAME, PriceRole
from workbooks.read.own_sheet.words.likely import is_of_costs
from workbooks.read.own_sheet.words.synonyms import vocabulary

OUTER = frozenset({"overhead", "risico_opslag"})
#: Bases of one share, and readings of all of them together, that are tried for what comes last.
_MOST_BASES, _MOST_WAYS = 4, 64
#: Bases that nobody means together, and those that come to the same.
_OUT_OF_TURN = {"overhead": "omzet", "risico_opslag": "directe_kosten"}
_IN_TURN = {"overhead": "totale_kosten", "risico_opslag": "kostprijs"}


@dataclass
class Fit:
    """What the search came to; `zero` are the inputs that the price does not rest on, though the model asks them."""

    model: CostModel
    choice: Assignment
    values: dict[str, Any]
    error: Error
    zero: tuple[str, ...] = ()


@dataclass
class Search(BeamSearch):
    """The search for the reading that equals the sheet."""

    def run(self) -> Fit:
        """Return the reading that fits best: by names alone, else also by what texts are only like."""
        likely = {leaf: options[0] for leaf, options in self.options.items() if options}
        named = {leaf: line for leaf, line in likely.items() if self.is_sure(leaf)}
        constants, cells = self.price.constants, (self.price, self.options)
        first = Assignment(named, constants)
        if not can_stand_together(named.values()):
            first = self._standing_together(named)
        best = self._as_before() or self.searched(
            [first, *by_own_hours(*cells, first), *self._left_at_once(first), *by_the_hour(*cells)],
            alike=False,
        )
        if best[0].cost >= ENOUGH:
            told = self._with_hours(first)
            alike = Assignment(likely, constants)
            on_wages = (made for start in (alike, told) for made in on_a_gross_wage(self.options, start))
            wide = [[best[1], alike, told, *on_wages]]
            wide += [[start] for start in by_own_hours(*cells, told)]  # by themselves: they cost a cell with a name
            for start in wide:
                wider = self.searched(start, alike=True) if best[0].wrong or start is wide[0] else best
                best = wider if wider[0].wrong == 0 and wider[0] < best[0] else best
        if best[0].wrong:
            best = min(best, self._left_to_the_sheet(), key=lambda each: (each[0].wrong > 0, each[0]))
        error, choice = self._canonical(best)
        with np.errstate(all="ignore"):
            values = self.values(choice)
        if not error.wrong:
            self._remember(choice)
        return Fit(self.pricer.model, choice, values, error, self.pricer.needed(choice.shape))

    def _left_at_once(self, first: Assignment) -> Iterator[Assignment]:
        """The same with all that can be no input (a discount), or is a part beside its whole, left to the sheet."""
        nameless = {leaf for leaf in self.price.straight if leaf in self.options and not self.is_sure(leaf)}
        for left in (nameless, self.parts):
            if left:
                lines = {leaf: line for leaf, line in first.lines.items() if leaf not in left}
                yield Assignment(lines, first.unnamed | left)

    def _with_hours(self, first: Assignment) -> Assignment:
        """The same with what no text names and the price does not rise straight with, as what that is likest."""
        lines = dict(first.lines)
        for leaf, options in self.options.items():
            if leaf not in lines and leaf not in self.price.straight:
                fitting = next((each for each in options if can_stand_together([*lines.values(), each])), None)
                lines |= {leaf: fitting} if fitting is not None else {}
        return Assignment(lines, first.unnamed)

    def _standing_together(self, named: Mapping[Key, InputLine]) -> Assignment:
        """The names without what cannot be beside a surer one (a second wage): that is left to the sheet."""
        lines: dict[Key, InputLine] = {}
        left: set[Key] = set()
        for leaf in sorted(named, key=lambda leaf: -named[leaf].score):
            sure = (option for option in self.options[leaf] if option.score >= NAMED)
            fitting = next((option for option in sure if can_stand_together([*lines.values(), option])), None)
            if fitting is not None:
                lines[leaf] = fitting
            elif leaf in self.price.straight:
                left.add(leaf)
        return Assignment(lines, self.price.constants | left)

    def _left_to_the_sheet(self) -> State:
        """The reading in which only what comes last is read (overhead, risk); the costs stay as the sheet has them."""
        self.pricer = Pricer(self.pricer.model, bare=True)
        outer: list[list[InputLine]] = []
        for leaf, options in self.options.items():
            lines = [line for line in options if line.key in OUTER and line.is_share and self.is_sure(leaf)]
            outer += [lines[:_MOST_BASES]] if lines else []
        taken = {lines[0].leaf for lines in outer}
        costs = {leaf for leaf in self.price.straight if leaf not in taken and self._is_cost(leaf)}
        left = frozenset(costs | self.price.constants)
        choices = [
            Assignment({line.leaf: line for line in lines}, left) for lines in islice(product(*outer), _MOST_WAYS)
        ]
        states = [(self.error(choice), choice) for choice in choices]
        best = min(states, key=lambda state: (state[0].wrong, state[0]))
        return self._state(self._of_something(best[1])) if not best[0].wrong else best

    def _of_something(self, choice: Assignment) -> Assignment:
        """The same without shares of what was left to the sheet: those are in it."""
        made = self.pricer.sum(choice.shape)
        assert made is not None  # it equals the sheet
        with np.errstate(all="ignore"):
            price = made.price(self.values(choice))
        for leaf in tuple(choice.lines):
            if abs(price[self._place[leaf]] - price[0]) <= SAME * abs(self.price.whole[0]):
                choice = choice.lacking(leaf, unnamed=False)
        return choice

    def _canonical(self, state: State) -> State:
        """Of bases that come to the same, take the one that the sheet names, else the one of its formula."""
        for leaf, line in tuple(state[1].lines.items()):
            said = line.found.base(line.key) or self._times(line) or line.found.likely_base(line.key)
            wanted = said or self._usual_base(state[1], line)
            if line.key in OUTER and line.is_share and wanted and line.base != wanted:
                for option in self.options[leaf]:
                    choice = state[1].having(option)
                    if (option.key, option.base) == (line.key, wanted) and self.error(choice).wrong == state[0].wrong:
                        state = state[0], choice
        return self._in_turn(state)

    def _in_turn(self, state: State) -> State:
        """Of bases of overhead and risk that come to the same together, those of the one after the other."""
        outer = [line for line in state[1].lines.values() if line.key in OUTER and line.is_share]
        if {line.pair for line in outer} != set(_OUT_OF_TURN.items()):
            return state
        choice = state[1]
        for line in outer:
            wanted = line.key, _IN_TURN[line.key]
            choice = choice.having(next((each for each in self.options[line.leaf] if each.pair == wanted), line))
        return (state[0], choice) if self.error(choice).wrong == state[0].wrong else state

    def _times(self, line: InputLine) -> str:
        """The base that the cell has as its name with which the sheet multiplies a share."""
        graph = self.price.graph
        for user in sorted(graph.users.get(line.leaf, set()) & graph.rules.keys()):
            beside = [key for key in graph.rules[user].names() if key != line.leaf and key in self.around]
            near = self.around[beside[0]].nearest if len(beside) == 1 else None
            base = vocabulary().base(line.key, f"% van {near.text}") if near is not None else ""
            if base:
                return base
        return ""

    def _usual_base(self, choice: Assignment, line: InputLine) -> str:
        """The base of what comes last, where nothing in the price tells it from another."""
        if line.key == "risico_opslag":
            return "kostprijs" if line.base == "directe_kosten" else ""
        keys = {each.key for each in choice.lines.values()}
        if self.price.roles[line.leaf] is PriceRole.REST:
            of_costs = is_of_costs(line.found.label)
            return "" if "risico_opslag" in keys else "totale_kosten" if of_costs else "omzet"
        direct = any(key.endswith(DIRECT) and not key.startswith("loonkosten") for key in keys)
        return "" if direct else "loonkosten"

    def _is_cost(self, leaf: Key) -> bool:
        """Whether without this cell the price is lower, and nothing in the cell says that it is a share."""
        return self.price.part(leaf) > 0 and self._is_amount(leaf)

    def _as_before(self) -> State | None:
        """The reading of an earlier product of this book, where it fits this one too."""
        lines: dict[Key, InputLine] = {}
        for leaf, options in self.options.items():
            said = next((known for mark in self._marks(leaf) if (known := self.experience.seen.get(mark))), None)
            line = next((each for each in options if (each.key, each.base, each.meaning.operation) == said), None)
            if line is not None:
                lines[leaf] = line
        state = self._state(Assignment(lines, self.price.constants))
        return state if not state[0].wrong and state[0].cost < ENOUGH else None

    def _marks(self, leaf: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the texts of its row and of its column say of a cell."""
        at = self.around[leaf]
        return ("rij", *(seen.text for seen in at.before)), ("kolom", *at.heading.texts)

    def _remember(self, choice: Assignment) -> None:
        for leaf, line in choice.lines.items():
            for mark in self._marks(leaf):
                said = line.key, line.base, line.meaning.operation
                self.experience.seen[mark] = said if self.experience.seen.get(mark, said) == said else None

    def _state(self, choice: Assignment) -> State:
        return self.error(choice), choice
