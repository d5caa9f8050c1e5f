"""What no input came from: every cell that was not used, with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from workbooks.read.own_sheet.cells.functions import FunctionTable
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year
from workbooks.read.own_sheet.cells.whole import FoundDay
from workbooks.read.own_sheet.found.aside import Bin
from workbooks.read.own_sheet.values.types import ProductReading, Unused
from workbooks.read.own_sheet.words.synonyms import vocabulary

#: Why a number is left over that a label stands before which names nothing.
UNKNOWN = "geen bekende kostenpost"
#: Units of which the model is called that of an hour.
_BY_HOUR = ("uur", "minuut")
_IN_TABLE = "functietabel: totaal, of niet nodig"


def leftovers(
    grids: Iterable[Grid], products: list[ProductReading], bins: list[Bin], tables: list[FunctionTable], day: FoundDay
) -> tuple[Unused, ...]:
    """Return every cell that was not used, in the order of the workbook, and every comment."""
    used = _used(products, day)
    left = [each for aside in bins for each in aside.unused]
    reasons = {(found.sheet, found.seen.address): why for found, why in left}
    listed = {(table.sheet, row, column) for table in tables for row in table.rows_taken for column in table.columns}
    model = "het uurtarief" if all(product.unit in _BY_HOUR for product in products) else "het rekenmodel"
    result: list[Unused] = []
    for grid in grids:
        for seen in grid.all():
            if seen.cell.comment:
                result.append(Unused(grid.name, seen.address, seen.cell.comment, "opmerking bij de cel"))
            place = grid.name, seen.address
            if place in used or (seen.kind is CellKind.NOTHING and not shown(seen)):
                continue
            in_table = (grid.name, seen.row, seen.column) in listed and seen.is_number
            why = reasons.get(place) or (_IN_TABLE if in_table else _why(grid, seen, model))
            if why:
                result.append(Unused(grid.name, seen.address, _told(grid, seen), why))
    return tuple(result)


def shown(seen: Seen) -> str:
    """What stands in a cell."""
    return seen.cell.text or str(seen.cell.value if seen.cell.value is not None else seen.text or seen.cell.formula)


def _told(grid: Grid, seen: Seen) -> str:
    """A number with its label before it."""
    label = _label(grid, seen) if seen.is_number else None
    return f"{label.text.strip()}: {shown(seen)}" if label is not None else shown(seen)


def _label(grid: Grid, seen: Seen) -> Seen | None:
    before = [label for label in grid.labels(seen.row) if label.column < seen.column and len(label.text) > 2]
    return before[0] if before else None


def _used(products: list[ProductReading], day: FoundDay) -> set[tuple[str, str]]:
    used = set(day.cells)
    for product in products:
        used |= {cell for value in (*product.values, *product.printed.values()) for cell in value.cells}
        told = (value for value in (*product.sources, *product.outside) if value.explanation)
        used |= {cell for value in told for cell in value.cells}
        used |= {cell for row in product.rows for cell in row.places}
    return used


def _why(grid: Grid, seen: Seen, model: str) -> str:
    """Say why a cell was not used; empty for labels and headings that did their work."""
    if seen.cell.hidden or grid.sheet.hidden:
        return "verborgen rij, kolom of blad"
    if seen.kind is CellKind.NOTHING:
        return "formule zonder bewaarde uitkomst" if seen.cell.formula and seen.cell.value is None else "geen waarde"
    place = seen.cell.row, seen.cell.column
    if place in grid.why:
        return grid.why[place]
    if place in grid.used:
        return ""
    if seen.kind is CellKind.DATE:
        return "datum"
    if seen.is_number:
        return "jaar" if is_year(seen) else _why_number(grid, seen, model)
    if not grid.numbers(seen.row):
        return "kop of toelichting"
    named = {label for number in grid.numbers(seen.row) if (label := _label(grid, number)) is not None}
    return "" if seen in named else "toelichting"


def _why_number(grid: Grid, seen: Seen, model: str) -> str:
    labels = [label for label in grid.labels(seen.row) if label.column < seen.column]
    if not labels:
        return "nummer van de regel" if grid.labels(seen.row) else "getal zonder label"
    if any(vocabulary().label(label.text).total for label in labels):
        return "subtotaal"
    found = next((label.match for label in labels if label.match is not None), None)
    if found is None:
        return UNKNOWN
    if not found.concept.forms:
        return f"{found.concept.key.replace('_', ' ')}: geen regel van {model}"
    return "niet gebruikt naast een andere waarde van deze post"
