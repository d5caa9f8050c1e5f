"""Under a price that no model comes to each amount is told as euros, each percentage with what it is a part of."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, recognise

Rows = list[list[Written]]
#: 8.000 + 1.000 + 400 = 9.400; / 0,8 = 11.750.
COURSE: Rows = [
    ["Trajectprijs gezinstherapie 2026"],
    ["Jaarloon therapeut incl. lasten", 96_000],
    ["Trajecten per therapeut", 12],
    ["Loonkosten per traject", ("=B2/B3", "8000")],
    ["Supervisie per traject", 1_000],
    ["Licentie per traject", 400],
    ["Overhead van omzet", ("=SUM(B4:B6)/(1-20%)*20%", "2350")],
    ["Trajectprijs", ("=SUM(B4:B7)", "11750")],
]


def only(rows: Rows) -> tuple[Reading, ProductReading]:
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    return reading, product


def told(product: ProductReading) -> dict[str, tuple[Decimal | str, str]]:
    return {line.cell: (line.value, line.unit) for line in (*product.sources, *product.outside)}


def test_a_price_of_a_course_is_no_hourly_tariff_that_asks_for_hours() -> None:
    reading, product = only(COURSE)
    assert (product.unit, product.printed["tarief"].value, reading.questions) == ("traject", Decimal(11_750), ())
    lines = told(product)
    assert lines["B5"] == (Decimal(1_000), "euro_per_traject")
    assert lines["B6"] == (Decimal(400), "euro_per_traject")
    assert lines["B7"] == (Decimal("0.2"), "aandeel")


def test_a_wage_that_is_said_to_hold_the_charges_is_what_somebody_costs() -> None:
    _, product = only(COURSE)
    assert {line.cell: line.concept for line in product.sources}["B2"] == "loonkosten_per_jaar"


def test_the_base_that_a_label_says_is_told_where_the_price_has_it_so() -> None:
    (overhead,) = (line for line in only(COURSE)[1].sources if line.concept == "overhead")
    assert overhead.base == "omzet"


def test_a_sum_of_numbers_in_one_cell_is_an_amount_that_was_typed() -> None:
    rows: Rows = [
        ["Kostenopbouw logeren per etmaal"],
        ["Slaapdienst", 80],
        ["Begeleiding overdag 7,5 uur x 40", ("=7.5*40", "300")],
        ["Voeding", 20],
        ["Overhead", ("=SUM(B2:B4)*15%", "60")],
        ["Tarief per etmaal bij bezetting 85%", ("=SUM(B2:B5)/0.85", "541.1764705882")],
    ]
    reading, product = only(rows)
    assert told(product)["B3"] == (Decimal(300), "euro_per_etmaal")
    assert told(product)["B2"] == (Decimal(80), "euro_per_etmaal")
    assert not [each for each in reading.unused if each.cell in ("B2", "B3", "B4", "B5")]


@pytest.mark.parametrize("name", ["Vergoeding achterwacht per uur", "Kosten achterwacht per uur"])
def test_what_is_called_an_amount_is_no_number_of_hours(name: str) -> None:
    rows: Rows = [
        ["Crisisbed, kostprijs 2026"],
        ["Uren achterwacht per week", 128],
        [name, Decimal("6.25")],
        ["Huur per bed per week", 200],
        ["Prijs per bed per etmaal", ("=(B2*B3+B4)/7", "142.8571428571")],
    ]
    _, product = only(rows)
    assert told(product)["B3"] == (Decimal("6.25"), "euro_per_uur")


def test_a_small_sheet_about_being_on_call_for_crises_is_one_of_care() -> None:
    rows: Rows = [
        ["Beschikbaarheid crisisdienst"],
        ["Achterwacht per week", 800],
        ["Huur per week", 600],
        ["Overhead", ("=(B2+B3)*20%", "280")],
        ["Prijs per bed per week", ("=(B2+B3+B4)/4", "420")],
    ]
    _, product = only(rows)
    assert (product.unit, told(product)["B3"]) == ("week", (Decimal(600), "euro_per_week"))
