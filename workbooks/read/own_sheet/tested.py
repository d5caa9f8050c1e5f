"""The reading of a product whose price is typed: the model is the arithmetic, the printed price the test.

Every cell of the lane starts with the first thing that its texts name. What the sheet worked out itself (a wage with
charges beside the wage and the charges) is a check and no input. Where the model does not come to the printed price,
other bases and meanings are tried, those first that depart least from what the texts say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbooks.read.own_sheet.alike import ANY_COST, NAMED
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lane_cells import CENT, CHAIN, INNER, ROUNDED, LaneCells
from workbooks.read.own_sheet.options import WAGES, InputLine, can_stand_together

#: By what a total of a year or a full-time job becomes an amount per unit.
_DIVISORS = ("bezette_etmalen", "declarabele_uren", "productieve_uren")
#: Readings kept beside one another, and changes that are tried after one another.
_BEAM, _WIDE, _CHANGES = 4, 14, 8
#: What it costs that the price differs, that a printed step differs, and to read a cell otherwise than it says.
_PRICE, _UNREAD, _TOLD, _UNTOLD, _OTHER, _RESULT = 4.0, 1.2, 1.0, 0.1, 0.8, 1.0  # float: scores
#: How far a result may be off by rounding.
_SAME = 0.004  # float: a share
#: What it costs to be near to a price and not at it, and to add a cell to another by likeness alone.
_EXACT, _LOOSE, _TWICE = 0.15, 0.5, 0.3  # float: scores
_SURE = 0.9
#: What it costs that the sum does not need a cell that is named, and to take a cell for something that it is only like.
_IDLE, _NAMED_OTHERWISE = 0.5, 1.2  # float: scores
#: What a price is lowered by, and what comes last in a sum.
_LOWERED = re.compile(r"kort|aftrek|min\b|bijdrage|subsidie", re.IGNORECASE)
LAST = ("overhead", "risico", "innovatie", "indexatie", "winst")
#: Inputs that a price need not rest on.
HARMLESS = ("contracturen",)
#: An input, its base, and what was done to the number.
Mark = tuple[str, str, str]
#: A reading: for each cell the line that is read of it, none where it is left out.
Lines = Mapping[Key, InputLine]


@dataclass(frozen=True)
class State:
    """A reading with what it comes to. `off` is what it costs; `equal` whether the price is the printed one."""

    lines: Lines
    off: float
    equal: bool
    known: Mapping[str, float]
    left: tuple[Key, ...] = ()


def mark_of(lines: Lines) -> frozenset[int]:
    """Return what tells a reading from others of the same product."""
    return frozenset(map(id, lines.values()))


@dataclass
class Tested(LaneCells):
    """The search for one product in one model; `like` is how the product before it was read, by label."""

    like: Mapping[str, Mark] = field(default_factory=dict)
    _seen: dict[frozenset[int], State] = field(default_factory=dict)

    # ── what a reading comes to ──

    def state(self, lines: Lines) -> State:
        """Return a reading with what it comes to."""
        mark = mark_of(lines)
        if mark not in self._seen:
            self._seen[mark] = self._state(State(lines, 99, False, {}))  # float: a score
        return self._seen[mark]

    def _state(self, state: State) -> State:
        known = self.steps(state.lines)
        if known is None:
            return state
        equal = self.price.holds(known)
        left = () if equal else self._left(state.lines, known)
        apart = abs(known[self.price.key] - self.price.value)
        loose = apart > self.price.near - ROUNDED * self.price.value
        exact = _EXACT * apart / self.price.near + (_LOOSE if loose else 0)
        off = exact if equal else _OTHER if left else _PRICE + min(10 * apart / self.price.value, 2.0)  # float: a score
        off += self._cost(state.lines, known)
        return State(state.lines, off, equal or bool(left), known, left)

    def _left(self, lines: Lines, known: Mapping[str, float]) -> tuple[Key, ...]:
        """The one cell without a line that makes up for what the printed price has more or less than the model."""
        price = known[self.price.key]
        gap = self.price.value - price
        inner = [leaf for leaf, line in lines.items() if not line.key.startswith(LAST) and leaf not in self._elsewhere]
        for at in self.cells:
            options = self.options[at.key]
            if at.key in lines or at.key in self.checks or (options and not options[0].is_alike):
                continue
            if inner and at.key < max(inner):
                continue  # what a price is lowered or raised by stands below what it is made of
            value = float(at.seen.value) / (100 if not at.seen.is_share and self.is_percent(at) else 1)
            parts = (value * price, value * known.get(self.pricer.model.cost, price), price * value / (1 - value)) if (
                at.seen.is_share or self.is_percent(at)
            ) and value < 1 else (value,)  # fmt: skip
            signs = (-1, 1) if value > 0 and _LOWERED.search(at.label) else (1,)
            if any(abs(sign * part - gap) <= self.price.near for part in parts for sign in signs):
                return (at.key,)
        return ()

    def steps(self, lines: Lines) -> dict[str, float] | None:
        """Return all that the model works out from a reading; None where it makes no price of it."""
        if not self._stands(lines):
            return None
        made = self.pricer.sum(frozenset((line.key, line.base) for line in lines.values()))
        if made is None:
            return None
        values: dict[str, float] = {}
        for line in lines.values():
            values[line.key] = values.get(line.key, 0.0) + (0.0 if line.spread else float(line.meaning.value))
        try:
            known: dict[str, float] = made.steps(values)
            if any(line.spread for line in lines.values()):
                divisor = self._divisor(known)
                if not divisor:
                    return None
                for line in lines.values():
                    if line.spread:
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

    @staticmethod
    def _stands(lines: Lines) -> bool:
        one = (line for line in lines.values() if line.found.concept in WAGES or line.key.startswith(INNER))
        wages = [line.key for line in one]
        return bool(lines) and len(set(wages)) == len(wages) and can_stand_together(lines.values())

    def _cost(self, lines: Lines, known: Mapping[str, float]) -> float:
        """How far a reading departs from what the texts say: what it reads otherwise, and what it does not explain."""
        made = self.pricer.sum(frozenset((line.key, line.base) for line in lines.values()))
        assert made is not None
        steps = [known[key] for key in made.rules if known[key]]
        alike = [line.key for line in lines.values() if line.is_alike and not line.key.startswith(ANY_COST)]
        cost = _TWICE * sum(sum(line.key == key for line in lines.values()) > 1 for key in alike)
        for leaf in self.around:
            line, options = lines.get(leaf), self.options[leaf]
            if line is not None:
                cost += self._departs(line, options[0]) + (_RESULT if leaf in self.results else 0)
                cost += _IDLE if line.key not in made.uses else 0
            elif (
                leaf not in self._elsewhere and leaf not in self.worked_from and not self._explained(leaf, known, steps)
            ):
                cost += _UNREAD if options and options[0].score >= _SURE else _UNREAD / 2
        return cost

    def _explained(self, leaf: Key, known: Mapping[str, float], steps: list[float]) -> bool:
        """Whether a cell that is not read holds what the model works out."""
        check = self.checks.get(leaf)
        if check is not None and check.key in known:
            return check.holds(known)
        value, close = self.shown[leaf]
        return any(abs(step - value) <= close for step in steps)

    @cached_property
    def _elsewhere(self) -> frozenset[Key]:
        return frozenset(at.key for at in self.more)

    def _departs(self, line: InputLine, first: InputLine) -> float:
        cost = max(0.0, NAMED - line.score)  # float: a score
        if line is first:
            return cost
        if line.is_alike and self.is_inner(line.key):
            cost += _RESULT
        if line.is_alike and first.score >= _SURE:
            cost += _NAMED_OTHERWISE
        if line.key == first.key and line.meaning.operation != first.meaning.operation:
            return cost + (_TOLD if line.score >= _SURE else _UNTOLD)
        if line.key == first.key:
            return cost + (_TOLD if first.meaning.sets[0][1].base and line.base != first.base else _UNTOLD)
        return cost + _OTHER

    def idle(self, state: State) -> bool:
        """Whether the sum does not need a cell that is named for sure: two cells tell the same differently."""
        made = self.pricer.sum(frozenset((line.key, line.base) for line in state.lines.values()))
        needed = (*made.uses, *HARMLESS) if made is not None else ()
        return any(line.key not in needed and line.score >= _SURE for line in state.lines.values())

    # ── the search ──

    def first(self, least: float) -> dict[Key, InputLine]:
        """The first thing that each cell is, without two of one kind; what the lane lacks is taken from elsewhere."""
        lines: dict[Key, InputLine] = {}
        for at in sorted(self.cells, key=lambda at: not at.seen.is_share):
            options = [line for line in self.options[at.key] if line.score >= least]
            if options and not (not options[0].is_share and self.share_beside(at, options[0])):
                fits = next((line for line in options if self._stands({**lines, at.key: line})), None)
                if fits is not None:
                    lines[at.key] = fits
        keys = {line.key for line in lines.values()}
        for at in self.more:
            options = self.options[at.key]
            if options and options[0].score >= _SURE and options[0].key not in keys:
                lines[at.key] = options[0]
        return {at: lines[at] for at in self.around if at in lines}

    @cached_property
    def results(self) -> frozenset[Key]:
        """The cells that the sheet worked out itself: without them the model comes to the same quantity."""
        return self._results(self.first(NAMED)) | self._results(self.first(0.0))  # float: any score

    def _results(self, first: Lines) -> frozenset[Key]:
        return frozenset(first.keys() - self._elementary(first, near=True).keys())

    def _elementary(self, first: Lines, *, near: bool) -> dict[Key, InputLine]:
        """Leave out of a reading what the model works out from the rest; with `near` only what it comes near to."""
        lines = dict(first)
        order = list(self.pricer.model.quantities)
        for leaf, line in sorted(first.items(), key=lambda pair: -order.index(pair[1].key)):
            rest = {key: other for key, other in lines.items() if key != leaf}
            if self._is_sum(line, rest) or self._follows(line, rest, near=near):
                lines = rest
        return lines

    @staticmethod
    def _is_sum(line: InputLine, rest: Lines) -> bool:
        """Whether a cell is the total of the cells above it that are parts of the same input."""
        parts = [other.meaning.value for other in rest.values() if other.key == line.key and other.leaf < line.leaf]
        return len(parts) > 1 and sum(parts) == line.meaning.value

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
        first = (self.first(NAMED), self.first(0.0))  # float: any score
        starts = [{leaf: line for leaf, line in each.items() if leaf not in self.results} for each in first]
        starts += [self._elementary(each, near=False) for each in starts]
        starts += [self._as_before()] if self.like else []
        found = [self._searched([self.state(lines) for lines in starts], _BEAM)]
        if not found[0].equal:
            found.append(self._searched([self.state(lines) for lines in starts], _WIDE))
        return min(found, key=lambda state: state.off)

    def _searched(self, beam: list[State], width: int) -> State:
        """Return the best of the readings that come from some by changes, of which so many are kept each time."""
        beam.sort(key=lambda state: state.off)
        for _ in range(_CHANGES):
            if beam[0].equal and beam[0].off < (_UNREAD if self.like else _LOOSE):
                break
            tried = {mark_of(state.lines): state for state in beam}
            for state in list(beam):
                for lines in self._changed(state.lines):
                    other = self.state(lines)
                    tried[mark_of(lines)] = other
            best = sorted(tried.values(), key=lambda state: state.off)[:width]
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
        lines = state.lines.items()
        return {self.label(leaf): (line.key, line.base, line.meaning.operation) for leaf, line in lines}

    def label(self, leaf: Key) -> str:
        """Return what a cell is known by among products: the text beside it, or above it."""
        at = self.around[leaf]
        texts = [text for text in at.heading.texts[-1:] if leaf.row == self.lane.root.key.row]
        return texts[0] if texts else (at.nearest.text if at.nearest is not None else at.label)

    def _changed(self, lines: Lines) -> Iterator[dict[Key, InputLine]]:
        yield from self._together(lines)
        for leaf, options in self.options.items():
            now = lines.get(leaf)
            for line in options:
                if line is not now:
                    yield {**lines, leaf: line}
            if now is not None:
                yield {key: line for key, line in lines.items() if key != leaf}

    def _together(self, lines: Lines) -> Iterator[dict[Key, InputLine]]:
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
        return next((line for line in self.options[leaf] if (line.key, line.base) == (key, base)), None)

    def _divided(self, lines: dict[Key, InputLine]) -> Iterator[dict[Key, InputLine]]:
        for leaf, options in self.options.items():
            for line in options[:1] if leaf not in lines else ():
                if not self.pricer.model.quantities[line.key].unit.money and not line.is_share:
                    yield {**lines, leaf: line}
