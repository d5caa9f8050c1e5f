"""However large or strange a workbook is, recognising it takes work in proportion to its cells, up to a bound."""

from collections.abc import Callable
from cProfile import Profile
from decimal import Decimal
from typing import Any

import pytest

from tests.corpus.direct import as_book, book_of
from tests.corpus.pages import LAYOUTS
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.cells.bounds import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PRODUCTS,
    MOST_ROWS,
    MOST_TEXTS,
    within_bounds,
)
from workbooks.read.own_sheet.typed import typed
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.shortlist import shortlist
from workbooks.read.own_sheet.words.synonyms import vocabulary

Maker = Callable[[int], list[list[Any]]]
MONTHS = ["", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
COSTS = ["Product", "Loonkosten", "Overhead", "Tarief", "Kostprijs", "Marge", "Productiviteit", "Verlof"]

SHAPES: dict[str, Maker] = {
    "long_texts": lambda n: [[f"regel {i} " * 30, i] for i in range(n)],
    "unknown_labels": lambda n: [[f"begeleidingsregel {i}x van dienst {n}", i] for i in range(n)],
    "one_label": lambda n: [["Overhead", i] for i in range(n)],
    "nearly_one_label": lambda n: [[f"Overhead {i}a", i] for i in range(n)],
    "totals": lambda n: [[f"Totaal {i}", i, i] for i in range(n)],
    "numbers": lambda n: [[i * 7, i, i] for i in range(n)],
    "months": lambda n: [MONTHS, *(["Verlof", *([20] * 12)] for _ in range(n // 6))],
    "headings": lambda n: [row for i in range(n // 8) for row in (COSTS, [f"p{i}", 20, 20, 20, 20, 2, 80, 20])],
    "wide": lambda n: [[cell for i in range(n // 8) for cell in ("Overhead", i)] for _ in range(4)],
    "texts": lambda n: [[f"tekst {i} {j} van {n}" for j in range(4)] for i in range(n // 4)],
    "functions": lambda n: [["Functie", "Schaal", "Trede", "Fte"], *([f"f{i}", 8, 3, 1] for i in range(n))],
}


def work(book: SourceBook) -> int:
    """How many functions are called to recognise a workbook, counted in C: a counter in Python takes far longer."""
    calls = Profile()
    calls.runcall(recognise, book)
    return sum(entry.callcount for entry in calls.getstats())


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_cells_take_about_twice_the_work(shape: str):
    recognise(as_book(LAYOUTS["vijf_stappen"]))  # what is loaded once is not counted
    once, twice = work(book_of(Blad=SHAPES[shape](80))), work(book_of(Blad=SHAPES[shape](160)))
    assert twice < 2.6 * once


def many(rows: int, columns: int, value: Callable[[int, int], Any], name: str = "Lijst") -> SourceSheet:
    cells = {(r, c): SourceCell(r, c, value(r, c)) for r in range(1, rows + 1) for c in range(1, columns + 1)}
    return SourceSheet(name, cells, rows=rows, columns=columns)


@pytest.mark.parametrize(
    "sheet",
    [
        many(20_000, 2, lambda row, _: Decimal(row)),
        many(10, 256, lambda row, _: Decimal(row)),
        many(300, 70, lambda row, _: Decimal(row)),
        many(700, 5, lambda row, column: f"tekst {row} {column}"),
    ],
)
def test_what_is_too_large_is_cut_off_and_told(sheet: SourceSheet):
    book, told = within_bounds(SourceBook("groot.xlsx", "xlsx", (sheet,)))
    cells = book.sheets[0].cells
    assert 0 < len(cells) <= MOST_CELLS
    assert len({row for row, _ in cells}) <= MOST_ROWS
    assert len({column for _, column in cells}) <= MOST_COLUMNS
    assert len({cell.value for cell in cells.values() if isinstance(cell.value, str)}) <= MOST_TEXTS
    assert [(each.kind, str(each.place)) for each in told] == [("niet_alles_bekeken", "Blad Lijst")]


def test_a_long_list_costs_the_sheet_beside_it_nothing():
    small = as_book(LAYOUTS["vijf_stappen"])
    alone = recognise(small)
    both = recognise(SourceBook("map.xlsx", "xlsx", (many(5_000, 3, lambda row, _: Decimal(row)), *small.sheets)))
    assert [value.value for value in both.products[0].values] == [value.value for value in alone.products[0].values]
    assert "niet_alles_bekeken" in {finding.kind for finding in both.findings}


def test_an_ordinary_sheet_is_looked_at_whole():
    for each in LAYOUTS.values():
        book = as_book(each)
        assert within_bounds(book) == (book, ())


def test_of_very_many_products_the_first_are_read():
    rows = [["Product", "Uurloon", "Tarief"], *([f"Product {i}", 20 + i, 60 + i] for i in range(MOST_PRODUCTS + 20))]
    reading = recognise(book_of(Blad=rows))
    assert len(reading.products) == MOST_PRODUCTS
    assert "niet_alles_bekeken" in {finding.kind for finding in reading.findings}


def test_of_typed_products_that_take_too_many_readings_the_first_are_read_and_the_rest_is_told(monkeypatch):
    """A price list with a row for each article is no cost sheet, and each row can be read in very many ways."""
    rows = [
        ["", "Product A", "Product B", "Product C"],
        ["Loonkosten per uur", 30, 40, 50],
        ["Productiviteit", 0.8, 0.8, 0.8],
        ["Overhead", 0.2, 0.2, 0.2],
        ["Tarief per uur", 45, 60, 75],
    ]
    assert len(recognise(book_of(Blad=rows)).products) == 3
    monkeypatch.setattr(typed, "MOST_READINGS", 1)
    reading = recognise(book_of(Blad=rows))
    assert [product.prices["tarief"] for product in reading.products] == [45]
    assert [finding.kind for finding in reading.findings if "3 producten" in finding.text] == ["niet_alles_bekeken"]


def test_more_than_a_dozen_amounts_for_one_cost_are_no_choice():
    reading = recognise(
        book_of(Blad=[["Reiskosten per uur", 1.2], *(["Contracturen per jaar", 1800 + i] for i in range(40))])
    )
    assert [finding.kind for finding in reading.findings] == ["te_veel_waarden"]
    assert len(reading.unused) == 40


def test_a_list_of_people_is_no_mix_of_functions():
    rows = SHAPES["functions"](100)
    reading = recognise(book_of(Blad=rows))
    assert all(not product.functiemix for product in reading.products)
    assert "niet_alles_bekeken" in {finding.kind for finding in reading.findings}
    assert len(reading.unused) >= 300


def test_a_long_text_is_no_label():
    assert match("Overhead") is not None
    assert match("Overhead: " + "dat zijn alle kosten die niet aan een cliënt zijn toe te rekenen, zoals " * 2) is None


def test_a_label_is_compared_with_few_synonyms():
    """Of all synonyms only those with the same words, or nearly the same letters, are compared with a label."""
    whole = len(shortlist().named)
    for text in ("Sociale lasten en pensioenpremie werkgever", "Overhaedkosten", "begeleidingsregel van de dienst"):
        label = vocabulary().label(text)
        assert len(list(shortlist().within(label))) < whole / 20, text
        assert len(list(shortlist().nearly(label.squeezed, 0.86))) < whole / 20, text
