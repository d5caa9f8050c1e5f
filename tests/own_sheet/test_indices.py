"""An index says a growth of prices in three ways: 3,5, 103,5 or 1,035. It is read as the sheet uses it, or told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

#: 24 with charges of 25 % over 0,75 and 20 % overhead is 48; 5 % more is 50,40.
GROWN = Decimal("50.4")
WAYS = [Decimal(5), Decimal(105), Decimal("1.05"), "5%"]


def _read(index: Written, price: Written, label: str = "Indexering") -> Reading:
    rows: list[list[Written]] = [
        ["Begeleiding, peildatum 1 januari 2026"],
        ["Loonkosten per betaald uur", 30],
        ["Productiviteit", "75%"],
        ["Overhead over directe kosten", "20%"],
        [label, index],
        ["Tarief per uur", price],
    ]
    return recognise(book_of({"Kostprijs": rows}))


@pytest.mark.parametrize("label", ["Indexering", "Index 2026", "Prijsindex"])
@pytest.mark.parametrize("index", WAYS)
def test_an_index_that_the_typed_price_shows_is_part_of_it(index: Written, label: str) -> None:
    (product,) = _read(index, GROWN, label).products
    values = product.by_concept()
    assert values["overhead"].value == Decimal("0.2")
    assert abs(values["overige_kosten"].value - Decimal("2.4")) < Decimal("0.01")


@pytest.mark.parametrize(
    ("index", "formula"),
    [(Decimal(105), "=B2/B3*(1+B4)*B5/100"), (Decimal("1.05"), "=B2/B3*(1+B4)*B5"),
     (Decimal(5), "=B2/B3*(1+B4)*(1+B5/100)")],
)  # fmt: skip
def test_an_index_in_a_formula_leaves_the_rest_of_the_build_up_as_it_is(index: Decimal, formula: str) -> None:
    (product,) = _read(index, (formula, "50.4")).products
    values = product.by_concept()
    assert product.model == "uurtarief"
    assert (values["productiviteit"].value, values["overhead"].value) == (Decimal("0.75"), Decimal("0.2"))
    assert abs(values["overige_kosten"].value - Decimal("2.4")) < Decimal("0.01")


@pytest.mark.parametrize("index", WAYS)
def test_an_index_is_told_where_no_price_shows_what_it_does(index: Written) -> None:
    told = [finding for finding in _read(index, None).findings if finding.kind == "index_niet_meegerekend"]
    assert len(told) == 1
    assert ("5%" in told[0].text) or index == 5


def test_an_index_that_no_price_fits_is_told_with_what_it_may_mean() -> None:
    reading = _read(Decimal("103.5"), Decimal(61))
    assert any("Bedoelt u een stijging van 3,5%?" in finding.text for finding in reading.findings)


def test_an_index_of_100_is_no_growth() -> None:
    (product,) = _read(Decimal(100), Decimal(48)).products
    assert product.by_concept()["overhead"].value == Decimal("0.2")


@pytest.mark.parametrize(
    ("wages", "prices"),
    [("OVA", "Prijsindex PPC"), ("Indexatie lonen", "Indexatie prijzen"), ("Indexatie", "Indexatie"), ("Index", "CPI")],
)
def test_an_index_on_the_wages_is_no_overhead_of_them(wages: str, prices: str) -> None:
    """Paper: 32 × 1,041 / 0,72 + 6 × 1,024 = 52,41."""
    rows: list[list[Written]] = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per uur 2025", 32],
        ["Materieel per uur 2025", 6],
        [wages, "4,1%"],
        [prices, "2,4%"],
        ["Loonkosten 2026", ("=B2*(1+B4)", "33.312")],
        ["Materieel 2026", ("=B3*(1+B5)", "6.144")],
        ["Productiviteit", "72%"],
        ["Tarief per uur", ("=B6/B8+B7", "52.4106666666667")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    read = {value.concept: value.value for value in product.values}
    assert not read.get("overhead")
    assert read["loonkosten_per_uur"] == Decimal("33.312")


@pytest.mark.parametrize("name", ["OVA 2026", "Indexatie", "Loon- en prijsbijstelling", "Index"])
def test_an_index_on_the_price_is_that_whatever_it_is_called(name: str) -> None:
    """32 / 0,8 × 1,2 is 48, and 4% more 49,92."""
    rows: list[list[Written]] = [
        ["Kostprijs begeleiding"],
        ["Loonkosten per uur", 32],
        ["Productiviteit", "80%"],
        ["Overhead", "20%"],
        ["Tarief 2025", ("=B2/B3*(1+B4)", "48")],
        [name, "4%"],
        ["Tarief 2026", ("=ROUND(B5*(1+B6),2)", "49.92")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    read = {value.concept: value.value for value in product.values}
    assert read["indexatie"] == Decimal("0.04")
    assert "overige_kosten" not in read
