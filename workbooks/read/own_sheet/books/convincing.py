"""Whether what was read is a calculation of care, or numbers that happen to stand beside words of costs.

A shop's budget has a rent, a school's list has staff, a hire of bicycles has prices per hour. What a cost sheet has
besides: labour that is named for sure with something else that is, a price of a unit of care, or a word of care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from workbooks.read.own_sheet.books.labour import tells_of_labour
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.reading.bare import MODEL
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.care import is_care, unit_in
from workbooks.read.own_sheet.words.synonyms import Concept
from workbooks.read.own_sheet.words.words import plain_text

#: A name that is known so surely is no chance; so many of them in one product are none either.
_SURE, _HALF_SURE, _SEVERAL = 0.7, 0.5, 4
#: A book of fewer rows with numbers tells too little of what it is; of a longer one so many rows for each that is read
#: tell that those few stand there by chance.
_FEW, _FEWEST, ROWS_FOR_ONE = 3, 5, 12
#: A title that speaks of care does so for as many rows as a calculation has.
_TITLE_ROWS, LONG = 2, 200
#: Units of care that hardly anything else is priced by together with labour.
UNITS = frozenset({"uur", "minuut", "dagdeel", "etmaal"})
#: Parts of words in the title of a cost sheet.
TITLES = ("kostprij", "tarie", "begroting", "calculatie")
#: What labour is told by, and for how long somebody works.
_LABOUR = re.compile(r"bruto_\w*loon$|loonkosten|loon_met_toeslagen|werkgeverslasten|norminkomen")
_HOURS = re.compile(r"productiviteit|productieve_uren|declarabele_uren|contracturen|indirecte_uren|niet_productieve")
#: Numbers that nothing but a calculation of labour has.
_HELP = frozenset({"fte", "contracturen", "contracturen_week", "productiviteit"})
_INDEX, _COST_PRICE = "indexering", re.compile(r"kostprijs (?:per|van) ")
#: Kinds of data as a description of data names them, with or without a length.
_TYPE = re.compile(
    r"(?:var)?char2?|string|text|tekst|integer|int|bigint|numeric|number|numeriek|getal|decimal|float|double|"
    r"bool(?:ean)?|date(?:time)?|datum|timestamp|alfanumeriek|an|n",
    re.IGNORECASE,
)
_LENGTH = " .,0123456789()"
#: Columns that only a program gives to what it keeps; a list out of a database has some of them in its first rows.
_OF_RECORDS = re.compile(
    r"(?:\w{1,40}_)?(?:id|uuid|guid|uri|url)|(?:created|modified|updated)(?:_?(?:at|by|on))?|stereotype|visibility",
    re.IGNORECASE,
)
_FEWEST_HEADS, _HEAD_ROWS = 4, 3
_FEWEST_TYPES = 3
_NAMED = 0.9


def may_be_of_anything(product: ProductReading) -> bool:
    """Whether a product is no more than a price, of which the sheet does not even say that it is a tariff."""
    labels = (printed.label for printed in product.printed.values())
    return product.model == MODEL and not any(word in plain_text(label) for label in labels for word in TITLES)


def is_of_care(products: Sequence[ProductReading], grids: Mapping[str, Grid], file: str) -> bool:
    """Whether one of the products is convincing; a description of data is about costs and holds none."""
    if any(map(describes_data, grids.values())) or _is_register(grids.values()):
        return False
    rows = sum(bool(grid.numbers(row)) for grid in grids.values() for row in grid.rows)
    if (rows < LONG and tells_of_labour(grids)) or _is_titled(grids, file):
        return True
    read = {(value.sheet, value.cell) for product in products for value in product.values if value.cell}
    care = speaks_of_care(grids) and rows < ROWS_FOR_ONE * len(read)
    told = care or any(not may_be_of_anything(product) or _is_per_unit(product) for product in products)
    if not rows or (rows < _FEWEST and told and any(_is_half_sure(product, rows) for product in products)):
        return True
    costs = [cost for grid in grids.values() for cost in _costs_of(grid)]
    if _HELP.intersection(costs) and 3 * len(costs) >= 2 * rows:
        return True
    much, staffed = ROWS_FOR_ONE * len(costs) > rows, tells_of_labour(grids)
    return any(_convinces(product, care=care, costs=much, staffed=staffed) for product in products)


def _is_per_unit(product: ProductReading) -> bool:
    """Whether a price says that it is one of an hour, a minute, a part of a day or a night."""
    return any(unit_in(printed.label) in UNITS for printed in product.printed.values())


def says_so(grids: Mapping[str, Grid], file: str) -> bool:
    """Whether a book says by itself that it is about labour or care; a description of data says nothing of itself."""
    told = tells_of_labour(grids) or _is_titled(grids, file)
    return told and not any(map(describes_data, grids.values()))


def speaks_of_care(grids: Mapping[str, Grid]) -> bool:
    """Whether any label of a book has a word of care."""
    return any(is_care(seen.text) for grid in grids.values() for seen in grid.all() if seen.is_label)


def _is_titled(grids: Mapping[str, Grid], file: str) -> bool:
    """Whether the name or the title of a book that is no longer than a calculation speaks of care."""
    if sum(bool(grid.numbers(row)) for grid in grids.values() for row in grid.rows) >= LONG:
        return False
    return is_care(file) or any(is_care(text) for grid in grids.values() for text in _titles(grid))


def _is_half_sure(product: ProductReading, rows: int) -> bool:
    """Whether a value of a very small book is named half as surely as may be; of three lines a bare price is not."""
    if product.model == MODEL and rows >= _FEW:
        return False
    return any(value.cell and value.confidence >= _HALF_SURE for value in product.values)


def _titles(grid: Grid) -> Iterable[str]:
    """What stands above a sheet, and what it is called."""
    first = min(grid.rows, default=1)
    return (grid.name, *(seen.text for row in range(first, first + _TITLE_ROWS) for seen in grid.labels(row)))


def _convinces(product: ProductReading, *, care: bool, costs: bool, staffed: bool) -> bool:
    """Whether a product has hours of work or labour, and more, for sure; or some of it in a book of care."""
    if product.model == MODEL:
        return care or costs or (staffed and _is_cost_price(product))
    named = [value for value in product.values if value.cell]
    sure = {value.concept for value in named if value.confidence >= _SURE}
    labour = bool(product.rows) or any(map(_is_labour, named))
    if care:
        return labour or bool(sure) or bool(product.printed)
    if any(_HOURS.match(key) for key in sure) or any("trede" in row.values for row in product.rows):
        return len(named) + len(product.rows) > 1
    priced = _is_per_unit(product)
    for_sure = bool(product.rows) or any(_LABOUR.match(key) for key in sure)
    return (for_sure and bool(product.printed or len(sure) >= _SEVERAL)) or (priced and labour and bool(sure))


def _is_cost_price(product: ProductReading) -> bool:
    """Whether a price is called the cost price of a unit of care: so a long list of staff or accounts ends too."""
    return product.unit in UNITS and any(
        _COST_PRICE.match(plain_text(each.label)) and unit_in(each.label) == product.unit
        for each in product.printed.values()
    )


def _costs_of(grid: Grid) -> list[str]:
    """What lines of a sheet are called that cost sheets have too, besides a price."""
    named = (seen.match for seen in grid.all() if seen.is_label)
    return [each.concept.key for each in named if each and each.score >= _NAMED and _is_cost(each.concept)]


def _is_cost(concept: Concept) -> bool:
    return concept.role in ("invoer", "deel", "hulp") or concept.key == _INDEX


def _is_labour(value: Recognised) -> bool:
    return _LABOUR.match(value.concept) is not None or _HOURS.match(value.concept) is not None


def _is_register(grids: Iterable[Grid]) -> bool:
    """Whether every sheet with numbers is a list out of a database: the names of its things stand there by chance."""
    counted = [grid for grid in grids if any(map(grid.numbers, grid.rows))]
    return bool(counted) and all(
        any(_heads_records(grid, row) for row in grid.title_rows(_HEAD_ROWS)) for grid in counted
    )


def _heads_records(grid: Grid, row: int) -> bool:
    return sum(_OF_RECORDS.fullmatch(seen.text.strip()) is not None for seen in grid.labels(row)) >= _FEWEST_HEADS


def describes_data(grid: Grid) -> bool:
    """Whether a column of a sheet says of each row what kind of data it is."""
    columns: dict[int, list[bool]] = {}
    for seen in grid.all():
        if seen.is_label:
            columns.setdefault(seen.column, []).append(_TYPE.fullmatch(seen.text.strip().rstrip(_LENGTH)) is not None)
    return any(sum(kinds) >= _FEWEST_TYPES and 2 * sum(kinds) > len(kinds) for kinds in columns.values())
