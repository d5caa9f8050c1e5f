"""The joint reading of one product: which input each cell is, so that the model equals the sheet at every point.

Every leaf of the price starts with what its texts name. The model with that reading is held against the sheet's own
formulas, at the values that stand there and with each cell raised in turn. Where they differ, other meanings and
bases are tried, the one first that mends most; what no input fits is left to the sheet ("zoals het blad rekent").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

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
#: Readings that are kept beside one another.
_BEAM = 3
#: A text that names an input less surely than this is tried only where something is amiss.
_NAMED = 0.6
_SURE = 0.9
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


@dataclass(frozen=True)
class Choice:
    """A reading of a product: a line for each leaf that has one; the mean of several wages is one line."""

    lines: Mapping[Key, Line]

    def shape(self, more: frozenset[str] = frozenset()) -> Shape:
        """The keys with their bases."""
        pairs = {(line.key, line.base) for line in self.lines.values()}
        return frozenset(pairs | {(key, "") for key in more})


@dataclass
class Fit:
    """What the search came to: the lines, the leaves without a line that matter, and the error that is left."""

    model: CostModel
    choice: Choice
    values: dict[str, Fraction]
    unnamed: tuple[Key, ...]
    rest: Fraction
    wrong: int
    weights: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    zero: tuple[str, ...] = ()


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
            candidate = resolve(_per_hour(found))
            for meaning in candidate.meanings if candidate is not None else ():
                if meaning.sets and meaning.key in self.pricer.model.quantities:
                    yield found, meaning

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
                value = worked(line, self.points[line.leaf], Fraction(self.graph.numbers[line.leaf]))
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

    def _share(self, line: Line, values: Mapping[str, Any], shape: Shape) -> Any:
        """What a line that is spread comes to: its part of the price, divided by what one of its key would do."""
        nothing = np.zeros(len(self.leaves) + 3)
        others = {key: nothing for key, _ in shape if key not in values}
        low = self.pricer.price(shape, {**others, **values, line.key: nothing})
        high = self.pricer.price(shape, {**others, **values, line.key: nothing + 1})
        return nothing if low is None or high is None else (self.sheet - self.without(line.leaf)) / (high - low)

    def error(self, choice: Choice, unnamed: frozenset[Key] = frozenset()) -> tuple[int, int, float]:
        """Return at how many points the model differs from the sheet, what has no name, and how large it all is."""
        lost = len(self.leaves) - len(choice.lines)
        if not choice.lines:
            return len(self.leaves) + 3, lost, float("inf")
        with np.errstate(all="ignore"):
            values, shape = self.values(choice)
            price = self.pricer.price(shape, values)
        if price is None:
            return len(self.leaves) + 4, lost, float("inf")
        sheet = self.sheet
        for leaf in unnamed:
            sheet = sheet - (self.sheet - self.without(leaf))
        with np.errstate(all="ignore"):
            ours, theirs = price - price[0], sheet - sheet[0]
            ours[0], theirs[0] = price[0], sheet[0]
            off = np.abs(ours - theirs) / np.maximum(np.abs(theirs), _SAME * abs(sheet[0]))
        off = np.where(np.isfinite(off), np.minimum(off, 1.0), 1.0)  # float: points are float64
        return int(np.sum(off > _SAME * 100)), lost, float(np.sum(off))

    def helpers(self, choice: Choice) -> list[Key]:
        """The cells without a line that what is spread was divided by or multiplied with."""
        weights = set(self.weights.values())
        return [leaf for leaf in self.leaves if leaf not in choice.lines and leaf not in weights]

    # ── the search ──

    def run(self) -> Fit:
        """Return the reading that fits best."""
        first = Choice({leaf: options[0] for leaf, options in self.options.items() if options and self._sure(leaf)})
        beam = [(self.error(first), first, frozenset[Key]())]
        known = set()
        for _ in range(_ROUNDS):
            if beam[0][0][0] == 0:
                break
            tried = list(beam)
            for _, choice, unnamed in beam:
                for other, gone in self._changes(choice, unnamed):
                    mark = frozenset((leaf, id(line)) for leaf, line in other.lines.items()), gone
                    if mark not in known:
                        known.add(mark)
                        tried.append((self.error(other, gone), other, gone))
            tried.sort(key=lambda each: each[0])
            if tried[0][0] >= beam[0][0] and len(tried) == len(beam):
                break
            if tried[:_BEAM] == beam:
                break
            beam = tried[:_BEAM]
        best, choice, unnamed = beam[0]
        values, shape = self.values(choice)
        made = self.pricer.plan(shape)
        return Fit(
            self.pricer.model, choice, values, tuple(sorted(unnamed)), Fraction(0), best[0],
            zero=made[1] if made is not None else (),
        )  # fmt: skip

    def _sure(self, leaf: Key) -> bool:
        return self.options[leaf][0].found.match.score >= _NAMED

    def _changes(self, choice: Choice, unnamed: frozenset[Key]) -> Iterator[tuple[Choice, frozenset[Key]]]:
        for leaf, options in self.options.items():
            now = choice.lines.get(leaf)
            for option in options:
                if option is not now:
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
