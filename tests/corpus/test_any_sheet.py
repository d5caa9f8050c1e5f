"""Any sheet at all is read without falling over, and quickly."""

import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.conftest import LAYOUTS
from tests.corpus.direct import as_book, book_of
from tests.tools.times import TIMES, examples
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.own_sheet import Reading, opgave_of, recognise

LABELS = (
    "Overhead", "Loonkosten", "Productiviteit", "Totaal", "Verlof", "Functie", "Fte", "Schaal", "jan", "feb", "Product",
    "Tarief", "Kostprijs", "%", "€ per uur", "2026", "x € 1.000", "-/- Verlof", "20%", "1.760", "n.v.t.", "Basis",
    "Sociale lasten", "Huisvesting", "Marge: 3%", "Contracturen", "Indirecte uren", "IKB", "uren per week", "Peildatum",
)  # fmt: skip

cells = st.one_of(
    st.none(),
    st.sampled_from(LABELS),
    st.sampled_from(LABELS),
    st.decimals(Decimal(-10000), Decimal(10_000_000), places=2, allow_nan=False).map(float),
    st.sampled_from([0, 1, 0.2, 8, 20, 24.68, 80, 1400, 1878, 2026]),
    st.text(max_size=12),
)


def sound(reading: Reading) -> None:
    """What every reading must hold to, whatever the sheet."""
    known = {question.key for question in reading.questions}
    for question in reading.questions:
        choices = [choice.value for choice in question.choices]
        assert len(choices) == len(set(choices)), question
    for product in reading.products:
        opgave_of(product, {})
        concepts = [value.concept for value in product.values]
        single = [concept for concept in concepts if concept != "functie_aandeel"]  # each function has its own
        assert len(single) == len(set(single)), concepts
        for value in product.values:
            assert value.options
            assert value.question in known | {""}
            assert value.question or len(value.options) == 1
            assert 0 <= value.confidence <= 1


@given(st.lists(st.lists(cells, max_size=7), max_size=25))
@settings(max_examples=examples(60))
def test_random_cells(rows: list[list[object]]):
    sound(recognise(book_of(Blad=rows)))


def test_shuffled_sheets_of_the_corpus():
    chance = random.Random(4)
    for each in list(LAYOUTS.values())[:: 6 if TIMES > 1 else 12]:
        book = as_book(each)
        sound(recognise(book))
        sheets = []
        for sheet in book.sheets:
            places = list(sheet.cells)
            chance.shuffle(places)
            moved = {
                place: cell._replace(row=place[0], column=place[1])
                for place, cell in zip(places, sheet.cells.values(), strict=True)
            }
            sheets.append(replace(sheet, cells=moved))
        sound(recognise(replace(book, sheets=tuple(sheets))))


def test_a_sheet_of_20_000_rows_is_read_to_the_end():
    found: dict[tuple[int, int], SourceCell] = {}
    for row in range(1, 20_001):
        found[row, 1] = SourceCell(row, 1, f"Cliënt {row} begeleiding")
        found[row, 2] = SourceCell(row, 2, Decimal(row))
        found[row, 3] = SourceCell(row, 3, "uur")
    book = SourceBook("groot.xlsx", "xlsx", (SourceSheet("Blad", found, rows=20_000, columns=3),))
    sound(recognise(book))


def test_an_empty_workbook_has_no_products():
    reading = recognise(book_of(Blad=[]))
    assert reading.products == ()
    assert reading.questions == ()
