"""A sheet told differently is read the same: moved, with notes beside it, a legend before it, an old copy hidden."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.corpus.conftest import EXPECTED, NAMES
from tests.corpus.direct import as_book, book_of
from tests.corpus.measure import Score, measure
from tests.corpus.pages import LAYOUTS
from tests.corpus.variations import (
    blank_columns,
    blank_rows,
    in_capitals,
    label_twice,
    merged_labels,
    moved,
    numbers_as_text,
    transposed,
    with_colons,
    without_formulas,
)
from tests.tools.times import TIMES
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.own_sheet import Reading, recognise

NOTES = ("vorig jaar 21,40", "nakijken!", "was 18%", "norm 75%", "cao per 1-7 verwerkt", "besproken op 12 maart")


def with_notes(book: SourceBook) -> SourceBook:
    sheets = []
    for sheet in book.sheets:
        column = sheet.columns + 2
        rows = sorted({row for row, _ in sheet.cells})[1::3]
        notes = {(row, column): SourceCell(row, column, NOTES[n % len(NOTES)]) for n, row in enumerate(rows)}
        sheets.append(replace(sheet, cells={**sheet.cells, **notes}, columns=column))
    return replace(book, sheets=tuple(sheets))


def with_legend(book: SourceBook) -> SourceBook:
    rows = [
        ["Begrip", "Uitleg", "Gebruikelijk"],
        ["Overhead", "alles wat niet aan een cliënt is toe te rekenen", "15% - 25%"],
        ["Productiviteit", "declarabele uren / betaalde uren", 0.75],
        ["Versie", 1.2],
    ]
    return replace(book, sheets=(*book_of(Legenda=rows).sheets, *book.sheets))


def with_hidden_copy(book: SourceBook) -> SourceBook:
    """Last year's sheet, hidden, with every number seven percent higher."""

    def old(sheet: SourceSheet) -> SourceSheet:
        cells = {
            place: cell._replace(hidden=True, value=cell.value * Decimal("1.07"))
            if isinstance(cell.value, Decimal)
            else cell._replace(hidden=True)
            for place, cell in sheet.cells.items()
        }
        return replace(sheet, name=f"{sheet.name} oud", hidden=True, cells=cells)

    return replace(book, sheets=(*book.sheets, *map(old, book.sheets)))


VARIATIONS = (
    moved, with_notes, with_legend, with_hidden_copy, blank_rows, blank_columns, merged_labels, label_twice,
)  # fmt: skip
#: A quick run takes every second sheet, the long one all.
STEP = 1 if TIMES > 1 else 2
#: Of a sheet on its side so much is found, and no more than so much is read wrongly; measured over all sheets.
FOUND_ON_ITS_SIDE, WRONG_ON_ITS_SIDE = 0.9, 0.015


@pytest.mark.parametrize("variation", VARIATIONS)
def test_a_variation_of_a_sheet_is_read_the_same(variation: Callable[[SourceBook], SourceBook]):
    """Each sheet in one of the variations, turn by turn."""
    turn = VARIATIONS.index(variation)
    for series, name in NAMES[turn :: STEP * len(VARIATIONS)]:
        expected = EXPECTED[series][name]
        score = measure(name, recognise(variation(as_book(LAYOUTS[name]))), expected)
        assert (score.wrong, score.missing) == ([], []), name


def values(reading: Reading) -> list[tuple[str, object, str]]:
    """All that was read, without names and places."""
    each = (value for product in reading.products for value in product.values)
    return [(value.concept, value.value, value.base) for value in each]


@pytest.mark.parametrize("variation", [in_capitals, with_colons, numbers_as_text])
def test_capitals_colons_and_numbers_as_text_change_nothing(variation: Callable[[SourceBook], SourceBook]):
    turn = [in_capitals, with_colons, numbers_as_text].index(variation)
    for _, name in NAMES[turn :: STEP * 9]:
        book = as_book(LAYOUTS[name])
        book = without_formulas(book) if variation is numbers_as_text else book  # a text is no result
        assert values(recognise(variation(book))) == values(recognise(book)), name


def test_a_sheet_on_its_side_is_mostly_read():
    whole = Score()
    for series, name in NAMES[::4]:
        whole.add(measure(name, recognise(transposed(as_book(LAYOUTS[name]))), EXPECTED[series][name]))
    assert whole.shares()["gevonden"] >= FOUND_ON_ITS_SIDE
    assert whole.shares()["fout"] <= WRONG_ON_ITS_SIDE
