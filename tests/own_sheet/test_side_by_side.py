"""Products of two units beside one another in one build-up, and what is sold by the piece."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


def beside(hours: str) -> Rows:
    """Hours of help beside nights, of which each takes `hours`."""
    wage, share, each = Decimal(30), Decimal("0.75"), {"B": Decimal(1), "C": Decimal(hours)}
    cost = {column: wage / share * times for column, times in each.items()}
    return [
        ["Tarieven 2026"],
        [None, "Begeleiding", "Logeren (etmaal)"],
        ["Loonkosten per betaald uur", wage, wage],
        ["Productiviteit", share, share],
        ["uren per eenheid", *each.values()],
        ["loon per eenheid", *((f"={at}3/{at}4*{at}5", f"{cost[at]:.2f}") for at in cost)],
        ["overhead % van loon per eenheid", Decimal("0.2"), Decimal("0.2")],
        ["tarief", *((f"=ROUND({at}6*(1+{at}7),2)", f"{cost[at] * Decimal('1.2'):.2f}") for at in cost)],
    ]


@pytest.mark.parametrize("hours", ["5.5", "8"])
def test_a_unit_over_one_column_is_not_that_of_the_column_beside_it(hours: str) -> None:
    products = recognise(book_of({"Tarieven": beside(hours)})).products
    assert [(product.name, product.unit) for product in products] == [
        ("Begeleiding", "uur"),
        ("Logeren (etmaal)", "etmaal"),
    ]


def test_that_a_unit_is_one_hour_of_it_is_no_input() -> None:
    product = recognise(book_of({"Tarieven": beside("5.5")})).products[0]
    read = {value.concept: value.value for value in product.values}
    assert read["loonkosten_per_uur"] == 30
    assert read["productiviteit"] == Decimal("0.75")
    assert read["overhead"] == Decimal("0.2")


@pytest.mark.parametrize("piece", ["onderzoek", "sessie"])
def test_a_price_by_the_piece_is_not_one_per_minute_because_minutes_stand_above_it(piece: str) -> None:
    rows: Rows = [
        ["Prijs van een onderzoek 2026"],
        ["Loonkosten per uur", 60],
        ["Overhead", Decimal("0.3")],
        ["Uurprijs", ("=B2*(1+B3)", "78")],
        ["Diagnostiek", "minuten"],
        ["Intake", 75],
        ["Verslag", 105],
        [f"Prijs per {piece}", ("=(B6+B7)/60*B4", "234")],
    ]
    products = recognise(book_of({"Prijs": rows})).products
    assert [product.unit for product in products] == ["stuk"]
