"""A product whose name is written out on one tab and stands as initials on another."""

from __future__ import annotations

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.products.products import initials

Rows = list[list[Written]]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Hulp bij het huishouden", "hbh"), ("Begeleiding individueel", "bi"), ("Ambulante hulp en zorg", "ahz")],
)
def test_initials_leave_small_words_out(name: str, short: str):
    assert short in initials(name)


def test_one_word_has_no_initials():
    assert initials("Begeleiding") == frozenset()


def test_what_stands_under_the_initials_is_of_the_product():
    lines = ("Bruto uurloon", "Vakantietoeslag", "Werkgeverslasten", "Productiviteit", "Overhead over loonkosten")
    one, two = (20, "8%", "25%", "75%", "15%"), (25, "8%", "25%", "70%", "15%")
    rows: Rows = [["", "Hulp bij het huishouden", "Begeleiding"]]
    rows += [list(row) for row in zip(lines, one, two, strict=True)]
    prices: Rows = [["Uitkomst", "HbH", "Begeleiding"], ["Tarief per uur", 45, 60]]
    names = [product.name for product in recognise(book_of({"Invoer": rows, "Uitkomst": prices})).products]
    assert names == ["Hulp bij het huishouden", "Begeleiding"]
