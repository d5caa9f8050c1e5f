"""The cells of one product without a price, each by its name: as in a product beside it, else as its own words say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from tarief.calculation.inputs import Stated
from tarief.models import MODELS
from workbooks.read.own_sheet.cells.open_cells import is_filled
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import resolve
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.reading.assembled import rounded
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.reading.calculated import MODELS_FOR
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.reading.options import InputLine
from workbooks.read.own_sheet.reading.parts import as_written
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.typed.kinds_told import told_by_kind
from workbooks.read.own_sheet.typed.tested import Tested
from workbooks.read.own_sheet.values.inputs import base_told
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised

#: So much of the cells must have one beside them that is read, for the product there to tell what they are.
_ALIKE = 0.5  # float: a share
#: Wage costs of a year, of one fte and of all.
_OF_A_YEAR = ("loonkosten_per_jaar", "personeelskosten_per_jaar")


@dataclass(frozen=True)
class NamedLane:
    """Reads the cells of one product; `known` are the products of the book, `by_address` its cells with a number."""

    lane: Lane
    unit: str
    file: str
    known: tuple[ProductReading, ...]
    by_address: Mapping[tuple[str, str], Around]

    def product(self, name: str) -> ProductReading:
        """Return what its cells are: inputs of the model of its unit, and what that has no room for."""
        beside = self._beside
        model, unit = (beside.model, beside.unit) if beside is not None else (self._model, self.unit)
        values = () if model == MODEL else tuple(self._values(model))
        read = {cell for value in values for cell in value.cells}
        sources, outside = self._told_beside("sources"), self._told_beside("outside")
        shares = {value.concept for value in values if value.unit == "aandeel"}
        rest = [at for at in self._cells if self._place(at) not in read | sources.keys() | outside.keys()]
        named = [each for at in rest if (each := self._by_kind(at)) is not None]
        named = [each for each in named if each.concept not in shares]  # a second one is of something else
        return ProductReading(
            name, values, {}, (), (*outside.values(), *named), self.file, model, unit, sources=tuple(sources.values())
        )

    def _told_beside(self, kind: str) -> dict[tuple[str, str], Recognised]:
        return {self._place(at): line for at, line in self._lines_beside(kind) if at in self._cells}

    @cached_property
    def _cells(self) -> tuple[Around, ...]:
        """The cells with a number; not one that its own name repeats, nor one that was filled in."""
        rows = Counter(at.key[:2] for at in self.lane.cells)
        own = (at for at in self.lane.cells if at.seen.is_number or rows[at.key[:2]] == 1)
        return tuple(at for at in own if not is_filled(at.seen))

    @property
    def _model(self) -> str:
        return next((key for key in MODELS_FOR[self.unit] if key in MODELS), "uurtarief")

    # ── as beside it ──

    @cached_property
    def _beside(self) -> ProductReading | None:
        """The product that tells what most of these cells are: the same rows in another column, or the other way."""
        counts = [(len([*self._pairs(each)]), -place) for place, each in enumerate(self.known)]
        most, place = max(counts, default=(0, 0))
        return self.known[-place] if most >= _ALIKE * len(self.lane.cells) else None

    def _pairs(self, product: ProductReading) -> Iterator[tuple[Around, Around, Recognised]]:
        """Each cell with the one beside it and what that was read as."""
        lines: dict[tuple[str, int | str], list[tuple[Around, Recognised]]] = {}
        for line in (*product.values, *product.sources, *product.outside):
            at = self.by_address.get(line.cells[0]) if len(line.cells) == 1 else None
            if at is not None and not line.question:
                lines.setdefault((at.key.sheet, self._mark(at)), []).append((at, line))
        for at in self.lane.cells:
            other = lines.get((at.key.sheet, self._mark(at)), [])
            if len(other) == 1 and self._is_parallel(at, other[0][0]):
                yield at, *other[0]

    @cached_property
    def _is_down(self) -> bool:
        """Whether its cells stand in a column, each with its name before it."""
        price = self.lane.root.price
        return any(seen.text == price.label for seen in price.at.before)

    def _mark(self, at: Around) -> int | str:
        """What a cell and the one beside it share: the row, the column, or the name of a line in a long list."""
        if self._is_down and at.grid.product_columns:
            return at.nearest.text if at.nearest is not None else ""
        return at.seen.row if self._is_down else at.seen.column

    def _is_parallel(self, at: Around, other: Around) -> bool:
        if at.key == other.key:
            return False
        if self._is_down:
            return at.nearest is other.nearest or bool(at.grid.product_columns)
        return at.heading.texts == other.heading.texts

    def _lines_beside(self, kind: str) -> Iterator[tuple[Around, Recognised]]:
        """The cells as what the ones beside them were read as."""
        beside = self._beside
        for at, other, line in self._pairs(beside) if beside is not None else ():
            told = line in getattr(beside, kind) and isinstance(line.value, Decimal) and self._has_one_base(line)
            told = told and not (line.unit == "aandeel" and self._is_of_another(at, other))
            if told and other.seen.value and not any(option.operation for option in line.options):
                yield at, _scaled(line, at, Fraction(at.seen.value) / Fraction(other.seen.value))

    @staticmethod
    def _is_of_another(at: Around, other: Around) -> bool:
        """Whether in a long list something else stands behind a percentage than behind the one of another product."""
        own, others = ([seen.text for seen in each.after] for each in (at, other))
        return at.seen.row != other.seen.row and own != others

    def _has_one_base(self, line: Recognised) -> bool:
        """Whether no product takes the same percentage of something else: then nothing tells of what this one is."""
        return (
            len({each.base for product in self.known for each in product.values if each.concept == line.concept}) <= 1
        )

    # ── by its own words ──

    def _values(self, model: str) -> Iterator[Recognised]:
        """The inputs of a model."""
        told = {line.concept: line for _, line in self._lines_beside("values")}
        cells = {cell for line in told.values() for cell in line.cells}
        yield from told.values()
        tested = Tested(self.lane, Pricer(MODELS[model]))
        lines: dict[str, list[InputLine]] = {}
        for leaf, line in tested.first(NAMED).items():
            at, money = tested.around[leaf], MODELS[model].quantities[line.key].unit.money
            new = line.key not in told and self._place(at) not in cells and not (money and self._is_staff(at))
            if new and leaf not in tested.results and not line.spread:
                lines.setdefault(line.key, []).append(line)
        yield from (self._value(model, tested.around, each) for each in lines.values())

    def _value(self, model: str, around: Mapping[Key, Around], lines: list[InputLine]) -> Recognised:
        """One input, with the question what it is where its words leave that open."""
        first, leaves = lines[0], [line.leaf for line in lines]
        quantity = MODELS[model].quantities[first.key]
        value = sum((line.meaning.value for line in lines), Decimal(0))
        label = " + ".join(dict.fromkeys(line.found.label.strip() for line in lines))
        meaning = replace(
            first.meaning, choice=first.key, label=quantity.label, sets=((first.key, Stated(value, first.base)),)
        )
        places = tuple(self._place(around[leaf]) for leaf in leaves)
        base = base_told(MODELS[model], first.key, first.base)
        made = Recognised(
            first.key,
            value,
            quantity.unit.key,
            base,
            *places[0],
            label,
            min(line.score for line in lines),
            options=(meaning,),
            cells=places,
            shown=as_written(around, leaves),
        )
        candidate = resolve(first.found) if len(lines) == 1 else None
        if candidate is None or not candidate.question or candidate.key != first.key:
            return self._of_one_or_all(made, model, first)
        question, (likeliest, *_) = question_key(candidate.question, label, first.key), candidate.meanings
        base = likeliest.sets[0][1].base
        return replace(made, question=question, options=candidate.meanings, base=base, value=candidate.value)

    def _of_one_or_all(self, made: Recognised, model: str, line: InputLine) -> Recognised:
        """Ask whether wage costs of a year are of one fte or of all, where the sheet says neither."""
        others = [key for key in _OF_A_YEAR if key != line.key and key in MODELS[model].quantities]
        if line.key not in _OF_A_YEAR or not others or "fte" in line.found.hints.pers or "totaal" in made.label.lower():
            return made
        (first,) = made.options
        options = (
            first,
            *(
                replace(first, choice=key, label=MODELS[model].quantities[key].label, sets=((key, first.sets[0][1]),))
                for key in others
            ),
        )
        return replace(made, question=question_key("eenheid", made.label, line.key), options=options)

    def _is_staff(self, at: Around) -> bool:
        """Whether a number is of people, by its name."""
        told = self._by_kind(at)
        return told is not None and told.concept == "fte"

    def _by_kind(self, at: Around) -> Recognised | None:
        return told_by_kind(at, self.unit)

    @staticmethod
    def _place(at: Around) -> tuple[str, str]:
        return at.grid.name, at.seen.address


def _scaled(line: Recognised, at: Around, times: Fraction) -> Recognised:
    """A line as what another cell gives, which holds so many times as much."""
    place = (at.grid.name, at.seen.address)
    options = tuple(_times(option, times) for option in line.options)
    assert isinstance(line.value, Decimal)
    value = rounded(Fraction(line.value) * times)
    return replace(
        line,
        value=value,
        sheet=place[0],
        cell=place[1],
        cells=(place,),
        options=options,
        shown=at.seen.cell.text,
        explanation="",
    )


def _times(option: Meaning, times: Fraction) -> Meaning:
    return option.stating(rounded(Fraction(option.value) * times)) if option.sets else option
