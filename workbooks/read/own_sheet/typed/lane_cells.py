"""What the cells of a lane may be, and what the sheet prints of the steps on the way to its price."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tarief.calculation.inputs import Stated
from tarief.model.declare import Step
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.found.weeks import is_of_weeks, worked_weeks
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.reading.assembled import HOURS
from workbooks.read.own_sheet.reading.ladder import in_order
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.reading.options import WHOLE, InputLine, options_of
from workbooks.read.own_sheet.roles.alike import ANY_COST, NAMED, OF_ANY_COST, told
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.typed.lane_lines import (
    CHAIN,
    INNER,
    is_overhead,
    is_said,
    is_said_otherwise,
    near,
    of_hundred,
    other_way,
)
from workbooks.read.own_sheet.typed.lane_wages import as_shares, is_of_wages
from workbooks.read.own_sheet.typed.mixes import WageMix
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: What an amount beside a percentage comes to in the model.
_AMOUNTS = {
    "overhead": "overhead_bedrag", "risico_opslag": "risico_bedrag", "vakantietoeslag": "vakantietoeslag_per_uur",
    "eindejaarsuitkering": "eindejaarsuitkering_per_uur", "werkgeverslasten": "werkgeverslasten_per_uur",
    "onregelmatigheidstoeslag": "onregelmatigheidstoeslag_per_uur", "ikb_opslag": "overige_toeslagen_per_uur",
    "opleidingsbudget": "opleidingskosten_per_uur", "ziekteverzuim": "verzuimuren", "reserve": "reserve_per_uur",
}  # fmt: skip
_TOTALS = ("euro_per_jaar", "euro_per_fte", "euro_per_maand")
#: No percentage is more.
_WHOLE = 60
#: Hours that are no care, all together; so many kinds of them are told apart.
_ALL_HOURS, _SEVERAL = frozenset({"niet_productieve_uren", "kosten_niet_productieve_uren"}), 2
_TENTHS = re.compile(r"\d[.,]\d$")
#: Hours that the sheet shows rounded make a price differ by so much of it.
ROUNDED = 0.00012  # float: a score
CENT = 0.0051  # float: half a cent


@dataclass(frozen=True)
class Check:
    """What the sheet prints of a step: the model must come as near."""

    key: str
    value: float
    near: float

    def holds(self, known: Mapping[str, float]) -> bool:
        """Whether the model comes to it; what it does not come to at all is no difference."""
        return self.key not in known or abs(known[self.key] - self.value) <= self.near


@dataclass
class LaneCells:
    """The cells of one product for one model; `more` are cells of elsewhere, for what the lane lacks."""

    lane: Lane
    pricer: Pricer
    times: int = 1
    more: tuple[Around, ...] = ()
    mix: WageMix | None = None
    made: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    #: Whether a price that shows no zeros is taken as rounded to whole euros.
    in_whole: bool = False

    @cached_property
    def around(self) -> dict[Key, Around]:
        """The cells of the lane, then those of elsewhere."""
        cells = {at.key: at for at in (*self.more, *self.lane.cells)}
        if self.mix is None:
            return cells
        rest = {key: at for key, at in cells.items() if key not in self.mix.keys}
        return {self.mix.wage.key: self.mix.wage, **rest}

    @cached_property
    def cells(self) -> tuple[Around, ...]:
        """The cells of the lane, of a mix only the wage that stands for all."""
        own = {at.key for at in self.lane.cells} | {mix.wage.key for mix in (self.mix,) if mix}
        return tuple(at for key, at in self.around.items() if key in own)

    @cached_property
    def options(self) -> dict[Key, list[InputLine]]:
        """What each cell may be, the likeliest first."""
        return in_order(
            {
                key: sorted(self._options(at), key=lambda line: (-line.score, not is_said(line, at)))
                for key, at in self.around.items()
            }
        )

    def _options(self, at: Around) -> Iterator[InputLine]:
        if self.mix is not None and at is self.mix.wage:
            yield from self._of_mix(self.mix)
            return
        said = plain_text(at.nearest.text) if at.nearest is not None else ""
        if said in vocabulary().dates or "datum" in said.split():
            return
        founds = self._founds(at)
        if founds and founds[0].match.concept.role == "gedrukt" and at.seen.value >= 1 and not at.seen.is_share:
            return
        if self._are_whole and 0 < at.seen.value <= 1 and not at.seen.is_share:
            founds = [*founds, *(of_hundred(found) for found in founds)]
        if is_of_weeks(at) and "vakantieweken" not in self.pricer.model.quantities:
            founds = [found for found in founds if found.concept in ("contracturen", "contracturen_week")]
            yield from (line for line in self._lines(at, founds) if not line.is_alike)
            return
        founds = [found for found in founds if not (found.in_row and found.match.concept.role == "buiten")]
        outside = bool(founds) and self._is_outside(founds[0])
        if outside and (at.seen.is_share or at.seen.value < 0 or self.is_percent(at)):
            return
        founds = [found for found in founds if found.match.concept.role != "gedrukt"]
        sums = (vocabulary().label(seen.text).total for seen in at.before)
        total = at.seen.value >= 1 and not at.seen.is_share and any(sums)
        lines = self._lines(at, founds)
        if is_overhead(founds) and all(line.is_alike for line in lines):
            return  # what its text names, this model cannot take as it stands there
        if not any(line.key.startswith(ANY_COST) for line in lines):
            lines += [line for line in self._lines(at, []) if line.key.startswith(ANY_COST)]
        for line in lines:
            if not (line.is_alike and (total or self._is_unlikely(at, line))) and not is_said_otherwise(line, at):
                yield from as_shares(line, at, self.cells) if is_of_wages(line) else self._as_written(at, line)

    def _lines(self, at: Around, founds: list[Found]) -> list[InputLine]:
        """What a cell may be by what its texts name; an amount beside its share is no share."""
        lines = list(options_of(at, founds, PriceRole.OTHER, self.pricer.model, product=self.lane.product))
        if self.is_amount(at):
            lines = [line for line in lines if not line.is_share]
        return sorted(lines, key=lambda line: line.key in _ALL_HOURS) if self._has_hours else lines

    def _as_written(self, at: Around, line: InputLine) -> Iterator[InputLine]:
        """A line as a sheet may mean it: hours from weeks, a total of a year, a share the other way round."""
        unit = self.pricer.model.quantities[line.key].unit
        if line.key == "productieve_uren" and (worked := worked_weeks(self.lane.cells, at.seen.value, near(at))):
            line = replace(line, meaning=line.meaning.stating(worked.hours))
            self.made[at.key] = worked.cells
            if worked.share:
                yield line
                line = replace(line, meaning=replace(line.meaning, sets=(("productiviteit", Stated(worked.share)),)))
        yearly = (line.meaning.form.spread or line.meaning.form.unit in _TOTALS) and unit.key not in _TOTALS
        yield replace(line, spread=bool(unit.money and yearly and line.key not in WHOLE))
        if line.key == "productiviteit" and not line.meaning.operation and line.meaning.value < 1:
            yield from (other_way(line, operation) for operation in ("rest", "opslag"))

    def _is_outside(self, found: Found) -> bool:
        """Whether a text names what no input of this model is."""
        concept = found.match.concept
        known = any(form.key in self.pricer.model.quantities for form in concept.elsewhere)
        return concept.role == "buiten" and found.match.score >= NAMED and not known

    def is_amount(self, at: Around) -> bool:
        """Whether before a number stands another with the same name: what it is a share of comes to this."""
        row = [each for each in self.lane.cells if each.key[:2] == at.key[:2] and each.key < at.key]
        same = (each for each in row if at.nearest is not None and at.nearest in (each.nearest, each.seen))
        return not at.seen.is_share and next(same, None) is not None

    def names_overhead(self, at: Around) -> bool:
        """Whether the texts of a cell name overhead for sure."""
        return is_overhead(self._founds(at))

    @cached_property
    def _has_hours(self) -> bool:
        """Whether the lane tells of what kinds its hours without care are."""
        named = [founds[0].concept for at in self.lane.cells if (founds := self._founds(at))]
        return sum(concept in HOURS for concept in named) >= _SEVERAL

    def _of_mix(self, mix: WageMix) -> Iterator[InputLine]:
        """The mean of the wages, as each wage that its texts name."""
        for line in options_of(mix.wage, mix.wage.founds(), PriceRole.OTHER, self.pricer.model):
            if line.key.startswith(CHAIN) and not line.is_share:
                mean = line.meaning.value / mix.wage.seen.value * mix.mean
                yield replace(line, meaning=line.meaning.stating(mean), spread=False)

    def _is_unlikely(self, at: Around, line: InputLine) -> bool:
        """Whether a text is too little like an input: a step of the sum, a share in euros, one cost among many."""
        money = self.pricer.model.quantities[line.key].unit.money
        cost = money and not line.key.startswith((*ANY_COST, *CHAIN)) and line.score < OF_ANY_COST
        if line.is_share and not at.seen.is_share and self._has_shares:
            return not at.is_part
        inner = self.is_inner(line.key) and (line.key != "productieve_uren" or self._has_hours)
        return inner or cost or (money and self.is_percent(at))

    @cached_property
    def _has_shares(self) -> bool:
        """Whether percentages of the lane are written as such: then a bare number is none."""
        return any(at.seen.is_share for at in self.lane.cells)

    def _founds(self, at: Around) -> list[Found]:
        """What the texts of a cell name; not what a text says that heads a group of rows."""
        founds = at.founds()
        near = at.nearest
        own = [found for found in founds if near is not None and found.label == near.text]
        groups = {seen.text for seen in at.before if seen is not near and self._labels[seen.text] > 1}
        if own and own[0].match.score >= NAMED:
            groups = {seen.text for seen in at.before} - {own[0].label}
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
        return step and (key.startswith(INNER) or key not in told())

    @cached_property
    def price(self) -> Check:
        """The printed price in the unit of the model."""
        at = self.lane.root.price.at
        value = float(at.seen.value) * self.times
        if self.unit == "uur" and any(each.per == "minuut" for each in self.lane.root.below):
            return Check(self.pricer.model.result, value, 60 * CENT)
        return Check(self.pricer.model.result, value, self._near(at) * self.times + ROUNDED * value)

    def _near(self, at: Around) -> float:
        """Half of the last digit that a price shows; of whole euros half a cent, where the sheet leaves zeros out."""
        return min(near(at), CENT) if self.without_zeros and not self.in_whole else near(at)

    @cached_property
    def without_zeros(self) -> bool:
        """Whether the sheet writes an amount with one decimal, so that 63 may be 63,00."""
        tenths = (at for at in self.cells if _TENTHS.search(at.seen.cell.text) and not at.seen.is_share)
        keys = (line.key for at in tenths for line in self.options[at.key][:1])
        return any(self.pricer.model.quantities[key].unit.money for key in keys)

    @cached_property
    def checks(self) -> dict[Key, Check]:
        """What the sheet prints on the way, as far as its texts name a step of the model."""
        made = {each.key: self._check(each.at, self.pricer.model.cost) for each in self.lane.root.below if
                each.kind == "kostprijs" and (each.per or self.unit) == self.unit}  # fmt: skip
        for at in self.cells:
            line = next(iter(self.options[at.key]), None)
            if line is not None and line.score >= NAMED and not line.is_share and not line.spread:
                share = self.share_beside(at, line)
                made[at.key] = self._check(at, _AMOUNTS.get(share.key, "") if share else line.key)
        return made

    @property
    def unit(self) -> str:
        """What the price is per, as far as the sheet says."""
        return self.lane.root.price.per

    def _check(self, at: Around, key: str) -> Check:
        return Check(key, float(at.seen.value), max(self._near(at), CENT))

    def share_beside(self, at: Around, line: InputLine) -> InputLine | None:
        """Return the percentage on the same row of which a cell is the amount."""
        for other in self.cells:
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

    @staticmethod
    def is_percent(at: Around) -> bool:
        """Whether the texts beside a cell say that it is a percentage."""
        texts = [seen.text for seen in (*at.before[:1], *at.after[:1])] or list(at.heading.texts)
        return any("percent" in hints_of(text).kinds for text in texts)

    @cached_property
    def worked_from(self) -> frozenset[Key]:
        """The cells of which the sheet works out one that is read."""
        return frozenset(key for keys in self.made.values() for key in keys)

    @cached_property
    def shown(self) -> dict[Key, tuple[float, float]]:
        """What each cell shows, and half of its last digit."""
        return {leaf: (float(at.seen.value), near(at)) for leaf, at in self.around.items()}
