"""Products that are worked out alike tell of each other what their cells are; the price is the test."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, recognise

Rows = list[list[Written]]
#: Heads of two columns; the second names nothing.
CLEAR, DIM = "fte Noorderhof", "Kade 12"


def stay(first: str, second: str) -> Rows:
    """Paper: (fte x 65000 + 52000) / (places x 0.95 x 365), and 20% on that; 8 and 10 fte, 12 and 16 places."""
    return [
        ["Beschermd wonen 2026"],
        ["Functie", "Loonkosten per fte", first, second],
        ["Woonbegeleider", 65000, 8, 10],
        ["Overige kosten per jaar"],
        ["Voeding en huishouding", None, 52000, 52000],
        ["Aantal plaatsen", None, 12, 16],
        ["Bezettingsgraad", None, "95%", "95%"],
        ["Overhead over de directe kosten", None, "20%", "20%"],
        ["Tarief per etmaal", None,
         ("=(B3*C3+C5)/(C6*C7*365)*(1+C8)", "164.960346"),
         ("=(B3*D3+D5)/(D6*D7*365)*(1+D8)", "151.838500")],
    ]  # fmt: skip


def read(first: str, second: str) -> list[ProductReading]:
    return list(recognise(book_of({"Blad1": stay(first, second)})).products)


def inputs(product: ProductReading) -> dict[str, str]:
    """Each input with its cell, without what is told to be nothing."""
    return {value.concept: value.cell for value in product.values if value.cell}


@pytest.mark.parametrize("heads", [(CLEAR, DIM), (DIM, CLEAR)])
def test_a_column_without_a_name_for_its_staff_is_read_as_the_one_beside_it(heads: tuple[str, str]) -> None:
    one, other = read(*heads)
    assert inputs(one)["formatie_fte"] == "C3"
    assert inputs(other) == {key: cell.replace("C", "D") for key, cell in inputs(one).items()} | {
        "loonkosten_per_jaar": "B3"
    }


def test_an_amount_of_a_year_is_read_as_what_it_is_per_day_under_its_own_name() -> None:
    """Paper: 52000 / (12 x 0.95 x 365) is 12.50 a day."""
    one, _ = read(CLEAR, CLEAR)
    (food,) = [value for value in one.values if value.concept == "voeding_en_leefgeld_per_etmaal"]
    assert isinstance(food.value, Decimal)
    assert round(food.value, 2) == Decimal("12.50")
