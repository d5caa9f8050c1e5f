"""Holiday pay, a year-end payment and charges in euros of a year, typed beside the wage of that year, are shares of it.

40.000 + 3.200 (8%) + 2.400 (6%) = 45.600; charges of 11.400 are 25% of that: 57.000, over 1.250 hours 45,60 an hour.
"""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]
AMOUNTS: Rows = [
    ["Begroting per fte, peildatum 1 januari 2026"],
    ["Post", "Bedrag per jaar"],
    ["Bruto salaris", 40_000],
    ["Vakantietoeslag", 3_200],
    ["Eindejaarsuitkering", 2_400],
    ["Sociale lasten en pensioen", 11_400],
    ["Declarabele uren", 1_250],
]
SHARES = {"vakantietoeslag": _D("0.08"), "eindejaarsuitkering": _D("0.06"), "werkgeverslasten": _D("0.25")}


def _read(rows: Rows, tarief: str) -> ProductReading:
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    assert not reading.questions
    assert calculate_product(reading, product, {}).tarief == _D(tarief)
    return product


def _shares(product: ProductReading) -> dict[str, Decimal]:
    known = product.by_concept()
    return {key: round(_D(str(known[key].value)), 6) for key in SHARES if key in known}


@pytest.mark.parametrize(
    ("rest", "price"),
    [
        ([], "45.60"),
        ([["Reiskosten", 1_250]], "46.60"),
        ([["Overhead over loonkosten", "25%"]], "57.00"),
        ([["Overhead", 10_000]], "53.60"),
    ],
)
def test_amounts_of_a_year_beside_a_wage_of_a_year_are_shares_of_it(rest: Rows, price: str) -> None:
    product = _read([*AMOUNTS, *rest, ["Kostprijs per uur", _D(price)]], price)
    assert _shares(product) == SHARES
    assert product.by_concept()["vakantietoeslag"].cells == (("Blad", "B4"),)


def test_a_percentage_beside_amounts_counts_for_what_the_charges_are_a_share_of() -> None:
    rows = [*AMOUNTS[:3], ["Vakantietoeslag", "8%"], *AMOUNTS[4:]]
    assert _shares(_read([*rows, ["Kostprijs per uur", _D("45.60")]], "45.60")) == SHARES


def test_amounts_are_shares_where_what_they_are_of_is_told_behind_them() -> None:
    told = {"Vakantietoeslag": "8%", "Eindejaarsuitkering": "6%", "Sociale lasten en pensioen": "25% over alles"}
    rows = [[*row, told[str(row[0])]] if row[0] in told else row for row in AMOUNTS]
    assert _shares(_read([*rows, ["Kostprijs per uur", _D("45.60")]], "45.60")) == SHARES


def test_amounts_without_a_wage_of_a_year_are_told_and_no_shares() -> None:
    reading = recognise(book_of({"Blad": [*AMOUNTS[:2], ["Bruto uurloon", 24], *AMOUNTS[3:]]}))
    assert {finding.kind for finding in reading.findings} >= {"jaarbedrag_zonder_aantal"}
    assert not any(_shares(product) for product in reading.products)
