"""A number that was typed over a formula."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise


def rows(hours: Written) -> list[list[Written]]:
    """Levels one below the other: a wage of a year by productive hours, with overhead on top."""
    table: list[list[Written]] = [
        ["Tarieven per niveau 2026"],
        ["Contracturen per jaar", 1800],
        ["Niveau", "Loonkosten per jaar", "Niet-productieve uren", "Productieve uren", "Overhead", "Tarief per uur"],
    ]
    for row, (name, cost, lost) in enumerate((("Een", 52000, 500), ("Twee", 65000, 500), ("Drie", 78000, 500)), 4):
        worked: Written = (f"=$B$2-C{row}", str(1800 - lost))
        price = Decimal(cost) / (1800 - lost) * Decimal("1.2")
        formula = f"=B{row}/D{row}*(1+E{row})"
        table.append([name, cost, lost, hours if name == "Twee" else worked, "20%", (formula, str(price))])
    return table


@pytest.mark.parametrize(("hours", "told"), [(1300, True), (("=$B$2-C5", "1300"), False)])
def test_a_number_typed_between_copies_of_one_formula_is_told(hours: Written, told: bool):
    found = [
        each for each in recognise(book_of({"Blad": rows(hours)})).findings if each.kind == "getal_tussen_formules"
    ]
    assert [str(each.place) for each in found] == (["Blad Blad, cel D5"] if told else [])
