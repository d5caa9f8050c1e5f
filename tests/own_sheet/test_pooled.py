"""The tariff of a cooperative: the mean of its members, whatever the formula looks like."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]
MEMBERS: Rows = [
    ["Zorgvereniging De Brug: uurprijs van de aangesloten praktijken"],
    ["Praktijk", "Uren per jaar", "Vraagt per uur"],
    ["Van Dam", 1_000, 80],
    ["Kompas", 500, 95],
    ["Gemiddeld naar uren", None, ("=SUMPRODUCT(B3:B4,C3:C4)/SUM(B3:B4)", "85")],
    ["Deel voor de vereniging, van het tarief", None, "5%"],
    ["Tarief per uur", None, ("=ROUND(C5/(1-C6),2)", "89.47")],
]


def only(rows: Rows) -> tuple[Reading, ProductReading]:
    reading = recognise(book_of({"Leden": rows}))
    (product,) = reading.products
    return reading, product


def test_every_member_is_read_with_its_hours_and_its_price():
    reading, product = only(MEMBERS)
    assert product.model == "cooperatie"
    members = [{**row.values} for row in product.other_rows]
    assert members == [
        {"naam": "Van Dam", "uren": 1_000, "kostprijs_per_uur": 80},
        {"naam": "Kompas", "uren": 500, "kostprijs_per_uur": 95},
    ]
    assert {value.concept: value.value for value in product.values} == {"vergoeding": _D("0.05")}
    assert calculate_product(reading, product, {}).tarief == _D("89.47")


def test_a_member_that_the_sum_of_the_sheet_leaves_out_is_one_all_the_same():
    rows: Rows = [
        *MEMBERS[:4],
        ["Wilg", 500, 110],
        ["Samen", ("=SUM(B3:B5)", "2000"), ("=B3*C3+B4*C4", "127500")],
        ["Tarief per uur", None, ("=ROUND(C6/B6,2)", "63.75")],
    ]
    reading, product = only(rows)
    assert [row.values["naam"] for row in product.other_rows] == ["Van Dam", "Kompas", "Wilg"]
    assert calculate_product(reading, product, {}).tarief == _D("91.25")


def test_a_mean_of_products_is_no_cooperative():
    rows = [[cell.replace("Zorgvereniging De Brug", "Overzicht") if isinstance(cell, str) else cell for cell in row]
            for row in MEMBERS]  # fmt: skip
    rows[0][0] = "Overzicht van tarieven"
    rows[5][0] = "Opslag"
    assert only(rows)[1].model != "cooperatie"


def test_what_the_cooperative_keeps_may_stand_in_the_formula_of_its_tariff():
    rows: Rows = [*MEMBERS[:5], ["Tarief per uur", None, ("=ROUND(C5/(1-5%),2)", "89.47")]]
    reading, product = only(rows)
    (share,) = product.values
    assert (share.concept, share.value, share.cell) == ("vergoeding", _D("0.05"), "C6")
    assert calculate_product(reading, product, {}).tarief == _D("89.47")
