"""From a fit to a product: its inputs with their cells, what the sheet prints, and what it calculates unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial, reduce

from tarief.calculation.inputs import Stated
from tarief.core.dutch import dutch
from tarief.core.final import FinalRounding
from tarief.core.rounding import ROUNDINGS
from tarief.core.units import PER_OTHER
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.assignment import Assignment
from workbooks.read.own_sheet.reading.exchanged import Exchanges
from workbooks.read.own_sheet.reading.fit import Fit, Search
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.reading.loaded import with_loaded_wage
from workbooks.read.own_sheet.reading.model_price import Shape, base_of_nothing
from workbooks.read.own_sheet.reading.naming import asked_by_name, doubted, is_unclear
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.reading.parts import as_written
from workbooks.read.own_sheet.reading.ways import nothing
from workbooks.read.own_sheet.roles.in_formulas import IN_FORMULA
from workbooks.read.own_sheet.roots.printed import outside, printed_of
from workbooks.read.own_sheet.roots.roots import Root
from workbooks.read.own_sheet.values.inputs import base_told
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised

#: Hours that are no care, by kind; so many cells may be put together.
HOURS = (
    "verlofuren", "feestdaguren", "ziekteverzuim", "scholingsuren", "overleguren", "indirecte_uren", "reisuren",
)  # fmt: skip
_SEVERAL = 2
#: Hours that their text names less surely, and that are more of a kind that another cell has, are of no clear kind.
_SURE = 0.9  # float: a score
#: Decimals of a value that was worked out.
_PLACES = 12
#: Digits of one that was worked out with floats.
_DIGITS = 10
#: What an amount was divided by: fte, or parts of one.
_LARGEST = 1000
#: What a difference is called that no cell makes.
_FIXED, _ROUNDED = "Een vast getal in het blad", "Afronding in het blad"
#: A price that differs less is the same.
_NEAR = Fraction(5, 1000)


@dataclass(frozen=True)
class Assembler:
    """Makes the product of one root from the search and what it came to."""

    search: Search
    fit: Fit
    root: Root
    unit: str
    file: str

    def product(self, name: str) -> ProductReading:
        """Return the product."""
        by_key: dict[str, list[InputLine]] = {}
        for line in self.fit.choice.lines.values():
            by_key.setdefault(line.key, []).append(line)
        hours = self._hours(by_key)
        exchanges = Exchanges(self.fit.choice.lines, self._options, self._like, self._is_same, self.fit.model)
        values = exchanges.asked([self._value(key, lines) for key, lines in by_key.items()]) + hours
        values += [self._weight(leaf) for leaf in self.search.weights.values()]
        values += [self._nothing(key) for key in self.fit.zero if not (hours and key in HOURS)]
        values = with_loaded_wage(values, self.fit.model.key, self._around, partial(self._comes_to_same, values))
        values += self._rounding(values) or self._unnamed(values)
        values.sort(key=lambda value: bool(value.question))  # an answer goes before what is nothing without it
        return ProductReading(
            name, tuple(values), printed_of(self.root, self.unit), file=self.file,
            outside=tuple(map(outside, self._known().values())), model=self.fit.model.key, unit=self.unit,
        )  # fmt: skip

    def _around(self, value: Recognised) -> Around:
        """What stands around the first cell of a value."""
        return next(at for key, at in self.search.around.items() if _cell(self.search, key) == value.cells[0])

    def _comes_to_same(self, values: Iterable[Recognised], others: Iterable[Recognised]) -> bool:
        """Whether two readings come to one price."""
        price = self.search.pricer.exact(*self._stated(values))
        return price is not None and price == self.search.pricer.exact(*self._stated(others))

    def _hours(self, by_key: dict[str, list[InputLine]]) -> list[Recognised]:
        """All hours without care as one number, where it is not clear of what kind some of them are."""
        lines = [line for key in HOURS for line in by_key.get(key, ())]
        added = (line.score < _SURE and len(by_key[line.key]) > 1 for line in lines)
        if len(lines) < _SEVERAL or not (any(added) or any(map(is_unclear, lines))):
            return []
        made = self.search.pricer.sum(self.fit.choice.shape)
        try:
            total = made.steps({key: float(value[0]) for key, value in self.fit.values.items()}) if made else {}
        except ArithmeticError:
            return []
        if "niet_productieve_uren" not in total:
            return []
        for key in HOURS:
            by_key.pop(key, None)
        told = " + ".join(dict.fromkeys(self._label(line) for line in lines))
        value = rounded(Fraction(total["niet_productieve_uren"]))
        whole = self._recognised("niet_productieve_uren", value, "", cells := [line.leaf for line in lines], told)
        base = next((line.base for line in lines if line.base), "")  # of what a share in it is
        return [replace(whole, base=base, shown=as_written(self.search.around, cells))]

    def _value(self, key: str, lines: list[InputLine]) -> Recognised:
        first, spread = lines[0], any(line.spread for line in lines)
        worked = len(lines) > 1 or spread or first.leaf in self.search.weights
        exact = sum((line.meaning.value for line in lines), Decimal(0))
        if spread or first.leaf in self.search.weights:
            exact = shortest(float(self.fit.values[key][0]))
        cells = [line.leaf for line in lines]
        label = " + ".join(dict.fromkeys(self._label(line) for line in lines))
        if not worked and (unit := _own_unit(first)):
            made = self._recognised(key, exact, first.base, cells, label, confidence=first.found.match.score)
            value = first.found.number.value
            option = replace(made.options[0], sets=((key, Stated(value, first.base, unit)),))
            return replace(made, value=value, unit=unit, options=(option,))
        if spread:
            cells += self.search.helpers(self.fit.choice)
        made = self._recognised(
            key, exact, first.base, cells, label,
            confidence=min(line.found.match.score for line in lines),
            shown=as_written(self.search.around, cells[: len(lines)]) if worked else first.found.number.shown,
        )  # fmt: skip
        made = replace(made, explanation=IN_FORMULA) if any(leaf.part for leaf in cells) else made
        return self._by_name(made, lines)

    def _by_name(self, made: Recognised, lines: list[InputLine]) -> Recognised:
        """Ask what a cell is that no text names, where the price does not tell."""
        for line in lines:
            others = doubted(line, self._options(line.leaf), self._like(line.leaf), self._is_same, self.fit.model)
            if others and line.leaf not in self.search.weights:
                rest = [other for other in lines if other is not line]
                sets = [(other, self._instead(other, rest)) for other in others]
                return asked_by_name(made, self._label(line), sets, self.fit.model)
        return made

    def _instead(self, other: InputLine, rest: list[InputLine]) -> tuple[tuple[str, Stated], ...]:
        """What is set with another line for its cell: the input of that, and what is left of the one it was part of."""
        known = self._with(other)
        shared = any(line.key == other.key for line in self.fit.choice.lines.values())
        value = shortest(known[other.key]) if shared or other.spread else other.meaning.value
        sets = [(other.key, Stated(value, other.base))]
        if rest:
            exact = sum((line.meaning.value for line in rest), Decimal(0))
            left = shortest(known[rest[0].key]) if any(line.spread for line in rest) else exact
            sets.insert(0, (rest[0].key, Stated(left, rest[0].base)))
        shape = self.fit.choice.having(other).shape
        zero = (key for key in self.search.pricer.needed(shape) if key not in self.fit.zero)
        sets += [(key, Stated(nothing(key), base_of_nothing(self.fit.model, key))) for key in zero]
        return tuple(sets)

    def _options(self, leaf: Key) -> list[InputLine]:
        return self.search.options[leaf]

    def _with(self, other: InputLine) -> Mapping[str, float]:
        """What each input is with another line for its cell."""
        values = self.search.values(self.fit.choice.having(other))
        return {key: float(value[0]) for key, value in values.items()}

    def _like(self, leaf: Key) -> Mapping[str, float]:
        return self.search.around[leaf].like(self.search.product)

    def _is_same(self, *others: InputLine) -> bool:
        """Whether the price is the same with other lines for their cells."""
        changed = reduce(Assignment.having, others, self.fit.choice)
        return self.search.error(changed).wrong == self.fit.error.wrong

    def _label(self, line: InputLine) -> str:
        """What a user knows a cell by: where products are rows, what stands above it."""
        above = self.search.around[line.leaf].heading.texts
        is_row = line.is_alike and line.leaf.row == self.root.key.row and line.leaf.sheet == self.root.key.sheet
        return (above[-1] if is_row and above else line.found.label).strip()

    def _weight(self, leaf: Key) -> Recognised:
        """How much a function counts: it is in the mean already."""
        at = self.search.around[leaf]
        numbers = self.search.price.graph.numbers
        value, total = numbers[leaf], sum(numbers[weight] for weight in self.search.weights.values())
        value = value / 100 if total == 100 else value
        meaning = Meaning("functie_aandeel", at.label)
        return Recognised(
            "functie_aandeel", value, "aandeel" if value <= 1 else "fte", "", at.grid.name, at.seen.address, at.label,
            1.0, options=(meaning,), cells=((at.grid.name, at.seen.address),), shown=at.seen.cell.text,
        )  # fmt: skip

    def _nothing(self, key: str) -> Recognised:
        left = (self.search.around.get(leaf._replace(part=0)) for leaf in self.fit.choice.unnamed)
        named = {found.concept for at in left if at is not None for found in at.founds()}
        told = "zit in de overige kosten" if key in named else "de prijs in het blad rust er niet op"
        label = f"{self.fit.model.quantities[key].label}: {told};"
        return self._recognised(key, nothing(key), "", [], label)

    def _unnamed(self, values: Iterable[Recognised]) -> list[Recognised]:
        """What the sheet's own price has more than the model makes of the named lines."""
        sheet = self.search.price.graph.value(self.root.key)
        shape, known = self._stated(values)
        price = self.search.pricer.exact(shape, known)
        if price is None or sheet is None or abs(price - sheet) < _NEAR:
            return []
        more = shape | {(UNNAMED, "")}
        one = self.search.pricer.exact(more, {**known, UNNAMED: Fraction(1)})
        if one is None or one == price:  # no amount explains it: the printed price is told to differ
            return []
        amount = rounded((sheet - price) / (one - price))
        cells = sorted({leaf._replace(part=0) for leaf in self.fit.choice.unnamed if self._is_more(leaf)})
        labels = [self.search.around[leaf].label for leaf in cells]
        cells = [leaf for leaf in cells if leaf not in self._known()]
        label = " + ".join(dict.fromkeys(labels)) or (_FIXED if self.fit.choice.unnamed else _ROUNDED)
        return [self._recognised(UNNAMED, amount, "", cells or [self.root.key], label, confidence=0.5)]

    def _is_more(self, leaf: Key) -> bool:
        """Whether what is left to the sheet is an amount of its own: of a share in a formula, all that the cell has."""
        graph, cell = self.search.price.graph, leaf._replace(part=0)
        if not leaf.part:
            return True
        if graph.neutral[leaf] or cell not in self.search.around or cell == self.root.key:
            return False
        try:
            return not graph.run(cell, {leaf: Fraction(0)})[cell]
        except ArithmeticError:
            return False

    def _known(self) -> dict[Key, Found]:
        """The cells left to the sheet that have a name the model has no line for: an index, a subsidy."""
        left = {leaf: self.search.founds.get(leaf, ()) for leaf in sorted(self.fit.choice.unnamed)}
        return {leaf: founds[0] for leaf, founds in left.items() if founds and founds[0].match.concept.role == "buiten"}

    def _stated(self, values: Iterable[Recognised]) -> tuple[Shape, dict[str, Fraction]]:
        """What the values set, as the model reads it."""
        stated = [(key, item) for value in values for key, item in value.options[0].sets]
        unit = self.fit.model.quantities
        times = {key: PER_OTHER.get((item.unit, unit[key].unit.key), 1) for key, item in stated}
        exact = {key: Fraction(Decimal(str(item.written))) * Fraction(times[key]) for key, item in stated}
        return frozenset((key, item.base) for key, item in stated), exact

    def _rounding(self, values: Iterable[Recognised]) -> list[Recognised]:
        """The rule of rounding, where the sheet comes to its price by another than the usual one."""
        graph, at = self.search.price.graph, self.root.price.at.seen
        may_be = not self.fit.choice.unnamed and graph.is_rounded(self.root.key)
        exact = self.search.pricer.exact(*self._stated(values)) if may_be else None
        if exact is None:
            return []
        value = rounded(exact)
        unit = self.fit.model.quantities[self.fit.model.result].unit
        usual = self.fit.model.rounding_of(self.fit.model.result)
        if FinalRounding.of(unit, usual, None).shown(value) == round(at.value, 2):
            return []
        offered = {key: ROUNDINGS[key] for key in self.fit.model.options["afronding"].choices}
        for key, rule in sorted(offered.items(), key=lambda pair: pair[1].per):  # the plainest first
            if not rule.each_step and FinalRounding.of(unit, usual, key).shown(value) == round(at.value, 2):
                meaning = Meaning(key, key, (("afronding", Stated(key)),))
                return [Recognised("afronding", key, "", "", self.root.key.sheet, at.address, "Afronding in het blad",
                                   1.0, options=(meaning,), shown=key)]  # fmt: skip
        return []

    def _recognised(
        self, key: str, value: Decimal, base: str, cells: list[Key], label: str, *, confidence: float = 1,
        shown: str = "",
    ) -> Recognised:  # fmt: skip
        quantity = self.fit.model.quantities[key]
        base = base if cells else base_of_nothing(self.fit.model, key)
        meaning = Meaning(key, quantity.label, ((key, Stated(value, base)),))
        base = base_told(self.fit.model, key, base)
        places = tuple(dict.fromkeys(_cell(self.search, cell) for cell in cells))
        sheet, address = places[0] if places else ("", "")
        return Recognised(
            key, value, quantity.unit.key, base, sheet, address, label, round(confidence, 2), options=(meaning,),
            cells=places, shown=shown or (self.search.around[cells[0]].seen.cell.text if cells else dutch(value)),
        )  # fmt: skip


def _cell(search: Search, key: Key) -> tuple[str, str]:
    return key.sheet, search.around[key].seen.address


def _own_unit(line: InputLine) -> str:
    """The unit of the sheet, where a value stands in another than the model works in."""
    if line.minutes:
        return "euro_per_minuut"
    return "uren_per_maand" if line.key == "contracturen" and line.meaning.operation == "maal_12" else ""


def rounded(value: Fraction) -> Decimal:
    """Return a worked-out value with no more decimals than can matter."""
    return round(Decimal(value.numerator) / Decimal(value.denominator), _PLACES).normalize() + 0


def shortest(value: float) -> Decimal:
    """Return a value that was worked out with floats, without the noise of them: a plain fraction where it is one."""
    exact = Fraction(value)
    near = abs((plain := exact.limit_denominator(_LARGEST)) - exact) <= abs(exact) / 10 ** (_DIGITS + 1)
    return rounded(plain if near else Fraction(f"{value:.{_DIGITS}g}"))
