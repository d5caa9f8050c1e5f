"""Typed columns of the same costs per year and per hour: the declarable hours tell which hour that is."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]
#: 40.000 + 3.200 + 10.800 = 54.000, over 1.250 hours 43,20; with 1,20 of travel and 7,60 of overhead 52,00.
ROWS: Rows = [
    ["Kostprijs per fte, peildatum 1-1-2026", "per jaar", "per uur"],
    ["Loon", 40_000, _D("32.00")],
    ["Vakantietoeslag", 3_200, _D("2.56")],
    ["Werkgeverslasten", 10_800, _D("8.64")],
    ["Reizen", 1_500, _D("1.20")],
    ["Overhead", 9_500, _D("7.60")],
    ["Declarabele uren", 1_250],
]


@pytest.mark.parametrize("printed", ["52.00", "53.04"])  # as it is, and with 2% that no cell tells
def test_what_is_a_year_over_the_declarable_hours_is_no_wage_of_a_paid_hour(printed: str) -> None:
    reading = recognise(book_of({"Blad": [*ROWS, ["Tarief per uur", "", _D(printed)]]}))
    (product,) = reading.products
    known = product.by_concept()
    assert known["bruto_jaarloon"].value == 40_000
    assert "bruto_uurloon" not in known
    assert known["vakantietoeslag"].value == _D("0.08")
    assert known["werkgeverslasten"].value == _D("0.25")
    assert calculate_product(reading, product, {}).tarief == 52


def test_amounts_per_hour_that_are_no_part_of_the_year_stay_what_they_are() -> None:
    other = [[*row[:2], row[2] + 1] if len(row) > 2 and isinstance(row[2], Decimal) else row for row in ROWS]  # type: ignore[operator]
    reading = recognise(book_of({"Blad": other}))
    assert any("bruto_uurloon" in product.by_concept() for product in reading.products)
