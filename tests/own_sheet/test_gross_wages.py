"""A wage that no text names, below named shares of it, is a gross wage; what stands on both is its charges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


@pytest.mark.parametrize("charges", ["Wat wij afdragen aan fiscus en fonds", "Voor de staat en de oudedag"])
def test_a_wage_and_its_charges_in_own_words_are_known_by_the_shares_between_them(charges: str) -> None:
    rows: Rows = [
        ["Peildatum 1-1-2026"],
        ["Wat een collega per jaar krijgt overgemaakt", Decimal(41000)],
        ["Vakantiegeld", Decimal("0.08")],
        ["Dertiende maand", Decimal("0.0725")],
        [charges, Decimal("0.285")],
        ["Productieve uren", Decimal(1280)],
        ["Reiskosten per uur", Decimal("1.45")],
        ["Overhead", Decimal("0.19")],
        ["Tarief per uur", ("=(B2*(1+B3+B4)*(1+B5)/B6+B7)*(1+B8)", "58.18")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    read = {value.concept: value.value for value in product.values if not value.question}
    assert read["bruto_jaarloon"] == 41000
    assert read["werkgeverslasten"] == Decimal("0.285")
    assert read["productieve_uren"] == 1280
    assert "productiviteit" not in read
