"""The reading of a product whose price is typed: the model is the arithmetic, the printed price the test.

Every cell of the lane starts with the first thing that its texts name. What the sheet worked out itself (a wage with
charges beside the wage and the charges) is a check and no input. Where the model does not come to the printed price,
other bases and meanings are tried, those first that depart least from what the texts say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tarief.model.declare import Step
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.candidates import operate
from workbooks.read.own_sheet.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.hints import hints_of
from workbooks.read.own_sheet.lanes import Lane
from workbooks.read.own_sheet.model_price import Pricer
from workbooks.read.own_sheet.options import ANY_COST, NAMED, WAGES, WHOLE, Line, can_stand_together, options_of, told
from workbooks.read.own_sheet.roles import Role
from workbooks.read.own_sheet.synonyms import vocabulary

#: What an amount beside a percentage comes to in the model.
_AMOUNTS = {
    "overhead": "overhead_bedrag", "risico_opslag": "risico_bedrag", "vakantietoeslag": "vakantietoeslag_per_uur",
    "eindejaarsuitkering": "eindejaarsuitkering_per_uur", "werkgeverslasten": "werkgeverslasten_per_uur",
    "onregelmatigheidstoeslag": "onregelmatigheidstoeslag_per_uur", "ikb_opslag": "overige_toeslagen_per_uur",
    "opleidingsbudget": "opleidingskosten_per_uur", "ziekteverzuim": "verzuimuren", "reserve": "reserve_per_uur",
}  # fmt: skip
#: By what a total of a year or a full-time job becomes an amount per unit.
_DIVISORS = ("bezette_etmalen", "declarabele_uren", "productieve_uren")
_TOTALS = ("euro_per_jaar", "euro_per_fte", "euro_per_maand")
#: Readings kept beside one another, and changes that are tried after one another.
_BEAM, _CHANGES = 4, 8
#: No percentage is more.
_WHOLE = 60
#: What it costs that the price differs, that a printed step differs, and to read a cell otherwise than it says.
_PRICE, _UNREAD, _TOLD, _UNTOLD, _OTHER, _RESULT = 4.0, 1.2, 1.0, 0.1, 0.8, 1.0  # float: scores
#: Hours that the sheet shows rounded make a price differ by so much of it.
_ROUNDED = 0.00012  # float: a score
_CENT = 0.0051  # float: half a cent
#: Steps of the wage; and how far a result may be off by rounding.
_CHAIN, _SAME = ("bruto_", "loon"), 0.004  # float: shares
#: What it costs to be near to a price and not at it, and to add a cell to another by likeness alone.
_EXACT, _LOOSE, _TWICE = 0.15, 0.5, 0.3  # float: scores
_SURE = 0.9
_INNER = (
    "loonkosten_per", "kosten_niet_productieve_uren", "loon_met_toeslagen", "directe_kosten", "niet_productieve_uren",
    "productieve_uren",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """What the sheet prints of a step: the model must come as near."""

    key: str
    value: float
    near: float

    def holds(self, known: Mapping[str, float]) -> bool:
        """Whether the model comes to it; what it does not come to at all is no difference."""
        return self.key not in known or abs(known[self.key] - self.value) <= self.near


#: A reading: for each cell the line that is read of it, none where it is left out.
Lines = Mapping[Key, Line]


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


def near(at: Around) -> float:
    """Return half of the last digit that a cell shows."""
    text = at.seen.cell.text or str(at.seen.value)
    digits = text.replace(".", ",").rpartition(",")[2] if "," in text.replace(".", ",") else ""
    places = sum(sign.isdigit() for sign in digits)
    exponent = at.seen.value.as_tuple().exponent
    places = max(places, -exponent if isinstance(exponent, int) else 0, 2 if at.seen.value % 1 else 0)
    return 0.5001 * 10.0 ** -min(places, 6)  # float: a score


def _of_hundred(found: Found) -> Found:
    """A number as so many percent."""
    number = replace(found.number, readings=tuple(each.scaleb(-2) for each in found.number.readings), share=True)
    return replace(found, number=number)


def _other_way(line: Line, operation: str) -> Line:
    """A share of hours that is what is left: 1 minus it, or what comes on top of the wage."""
    meaning = line.meaning.stating(operate(operation, line.meaning.value))
    return replace(line, meaning=replace(meaning, operation=operation))


@dataclass
class Tested:
    """The search for one product in one model; `more` are cells of elsewhere, for what the lane lacks."""

    lane: Lane
    pricer: Pricer
    times: int = 1
    more: tuple[Around, ...] = ()
    _seen: dict[frozenset[int], State] = field(default_factory=dict)

    @cached_property
    def around(self) -> dict[Key, Around]:
        """The cells of the lane, then those of elsewhere."""
        return {at.key: at for at in (*self.more, *self.lane.cells)}

    @cached_property
    def options(self) -> dict[Key, list[Line]]:
        """What each cell may be, the likeliest first."""
        return {key: sorted(self._options(at), key=lambda line: -line.score) for key, at in self.around.items()}

    def _options(self, at: Around) -> Iterator[Line]:
        founds = self._founds(at)
        if founds and founds[0].match.concept.role == "gedrukt" and at.seen.value >= 1 and not at.seen.is_share:
            return
        if self._are_whole and 0 < at.seen.value <= 1 and not at.seen.is_share:
            founds = [*founds, *(_of_hundred(found) for found in founds)]
        hourly = self.pricer.model.key in ("uurtarief", "minuuttarief")
        if hourly and founds and founds[0].match.concept.role == "buiten" and founds[0].match.score >= NAMED:
            return
        founds = [found for found in founds if found.match.concept.role != "gedrukt"]
        sums = (vocabulary().label(seen.text).total for seen in at.before)
        total = at.seen.value >= 1 and not at.seen.is_share and any(sums)
        lines = list(options_of(at, founds, Role.OTHER, self.pricer.model))
        if not any(line.key.startswith(ANY_COST) for line in lines):
            any_cost = options_of(at, [], Role.OTHER, self.pricer.model)
            lines += [line for line in any_cost if line.key.startswith(ANY_COST)]
        for line in lines:
            unit = self.pricer.model.quantities[line.key].unit
            if line.is_alike and (total or self.is_inner(line.key) or (unit.money and self._percent(at))):
                continue
            yearly = line.meaning.form.spread or line.meaning.form.unit in _TOTALS
            yield replace(line, spread=bool(unit.money and yearly and line.key not in WHOLE))
            if line.key == "productiviteit" and not line.meaning.operation and line.meaning.value < 1:
                yield from (_other_way(line, operation) for operation in ("rest", "opslag"))

    def _founds(self, at: Around) -> list[Found]:
        """What the texts of a cell name; not what a text says that heads a group of rows."""
        founds = at.founds()
        near = at.nearest
        own = [found for found in founds if near is not None and found.label == near.text]
        groups = {seen.text for seen in at.before if seen is not near and self._labels[seen.text] > 1}
        if own and own[0].match.score >= NAMED:
            groups = {seen.text for seen in at.before if seen is not near}
        return [found for found in founds if found.in_row or found.label not in groups]

    @cached_property
    def _are_whole(self) -> bool:
        """Whether percentages stand in the lane as whole numbers: then 1 is one percent."""
        values = [at.seen.value for at in self.lane.cells if not at.seen.is_share and self._founds(at) and any(
            form.kind == "percent" for form in self._founds(at)[0].match.concept.forms)]  # fmt: skip
        return sum(1 < value < _WHOLE for value in values) > 1 and not any(0 < value < 1 for value in values)

    @cached_property
    def _labels(self) -> Counter[str]:
        cells = (*self.lane.cells, self.lane.root.price.at)
        return Counter(text for at in cells for text in {seen.text for seen in at.before})

    def is_inner(self, key: str) -> bool:
        """Whether a quantity is a step of the calculation rather than what a sheet starts from."""
        step = isinstance(self.pricer.model.quantities[key], Step)
        return step and (key.startswith(_INNER) or key not in told())

    # ── what a reading comes to ──

    @cached_property
    def price(self) -> Check:
        """The printed price in the unit of the model."""
        at = self.lane.root.price.at
        value = float(at.seen.value) * self.times
        if self.unit == "uur" and any(each.per == "minuut" for each in self.lane.root.below):
            return Check(self.pricer.model.result, value, 60 * _CENT)
        return Check(self.pricer.model.result, value, near(at) * self.times + _ROUNDED * value)

    @cached_property
    def checks(self) -> dict[Key, Check]:
        """What the sheet prints on the way, as far as its texts name a step of the model."""
        made = {each.key: self._check(each.at, self.pricer.model.cost) for each in self.lane.root.below if
                each.kind == "kostprijs" and (each.per or self.unit) == self.unit}  # fmt: skip
        for at in self.lane.cells:
            line = next(iter(self.options[at.key]), None)
            if line is not None and line.score >= NAMED and not line.is_share and not line.spread:
                share = self._share_beside(at, line)
                made[at.key] = self._check(at, _AMOUNTS.get(share.key, "") if share else line.key)
        return made

    @property
    def unit(self) -> str:
        """What the price is per, as far as the sheet says."""
        return self.lane.root.price.per

    def _check(self, at: Around, key: str) -> Check:
        return Check(key, float(at.seen.value), max(near(at), _CENT))

    def _share_beside(self, at: Around, line: Line) -> Line | None:
        """The percentage on the same row of which a cell is the amount."""
        for other in self.lane.cells:
            first = next(iter(self.options[other.key]), None)
            if (
                first is not None
                and other.seen.row == at.seen.row
                and other.key != at.key
                and first.is_share
                and (first.found.label == line.found.label)
            ):
                return first
        return None

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
        loose = apart > self.price.near - _ROUNDED * self.price.value
        exact = _EXACT * apart / self.price.near + (_LOOSE if loose else 0)
        off = exact if equal else _OTHER if left else _PRICE + min(10 * apart / self.price.value, 2.0)  # float: a score
        off += self._cost(state.lines, known)
        return State(state.lines, off, equal or bool(left), known, left)

    def _left(self, lines: Lines, known: Mapping[str, float]) -> tuple[Key, ...]:
        """The one cell without a line that makes up for what the printed price has more or less than the model."""
        price = known[self.price.key]
        gap = abs(self.price.value - price)
        for at in self.lane.cells:
            options = self.options[at.key]
            if at.key in lines or at.key in self.checks or (options and not options[0].is_alike):
                continue
            value = abs(float(at.seen.value)) / (100 if not at.seen.is_share and self._percent(at) else 1)
            parts = (value * price, value * known.get(self.pricer.model.cost, price), price * value / (1 - value)) if (
                at.seen.is_share or self._percent(at)
            ) and value < 1 else (value,)  # fmt: skip
            if any(abs(part - gap) <= self.price.near for part in parts):
                return (at.key,)
        return ()

    @staticmethod
    def _percent(at: Around) -> bool:
        texts = [seen.text for seen in (*at.before[:1], *at.after[:1])] or list(at.heading.texts)
        return any("percent" in hints_of(text).kinds for text in texts)

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
        one = (line for line in lines.values() if line.found.concept in WAGES or line.key.startswith(_INNER))
        wages = [line.key for line in one]
        return bool(lines) and len(set(wages)) == len(wages) and can_stand_together(lines.values())

    def _cost(self, lines: Lines, known: Mapping[str, float]) -> float:
        """How far a reading departs from what the texts say: what it reads otherwise, and what it does not explain."""
        made = self.pricer.sum(frozenset((line.key, line.base) for line in lines.values()))
        assert made is not None
        steps = [known[key] for key in made.rules if known[key]]
        alike = [line.key for line in lines.values() if line.is_alike]
        cost = _TWICE * sum(sum(line.key == key for line in lines.values()) > 1 for key in alike)
        for leaf in self.around:
            line, options = lines.get(leaf), self.options[leaf]
            if line is not None:
                cost += self._departs(line, options[0]) + (_RESULT if leaf in self.results else 0)
                cost += _UNREAD if line.key not in made.uses else 0
            elif leaf not in self._elsewhere and not self._explained(leaf, known, steps):
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
    def shown(self) -> dict[Key, tuple[float, float]]:
        """What each cell shows, and half of its last digit."""
        return {leaf: (float(at.seen.value), near(at)) for leaf, at in self.around.items()}

    @cached_property
    def _elsewhere(self) -> frozenset[Key]:
        return frozenset(at.key for at in self.more)

    def _departs(self, line: Line, first: Line) -> float:
        cost = max(0.0, NAMED - line.score)  # float: a score
        if line is first:
            return cost
        if line.is_alike and self.is_inner(line.key):
            cost += _RESULT
        if line.key == first.key and line.meaning.operation != first.meaning.operation:
            return cost + (_TOLD if line.score >= _SURE else _UNTOLD)
        if line.key == first.key:
            return cost + (_TOLD if first.meaning.sets[0][1].base and line.base != first.base else _UNTOLD)
        return cost + _OTHER

    # ── the search ──

    def first(self, least: float) -> dict[Key, Line]:
        """The first thing that each cell is, without two of one kind; what the lane lacks is taken from elsewhere."""
        lines: dict[Key, Line] = {}
        for at in sorted(self.lane.cells, key=lambda at: not at.seen.is_share):
            options = [line for line in self.options[at.key] if line.score >= least]
            if options and not (not options[0].is_share and self._share_beside(at, options[0])):
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

    def _elementary(self, first: Lines, *, near: bool) -> dict[Key, Line]:
        """Leave out of a reading what the model works out from the rest; with `near` only what it comes near to."""
        lines = dict(first)
        order = list(self.pricer.model.quantities)
        for leaf, line in sorted(first.items(), key=lambda pair: -order.index(pair[1].key)):
            rest = {key: other for key, other in lines.items() if key != leaf}
            if self._follows(line, rest, near=near):
                lines = rest
        return lines

    def _follows(self, line: Line, rest: Lines, *, near: bool) -> bool:
        """Whether a quantity follows from the other cells."""
        if line.base or line.spread:
            return False
        shape = frozenset((other.key, other.base) for other in rest.values())
        made = self.pricer.sum(shape)
        if made is None or line.key not in made.rules:
            return False
        known = self.steps(rest) or {}
        value = float(line.meaning.value)
        if not near and line.key.startswith(_CHAIN):
            lacks = "werkgeverslasten" in made.zero and line.key.startswith("loonkosten")
            paid = "productief" in line.key and known.get("productiviteit", 1) == 1
            return bool(known.get(line.key)) and not lacks and not paid
        return line.key in known and abs(known[line.key] - value) <= max(_SAME * abs(value), _CENT)

    def run(self) -> State:
        """Return the reading that departs least from the texts and comes to the printed price; else the nearest."""
        first = (self.first(NAMED), self.first(0.0))  # float: any score
        starts = [{leaf: line for leaf, line in each.items() if leaf not in self.results} for each in first]
        starts += [self._elementary(each, near=False) for each in starts]
        beam = [self.state(lines) for lines in starts]
        beam.sort(key=lambda state: state.off)
        for _ in range(_CHANGES):
            if beam[0].equal and beam[0].off < _LOOSE:
                break
            tried = {mark_of(state.lines): state for state in beam}
            for state in list(beam):
                for lines in self._changed(state.lines):
                    other = self.state(lines)
                    tried[mark_of(lines)] = other
            best = sorted(tried.values(), key=lambda state: state.off)[:_BEAM]
            if best == beam:
                break
            beam = best
        return beam[0]

    def _changed(self, lines: Lines) -> Iterator[dict[Key, Line]]:
        for leaf, options in self.options.items():
            now = lines.get(leaf)
            for line in options:
                if line is not now:
                    yield {**lines, leaf: line}
            if now is not None:
                yield {key: line for key, line in lines.items() if key != leaf}
