"""What cannot be calculated without an answer: an index that is not known yet, and a number that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.assemble import question_key, recognised
from workbooks.read.own_sheet.candidates import resolve
from workbooks.read.own_sheet.doubt import or_not
from workbooks.read.own_sheet.found import WEAK
from workbooks.read.own_sheet.grid import Grid, Seen
from workbooks.read.own_sheet.numbers import probably, read_text
from workbooks.read.own_sheet.remarks.elsewhere import copies
from workbooks.read.own_sheet.remarks.evidence import Evidence, place_of
from workbooks.read.own_sheet.remarks.values import missing_values, named_texts
from workbooks.read.own_sheet.types import Meaning, ProductReading, Recognised

_INDEX = "indexatie"
#: What can be done about an index that is not known: neither changes the price, but the one is final.
_WITHOUT = (
    Meaning("geen", "er komt geen index bij: 0%"),
    Meaning("later", "de index is nog niet bekend: reken voorlopig zonder"),
)


def with_what_is_open(evidence: Evidence) -> list[ProductReading]:
    """Return the products, each with a question for what its sheet leaves out or makes unreadable."""
    old = {each.place.cell.sheet for each in copies(evidence) if each.place.cell}
    products = list(evidence.products)
    for grid, seen, value in (*_indices(evidence), *_unreadable(evidence)):
        if grid.name in old:
            continue
        for number in _about(products, grid, seen):
            values = [each for each in products[number].values if each.cell or each.concept != value.concept]
            if value.concept not in {each.concept for each in values} | set(products[number].printed):
                products[number] = replace(products[number], values=(*values, value))
    return products


def _indices(evidence: Evidence) -> Iterator[tuple[Grid, Seen, Recognised]]:
    for grid, seen, name, is_index in missing_values(evidence):
        if is_index:
            yield grid, seen, Recognised(
                _INDEX, Decimal(0), "aandeel", "", grid.name, seen.address, name, 1.0,
                question=question_key("ontbreekt", name, _INDEX), options=_WITHOUT,
                cells=((grid.name, seen.address),), shown=seen.cell.text.strip(),
            )  # fmt: skip


def _unreadable(evidence: Evidence) -> Iterator[tuple[Grid, Seen, Recognised]]:
    for grid, seen, _ in named_texts(evidence, probably):
        number = read_text(meant := probably(seen.cell.text))
        if number is None:
            continue
        founds = Around(grid, replace(seen, number=replace(number, shown=seen.cell.text.strip()))).founds()
        candidate = resolve(founds[0]) if founds else None
        if candidate is not None and candidate.meanings[0].sets:
            asked = replace(recognised(or_not(candidate, WEAK)), shown=f"{seen.cell.text.strip()}, dus {meant}")
            yield grid, seen, asked


def _about(products: Sequence[ProductReading], grid: Grid, seen: Seen) -> list[int]:
    """The products that a cell is about: those with a price in its column or row, else all of its sheet, else all."""
    places = [
        (number, *place_of(cell)) for number, product in enumerate(products)
        for price in product.printed.values() for sheet, cell in price.cells if sheet == grid.name
    ]  # fmt: skip
    column = [number for number, _, at in places if at == seen.cell.column]
    row = [number for number, at, _ in places if at == seen.cell.row]
    return list(dict.fromkeys(column or row or [number for number, *_ in places] or range(len(products))))
