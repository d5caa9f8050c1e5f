"""A column of remarks or of the numbers of notes beside the values holds no product."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

#: 24 x 1.08 x 1.25 / 0.72 x 1.2 is 54.
LINES: list[tuple[str, Written]] = [
    ("Bruto uurloon", 24), ("Vakantiegeld", "8%"), ("Werkgeverslasten", "25%"), ("Productiviteit", "72%"),
    ("Overhead", "20%"), ("Tarief per uur", Decimal(54)),
]  # fmt: skip


@pytest.mark.parametrize("head", ["Opm.", "Noot", "Nr", "Zie noot", "Voetnoot", "Bijlage", None])
@pytest.mark.parametrize("is_before", [True, False])
def test_the_numbers_of_notes_are_no_product(head: str | None, is_before: bool) -> None:
    rows: list[list[Written]] = [["Kostprijs begeleiding 2026"]]
    rows += [["Post", head, "Bedrag"] if is_before else ["Post", "Bedrag", head]]
    rows += [[name, note, it] if is_before else [name, it, note] for note, (name, it) in enumerate(LINES, 1)]
    (product,) = recognise(book_of({"Blad1": rows})).products
    assert product.prices["tarief"] == 54
    read = {value.concept: value.value for value in product.values}
    assert (read["bruto_uurloon"], read["productiviteit"]) == (24, Decimal("0.72"))


@pytest.mark.parametrize("head", ["Benchmark", "Bron", "Opmerking"])
def test_what_a_column_of_remarks_says_of_a_price_is_no_price(head: str) -> None:
    rows: list[list[Written]] = [["Kostprijs begeleiding 2026"], ["Post", "Bedrag", head]]
    rows += [[name, it, Decimal(51) if name.startswith("Tarief") else None] for name, it in LINES]
    (product,) = recognise(book_of({"Blad1": rows})).products
    assert product.prices["tarief"] == 54
