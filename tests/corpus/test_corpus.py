"""The measure: how much of what provider-like sheets say is found, right, asked, wrong."""

from decimal import Decimal

import pytest

from tarief import Breakdown
from tests.corpus.conftest import EXPECTED, NAMES, Corpus
from tests.corpus.measure import Score, measure
from tests.corpus.pages import LAYOUTS
from workbooks.read.own_sheet import calculate_product, product_for

FOUND_AT_LEAST = 0.9
CALCULATED = [(series, name) for series, name in NAMES if "berekend" in EXPECTED[series][name]]


@pytest.mark.parametrize(("series", "name"), NAMES)
def test_a_sheet_is_read_as_it_says_or_asked(corpus: Corpus, series: str, name: str):
    score = measure(name, corpus.reading(name), EXPECTED[series][name])
    assert score.wrong == []
    assert score.missing == []


@pytest.mark.parametrize("series", EXPECTED)
def test_nothing_is_wrong_without_a_question_and_nine_tenths_is_found(
    corpus: Corpus, series: str, capsys: pytest.CaptureFixture[str]
):
    total = Score()
    for name, expected in EXPECTED[series].items():
        total.add(measure(name, corpus.reading(name), expected))
    with capsys.disabled():
        shares = ", ".join(f"{key} {share:.1%}" for key, share in total.shares().items())
        print(f"\ncorpus {series}: {len(EXPECTED[series])} bladen, {total.total} waarden: {shares}")
    assert total.wrong == []
    assert total.shares()["gevonden"] >= FOUND_AT_LEAST


def test_the_corpus_is_large_and_every_sheet_has_its_expected_reading():
    assert len(LAYOUTS) >= 25
    assert {name for _, name in NAMES} == set(LAYOUTS)


def test_different_programs_write_the_corpus_in_different_formats():
    writers = [each.writer for each in LAYOUTS.values() if each.suffix == ".xlsx"]
    assert {name: writers.count(name) >= 2 for name in ("openpyxl", "xlsxwriter", "libreoffice")} == {
        "openpyxl": True,
        "xlsxwriter": True,
        "libreoffice": True,
    }
    assert {each.suffix for each in LAYOUTS.values()} == {".xlsx", ".xls", ".ods", ".csv"}


@pytest.mark.parametrize(("series", "name"), CALCULATED)
def test_with_the_answers_the_price_follows(corpus: Corpus, series: str, name: str):
    wanted = EXPECTED[series][name]["berekend"]
    reading = corpus.reading(name)
    answers = {**wanted.get("antwoorden", {}), **({"product": wanted["product"]} if "product" in wanted else {})}
    product = product_for(reading, answers)
    assert product is not None
    breakdown: Breakdown = calculate_product(reading, product, answers)
    assert breakdown.tarief == Decimal(wanted["tarief"])


@pytest.mark.parametrize(("series", "name"), NAMES)
def test_nothing_is_lost(corpus: Corpus, series: str, name: str):
    """Every number of a sheet was used for a value, is told with a name of its own, is a heading, or is listed."""
    reading = corpus.reading(name)
    accounted = {(each.sheet, each.cell) for each in reading.unused}
    for product in reading.products:
        for value in (*product.values, *product.printed.values(), *product.sources, *product.outside):
            accounted |= set(value.cells)
        accounted |= {
            (row.sheet, cell) for row in (*product.functiemix, *product.other_rows) for cell in row.cells.values()
        }
    lost = [
        f"{sheet.name}!{cell.address} {cell.value}"
        for sheet in corpus.book(name).sheets
        for cell in sheet.cells.values()
        if isinstance(cell.value, Decimal) and (sheet.name, cell.address) not in accounted and not _is_year(cell.value)
    ]
    assert lost == [], series


def _is_year(value: Decimal) -> bool:
    return value == int(value) and 2010 <= value <= 2040
