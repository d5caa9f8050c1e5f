"""The name of a function names no cost under a heading that does: it is a wage. So is a number of fte staff."""

from __future__ import annotations

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


def _beds(second: str, unit: str = "fte") -> Rows:
    """A price of (6 x 60,000 + 2 x 80,000 + 90,000) / (10 x 365)."""
    return [
        ["Wonen per etmaal 2026"],
        ["Functie", "Loonkosten per fte", unit],
        ["Woonbegeleider", 60000, 6],
        [second, 80000, 2],
        ["Huisvesting per jaar", 90000],
        ["Aantal plaatsen", 10],
        ["Tarief per etmaal", ("=(B3*C3+B4*C4+B5)/(B6*365)", "167.12328767123")],
    ]


@pytest.mark.parametrize(
    "name", ["Meewerkend teamleider", "Teamleider (meewerkend)", "Persoonlijk begeleider hbo", "Gedragswetenschapper"]
)
def test_the_wage_of_a_function_is_a_wage_whatever_else_its_name_may_mean(name: str) -> None:
    (product,) = recognise(book_of({"Blad": _beds(name)})).products
    values = {value.concept: value for value in product.values}
    assert values["loonkosten_per_jaar"].value == 65000
    assert ("Blad", "B4") in values["loonkosten_per_jaar"].cells
    assert values["fte"].value == 8


@pytest.mark.parametrize("name", ["Groepsleiding", "Nachtdienst", "Team de Linde"])
def test_a_number_with_fte_behind_it_is_staff_whatever_it_is_called(name: str) -> None:
    rows: Rows = [
        ["Wonen per etmaal 2026"],
        [name, 8, "fte"],
        ["Loonkosten per fte per jaar", 65000, "euro"],
        ["Huisvesting per jaar", 90000, "euro"],
        ["Aantal plaatsen", 10],
        ["Tarief per etmaal", ("=(B2*B3+B4)/(B5*365)", "167.12328767123")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert {value.concept: value.value for value in product.values}["fte"] == 8


@pytest.mark.parametrize("function", ["Gedragswetenschapper", "Orthopedagoog", "Teamleider"])
def test_what_one_of_a_function_costs_is_a_wage_and_no_cost_of_clients(function: str) -> None:
    """5 × 60.000 and 1 × 80.000 with 20.000 over 5.000 hours: 80."""
    rows: Rows = [
        ["Begroting team 2026"],
        ["Omschrijving", "Fte", "Per fte", "Per jaar"],
        ["Jeugdhulpverleners", 5, 60000, ("=B3*C3", "300000")],
        [function, 1, 80000, ("=B4*C4", "80000")],
        ["Reiskosten", None, None, 20000],
        ["Totaal", None, None, ("=SUM(D3:D5)", "400000")],
        ["Declarabele uren team", None, None, 5000],
        ["Kostprijs per uur", None, None, ("=D6/D7", "80")],
    ]
    (product,) = recognise(book_of({"Begroting": rows})).products
    told = {line.cells[0][1]: line.concept for line in (*product.values, *product.sources) if line.cells}
    assert told["C4"] == "loonkosten_per_jaar"
    assert not any(line.concept.startswith("clientgebonden") for line in product.values)
