"""Beside the price of a provider may stand the same with VAT: that is told, and is not the price."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]
BUILT: Rows = [["Begeleiding 2026"], ["Loonkosten per uur", 40], ["Productiviteit", "64%"], ["Overhead", "16%"]]
#: 40 / 0,64 × 1,16 = 72,50, and with 21 % of that 87,73.
PRICE = ("=B2/B3*(1+B4)", "72.5")


def _told(reading: Reading, kind: str) -> list[str]:
    found = (finding for finding in reading.findings if finding.kind == kind)
    return [each.place.cell.address for each in found if each.place and each.place.cell]


@pytest.mark.parametrize(
    "end",
    [
        [["Kostprijs per uur", PRICE], ["Btw", "21%"], ["Tarief incl. btw", ("=ROUND(B5*(1+B6),2)", "87.73")]],
        [["Tarief excl. btw", Decimal("72.5")], ["Btw 21%", Decimal("15.23")], ["Tarief incl. btw", Decimal("87.73")]],
        [["Tarief", PRICE, "Tarief inclusief 21% btw", ("=B5*1.21", "87.725")]],
    ],
)
def test_the_price_is_the_one_without_vat_and_the_other_is_told(end: Rows) -> None:
    reading = recognise(book_of({"Blad": [*BUILT, *end]}))
    (product,) = reading.products
    assert product.prices[next(iter(product.prices))] == Decimal("72.5")
    assert not any(value.question for value in product.values)
    assert len(_told(reading, "prijs_met_btw")) == 1


def test_a_price_with_vat_and_no_other_is_the_price() -> None:
    reading = recognise(book_of({"Blad": [*BUILT, ["Tarief incl. btw", PRICE]]}))
    (product,) = reading.products
    assert product.prices["tarief"] == Decimal("72.5")
    assert not _told(reading, "prijs_met_btw")
