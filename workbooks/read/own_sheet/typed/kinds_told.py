"""Cells told as what they are by their kind, where no model makes a price of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from tarief.calculation.inputs import Stated
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.reading.loaded import LOADED, is_loaded
from workbooks.read.own_sheet.roles.alike import PER_UNIT
from workbooks.read.own_sheet.roles.cell_below import TIMES, Cell, Kind
from workbooks.read.own_sheet.roles.counted import said_to_count
from workbooks.read.own_sheet.roles.kinds_of_cells import kind_of, own_name
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.roots.printed import printed_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: How sure a cell is of which only its kind is known, and one of which only its label is.
_BY_KIND, _UNTOLD = 0.7, 0.5  # float: scores
#: Shares that must be one of something.
_OF_SOMETHING = frozenset({"overhead", "risico_opslag", "werkgeverslasten", "eindejaarsuitkering", "indexatie"})
#: Amounts of a year of which the words leave no doubt.
_TOLD_WELL = ("huisvestingskosten", "loonkosten")
_TOLD = "Zo staat het in het blad; het model rekent er niet mee."


class _Alone(Around):
    """A number with the nearest text of its row alone: beside another table its texts stand there too."""

    @cached_property
    def before(self) -> tuple[Seen, ...]:
        """That text."""
        nearest = Around(self.grid, self.seen, self.part).nearest
        return () if nearest is None else (nearest,)


def told_by_kind(at: Around, unit: str) -> Recognised | None:
    """Return what a cell is by its words and its unit, beside a price per `unit`; None where those tell nothing."""
    slope = 1.0 if abs(at.seen.value) <= PER_UNIT else 0.0  # float: an amount of a year counts little
    counted, alone = said_to_count(at), _Alone(at.grid, at.seen)
    cell = Cell(alone, PriceRole.OTHER, slope, unit, over_days=unit == "etmaal", counted=counted)
    key, kind = kind_of(cell) or ("", Kind.COUNT)
    if not key or vocabulary().label(cell.at.label).total:
        return None
    if is_loaded(cell.at):
        key = LOADED.get(key, key)
    base = at.nameless.base(key) if kind is Kind.SHARE else ""
    per_unit = kind is Kind.EURO and cell.per not in ("", "anders")
    return Recognised(
        key,
        cell.value(kind),
        f"euro_per_{cell.per}" if per_unit else kind.value,
        base,
        at.grid.name,
        at.seen.address,
        cell.at.label.strip(),
        _BY_KIND,
        cells=((at.grid.name, at.seen.address),),
        shown=at.seen.cell.text,
        explanation=_TOLD,
    )


def bare_lane(lane: Lane, unit: str, name: str, file: str, more: Iterable[Around] = ()) -> ProductReading:
    """Return a price of which the sheet does not tell how it is built up, with what its cells are by their kind.

    `more` are cells that hold for all products of the book.
    """
    printed = printed_of(lane.root, unit)
    price, key = printed["tarief"], "prijs_per_eenheid"
    meaning = Meaning(key, price.label, ((key, Stated(price.value)), ("eenheid", Stated(unit))))
    value = replace(price, concept=key, unit="euro", options=(meaning,))
    return with_kinds(ProductReading(name, (value,), printed, (), (), file, "prijs", unit), (*more, *lane.cells))


def with_kinds(product: ProductReading, cells: Iterable[Around]) -> ProductReading:
    """Return a product with what those of its cells are, by their kind, that no value of it tells of."""
    known = {cell for line in (*product.values, *product.printed.values()) for cell in line.cells}
    known |= {cell for row in (*product.rows, *product.other_rows) for cell in row.places}
    once = {at.key: at for at in cells}.values()
    left = [at for at in once if (at.grid.name, at.seen.address) not in known and not at.seen.cell.formula]
    lines = [line for at in left if (line := told_by_kind(at, product.unit)) is not None]
    sources = tuple(line for line in lines if _is_sure(line, hourly=product.unit in TIMES))
    outside = tuple(line for line in lines if line not in sources)
    told = {line.cells[0] for line in lines}
    rest = [at for at in left if (at.grid.name, at.seen.address) not in told] if product.model == "prijs" else []
    outside += tuple(_under_its_label(at, product.unit) for at in rest if _is_number_of_its_own(at))
    return replace(product, sources=(*product.sources, *sources), outside=(*product.outside, *outside))


def _under_its_label(at: Around, unit: str) -> Recognised:
    """Return a cell of which the words tell nothing, under the name that the sheet gives it."""
    cell = Cell(_Alone(at.grid, at.seen), PriceRole.OTHER, 1.0, unit)
    return Recognised(
        own_name(cell), at.seen.value, "", "", at.grid.name, at.seen.address, cell.at.label.strip(), _UNTOLD,
        cells=((at.grid.name, at.seen.address),), shown=at.seen.cell.text, explanation=_TOLD,
    )  # fmt: skip


def _is_number_of_its_own(at: Around) -> bool:
    """Whether a number has a name before it and is no total of what stands above it."""
    return bool(at.before) and at.seen.value != 0 and not vocabulary().label(at.label).total


def _is_sure(line: Recognised, *, hourly: bool) -> bool:
    """Whether words tell enough: of an amount of a year beside a price of an hour they may name one thing of many."""
    of_base = line.concept in _OF_SOMETHING and not line.base
    told = not hourly or line.unit != "euro_per_jaar" or line.concept.startswith(_TOLD_WELL)
    return told and not of_base
