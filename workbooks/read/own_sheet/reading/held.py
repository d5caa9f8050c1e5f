"""A reading of a product held against its sheet: what the model makes of it at every point, and how far that is off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import inf, isfinite
from typing import Any

from tarief.core.arrays import np
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.assignment import WORKED_OUT, Assignment, Error, Experience, worked
from workbooks.read.own_sheet.reading.ladder import in_order
from workbooks.read.own_sheet.reading.model_price import AtPoints, Pricer, Sum
from workbooks.read.own_sheet.reading.options import WAGES, InputLine, can_stand_together, options_of
from workbooks.read.own_sheet.roles.alike import ANY_COST, NAMED
from workbooks.read.own_sheet.roles.roles import SAME, PriceRole, SheetPrice
from workbooks.read.own_sheet.words.synonyms import PARTS

#: What it costs to leave a cell with a name unread, and to leave all of a price without a name.
LOST, _UNNAMED_SHARE = 1.5, 40.0  # float: scores
#: What it costs that a cell adds to an input by what its texts are only like.
_AGAIN = 0.4  # float: a score
#: What it costs to read a cell as what it is only like, where its texts name another input.
_OTHERWISE = 0.5  # float: a score
#: The line for what the sheet calculates without a name.
UNNAMED = "overige_kosten"
#: The order in which parts of the price are worked out: what others are a share of first.
_ORDER = {
    "bruto_jaarloon": 0, "bruto_uurloon": 0, "bruto_maandloon": 0, "loonkosten_per_jaar": 1, "loonkosten_per_uur": 1,
    "loon_met_toeslagen_per_jaar": 1, "vakantietoeslag": 2, "eindejaarsuitkering": 2, "ikb_opslag": 2,
    "loon_met_toeslagen_per_uur": 1,
    "onregelmatigheidstoeslag": 2, "werkgeverslasten": 3, "overhead": 60, "risico_opslag": 70, UNNAMED: 80,
}  # fmt: skip
#: Up to where these are wages.
_WAGES, _LATER = 1, 50
#: What shares are together, in hundredths too: a share that is raised leaves the others what they are.
_WHOLE = (1, 100)
#: The hours of a week, a month and a year by which a wage is divided, and how often those are in a year.
_WAGE, _HOURS = "bruto_uurloon", ((30, 40, 52), (120, 180, 12), (1400, 2200, 1))
#: Euros: a higher wage is of a year.
_MONTHS, _MOST_OF_A_MONTH = 12, 15_000


def _has_own_hours(line: InputLine) -> bool:
    """Whether a wage is divided by other hours than those of the contract."""
    return line.spread and line.key == _WAGE == line.meaning.key and line.found.concept in WAGES


@dataclass
class HeldReading:
    """The price of one root in one model; `founds` is what the texts of each leaf name."""

    price: SheetPrice
    around: Mapping[Key, Around]
    pricer: Pricer
    founds: Mapping[Key, list[Found]]
    experience: Experience = field(default_factory=lambda: Experience())
    any_text: bool = False
    mixed: Mapping[Key, Key] | None = None
    _lines: dict[int, tuple[InputLine, Any]] = field(default_factory=dict)
    _moves: dict[frozenset[Key], tuple[Any, Any]] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> tuple[Key, ...]:
        """The cells that may be inputs."""
        return tuple(leaf for leaf in self.price.leaves if leaf in self.around)

    @cached_property
    def weights(self) -> Mapping[Key, Key]:
        """For the wages of a mix of functions, the cell that says how much each counts: as given, else by the price."""
        if self.mixed is not None:
            return self.mixed
        return self.price.weights(leaf for leaf in self.leaves if self._is_wage(leaf))

    def _is_wage(self, leaf: Key) -> bool:
        founds = self.founds.get(leaf, [])
        return bool(founds) and founds[0].concept in WAGES and not founds[0].number.share

    @cached_property
    def options(self) -> dict[Key, list[InputLine]]:
        """What each leaf may be, the likeliest first."""
        made = {leaf: self._options(leaf) for leaf in self.leaves}
        return in_order(
            {
                leaf: [line for line in lines if not (leaf in self.weights and line.spread)]
                for leaf, lines in made.items()
            }
        )

    def _options(self, leaf: Key) -> list[InputLine]:
        if self.mixed is not None and leaf in self.mixed.values():
            return []  # it says how much a function counts, and nothing else
        found = self.founds.get(leaf, [])
        at, role, model = self.around[leaf], self.price.roles[leaf], self.pricer.model
        return list(options_of(at, found, role, model, any_text=self.any_text, product=self.product))

    @cached_property
    def product(self) -> frozenset[str]:
        """What stands above the price: which product it is of, and nothing of what is in it."""
        root = self.around.get(self.price.root)
        return frozenset(() if root is None else root.heading.texts)

    # ── what a reading comes to ──

    def values(self, choice: Assignment) -> dict[str, Any]:
        """Return the value of each key at every point."""
        return self._valued(choice)[0]

    def _valued(self, choice: Assignment) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """The value of each key at every point, and every quantity that the model makes of them; None without a sum."""
        self.experience.tries -= WORKED_OUT
        values, made = self._as_told(choice), self.pricer.sum(choice.shape)
        nothing = np.zeros(self.price.count)
        known = None if made is None else made.worked_out({**{key: nothing for key, _ in choice.shape}, **values})
        spread = [line for line in choice.lines.values() if line.spread]
        for line in sorted(spread, key=lambda line: _ORDER.get(line.key, _LATER)):
            hours = self._own_hours(line, choice) if _has_own_hours(line) else None
            if hours is not None:
                share = self._worked(line) / hours
            else:
                share = nothing if made is None or known is None else self._share(line, values, made, known, choice)
            values[line.key] = values[line.key] + share if line.key in values else share
            known = None if made is None or known is None else made.changed(known, line.key, values[line.key])
        return values, known

    def _as_told(self, choice: Assignment) -> dict[str, Any]:
        """The values at every point of what the cells say themselves."""
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
            whole = next((each for each in _WHOLE if abs(count[0] / each - 1) < SAME), count)
            values[key] = values[key] / whole
        return values

    def _worked(self, line: InputLine) -> Any:
        if id(line) not in self._lines:
            value = worked(line, self.price.points[line.leaf], self.price.graph.numbers[line.leaf])
            self._lines[id(line)] = line, value
        return self._lines[id(line)][1]

    def _share(self, line: InputLine, values: AtPoints, made: Sum, known: AtPoints, choice: Assignment) -> Any:
        """What a line that is spread comes to: its part of the price, divided by what one of its key would do."""
        nothing = np.zeros(self.price.count)
        step = max(line.amount, 1.0)  # float: near what it comes to, so that no digits are lost
        low = made.changed(known, line.key, nothing)[made.result] if line.key in values else known[made.result]
        high = made.changed(known, line.key, nothing + step)[made.result]
        part = self.price.without(choice.unnamed) - self.price.without(choice.unnamed | {line.leaf})
        return part / (high - low) * step

    def error(self, choice: Assignment, most: float = inf) -> Error:
        """Return how far a reading is off; of one that is sure to cost over `most` only the least that it costs."""
        self.experience.tries -= 1
        stands = bool(choice.lines or choice.unnamed) and can_stand_together(choice.lines.values())
        made = self.pricer.sum(choice.shape) if stands else None
        every = self.price.count
        if made is None and 2 * every > most:
            return Error(2 * every, every, 0)
        lost = self._lost(choice)
        nothing = Error(2 * every + lost, every, 0)
        if made is None or not self._is_hourly(choice):
            return nothing
        idle = 2 * sum(line.key not in made.uses for line in choice.lines.values())
        with np.errstate(all="ignore"):
            if most < inf and (least := idle + self._unmoved(choice) + lost) > most:
                return Error(least, every, 0)
            values, known = self._valued(choice)
            if known is None or not all(isfinite(value[0]) for value in values.values()):
                return nothing
            off = self._differences(known[made.result], choice.unnamed)
            carried = self._carried(choice, values)
        wrong = int(np.sum(off > SAME * 100)) + idle + carried
        return Error(wrong + lost, wrong, float(np.sum(off)))

    def _carried(self, choice: Assignment, values: AtPoints) -> int:
        """How many cells with a line move a wage that is spread: it is what the price leaves, and tests nothing."""
        spread = {line.key for line in choice.lines.values() if line.spread}
        wages = {key for key in spread if _ORDER.get(key, _LATER) <= _WAGES}
        own = [leaf for leaf, line in choice.lines.items() if not line.spread and line.key not in wages]
        places = [self._place[leaf] for leaf in own] if wages else []
        moved = (np.abs(values[key][places] / values[key][0] - 1) > SAME * 100 for key in wages)
        return sum(int(np.sum(each)) for each in moved)

    @cached_property
    def _place(self) -> dict[Key, int]:
        """At which point each cell is raised."""
        return {leaf: place for place, leaf in enumerate(self.price.leaves, 1)}

    def _unmoved(self, choice: Assignment) -> int:
        """How many cells move the sheet's price, and not the model's: those without a line, where nothing is spread."""
        if any(line.spread for line in choice.lines.values()):
            return 0
        theirs, least = self._raised(choice.unnamed)
        moves = (np.abs(theirs) / least > SAME * 100)[1:].tolist()
        other = choice.lines.keys() | self.weights.values()
        return sum(moved and leaf not in other for leaf, moved in zip(self.price.leaves, moves, strict=False))

    def _differences(self, price: Any, unnamed: frozenset[Key]) -> Any:
        """How far the model's price is off: at the first point as it is, at every other in what raising a cell does."""
        theirs, least = self._raised(unnamed)
        ours = price - price[0]
        ours[0] = price[0]
        off = np.abs(ours - theirs) / least
        return np.where(np.isfinite(off), np.minimum(off, 1.0), 1.0)  # float: points are float64

    def _raised(self, unnamed: frozenset[Key]) -> tuple[Any, Any]:
        """What raising a cell does to the sheet's price without some, and of what a difference with that is a share."""
        if unnamed not in self._moves:
            sheet = self.price.without(unnamed)
            theirs = sheet - sheet[0]
            theirs[0] = sheet[0]
            self._moves[unnamed] = theirs, np.maximum(np.abs(theirs), SAME * abs(self.price.whole[0]))
        return self._moves[unnamed]

    def _is_hourly(self, choice: Assignment) -> bool:
        """Whether a wage that is divided by hours of its own has those, and no other hours beside them."""
        spread = [line for line in choice.lines.values() if _has_own_hours(line)]
        return not spread or self._own_hours(spread[0], choice) is not None

    def _own_hours(self, line: InputLine, choice: Assignment) -> Any | None:
        """The hours of a month or a year, as the wage is of one, that a wage without an hour of its own is divided by.

        They are one cell that is read as nothing else. None where there is no such cell.
        """
        helpers = ((leaf, self.options[leaf][:1]) for leaf in self.helpers(choice))
        beside = [leaf for leaf, first in helpers if not first or first[0].key in ("contracturen", _WAGE)]
        over = [leaf for leaf in beside if self.options[leaf] and self.price.roles[leaf] is PriceRole.DIVISOR]
        if len(beside) != 1 or beside != over:
            return None
        cell = beside[0]
        wage, hours = float(line.meaning.value), float(self.price.graph.numbers[cell])
        times = next((times for low, high, times in _HOURS if low <= hours <= high), None)
        yearly = _MONTHS if wage < _MOST_OF_A_MONTH else 1
        return None if times is None else self.price.points[cell] * (times / yearly)

    def _lost(self, choice: Assignment) -> float:
        """What it costs that cells with a name are not read by it, and that a part of the price has none."""
        cost, taken = 0.0, {line.key for line in choice.lines.values() if line.score >= NAMED}  # float: a score
        for leaf, unread in self._unread.items():
            line = choice.lines.get(leaf)
            if line is None:
                cost += unread
            elif line.is_alike and self.is_sure(leaf) and line.key != self.options[leaf][0].key:
                cost += _OTHERWISE + (LOST if leaf in self.parts else 0)
            elif line.score < NAMED:
                cost += NAMED - line.score
                cost += _AGAIN if line.key in taken and not line.key.startswith(ANY_COST) else 0
                taken.add(line.key)
        for leaf in choice.unnamed - self.price.constants:
            cost += 1 + (0 if leaf in self.parts else _UNNAMED_SHARE * abs(self.price.part(leaf)))
        return cost

    @cached_property
    def parts(self) -> frozenset[Key]:
        """The cells that name a part of what another cell names whole: housing and ICT beside an overhead."""
        named = {leaf: self.options[leaf][0].found.concept for leaf in self.leaves if self.is_sure(leaf)}
        return frozenset(leaf for leaf, concept in named.items() if PARTS.get(concept) in named.values())

    @cached_property
    def _unread(self) -> dict[Key, float]:
        """What it costs not to read a cell; nothing for one that only says how much others count."""
        weights = set(self.weights.values())
        lost = {leaf: LOST if self.is_sure(leaf) and leaf not in self.parts else LOST / 3 for leaf in self.leaves}
        return {leaf: 0.0 if leaf in weights else cost for leaf, cost in lost.items()}  # float: a score

    def is_sure(self, leaf: Key) -> bool:
        """Whether the texts of a cell name an input."""
        return bool(self.options[leaf]) and self.options[leaf][0].score >= NAMED

    def _off(self, choice: Assignment) -> frozenset[Key]:
        """The leaves that do something else to the model's price than to the sheet's."""
        made = self.pricer.sum(choice.shape)
        if made is None or any(line.key not in made.uses for line in choice.lines.values()):
            return frozenset(self.leaves)
        with np.errstate(all="ignore"):
            known = self._valued(choice)[1] or {}
            off = self._differences(known[made.result], choice.unnamed) > SAME * 100
        return frozenset(leaf for index, leaf in enumerate(self.price.leaves) if off[index + 1])

    def helpers(self, choice: Assignment) -> list[Key]:
        """The cells without a line that what is spread was divided by or multiplied with."""
        left = set(self.weights.values()) | choice.lines.keys() | choice.unnamed
        return [leaf for leaf in self.leaves if leaf not in left]
