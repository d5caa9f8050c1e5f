"""What stands in a column called `over` says of what a percentage is a part, with or without such a word itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


@pytest.mark.parametrize("heading", ["over", "Grondslag", "Waarover", "over regel"])
@pytest.mark.parametrize(
    ("text", "base"), [("de opbrengst", "omzet"), ("verwachte omzet", "omzet"), ("totale kosten", "totale_kosten")]
)
def test_a_column_of_bases_tells_the_base_where_two_give_one_price(heading: str, text: str, base: str) -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Omschrijving", "%", heading, "Euro per uur"],
        ["Loonkosten per productief uur", None, None, 55],
        ["Reiskosten per uur", None, None, 1],
        ["Overhead", "20%", text],
        ["Tarief per uur", None, None, Decimal(70)],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert {value.concept: value.base for value in product.values}["overhead"] == base
