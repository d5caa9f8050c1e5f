"""What cannot be calculated without an answer: a value that is not known yet, and a number that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.cells.fillings import meant_numbers
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_open
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import resolve, short
from workbooks.read.own_sheet.found.doubt import or_not
from workbooks.read.own_sheet.found.found import WEAK, is_reference
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.products.assemble import question_key, recognised
from workbooks.read.own_sheet.remarks.charges import with_bases_of_wage
from workbooks.read.own_sheet.remarks.elsewhere import copies
from workbooks.read.own_sheet.remarks.evidence import Evidence, place_of
from workbooks.read.own_sheet.remarks.unexplained import MOST_ADDED, is_percentage, unexplained, with_purpose
from workbooks.read.own_sheet.remarks.values import missing_values, named_texts
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Recognised
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.unsaid import is_missing, range_of

_INDEX, _UNKNOWN = "indexatie", "onbekende_waarde"
#: A name of overhead may be that of any cost that all share.
_OVERHEAD = "overhead"
#: So many numbers of a product beside or below one another are its row or its column.
_ROW = 3
#: So a line is called that is to be in the price and is not yet.
_TO_COME = re.compile(
    r"\bnog (?:te verwerken|toe te voegen|op te nemen|mee te nemen|niet (?:verwerkt|opgenomen|meegerekend|meegenomen))"
)
#: What can be done about a value that is not known: neither changes the price, but the one is final.
_NO_INDEX = (
    Meaning("geen", "er komt geen index bij: 0%"),
    Meaning("later", "de index is nog niet bekend: reken voorlopig zonder"),
)
_WITHOUT = (
    Meaning("geen", "er komt niets bij: reken zonder deze regel"),
    Meaning("later", "het getal is nog niet bekend: reken voorlopig zonder"),
)


def with_what_is_open(evidence: Evidence) -> list[ProductReading]:
    """Return the products, each with a question for what its sheet leaves out or makes unreadable."""
    old = {each.place.cell.sheet for each in copies(evidence) if each.place.cell}
    products = list(evidence.products)
    for grid, seen, value in (*_indices(evidence), *_open_values(evidence), *_to_come(evidence)):
        if grid.name in old:
            continue
        for number in _about(products, grid, seen, of_all=value.concept == _INDEX):
            products[number] = _with(products[number], value, seen)
    for at in unexplained(evidence):
        for number in _about(products, at.grid, at.seen, of_all=False) if at.grid.name not in old else ():
            products[number] = with_purpose(products[number], at)
    read = {cell for each in products for line in (*each.values, *each.outside, *each.sources) for cell in line.cells}
    products = [_with_purposes(evidence, product, read) for product in products]
    return [with_bases_of_wage(evidence, product) for product in products]


def _with_purposes(evidence: Evidence, product: ProductReading, read: set[tuple[str, str]]) -> ProductReading:
    """Ask what a percentage among the numbers of a product without a price is for, where nothing names it.

    `read` are the cells that are understood, of this product or another.
    """
    if product.printed:
        return product
    for key, at in evidence.around.items():
        share = at.seen.number.as_share if at.seen.number is not None and is_percentage(at) else Decimal(0)
        known = any(not found.concept.startswith(_OVERHEAD) for found in at.founds())
        own = at.before and not known and 0 < share < MOST_ADDED and (key.sheet, at.seen.address) not in read
        if own and key not in evidence.formulas and 0 in _lies_in([product], at.grid, at.seen):
            product = with_purpose(product, at)
    return product


def _with(product: ProductReading, value: Recognised, seen: Seen) -> ProductReading:
    """Ask about an open cell: of what was read with a number in it, else by itself."""
    cell = value.sheet, value.cell
    for place, read in enumerate(product.values):
        if cell in read.cells and not read.question:
            asked = _asked(read, seen, value)
            return replace(product, values=(*product.values[:place], asked, *product.values[place + 1 :]))
        if cell == (read.sheet, read.cell):
            return product  # it is asked about by now
    values = [each for each in product.values if each.cell or each.concept != value.concept]
    known = {each.concept for each in values} | set(product.printed)
    if value.concept in known - {_UNKNOWN}:
        value = replace(value, concept=_UNKNOWN, options=_WITHOUT)
    return replace(product, values=(*values, value))


def _asked(read: Recognised, seen: Seen, value: Recognised) -> Recognised:
    """Return what was read with the number that was put in a cell, and the other numbers that may stand there."""
    (first,) = read.options
    number, meant = seen.number, meant_numbers(seen.cell.text)
    assert number is not None
    options = [replace(first, choice=_name(number), label=_told(number, meant))]
    for other in meant:
        changed = _with_other(read, number, other)
        if changed is not None and _name(other) not in {option.choice for option in options}:
            options.append(replace(first.stating(changed), choice=_name(other), label=_told(other, meant)))
    options.append(Meaning("niet_gebruiken", "niet gebruiken: het getal is niet bekend"))
    question = question_key("geen_getal", value.label, read.concept)
    shown = number.shown if len(read.cells) == 1 else f"{number.shown} bij {value.label}"
    return replace(read, question=question, options=tuple(options), sheet=value.sheet, cell=value.cell, shown=shown)


def _with_other(read: Recognised, number: Number, other: Number) -> Decimal | None:
    """What was read comes to with another number in its one cell, or in one of the cells it is the sum of."""
    value = read.options[0].value
    if len(read.cells) > 1:
        return value - number.value + other.value
    for one, two in ((number.value, other.value), (number.as_share, other.as_share)):
        if one and value == 1 - one:
            return 1 - two
        if one and value in (one, 12 * one):
            return value / one * two
    return None


def _name(number: Number) -> str:
    return short(number.value.scaleb(2) if number.share else number.value) + ("%" if number.share else "")


def _told(number: Number, meant: Sequence[Number]) -> str:
    """What a number is, and where it comes from where it does not stand there."""
    if number.note:
        return f"{_name(number)}: {number.note}"
    if not meant:
        return f"{_name(number)}: zoveel laat het totaal ervoor over"
    is_middle = bool(range_of(number.shown)) and number.value == meant[0].value
    return f"{_name(number)}: het midden" if is_middle else _name(number)


def _indices(evidence: Evidence) -> Iterator[tuple[Grid, Seen, Recognised]]:
    for grid, seen, name, is_index in missing_values(evidence):
        if is_index:
            yield grid, seen, _by_itself(grid, seen, name, "ontbreekt", _INDEX, _NO_INDEX)


def _open_values(evidence: Evidence) -> Iterator[tuple[Grid, Seen, Recognised]]:
    """Give the cells of costs that are not known, that tell a range or another place, or that a scan spoiled."""
    for grid, seen, name, is_index in missing_values(evidence):
        if not is_index and not _is_outcome(name) and not _is_worked_out(evidence, grid, seen):
            yield grid, seen, _by_itself(grid, seen, name, "ontbreekt", _UNKNOWN, _WITHOUT)
    for grid, seen, name in named_texts(evidence, is_open, numbers=True):
        if is_missing(seen.cell.text) or _is_outcome(name):
            continue
        numbers = meant_numbers(seen.cell.text)
        founds = Around(grid, replace(seen, number=numbers[0])).founds() if numbers else []
        candidate = resolve(founds[0]) if founds else None
        if candidate is not None and candidate.meanings[0].sets:
            shown = f"{seen.cell.text.strip()}, dus {_name(numbers[0])}"
            yield grid, seen, replace(recognised(or_not(candidate, WEAK)), shown=shown, label=name)
        else:
            yield grid, seen, _by_itself(grid, seen, name, "geen_getal", _UNKNOWN, _WITHOUT)


def _to_come(evidence: Evidence) -> Iterator[tuple[Grid, Seen, Recognised]]:
    """Give the numbers of lines that are called still to be put in the price, where no formula uses them."""
    for key, at in evidence.around.items():
        if not _TO_COME.search(at.label) or key in evidence.formulas or evidence.users.get(key):
            continue
        founds = at.founds()
        candidate = resolve(founds[0]) if founds else None
        asked = _by_itself(at.grid, at.seen, at.label, "nog_erbij", _UNKNOWN, _WITHOUT)
        if candidate is not None and candidate.meanings[0].sets:
            options = (_WITHOUT[0], *candidate.meanings)
            asked = replace(recognised(candidate), label=at.label, question=asked.question, options=options)
        yield at.grid, at.seen, asked


def _is_worked_out(evidence: Evidence, grid: Grid, seen: Seen) -> bool:
    """Whether the sheet works out every number on the row of a cell: what is still to come there, it works out too."""
    beside = [Key(grid.name, each.cell.row, each.cell.column) for each in grid.numbers(seen.row)]
    return bool(beside) and all(key in evidence.formulas for key in beside)


def _is_outcome(name: str) -> bool:
    """Whether a name is that of what a sheet works out itself, a price, or of a figure to compare with."""
    named = match(name)
    return is_reference(name) or (named is not None and named.concept.role == "gedrukt")


def _by_itself(grid: Grid, seen: Seen, name: str, asked: str, concept: str, options: tuple[Meaning, ...]) -> Recognised:
    return Recognised(
        concept,
        Decimal(0),
        "aandeel" if concept == _INDEX else "euro",
        "",
        grid.name,
        seen.address,
        name,
        1.0,
        question=question_key(asked, name, concept),
        options=options,
        cells=((grid.name, seen.address),),
        shown=seen.cell.text.strip(),
    )


def _about(products: Sequence[ProductReading], grid: Grid, seen: Seen, *, of_all: bool) -> list[int]:
    """The products that a cell is about: those with a price in its column or row, else all of its sheet.

    An index may be `of_all` products, wherever it stands; a cost stands where numbers were read.
    """
    places = [
        (number, *place_of(cell)) for number, product in enumerate(products)
        for price in product.printed.values() for sheet, cell in price.cells if sheet == grid.name
    ]  # fmt: skip
    below = [
        (at, number) for number, at, along in places if along == seen.cell.column and (of_all or at > seen.cell.row)
    ]
    column = [number for at, number in below if of_all or at == min(below)[0]]  # the price of the block that it is in
    row = [number for number, at, _ in places if at == seen.cell.row]
    if of_all:
        row = row or [number for number, *_ in places] or [*range(len(products))]
    around = [] if of_all else [*_lies_in(products, grid, seen)]
    return list(dict.fromkeys(around or column or row or [*_with_numbers(products, grid, seen)]))


def _lies_in(products: Sequence[ProductReading], grid: Grid, seen: Seen) -> Iterator[int]:
    """The products without a price among whose numbers a cell stands: in their row, or between them in their column."""
    for number, product in enumerate(products):
        lines = () if product.printed else (*product.values, *product.sources, *product.outside)
        cells = [place_of(cell) for line in lines for sheet, cell in line.cells if sheet == grid.name]
        rows = [row for row, column in cells if column == seen.cell.column]
        beside = sum(row == seen.cell.row for row, _ in cells)
        if beside >= _ROW or (len(rows) >= _ROW and min(rows) - 1 <= seen.cell.row <= max(rows) + 1):
            yield number


def _with_numbers(products: Sequence[ProductReading], grid: Grid, seen: Seen) -> Iterator[int]:
    """The products of which numbers were read in the column of a cell."""
    for number, product in enumerate(products):
        lines = (*product.values, *product.sources, *product.outside)
        cells = (cell for line in lines for sheet, cell in line.cells if sheet == grid.name)
        if any(place_of(cell)[1] == seen.cell.column for cell in cells):
            yield number
