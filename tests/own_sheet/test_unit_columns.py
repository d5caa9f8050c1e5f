"""A column of units in a list says what the price of each line is per, not what the other columns are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]
#: Loon per uur, declarabel, en wat dat met 15 % overhead over de loonkosten wordt: 25 / 0,8 * 1,15.
LINES = (("Hulp", 25, "80%", "35.94"), ("Begeleiding", 34, "75%", "52.13"), ("Behandeling", 45, "72%", "71.88"))
HEADS = ("Dienst", "Loonkosten per uur", "Declarabel deel", "Overhead over loonkosten", "Tarief")


def _list(place: int, heading: str, text: str) -> Rows:
    rows: Rows = [[*HEADS], *([name, wage, share, "15%", Decimal(price)] for name, wage, share, price in LINES)]
    return [["Tarieven 2026"], *([*row[:place], heading if row is rows[0] else text, *row[place:]] for row in rows)]


def _read(rows: Rows) -> Reading:
    return recognise(book_of({"Lijst": rows}))


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    ("heading", "text"),
    [("Eenheid", "per declarabel uur"), ("Eenheid", "declarabel uur"), ("Rekeneenheid", "per productief uur"),
     ("Wijze van betalen", "tarief per declarabel uur")],
)  # fmt: skip
def test_a_unit_of_the_price_never_makes_the_wage_one_per_productive_hour(place: int, heading: str, text: str) -> None:
    reading = _read(_list(place, heading, text))
    read = [{value.concept: value.value for value in product.values} for product in reading.products]
    assert [(each["loonkosten_per_uur"], each["productiviteit"]) for each in read] == [
        (25, Decimal("0.8")), (34, Decimal("0.75")), (45, Decimal("0.72")),
    ]  # fmt: skip


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_list_with_a_column_of_units_is_worked_out_as_one_without(place: int) -> None:
    reading = _read(_list(place, "Eenheid", "per declarabel uur"))
    assert [finding.kind for finding in reading.findings].count("gedrukt_klopt") == len(LINES)


def test_the_row_that_tells_the_unit_of_each_product_hides_no_names() -> None:
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Eenheid", "per uur", "per uur"],
        ["Loonkosten per productief uur", 50, 60],
        ["Overhead over loonkosten", "20%", "15%"],
        ["Tarief per uur", 60, 69],
    ]
    products = _read(rows).products
    assert [product.by_concept()["overhead"].value for product in products] == [Decimal("0.2"), Decimal("0.15")]
    assert [product.by_concept()["loonkosten_per_productief_uur"].value for product in products] == [50, 60]
