"""A sheet told differently is read the same: moved, with notes beside it, a legend before it, an old copy hidden."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.corpus.conftest import EXPECTED, NAMES
from tests.corpus.direct import as_book, book_of
from tests.corpus.measure import measure
from tests.corpus.pages import LAYOUTS
from workbooks.book_in import Area, Book, Cell, Sheet
from workbooks.recognise import recognise

NOTES = ("vorig jaar 21,40", "nakijken!", "was 18%", "norm 75%", "cao per 1-7 verwerkt", "besproken op 12 maart")


def changed(book: Book, change: Callable[[Cell], Cell], areas: Callable[[Area], Area] = lambda area: area) -> Book:
    sheets = []
    for sheet in book.sheets:
        cells = {(cell.row, cell.column): cell for cell in map(change, sheet.cells.values())}
        rows, columns = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
        merges = tuple(map(areas, sheet.merges))
        sheets.append(replace(sheet, cells=cells, merges=merges, rows=rows, columns=columns))
    return replace(book, sheets=tuple(sheets))


def moved(book: Book) -> Book:
    return changed(
        book,
        lambda cell: replace(cell, row=cell.row + 3, column=cell.column + 2),
        lambda area: Area(area.top + 3, area.left + 2, area.bottom + 3, area.right + 2),
    )


def with_notes(book: Book) -> Book:
    sheets = []
    for sheet in book.sheets:
        column = sheet.columns + 2
        rows = sorted({row for row, _ in sheet.cells})[1::3]
        notes = {(row, column): Cell(row, column, NOTES[n % len(NOTES)]) for n, row in enumerate(rows)}
        sheets.append(replace(sheet, cells={**sheet.cells, **notes}, columns=column))
    return replace(book, sheets=tuple(sheets))


def with_legend(book: Book) -> Book:
    rows = [
        ["Begrip", "Uitleg", "Gebruikelijk"],
        ["Overhead", "alles wat niet aan een cliënt is toe te rekenen", "15% - 25%"],
        ["Productiviteit", "declarabele uren / betaalde uren", 0.75],
        ["Versie", 1.2],
    ]
    return replace(book, sheets=(*book_of(Legenda=rows).sheets, *book.sheets))


def with_hidden_copy(book: Book) -> Book:
    """Last year's sheet, hidden, with every number seven percent higher."""

    def old(sheet: Sheet) -> Sheet:
        cells = {
            place: replace(cell, hidden=True, value=cell.value * Decimal("1.07"))
            if isinstance(cell.value, Decimal)
            else replace(cell, hidden=True)
            for place, cell in sheet.cells.items()
        }
        return replace(sheet, name=f"{sheet.name} oud", hidden=True, cells=cells)

    return replace(book, sheets=(*book.sheets, *map(old, book.sheets)))


VARIATIONS = (moved, with_notes, with_legend, with_hidden_copy)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_a_variation_of_a_sheet_is_read_the_same(variation: Callable[[Book], Book]):
    """Every sheet in one of the variations, turn by turn."""
    turn = VARIATIONS.index(variation)
    for series, name in NAMES[turn :: len(VARIATIONS)]:
        expected = EXPECTED[series][name]
        score = measure(name, recognise(variation(as_book(LAYOUTS[name]))), expected)
        assert (score.wrong, score.missing) == ([], []), name
