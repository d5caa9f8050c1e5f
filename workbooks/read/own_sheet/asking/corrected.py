"""A reading with what a user said of cells worked in: values replaced, made anew, or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from tarief.calculation.inputs import Stated
from tarief.core.findings import Finding
from tarief.core.place import SheetCell
from tarief.models import MODELS
from workbooks.read.book import SourceBook, SourceCell
from workbooks.read.own_sheet.asking.chosen import cells_of, unit_of
from workbooks.read.own_sheet.asking.designated import PRICES, Designated, cell_of, designated, inputs_of
from workbooks.read.own_sheet.asking.questions import ask, is_printed, price
from workbooks.read.own_sheet.cells.whole import FoundDay
from workbooks.read.own_sheet.products.difference import COMPARED, compare_printed
from workbooks.read.own_sheet.reading.held import UNNAMED
from workbooks.read.own_sheet.values.corrections import NOT_USED, Correction, Uncorrectable
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Reading, Recognised, TableRow, Unused

COMMENT = "opmerking bij de cel"
_LEFT_OUT, _REPLACED = "niet gebruikt, zoals u hebt aangewezen", "vervangen door wat u hebt aangewezen"
_BY_USER = "door u aangewezen"
_DISPLACED = "maakte plaats voor wat u hebt aangewezen, en zit in de prijs van het blad"
Cell = tuple[str, str]


def corrected(reading: Reading, book: SourceBook, corrections: Sequence[Correction], day: FoundDay) -> Reading:
    """Return the reading with these corrections; raises one `Refused` for all that cannot be."""
    if not corrections:
        return reading
    faults: list[Finding] = []
    said: dict[int, list[Designated]] = {}
    products, about = _products(reading, corrections)
    for correction in corrections:
        for number in about[correction.cell]:
            if (one := designated(book, products[number], correction, faults)) is not None:
                said.setdefault(number, []).append(one)
    if faults:
        raise Uncorrectable(tuple(dict.fromkeys(faults)))
    made = tuple(_product(product, said.get(number, ()), reading.peildatum) for number, product in enumerate(products))
    made = tuple(product for product in made if reading.products or product.values or product.printed)
    changed = replace(reading, products=made, unused=tuple(_unused(reading, made, corrections, book)))
    kept = (finding for finding in reading.findings if finding.kind not in COMPARED)
    return replace(changed, questions=ask(changed, day), findings=(*kept, *_compared(changed)))


def _products(
    reading: Reading, corrections: Sequence[Correction]
) -> tuple[list[ProductReading], dict[SheetCell, Sequence[int]]]:
    """The products, each of a model that has what is said of it, and by cell which products it is of."""
    products = reading.products or (ProductReading("", (), file=reading.file),)
    cells = [set(_cells(product)) for product in products]
    columns = [{_column(cell) for cell in own} for own in cells]
    about = {each.cell: _about(cells, columns, each) for each in corrections}
    keys: dict[int, set[str]] = {}
    for each in corrections:
        for number in about[each.cell]:
            keys.setdefault(number, set()).add(each.is_)
    return [_fitted(product, keys.get(number, set())) for number, product in enumerate(products)], about


def _fitted(product: ProductReading, keys: set[str]) -> ProductReading:
    """The product in its own model, or where that does not know these inputs in the first that knows all it has."""
    wanted = keys - {NOT_USED, *PRICES}
    own = {value.concept for value in product.values}
    if wanted <= {*inputs_of(MODELS[product.model])}:
        return product
    for model in MODELS.values():
        if wanted <= {*inputs_of(model)} and own <= {*model.quantities, *model.options}:
            return replace(product, model=model.key, unit=model.unit)
    return product


def _about(cells: Sequence[set[Cell]], columns: Sequence[set[Cell]], correction: Correction) -> Sequence[int]:
    """Which products a cell is of: those that use it, else those in its column or on its sheet, else all."""
    cell = correction.cell.sheet, correction.cell.address
    users = [number for number, own in enumerate(cells) if cell in own]
    beside = [number for number, own in enumerate(columns) if _column(cell) in own]
    around = [number for number, own in enumerate(columns) if any(sheet == cell[0] for sheet, _ in own)]
    return users or beside or around or range(len(cells))


def _column(cell: Cell) -> Cell:
    return cell[0], cell[1].rstrip("0123456789")


def _cells(product: ProductReading) -> Iterator[Cell]:
    for value in (*product.values, *product.printed.values(), *product.outside):
        yield from cells_of(value)
    for row in product.rows:
        yield from row.places


def _product(product: ProductReading, said: Sequence[Designated], on: date | None) -> ProductReading:
    """The product with what was said of it; amounts that made place stay in the price where the sheet's own says so."""
    made = _in_place(product, said)
    if not said or is_printed(made, price(made, {}, on)):
        return made
    whole = _with_displaced(made, product)
    return whole if whole is not None and is_printed(whole, price(whole, {}, on)) else made


def _with_displaced(made: ProductReading, before: ProductReading) -> ProductReading | None:
    """The product with the amounts that had to make place as costs without a name; None where there are none."""
    model = MODELS[made.model]
    unit = unit_of(model, UNNAMED, "")
    used = {cell for value in made.values for cell in cells_of(value)}
    left = [
        value
        for value in before.values
        if unit_of(model, value.concept, value.base) == unit
        and isinstance(value.value, Decimal)
        and not value.question
        and used.isdisjoint(cells_of(value))
    ]
    if unit is None or not left:
        return None
    again = [value for value in made.values if value.concept == UNNAMED]
    every = (*again, *left)
    amount = sum((value.value for value in every if isinstance(value.value, Decimal)), Decimal(0))
    summed = replace(
        left[0],
        concept=UNNAMED,
        value=amount,
        base="",
        unit=unit.key,
        confidence=1.0,
        label=" + ".join(value.label for value in every),
        shown=" + ".join(value.shown for value in every),
        cells=tuple(cell for value in every for cell in cells_of(value)),
        options=(Meaning("", "", ((UNNAMED, Stated(amount)),)),),
        explanation=_DISPLACED,
    )
    return replace(made, values=(*(value for value in made.values if value not in again), summed))


def _in_place(product: ProductReading, said: Sequence[Designated]) -> ProductReading:
    """The values that are made of one of these cells, or that are given anew, make place."""
    cells = {(each.correction.cell.sheet, each.correction.cell.address) for each in said}
    keys = {each.correction.is_ for each in said if each.value is not None}
    printed = {
        key: value for key, value in product.printed.items() if key not in keys and cells.isdisjoint(cells_of(value))
    }
    values = [value for value in product.values if value.concept not in keys and cells.isdisjoint(cells_of(value))]
    made = [*_made(product, said)]
    return replace(
        product,
        values=(*values, *(value for value in made if value.concept not in PRICES)),
        printed={**printed, **{value.concept: value for value in made if value.concept in PRICES}},
        functiemix=tuple(_row(row, cells) for row in product.functiemix),
        other_rows=tuple(_row(row, cells) for row in product.other_rows),
        outside=tuple(value for value in product.outside if cells.isdisjoint(cells_of(value))),
    )


def _row(row: TableRow, cells: set[Cell]) -> TableRow:
    taken = {key for key in row.cells if row.at(key) in cells}
    return replace(row, values={key: value for key, value in row.values.items() if key not in taken})


def _made(product: ProductReading, said: Sequence[Designated]) -> Iterator[Recognised]:
    """One value for each input; cells that are said to be the same input are a sum."""
    numbers = [each for each in said if each.value is not None]
    for _, group in groupby(sorted(numbers, key=_key), key=_key):
        yield _value(product, [*group])


def _key(each: Designated) -> tuple[str, str]:
    return each.correction.is_, each.correction.base


def _value(product: ProductReading, group: Sequence[Designated]) -> Recognised:
    key, base = _key(group[0])
    value = sum((each.value for each in group if each.value is not None), Decimal(0))
    unit = unit_of(MODELS[product.model], key, base)
    printed = group[0].correction.unit or f"euro_per_{product.unit}"
    cells = tuple((each.correction.cell.sheet, each.correction.cell.address) for each in group)
    return Recognised(
        concept=key,
        value=value,
        unit=printed if key in PRICES else unit.key if unit is not None else "",
        base=base,
        sheet=cells[0][0],
        cell=cells[0][1],
        label=" + ".join(each.label for each in group),
        confidence=1.0,
        options=(Meaning("", "", ((key, Stated(value, base)),)),),
        cells=cells,
        explanation=_BY_USER,
        shown=" + ".join(each.shown for each in group),
    )


def _unused(
    reading: Reading, products: Sequence[ProductReading], corrections: Sequence[Correction], book: SourceBook
) -> Iterator[Unused]:
    """What was left over before, without what is used now, and with what is not used any more."""
    used = {cell for product in products for cell in _cells(product)}
    why = {(each.cell.sheet, each.cell.address): _LEFT_OUT for each in corrections}
    for each in reading.unused:
        if each.why == COMMENT or ((each.sheet, each.cell) not in used and (each.sheet, each.cell) not in why):
            yield each
    before = dict.fromkeys((*(cell for product in reading.products for cell in _cells(product)), *why))
    for sheet, address in (cell for cell in before if cell not in used):
        cell = cell_of(book, sheet, address)
        yield Unused(sheet, address, _text(cell), why.get((sheet, address), _REPLACED))


def _text(cell: SourceCell | None) -> str:
    return "" if cell is None else cell.text or str(cell.value)


def _compared(reading: Reading) -> Iterator[Finding]:
    for product in reading.products:
        if not any(value.question for value in product.values):
            yield from compare_printed(product, {}, reading.peildatum, reading.findings)
