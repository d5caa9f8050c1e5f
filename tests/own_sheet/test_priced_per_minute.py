"""A sheet of a price per minute: its amounts are per minute, its percentages and hours are what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

#: 28,40 / 0,71 = 40, a quarter more is 50 an hour: 83 cents a minute.
HOUR, MINUTE = ("=B3/B4*(1+B5)", "50"), ("=ROUND(B6/60,2)", "0.83")


def _rows(hour: Written, minute: Written, share: Written = "71%") -> list[list[Written]]:
    return [
        ["Tarief begeleiding per minuut (2026)"],
        [],
        ["Loonkosten per uur", Decimal("28.4")],
        ["Productiviteit", share],
        ["Overhead", "25%"],
        ["Uurtarief", hour],
        ["Tarief per minuut", minute],
    ]


@pytest.mark.parametrize(("hour", "minute"), [(HOUR, MINUTE), (Decimal(50), Decimal("0.83"))])
def test_a_percentage_below_a_title_per_minute_is_no_amount_of_a_minute(hour: Written, minute: Written) -> None:
    reading = recognise(book_of({"Blad": _rows(hour, minute)}))
    (product,) = reading.products
    known = {value.concept: value.value for value in product.values}
    assert (known["productiviteit"], known["overhead"]) == (Decimal("0.71"), Decimal("0.25"))
    assert not reading.questions
    assert calculate_product(reading, product, {}).tarief == 50


def test_hours_of_a_year_below_a_title_per_minute_are_hours() -> None:
    rows = _rows(("=B8*B3/B9*(1+B5)", "50"), MINUTE)
    rows = [*rows[:3], [], *rows[4:], ["Contracturen", 1800], ["Productieve uren", 1278]]
    (product,) = recognise(book_of({"Blad": rows})).products
    known = {value.concept: value.value for value in product.values}
    assert (known["contracturen"], known["productieve_uren"]) == (1800, 1278)
