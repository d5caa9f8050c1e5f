"""The joint reading of one product: which input each cell is, so that the model equals the sheet at every point.

Every leaf of the price starts with what its texts name. The model with that reading is held against the sheet's own
formulas, at the values that stand there and with each cell raised in turn. Where they differ, other meanings and
bases are tried, the one first that mends most; what no input fits is left to the sheet ("zoals het blad rekent").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Any, NamedTuple

from tarief.core.arrays import np
from tarief.costmodel import CostModel
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.model_price import Pricer, Shape
from workbooks.read.own_sheet.options import (
    ANY_COST,
    DIRECT,
    NAMED,
    WAGES,
    Line,
    can_stand_together,
    options_of,
    worked,
)
from workbooks.read.own_sheet.roles import SAME, Role, SheetPrice

#: Readings that are kept beside one another, and changes that are tried after one another.
_BEAM, _ROUNDS = 3, 14
#: What it costs to leave a cell with a name unread, and to leave all of a price without a name.
_LOST, _UNNAMED_SHARE = 1.5, 40.0  # float: scores
#: What it costs that a cell adds to an input by what its texts are only like.
_AGAIN = 0.4  # float: a score
#: A reading that costs less is taken without looking further.
_ENOUGH = 1.0  # float: a score
#: Readings of all products of a book together that are held against the sheet.
MOST_TRIES = 8_000
#: The line for what the sheet calculates without a name.
UNNAMED = "overige_kosten"
_OUTER = frozenset({"overhead", "risico_opslag"})
#: Bases of one share, and readings of all of them together, that are tried for what comes last.
_MOST_BASES, _MOST_WAYS = 4, 64
#: The order in which parts of the price are worked out: what others are a share of first.
_ORDER = {
    "bruto_jaarloon": 0, "bruto_uurloon": 0, "bruto_maandloon": 0, "loonkosten_per_jaar": 1, "loonkosten_per_uur": 1,
    "loon_met_toeslagen_per_jaar": 1, "vakantietoeslag": 2, "eindejaarsuitkering": 2, "ikb_opslag": 2,
    "onregelmatigheidstoeslag": 2, "werkgeverslasten": 3, "overhead": 60, "risico_opslag": 70, UNNAMED: 80,
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A reading of a product: a line for each leaf that has one, and the leaves that are left to the sheet."""

    lines: Mapping[Key, Line]
    unnamed: frozenset[Key] = frozenset()

    @property
    def shape(self) -> Shape:
        """The keys with their bases."""
        return frozenset((line.key, line.base) for line in self.lines.values())

    def having(self, line: Line) -> Choice:
        """Return the reading with another line for a leaf."""
        return Choice({**self.lines, line.leaf: line}, self.unnamed - {line.leaf})

    def lacking(self, leaf: Key, *, unnamed: bool) -> Choice:
        """Return the reading without a line for a leaf; `unnamed` leaves its part of the price to the sheet."""
        rest = {key: line for key, line in self.lines.items() if key != leaf}
        return Choice(rest, self.unnamed | {leaf} if unnamed else self.unnamed)


class Error(NamedTuple):
    """What a reading costs in all, at how many points the model differs from the sheet, and by how much together."""

    cost: float
    wrong: int
    size: float


_State = tuple[Error, Choice]


@dataclass
class Fit:
    """What the search came to; `zero` are the inputs that the price does not rest on, though the model asks them."""

    model: CostModel
    choice: Choice
    values: dict[str, Any]
    error: Error
    zero: tuple[str, ...] = ()


@dataclass
class Experience:
    """What is known of a book by the products read before: what cells with such texts were; and the tries left."""

    tries: int = MOST_TRIES
    seen: dict[tuple[str, ...], tuple[str, str, str] | None] = field(default_factory=dict)


@dataclass
class Search:
    """The search for one root in one model; `founds` is what the texts of each leaf name."""

    price: SheetPrice
    around: Mapping[Key, Around]
    pricer: Pricer
    founds: Mapping[Key, list[Found]]
    experience: Experience = field(default_factory=lambda: Experience())
    _lines: dict[int, tuple[Line, Any]] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> tuple[Key, ...]:
        """The cells that may be inputs."""
        return tuple(leaf for leaf in self.price.leaves if leaf in self.around)

    @cached_property
    def weights(self) -> dict[Key, Key]:
        """For the wages of a mix of functions, the cell that says how much each counts."""
        return self.price.weights(leaf for leaf in self.leaves if self._is_wage(leaf))

    def _is_wage(self, leaf: Key) -> bool:
        founds = self.founds.get(leaf, [])
        return bool(founds) and founds[0].concept in WAGES and not founds[0].number.share

    @cached_property
    def options(self) -> dict[Key, list[Line]]:
        """What each leaf may be, the likeliest first."""
        made = {leaf: self._options(leaf) for leaf in self.leaves}
        return {
            leaf: [line for line in lines if not (leaf in self.weights and line.spread)] for leaf, lines in made.items()
        }

    def _options(self, leaf: Key) -> list[Line]:
        found = self.founds.get(leaf, [])
        return list(options_of(self.around[leaf], found, self.price.roles[leaf], self.pricer.model))

    # ── what a reading comes to ──

    def values(self, choice: Choice) -> dict[str, Any]:
        """Return the value of each key at every point."""
        values: dict[str, Any] = {}
        counts: dict[str, Any] = {}
        for line in choice.lines.values():
            if not line.spread:
                value = self._worked(line)
                if (weight := self.weights.get(line.leaf)) is not None:
                    value = value * self.price.points[weight]
                    counts[line.key] = counts.get(line.key, 0) + self.price.points[weight]
                values[line.key] = values[line.key] + value if line.key in values else value
        for key, count in counts.items():
            values[key] = values[key] if abs(count[0] - 1) < SAME else values[key] / count
        spread = [line for line in choice.lines.values() if line.spread]
        for line in sorted(spread, key=lambda line: _ORDER.get(line.key, 50)):
            share = self._share(line, values, choice)
            values[line.key] = values[line.key] + share if line.key in values else share
        return values

    def _worked(self, line: Line) -> Any:
        if id(line) not in self._lines:
            value = worked(line, self.price.points[line.leaf], self.price.graph.numbers[line.leaf])
            self._lines[id(line)] = line, value
        return self._lines[id(line)][1]

    def _share(self, line: Line, values: Mapping[str, Any], choice: Choice) -> Any:
        """What a line that is spread comes to: its part of the price, divided by what one of its key would do."""
        nothing, shape = np.zeros(self.price.count), choice.shape
        known = {**{key: nothing for key, _ in shape}, **values}
        low = self.pricer.price(shape, {**known, line.key: nothing})
        high = self.pricer.price(shape, {**known, line.key: nothing + 1})
        if low is None or high is None:
            return nothing
        part = self.price.without(choice.unnamed) - self.price.without(choice.unnamed | {line.leaf})
        return part / (high - low)

    def error(self, choice: Choice) -> Error:
        """Return how far a reading is off."""
        self.experience.tries -= 1
        lost = self._lost(choice)
        nothing = Error(2 * self.price.count + lost, self.price.count, 0)
        if not (choice.lines or choice.unnamed) or not can_stand_together(choice.lines.values()):
            return nothing
        shape = choice.shape
        made = self.pricer.sum(shape)
        if made is None:
            return nothing
        with np.errstate(all="ignore"):
            values = self.values(choice)
            if not all(np.isfinite(value[0]) for value in values.values()):
                return nothing
            off = self._differences(made.function(values), choice.unnamed)
        idle = sum(line.key not in made.uses for line in choice.lines.values())
        wrong = int(np.sum(off > SAME * 100)) + 2 * idle
        return Error(wrong + lost, wrong, float(np.sum(off)))

    def _differences(self, price: Any, unnamed: frozenset[Key]) -> Any:
        """How far the model's price is off: at the first point as it is, at every other in what raising a cell does."""
        sheet = self.price.without(unnamed)
        ours, theirs = price - price[0], sheet - sheet[0]
        ours[0], theirs[0] = price[0], sheet[0]
        off = np.abs(ours - theirs) / np.maximum(np.abs(theirs), SAME * abs(self.price.whole[0]))
        return np.where(np.isfinite(off), np.minimum(off, 1.0), 1.0)  # float: points are float64

    def _lost(self, choice: Choice) -> float:
        """What it costs that cells with a name are not read by it, and that a part of the price has none."""
        weights = set(self.weights.values())
        cost, taken = 0.0, {line.key for line in choice.lines.values() if line.score >= NAMED}  # float: a score
        for leaf in self.leaves:
            line = choice.lines.get(leaf)
            if line is not None:
                cost += max(0.0, NAMED - line.score)  # float: a score
                again = line.score < NAMED and line.key in taken and not line.key.startswith(ANY_COST)
                cost += _AGAIN if again else 0
                taken.add(line.key)
            elif leaf not in weights:
                cost += _LOST if self.is_sure(leaf) else _LOST / 3
        for leaf in choice.unnamed - self.price.constants:
            cost += 1 + _UNNAMED_SHARE * abs(self.price.part(leaf))
        return cost

    def is_sure(self, leaf: Key) -> bool:
        """Whether the texts of a cell name an input."""
        return bool(self.options[leaf]) and self.options[leaf][0].score >= NAMED

    def _off(self, choice: Choice) -> frozenset[Key]:
        """The leaves that do something else to the model's price than to the sheet's."""
        made = self.pricer.sum(choice.shape)
        if made is None or any(line.key not in made.uses for line in choice.lines.values()):
            return frozenset(self.leaves)
        with np.errstate(all="ignore"):
            off = self._differences(made.function(self.values(choice)), choice.unnamed) > SAME * 100
        return frozenset(leaf for index, leaf in enumerate(self.price.leaves) if off[index + 1])

    def helpers(self, choice: Choice) -> list[Key]:
        """The cells without a line that what is spread was divided by or multiplied with."""
        left = set(self.weights.values()) | choice.lines.keys() | choice.unnamed
        return [leaf for leaf in self.leaves if leaf not in left]

    # ── the search ──

    def run(self) -> Fit:
        """Return the reading that fits best: by names alone, else also by what texts are only like."""
        likely = {leaf: options[0] for leaf, options in self.options.items() if options}
        named = {leaf: line for leaf, line in likely.items() if self.is_sure(leaf)}
        constants = self.price.constants
        first = Choice(named, constants)
        if not can_stand_together(named.values()):
            first = self._standing_together(named)
        best = self._as_before() or self._searched([first], alike=False)
        if best[0].cost >= _ENOUGH:
            wider = self._searched([best[1], Choice(likely, constants)], alike=True)
            best = wider if wider[0].wrong == 0 and wider[0] < best[0] else best
        if best[0].wrong:
            best = min(best, self._left_to_the_sheet(), key=lambda each: (each[0].wrong > 0, each[0]))
        if best[1].unnamed - self.price.constants and not best[0].wrong:
            best = self._polished(best)
        error, choice = self._canonical(best)
        with np.errstate(all="ignore"):
            values = self.values(choice)
        if not error.wrong:
            self._remember(choice)
        return Fit(self.pricer.model, choice, values, error, self.pricer.needed(choice.shape))

    def _standing_together(self, named: Mapping[Key, Line]) -> Choice:
        """The names without what cannot be beside a surer one (a second wage): that is left to the sheet."""
        lines: dict[Key, Line] = {}
        left: set[Key] = set()
        for leaf in sorted(named, key=lambda leaf: -named[leaf].score):
            sure = (option for option in self.options[leaf] if option.score >= NAMED)
            fitting = next((option for option in sure if can_stand_together([*lines.values(), option])), None)
            if fitting is not None:
                lines[leaf] = fitting
            elif leaf in self.price.straight:
                left.add(leaf)
        return Choice(lines, self.price.constants | left)

    def _left_to_the_sheet(self) -> _State:
        """The reading in which only what comes last is read (overhead, risk); the costs stay as the sheet has them."""
        self.pricer = Pricer(self.pricer.model, bare=True)
        outer: list[list[Line]] = []
        for leaf, options in self.options.items():
            lines = [line for line in options if line.key in _OUTER and line.is_share and self.is_sure(leaf)]
            outer += [lines[:_MOST_BASES]] if lines else []
        taken = {lines[0].leaf for lines in outer}
        costs = {leaf for leaf in self.price.straight if leaf not in taken and self._is_cost(leaf)}
        left = frozenset(costs | self.price.constants)
        choices = [Choice({line.leaf: line for line in lines}, left) for lines in islice(product(*outer), _MOST_WAYS)]
        states = [(self.error(choice), choice) for choice in choices]
        return min(states, key=lambda state: (state[0].wrong, state[0]))

    def _polished(self, state: _State) -> _State:
        """Name what was left to the sheet, where another base of the overhead or the risk makes room for it."""
        best = state
        for leaf in state[1].unnamed - self.price.constants:
            for option in self.options[leaf]:
                for other in self._other_bases(state[1]):
                    choice = other.having(option)
                    best = min(best, (self.error(choice), choice), key=lambda each: each[0])
        return best

    def _canonical(self, state: _State) -> _State:
        """Of bases that come to the same, take the one that the sheet names, else the one of its formula."""
        for leaf, line in tuple(state[1].lines.items()):
            wanted = line.found.base(line.key) or self._usual_base(state[1], line)
            if line.key in _OUTER and line.is_share and wanted and line.base != wanted:
                for option in self.options[leaf]:
                    choice = state[1].having(option)
                    if (option.key, option.base) == (line.key, wanted) and self.error(choice).wrong == state[0].wrong:
                        state = state[0], choice
        return state

    def _usual_base(self, choice: Choice, line: Line) -> str:
        """The base of what comes last, where nothing in the price tells it from another."""
        if line.key == "risico_opslag":
            return "kostprijs" if line.base == "directe_kosten" else ""
        keys = {each.key for each in choice.lines.values()}
        if self.price.roles[line.leaf] is Role.REST:
            return "" if "risico_opslag" in keys else "totale_kosten"
        direct = any(key.endswith(DIRECT) and not key.startswith("loonkosten") for key in keys)
        return "" if direct else "loonkosten"

    def _other_bases(self, choice: Choice) -> Iterator[Choice]:
        for leaf, line in choice.lines.items():
            if line.key in _OUTER:
                for option in self.options[leaf]:
                    if option.key == line.key and option.base != line.base:
                        yield choice.having(option)

    def _is_cost(self, leaf: Key) -> bool:
        """Whether without this cell the price is lower, and nothing in the cell says that it is a share."""
        return self.price.part(leaf) > 0 and leaf in self.around and not self.around[leaf].seen.is_share

    def _as_before(self) -> _State | None:
        """The reading of an earlier product of this book, where it fits this one too."""
        lines: dict[Key, Line] = {}
        for leaf, options in self.options.items():
            said = next((known for mark in self._marks(leaf) if (known := self.experience.seen.get(mark))), None)
            line = next((each for each in options if (each.key, each.base, each.meaning.operation) == said), None)
            if line is not None:
                lines[leaf] = line
        state = self._state(Choice(lines, self.price.constants))
        return state if not state[0].wrong and state[0].cost < _ENOUGH else None

    def _marks(self, leaf: Key) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the texts of its row and of its column say of a cell."""
        at = self.around[leaf]
        return ("rij", *(seen.text for seen in at.before)), ("kolom", *at.heading.texts)

    def _remember(self, choice: Choice) -> None:
        for leaf, line in choice.lines.items():
            for mark in self._marks(leaf):
                said = line.key, line.base, line.meaning.operation
                self.experience.seen[mark] = said if self.experience.seen.get(mark, said) == said else None

    def _state(self, choice: Choice) -> _State:
        return self.error(choice), choice

    def _searched(self, first: list[Choice], *, alike: bool) -> _State:
        beam = sorted(((self.error(choice), choice) for choice in first), key=lambda state: state[0])
        known = set()
        for _ in range(_ROUNDS):
            if beam[0][0].cost < _ENOUGH or self.experience.tries <= 0:
                break
            tried = list(beam)
            for _, choice in beam[:2] if alike else beam:
                for other in self._changes(choice, alike=alike):
                    mark = frozenset((leaf, id(line)) for leaf, line in other.lines.items()), other.unnamed
                    if mark not in known:
                        known.add(mark)
                        tried.append((self.error(other), other))
            tried.sort(key=lambda state: state[0])
            if tried[:_BEAM] == beam:
                break
            beam = tried[:_BEAM]
        return beam[0]

    def _together(self, choice: Choice, option: Line) -> Iterator[Choice]:
        """Parts of one input are a share of the same: give all of them the base of one."""
        others = [line for line in choice.lines.values() if line.key == option.key and line.leaf != option.leaf]
        changed = choice.having(option)
        for line in others:
            same = [each for each in self.options[line.leaf] if (each.key, each.base) == (option.key, option.base)]
            changed = changed.having(same[0]) if same else changed
        if any(line.base != option.base for line in others):
            yield changed

    def _changes(self, choice: Choice, *, alike: bool) -> Iterator[Choice]:
        off = self._off(choice)
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
