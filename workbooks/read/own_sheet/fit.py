"""The joint reading of one product: which input each cell is, so that the model equals the sheet at every point.

Every leaf of the price starts with what its texts name. The model with that reading is held against the sheet's own
formulas, at the values that stand there and with each cell raised in turn. Where they differ, other meanings and
bases are tried, the one first that mends most; what no input fits is left to the sheet ("zoals het blad rekent").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from tarief.calculation.inputs import Stated
from tarief.core.arrays import np
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.candidates import resolve
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.likely import likeness
from workbooks.read.own_sheet.matching import Match
from workbooks.read.own_sheet.model_price import Pricer, Shape
from workbooks.read.own_sheet.synonyms import Concept, ValueForm
from workbooks.read.own_sheet.types import Meaning

#: By how much a cell is raised to see what that does.
_STEP = 1.0625  # float: points are float64
#: Relative difference under which two prices are the same.
_SAME = 1e-8  # float: points are float64
#: Changes of the reading that are tried after one another.
_ROUNDS = 14
#: So many wages are a mix of functions.
_MIX = 2
_WAGES = ("brutoloon", "loonkosten", "loon_met_toeslagen")
#: Inputs of which a sheet may have several posts.
_ADDED = frozenset((
    "overhead", "werkgeverslasten", "verlofuren", "scholingsuren", "overleguren", "indirecte_uren", "reisuren",
    "niet_productieve_uren", "overige_toeslagen_per_uur", "risico_opslag", "praktijkkosten",
))  # fmt: skip
_ADDED_PER = ("kosten_per_uur", "kosten_per_dagdeel", "kosten_per_etmaal", "_per_rit")
_OUTER = frozenset({"overhead", "risico_opslag"})
#: What it costs to read a cell by another than its own name, and to leave all of a price without a name.
_LOST, _UNNAMED_SHARE = 1.5, 40.0  # float: scores
#: Readings that are kept beside one another.
_BEAM = 3
#: A text that names an input less surely than this is tried only where something is amiss.
_NAMED = 0.6
_SURE = 0.9
#: What hours that are no care may be.
_HOURS = ("scholingsuren", "overleguren", "indirecte_uren", "verlofuren", "reisuren")
#: Inputs that a total of a year is itself.
_WHOLE = frozenset({"bruto_jaarloon", "loonkosten_per_jaar", "loon_met_toeslagen_per_jaar", "bruto_maandloon"})
_MOST_ALIKE, _LEAST_ALIKE = 6, 0.2
_NO_MATCH = Match(Concept("onbenoemd", (), (), frozenset(), "invoer", "", False), 0)
_MINUTE = re.compile(r"minuut|minuten|min\b", re.IGNORECASE)
#: The line for what the sheet calculates without a name.
UNNAMED = "overige_kosten"
#: Amounts that may be worked out from a total of the sheet: what they do to the price says what they are per unit.
_ADDITIVE_UNITS = ("euro_per_uur", "euro_per_dagdeel", "euro_per_etmaal", "euro_per_minuut", "euro")


@dataclass(frozen=True)
class Line:
    """One input as a cell gives it. `share` is how the value follows from what stands in the cell.

    A line that is `spread` has the value that its part of the price comes to.
    """

    leaf: Key
    found: Found
    meaning: Meaning
    base: str
    spread: bool = False

    @property
    def key(self) -> str:
        """The input."""
        return self.meaning.key

    @property
    def minutes(self) -> bool:
        """Whether an amount per minute was read as one per hour."""
        return bool(self.found.number.value) and self.meaning.value == 60 * self.found.number.value


@dataclass(frozen=True)
class Choice:
    """A reading of a product: a line for each leaf that has one; the mean of several wages is one line."""

    lines: Mapping[Key, Line]

    def shape(self, more: frozenset[str] = frozenset()) -> Shape:
        """The keys with their bases."""
        pairs = {(line.key, line.base) for line in self.lines.values()}
        return frozenset(pairs | {(key, "") for key in more})


class Error(NamedTuple):
    """What a reading costs in all, at how many points the model differs from the sheet, and by how much together."""

    cost: float
    wrong: int
    size: float


@dataclass
class Fit:
    """What the search came to: the lines, the leaves without a line that matter, and the error that is left."""

    model: CostModel
    choice: Choice
    values: dict[str, Fraction]
    unnamed: tuple[Key, ...]
    error: Error
    zero: tuple[str, ...] = ()


#: How far a reading is off, the reading, and the cells that are left to the sheet.
_State = tuple[Error, Choice, frozenset[Key]]


@dataclass
class Search:
    """The search for one root in one model."""

    graph: Graph
    root: Key
    around: Mapping[Key, Around]
    pricer: Pricer
    founds: Mapping[Key, list[Found]]
    times: int = 1
    _without: dict[Key, Any] = field(default_factory=dict)
    _lines: dict[int, tuple[Line, Any]] = field(default_factory=dict)

    # ── the sheet at many points ──

    @cached_property
    def leaves(self) -> tuple[Key, ...]:
        """The cells that the price rests on."""
        return self.graph.leaves(self.root)

    @cached_property
    def points(self) -> dict[Key, Any]:
        """The leaves at every point: as they stand, and each raised in turn, then all by different amounts."""
        count = len(self.leaves)
        base = np.array([float(self.graph.numbers[leaf]) for leaf in self.leaves])
        made = np.tile(base[:, None], (1, count + 3))
        for index in range(count):
            made[index, index + 1] = base[index] * _STEP if base[index] else 0.01  # float: points are float64
            made[index, count + 1] = base[index] * (1 + 0.011 * (index % 5 + 1))  # float: points are float64
            made[index, count + 2] = base[index] * (1 - 0.007 * (index % 7 + 1))  # float: points are float64
        return dict(zip(self.leaves, made, strict=True))

    def _sheet(self, known: Mapping[Key, Any], count: int) -> Any:
        with np.errstate(all="ignore"):
            return self.graph.function(self.root)(known) * self.times + np.zeros(count)

    @cached_property
    def sheet(self) -> Any:
        """The price of the sheet at every point, not rounded."""
        return self._sheet(self.points, len(self.leaves) + 3)

    def without(self, leaf: Key) -> Any:
        """The price at every point without one leaf."""
        if leaf not in self._without:
            count = len(self.leaves) + 3
            self._without[leaf] = self._sheet({**self.points, leaf: np.zeros(count)}, count)
        return self._without[leaf]

    @cached_property
    def affine(self) -> frozenset[Key]:
        """The leaves that the price rises with in a straight line."""
        count = 3 * len(self.leaves)
        known = {leaf: np.repeat(self.points[leaf][0], count) for leaf in self.leaves}
        for index, leaf in enumerate(self.leaves):
            known[leaf][3 * index : 3 * index + 3] *= np.array([0.0, 1.0, 2.0])  # float: points are float64
        price = self._sheet(known, count).reshape(-1, 3)
        bent = np.abs(price[:, 0] + price[:, 2] - 2 * price[:, 1])
        straight = np.isfinite(bent) & (bent < _SAME * np.abs(price[:, 1]))
        return frozenset(leaf for leaf, is_straight in zip(self.leaves, straight, strict=True) if is_straight)

    @cached_property
    def weights(self) -> dict[Key, Key]:
        """For the wages of a mix of functions, the cell that says how much each counts."""
        wages = [leaf for leaf in self.leaves if self._is_wage(leaf)]
        if len(wages) < _MIX:
            return {}
        others = [leaf for leaf in self.leaves if leaf not in wages]
        count = len(wages) * len(others)
        pairs = [(wage, other) for wage in wages for other in others]
        one, two = self._raised(pairs, 0), self._raised(pairs, 1)
        together = {key: np.maximum(one[key], two[key]) for key in one}
        mixed = self._sheet(together, count) - self._sheet(one, count) - self._sheet(two, count) + self.sheet[0]
        table = mixed.reshape(len(wages), len(others))
        found = {}
        for row, wage in enumerate(wages):
            rest = np.delete(table, row, axis=0)
            alone = np.flatnonzero((table[row] > _SAME) & np.all(rest < _SAME, axis=0))
            if len(alone) == 1:
                found[wage] = others[int(alone[0])]
        return found if len(found) == len(wages) else {}

    def _raised(self, pairs: list[tuple[Key, Key]], which: int) -> dict[Key, Any]:
        known = {leaf: np.repeat(self.points[leaf][0], len(pairs)) for leaf in self.leaves}
        for column, pair in enumerate(pairs):
            known[pair[which]][column] *= _STEP
        return known

    def _is_wage(self, leaf: Key) -> bool:
        founds = self.founds.get(leaf, ())
        return bool(founds) and founds[0].concept in _WAGES and not founds[0].number.share

    # ── the reading ──

    @cached_property
    def options(self) -> dict[Key, list[Line]]:
        """What each leaf may be, the likeliest first."""
        return {leaf: list(self._options(leaf)) for leaf in self.leaves}

    def _options(self, leaf: Key) -> Iterator[Line]:
        seen = set()
        named = list(self._named(leaf))
        sure = named and named[0][0].match.score >= _SURE
        for found, meaning in (*named, *(() if sure else self._alike(leaf))):
            for base in self._bases(meaning):
                for spread in self._spreads(leaf, meaning):
                    if (meaning.key, base, spread, meaning.operation) not in seen:
                        seen.add((meaning.key, base, spread, meaning.operation))
                        yield Line(leaf, found, meaning, base, spread)

    def _spreads(self, leaf: Key, meaning: Meaning) -> tuple[bool, ...]:
        """Whether the value may be a total, of which the price says what it is per unit."""
        if leaf not in self.affine or self.around[leaf].seen.is_share or leaf in self.weights:
            return (False,)
        unit = self.pricer.model.quantities[meaning.key].unit
        if meaning.form.spread or meaning.form.unit in ("euro_per_jaar", "euro_per_fte", "euro_per_maand"):
            return (True, False) if meaning.key not in _WHOLE else (False, True)
        return (False, True) if unit.money and unit.key != meaning.form.unit else (False,)

    def _named(self, leaf: Key) -> Iterator[tuple[Found, Meaning]]:
        """What the texts of a cell name."""
        for found in self.founds.get(leaf, ()):
            found = _per_hour(found)
            candidate = resolve(found) or resolve(replace(found, heading=(), section=""))
            for meaning in candidate.meanings if candidate is not None else ():
                for key in _HOURS if meaning.key == "overige_uren" else (meaning.key,):
                    if meaning.sets and key in self.pricer.model.quantities:
                        yield self.founds[leaf][0], replace(meaning, sets=((key, meaning.sets[0][1]),))

    def _alike(self, leaf: Key) -> Iterator[tuple[Found, Meaning]]:
        """What the texts of a cell are like, in its unit."""
        at = self.around[leaf]
        texts = [seen.text for seen in at.before] + list(at.heading.texts) or [seen.text for seen in at.after]
        found = at.as_(_NO_MATCH, at.seen, above=False)
        scores = {}
        for key, quantity in self.pricer.model.quantities.items():
            if not quantity.row and (value := _in_unit(found, quantity.unit)) is not None:
                scores[key] = likeness(key, texts), value
        for key in sorted(scores, key=lambda key: -scores[key][0])[:_MOST_ALIKE]:
            score, value = scores[key]
            if score < _LEAST_ALIKE:
                break
            named = replace(_NO_MATCH, score=round(score, 2))
            form = ValueForm(self.pricer.model.quantities[key].unit.key, key, Decimal(0), Decimal(0))
            yield replace(found, match=named, label=at.label), Meaning(key, key, ((key, Stated(value)),), form)

    def _bases(self, meaning: Meaning) -> Iterator[str]:
        quantity = self.pricer.model.quantities[meaning.key]
        bases = [meaning.sets[0][1].base] if meaning.sets[0][1].base else []
        if isinstance(quantity, Given) and meaning.form.kind == "percent":
            bases += [base.key for base in quantity.bases if base.unit is None or base.unit.percent]
        yield from dict.fromkeys(bases or [""])

    def values(self, choice: Choice) -> tuple[dict[str, Any], Shape]:
        """Return the value of each key at every point."""
        values: dict[str, Any] = {}
        counts: dict[str, Any] = {}
        for line in choice.lines.values():
            if not line.spread:
                value = self._worked(line)
                if (weight := self.weights.get(line.leaf)) is not None:
                    value = value * self.points[weight]
                    counts[line.key] = counts.get(line.key, 0) + self.points[weight]
                values[line.key] = values[line.key] + value if line.key in values else value
        for key, count in counts.items():
            values[key] = values[key] if abs(count[0] - 1) < _SAME else values[key] / count
        shape = choice.shape()
        spread = [line for line in choice.lines.values() if line.spread]
        for line in sorted(spread, key=lambda line: _ORDER.get(line.key, 50)):
            share = self._share(line, values, shape)
            values[line.key] = values[line.key] + share if line.key in values else share
        return values, shape

    def _worked(self, line: Line) -> Any:
        """The value of a line at every point."""
        if id(line) not in self._lines:
            value = worked(line, self.points[line.leaf], Fraction(self.graph.numbers[line.leaf]))
            self._lines[id(line)] = line, value
        return self._lines[id(line)][1]

    def _share(self, line: Line, values: Mapping[str, Any], shape: Shape) -> Any:
        """What a line that is spread comes to: its part of the price, divided by what one of its key would do."""
        nothing = np.zeros(len(self.leaves) + 3)
        others = {key: nothing for key, _ in shape if key not in values}
        with np.errstate(all="ignore"):
            return self._divided(line, {**others, **values}, shape, nothing)

    def _divided(self, line: Line, values: Mapping[str, Any], shape: Shape, nothing: Any) -> Any:
        low = self.pricer.price(shape, {**values, line.key: nothing})
        high = self.pricer.price(shape, {**values, line.key: nothing + 1})
        return nothing if low is None or high is None else (self.sheet - self.without(line.leaf)) / (high - low)

    def error(self, choice: Choice, unnamed: frozenset[Key] = frozenset()) -> Error:
        """Return how far a reading is off: what it costs, at how many points it differs, and by how much in all."""
        lost = self._lost(choice, unnamed)
        nothing = Error(2 * len(self.leaves) + 3 + lost, len(self.leaves) + 3, 0)
        if not (choice.lines or unnamed) or not _can_stand_together(choice.lines.values()):
            return nothing
        with np.errstate(all="ignore"):
            values, shape = self.values(choice)
            price = self.pricer.price(shape, values)
        if price is None or not all(np.isfinite(value[0]) for value in values.values()):
            return nothing
        off = self._differences(price, unnamed)
        made = self.pricer.sum(shape)
        idle = sum(line.key not in made.uses for line in choice.lines.values()) if made is not None else 0
        wrong = int(np.sum(off > _SAME * 100)) + 2 * idle
        return Error(wrong + lost, wrong, float(np.sum(off)))

    def _differences(self, price: Any, unnamed: frozenset[Key]) -> Any:
        """How far the model's price is off: at the first point as it is, at every other in what raising a cell does."""
        sheet = self.sheet
        for leaf in unnamed:
            sheet = sheet - (self.sheet - self.without(leaf))
        with np.errstate(all="ignore"):
            ours, theirs = price - price[0], sheet - sheet[0]
            ours[0], theirs[0] = price[0], sheet[0]
            off = np.abs(ours - theirs) / np.maximum(np.abs(theirs), _SAME * abs(self.sheet[0]))
        return np.where(np.isfinite(off), np.minimum(off, 1.0), 1.0)  # float: points are float64

    def _lost(self, choice: Choice, unnamed: frozenset[Key]) -> float:
        """What it costs that cells with a name are not read by it, and that a part of the price has none."""
        weights = set(self.weights.values())
        cost = 0.0  # float: a score
        for leaf in self.leaves:
            line = choice.lines.get(leaf)
            if line is not None:
                cost += max(0.0, _NAMED - line.found.match.score)  # float: a score
            elif leaf not in weights:
                known = bool(self.options[leaf]) and self._sure(leaf)
                cost += _LOST if known else _LOST / 3
            if leaf in unnamed:
                part = abs(float(self.sheet[0] - self.without(leaf)[0]) / float(self.sheet[0]))
                cost += 1 + _UNNAMED_SHARE * part
        return cost

    def _off(self, choice: Choice, unnamed: frozenset[Key]) -> frozenset[Key]:
        """The leaves that do something else to the model's price than to the sheet's."""
        values, shape = self.values(choice)
        price = self.pricer.price(shape, values)
        if price is None:
            return frozenset(self.leaves)
        off = self._differences(price, unnamed) > _SAME * 100
        return frozenset(leaf for index, leaf in enumerate(self.leaves) if off[index + 1])

    def helpers(self, choice: Choice) -> list[Key]:
        """The cells without a line that what is spread was divided by or multiplied with."""
        weights = set(self.weights.values())
        return [leaf for leaf in self.leaves if leaf not in choice.lines and leaf not in weights]

    # ── the search ──

    def run(self) -> Fit:
        """Return the reading that fits best: by names alone, else also by what texts are only like."""
        likely = {leaf: options[0] for leaf, options in self.options.items() if options}
        first = Choice({leaf: line for leaf, line in likely.items() if self._sure(leaf)})
        best = self._searched([self._state(first)], alike=False)
        if best[0].cost >= 1:
            wider = self._searched([best, self._state(Choice(likely))], alike=True)
            best = wider if wider[0].wrong == 0 and wider[0] < best[0] else best
        if best[0].wrong:
            best = min(best, self._left_to_the_sheet(), key=lambda each: (each[0].wrong > 0, each[0]))
        error, choice, unnamed = best
        values, shape = self.values(choice)
        return Fit(
            self.pricer.model, choice, values, tuple(sorted(unnamed)), error, zero=self.pricer.needed(shape),
        )  # fmt: skip

    def _left_to_the_sheet(self) -> _State:
        """The reading in which only what comes last is read (overhead, risk); the costs stay as the sheet has them."""
        self.pricer = Pricer(self.pricer.model, bare=True)
        outer = {
            leaf: next(line for line in options if line.key in _OUTER)
            for leaf, options in self.options.items()
            if any(line.key in _OUTER for line in options) and self.around[leaf].seen.is_share
        }
        costs = frozenset(leaf for leaf in self.affine if leaf not in outer and self._is_cost(leaf))
        return self._searched([self._state(Choice(outer), costs)], alike=False)

    def _is_cost(self, leaf: Key) -> bool:
        """Whether without this cell the price is lower, and nothing in the cell says that it is a share."""
        return bool(self.without(leaf)[0] < self.sheet[0]) and not self.around[leaf].seen.is_share

    def _state(self, choice: Choice, unnamed: frozenset[Key] = frozenset()) -> _State:
        return self.error(choice, unnamed), choice, unnamed

    def _searched(self, beam: list[_State], *, alike: bool) -> _State:
        beam = sorted(beam, key=lambda each: each[0])
        known = set()
        for _ in range(_ROUNDS):
            if beam[0][0].cost < 1:
                break
            tried = list(beam)
            for _, choice, gone in beam[:2] if alike else beam:
                for other, left in self._changes(choice, gone, alike=alike):
                    mark = frozenset((leaf, id(line)) for leaf, line in other.lines.items()), left
                    if mark not in known:
                        known.add(mark)
                        tried.append((self.error(other, left), other, left))
            tried.sort(key=lambda each: each[0])
            if tried[:_BEAM] == beam:
                break
            beam = tried[:_BEAM]
        return beam[0]

    def _sure(self, leaf: Key) -> bool:
        return self.options[leaf][0].found.match.score >= _NAMED

    def _changes(
        self, choice: Choice, unnamed: frozenset[Key], *, alike: bool
    ) -> Iterator[tuple[Choice, frozenset[Key]]]:
        off = self._off(choice, unnamed)
        for leaf, options in self.options.items():
            now = choice.lines.get(leaf)
            if now is not None and leaf not in off and alike:
                continue
            for option in options:
                if option is not now and (alike or option.found.match.score >= _NAMED):
                    yield Choice({**choice.lines, leaf: option}), unnamed - {leaf}
            if now is not None:
                left = {key: line for key, line in choice.lines.items() if key != leaf}
                yield Choice(left), unnamed
                if leaf in self.affine:
                    yield Choice(left), unnamed | {leaf}
            elif leaf in self.affine and leaf not in unnamed:
                yield choice, unnamed | {leaf}


#: The order in which parts of the price are worked out: what others are a share of first.
_ORDER = {
    "bruto_jaarloon": 0, "bruto_uurloon": 0, "bruto_maandloon": 0, "loonkosten_per_jaar": 1, "loonkosten_per_uur": 1,
    "loon_met_toeslagen_per_jaar": 1, "vakantietoeslag": 2, "eindejaarsuitkering": 2, "ikb_opslag": 2,
    "onregelmatigheidstoeslag": 2, "werkgeverslasten": 3, "overhead": 60, "risico_opslag": 70, UNNAMED: 80,
}  # fmt: skip


def worked(line: Line, raw: Any, stored: Fraction) -> Any:
    """Return the value of a line when its cell holds `raw`; `stored` is what it holds now."""
    value = Fraction(line.meaning.value)
    match line.meaning.operation:
        case "rest":
            return 1 - raw * _times(1 - value, stored)
        case "opslag":
            return 1 / (1 + raw * _times(1 / value - 1, stored))
    return raw * _times(value, stored)


def _times(value: Fraction, stored: Fraction) -> float:
    return float(value / stored) if stored else 1.0  # float: points are float64


def _can_stand_together(lines: Iterable[Line]) -> bool:
    """Whether no input comes from two cells that cannot be added up: a share and an amount, or two wages."""
    first: dict[str, Line] = {}
    for line in lines:
        other = first.setdefault(line.key, line)
        if other is not line and not (
            (line.key in _ADDED or line.key.endswith(_ADDED_PER))
            and line.base == other.base
            and line.meaning.form.kind == other.meaning.form.kind
        ):
            return line.found.concept in _WAGES and other.found.concept in _WAGES
    return True


def _per_hour(found: Found) -> Found:
    """An amount per minute is sixty times as much per hour."""
    if "minuut" not in found.hints.pers or "uren" in found.hints.kinds:
        return found
    number = replace(found.number, readings=tuple(each * 60 for each in found.number.readings), shown="")
    said = {"unit_text": "per uur", "heading": (), "section": ""}
    return replace(found, number=number, label=_MINUTE.sub("uur", found.label), **said)  # type: ignore[arg-type]


def _in_unit(found: Found, unit: Unit) -> Decimal | None:
    """What a number is in a unit, where it can be that."""
    hints, value = found.hints, found.number.value
    if unit.percent:
        if hints.kinds & {"euro", "uren", "dagen"} and not found.number.share:
            return None
        value = value.scaleb(-2) if not found.number.share and abs(value) > 1 else value
        return value if abs(value) <= 1 else None
    if found.number.share or "percent" in hints.kinds:
        return None
    if unit.money:
        if hints.kinds & {"uren", "dagen"} and "euro" not in hints.kinds:
            return None
        return value * 60 if "minuut" in hints.pers and unit.key == "euro_per_uur" else value
    return None if "euro" in hints.kinds and not unit.money else value


def with_base(line: Line, base: str) -> Line:
    """Return a line with another base."""
    return replace(line, base=base)
