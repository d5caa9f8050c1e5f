"""A stay by the day: staff, places and occupancy, with the unit of each number beside it."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

Rows = list[list[Written]]


def stay(staff: list[list[Written]], formula: str, cost: str) -> Rows:
    """10 places × 90% × 365 = 3.285 days; × 1,2 and × 1,02 over all costs."""
    return [
        ["Kostprijs per etmaal 2026"],
        [None, "eenheid", "Woongroep"],
        ["Plaatsen", "plaatsen", 10],
        ["Bezettingsgraad", "%", "90%"],
        ["Dagen per jaar", "dagen", 365],
        ["Bezette etmalen", None, ("=C3*C4*C5", "3285")],
        *staff,
        ["Personeelskosten per etmaal", "€", (formula, cost)],
        ["Eten en drinken", "€ per etmaal", 15],
        ["Huisvesting (energie, onderhoud)", "€ per plaats per jaar", 6570],
        ["Directe kosten per etmaal", "€", (f"=C{len(staff) + 7}+C{len(staff) + 8}+C{len(staff) + 9}*C3/C6", "195")],
        ["Overhead (over directe kosten)", "%", "20%"],
        ["Kostprijs per etmaal", "€", (f"=C{len(staff) + 10}*(1+C{len(staff) + 11})", "234")],
        ["Risico (over kostprijs)", "%", "2%"],
        ["Tarief per etmaal", "€", (f"=C{len(staff) + 12}*(1+C{len(staff) + 13})", "238.68")],
    ]


@pytest.mark.parametrize(
    ("staff", "formula"),
    [
        # 8 × 65.700 / 3.285 = 160
        (
            [["Groepsleiding (rooster 24 uur)", "fte", 8], ["Loonkosten per fte groepsleiding", "€ per jaar", 65700]],
            "=C7*C8/C6",
        ),
        # (7 × 60.000 + 1 × 105.600) / 3.285 = 160
        (
            [
                ["Groepsleiding in dienst (nacht en dag)", "fte", 7],
                ["Loonkosten per fte groepsleiding", "€ per jaar", 60000],
                ["Regiebehandelaar", "fte", 1],
                ["Loonkosten per fte regiebehandelaar", "€ per jaar", 105600],
            ],
            "=(C7*C8+C9*C10)/C6",
        ),
    ],
)  # fmt: skip
def test_a_number_of_which_the_unit_is_fte_is_staff_whatever_it_is_called(staff: list[list[Written]], formula: str):
    reading = recognise(book_of({"Blad": stay(staff, formula, "160")}))
    (product,) = reading.products
    assert product.model == "etmaal"
    assert {
        "formatie_fte",
        "plaatsen",
        "bezettingsgraad",
        "huisvestingskosten_per_plaats",
    } <= product.by_concept().keys()
    assert "overige_kosten" not in product.by_concept()
    assert calculate_product(reading, product, {}).tarief == Decimal("238.68")
