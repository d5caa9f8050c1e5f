"""The reading of a product whose price is typed: the model is the arithmetic, the printed price the test.

Every cell of the lane starts with the first thing that its texts name. What the sheet worked out itself (a wage with
charges beside the wage and the charges) is a check and no input. Where the model does not come to the printed price,
other bases and meanings are tried, those first that depart least from what the texts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from operator import attrgetter

from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.model_price import Shape, Sum
from workbooks.read.own_sheet.reading.options import InputLine, shape_of
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.typed.lane_cells import CENT, ROUNDED
from workbooks.read.own_sheet.typed.lane_costs import DECIMALS, HARMLESS, SURE, UNREAD, LaneCosts
from workbooks.read.own_sheet.typed.lane_lines import CHAIN, is_sum
from workbooks.read.own_sheet.typed.lane_sum import Lines, State
from workbooks.read.own_sheet.typed.lines_beside import LinesBeside

#: Readings kept beside one another, and changes that are tried after one another.
_BEAM, _CHANGES = 4, 8
#: What it costs that the price differs, and to read a cell otherwise than it says.
_PRICE, _TOLD, _UNTOLD, _OTHER, _RESULT = 4.0, 1.0, 0.1, 0.8, 1.0  # float: scores
_SAME = 0.004  # float: a share, how far a result may be off by rounding
#: What it costs to be near to a price and not at it, and to add a cell to another by likeness alone.
_EXACT, _LOOSE, _TWICE = 0.15, 0.5, 0.3  # float: scores
#: What it costs to take a cell for what it is only like.
_NAMED_OTHERWISE = 1.2  # float: a score
_departure = attrgetter("off")
#: An input, its base, and what was done to it.
Mark = tuple[str, str, str]


@dataclass
class Tested(LaneCosts):
    """The search for one product in one model; `like` is how the product before it was read, by label."""

    like: Mapping[str, Mark] = field(default_factory=dict)
    tried: dict[int, State] = field(default_factory=dict)
    #: What the readings come to, which stays when the price is taken for another.
    _worked: dict[int, Mapping[str, float] | None] = field(default_factory=dict)
    _sums: dict[Shape, Sum | None] = field(default_factory=dict)

    def state(self, lines: Lines) -> State:
        """Return a reading with what it comes to."""
        mark = self._mark(lines)
        if mark not in self.tried:
            beside = LinesBeside(self, lines, self._otherwise)
            made = self._sum(beside.shape()) if beside.stands else None
            self.tried[mark] = self._state(mark, lines, made, beside)
        return self.tried[mark]

    def _sum(self, shape: Shape) -> Sum | None:
        """The rules for what a reading reads: many readings differ in something else."""
        if shape not in self._sums:
            self._sums[shape] = self.pricer.sum(shape)
        return self._sums[shape]

    def _state(
        self,
        mark: int,
        lines: Lines,
        made: Sum | None,
        beside: LinesBeside,
        now: InputLine | None = None,
        line: InputLine | None = None,
    ) -> State:
        """The state of `lines`, which have `line` where the reading that they are made from has `now`."""
        if mark not in self._worked:
            self._worked[mark] = None if made is None else self.worked_out(beside.amounts(now, line), made)
        known = self._worked[mark]
        if made is None or known is None:
            return State(lines, 99, False, {})  # float: a score
        equal = self.price.holds(known)
        left = () if equal else self.left(lines, known)
        apart = abs(known[self.price.key] - self.price.value)
        loose = apart > self.price.near - ROUNDED * self.price.value
        exact = _EXACT * apart / self.price.near + (_LOOSE if loose else 0)
        off = exact if equal else _OTHER if left else _PRICE + min(10 * apart / self.price.value, 2.0)  # float: a score
        off += beside.departs(now, line) + _TWICE * beside.twice(now, line)
        off += self.cost_idle(lines, made) + self.cost_unread(lines, known, made)
        return State(lines, round(off, DECIMALS), equal or bool(left), known, left)

    @cached_property
    def _otherwise(self) -> dict[int, float]:
        """What it costs to read a cell as each of its lines."""
        amounts = {leaf for leaf, at in self.around.items() if self.is_amount(at)}
        result = {leaf: _RESULT * (2 if leaf in amounts else 1) for leaf in self.results | amounts}
        return {
            id(line): self._departs(line, options[0]) + result.get(leaf, 0.0)  # float: a score
            for leaf, options in self.options.items()
            for line in options
        }

    def _departs(self, line: InputLine, first: InputLine) -> float:
        cost = max(0.0, NAMED - line.score)  # float: a score
        if line is first:
            return cost
        if line.is_alike and self.is_inner(line.key):
            cost += _RESULT
        if line.is_alike and first.score >= SURE:
            cost += _NAMED_OTHERWISE
        if line.key == first.key and line.meaning.operation != first.meaning.operation:
            return cost + (_TOLD if line.score >= SURE else _UNTOLD)
        if line.key == first.key:
            return cost + (_TOLD if first.meaning.sets[0][1].base and line.base != first.base else _UNTOLD)
        return cost + _OTHER

    def idle(self, state: State) -> bool:
        """Whether the sum does not need a cell that is named for sure: two cells tell the same differently."""
        made = self.pricer.sum(shape_of(state.lines.values()))
        needed = (*made.uses, *HARMLESS) if made is not None else ()
        return any(line.key not in needed and line.score >= SURE for line in state.lines.values())

    def confirmed(self, state: State) -> int:
        """Return how many printed steps the model comes to, beside the price."""
        known, checks = state.known, self.checks.items()
        return sum(leaf not in state.lines and check.key in known and check.holds(known) for leaf, check in checks)

    # ── the search ──

    def first(self, least: float) -> dict[Key, InputLine]:
        """The first thing that each cell is, without two of one kind; what the lane lacks is taken from elsewhere."""
        lines: dict[Key, InputLine] = {}
        for at in sorted(self.cells, key=lambda at: not at.seen.is_share):
            options = [line for line in self.options[at.key] if line.score >= least]
            if options and not (not options[0].is_share and self.share_beside(at, options[0])):
                fits = next((line for line in options if self.stands({**lines, at.key: line})), None)
                if fits is not None:
                    lines[at.key] = fits
        keys = {line.key for line in lines.values()}
        for at in self.more:
            options = self.options[at.key]
            if options and options[0].score >= SURE and options[0].key not in keys:
                lines[at.key] = options[0]
        return {at: lines[at] for at in self.around if at in lines}

    @cached_property
    def results(self) -> frozenset[Key]:
        """The cells that the sheet worked out itself: without them the model comes to the same quantity."""
        made = (self.first(NAMED), self.first(0.0))  # float: any score
        return frozenset(leaf for each in made for leaf in each.keys() - self._elementary(each, near=True).keys())

    def _elementary(self, first: Lines, *, near: bool) -> dict[Key, InputLine]:
        """Leave out of a reading what the model works out from the rest; with `near` only what it comes near to."""
        lines = dict(first)
        order = list(self.pricer.model.quantities)
        for leaf, line in sorted(first.items(), key=lambda pair: -order.index(pair[1].key)):
            rest = {key: other for key, other in lines.items() if key != leaf}
            if is_sum(line, rest.values()) or self._follows(line, rest, near=near):
                lines = rest
        return lines

    def _follows(self, line: InputLine, rest: Lines, *, near: bool) -> bool:
        """Whether a quantity follows from the other cells."""
        if line.base or line.spread:
            return False
        shape = frozenset((other.key, other.base) for other in rest.values())
        made = self.pricer.sum(shape)
        if made is None or line.key not in made.rules:
            return False
        known = self.steps(rest) or {}
        value = float(line.meaning.value)
        if not near and line.key.startswith(CHAIN):
            lacks = "werkgeverslasten" in made.zero and line.key.startswith("loonkosten")
            paid = "productief" in line.key and known.get("productiviteit", 1) == 1
            return bool(known.get(line.key)) and not lacks and not paid
        return line.key in known and abs(known[line.key] - value) <= max(_SAME * abs(value), CENT)

    def run(self) -> State:
        """Return the reading that departs least from the texts and comes to the printed price; else the nearest."""
        state = self._nearest()
        if state.equal or not state.known or not self.without_zeros:
            return self._as_told(state)
        before = self.price
        self._take_prices(in_whole=True)  # what shows no zeros may be rounded to whole euros as well
        rounded = self._nearest() if self.price != before else state
        if not rounded.equal:
            self._take_prices(in_whole=False)
        return rounded if rounded.equal else self._as_told(state)

    def _as_told(self, state: State) -> State:
        """The same reading; where it meets no price, what a cell is under its own name is what its texts say."""
        if state.equal or not state.known:
            return state
        first = {leaf: self.options[leaf][0] for leaf in state.lines}
        told = {leaf: first[leaf] if first[leaf].key == line.key else line for leaf, line in state.lines.items()}
        return self.state(told) if self.state(told).known else state

    def _take_prices(self, *, in_whole: bool) -> None:
        self.in_whole, self.tried = in_whole, {}
        for name in ("price", "checks", "_telling"):
            self.__dict__.pop(name, None)

    def _nearest(self) -> State:
        first = (self.first(NAMED), self.first(0.0))  # float: any score
        starts = [{leaf: line for leaf, line in each.items() if leaf not in self.results} for each in first]
        starts += [self._elementary(each, near=False) for each in starts]
        starts += [self._as_before()] if self.like else []
        return self._searched([self.state(lines) for lines in starts])

    def _searched(self, beam: list[State]) -> State:
        """Return the best of the readings that come from some by changes, of which the best few are kept each time."""
        beam.sort(key=_departure)
        passed: set[int] = set()  # what a reading led to before is in the beam by now, or behind all that is
        for _ in range(_CHANGES):
            if beam[0].equal and beam[0].off < (UNREAD if self.like else _LOOSE):
                break
            tried = {self._mark(state.lines): state for state in beam}
            for mark, state in tuple(tried.items()):
                if mark not in passed:
                    tried.update(self._changed(state))
            passed.update(self._mark(state.lines) for state in beam)
            best = nsmallest(_BEAM, tried.values(), key=_departure)
            if best == beam:
                break
            beam = best
        return beam[0]

    def _as_before(self) -> dict[Key, InputLine]:
        """The cells with the same labels, read in the same way."""
        lines: dict[Key, InputLine] = {}
        for leaf, options in self.options.items():
            mark = self.like.get(self.label(leaf))
            line = next((line for line in options if (line.key, line.base, line.meaning.operation) == mark), None)
            if line is not None:
                lines[leaf] = line
        return lines

    def marks(self, state: State) -> dict[str, Mark]:
        """Return how cells were read, by label."""
        return {self.label(at): (line.key, line.base, line.meaning.operation) for at, line in state.lines.items()}

    def label(self, leaf: Key) -> str:
        """Return what a cell is known by among products: the text beside it, or above it."""
        at = self.around[leaf]
        if at.seen.row == self.lane.root.price.at.seen.row:
            return at.heading.texts[-1] if at.heading.texts else f"{leaf.sheet} {leaf.column}"
        return at.nearest.text if at.nearest is not None else at.label

    def _mark(self, lines: Lines) -> int:
        """Return what tells a reading from others of the same product: a bit for each line."""
        return sum(self._bits[id(line)] for line in lines.values())

    @cached_property
    def _bits(self) -> dict[int, int]:
        lines = (line for options in self.options.values() for line in options)
        return {id(line): 1 << place for place, line in enumerate(lines)}

    def _changed(self, state: State) -> Iterator[tuple[int, State]]:
        """Give the readings that differ from one in one cell, each with its mark."""
        beside, seen, bits = LinesBeside(self, state.lines, self._otherwise), self.tried, self._bits
        whole = self._mark(state.lines)
        for lines in self.together(state.lines):
            yield self._mark(lines), self.state(lines)
        for leaf, options in self.options.items():
            now = state.lines.get(leaf)
            rest = whole - bits[id(now)] if now is not None else whole
            shape = beside.shape(now)
            for line in options:
                if line is not now:
                    mark = rest + bits[id(line)]
                    if mark not in seen:
                        lines = {**state.lines, leaf: line}
                        made = self._sum(shape | {line.pair}) if beside.allows(lines, now, line) else None
                        seen[mark] = self._state(mark, lines, made, beside, now, line)
                    yield mark, seen[mark]
            if now is not None:
                if rest not in seen:
                    lines = {key: line for key, line in state.lines.items() if key != leaf}
                    made = self._sum(shape) if beside.allows(lines, now, None) else None
                    seen[rest] = self._state(rest, lines, made, beside, now)
                yield rest, seen[rest]
