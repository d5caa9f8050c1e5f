"""A database export: one cost a row, the product in a column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]
LINES = ("Bruto uurloon", "Vakantietoeslag", "Werkgeverslasten", "Productiviteit")


def rows_of(**products: tuple[Written, ...]) -> Rows:
    made = [
        [name, "2026", line, value]
        for name, values in products.items()
        for line, value in zip(LINES, values, strict=True)
    ]
    return [["dienst", "jaar", "regel", "waarde"], *made]


def test_each_text_of_the_column_is_a_product_with_its_own_values():
    rows = rows_of(licht=(Decimal("21.5"), "8%", "24%", "70%"), zwaar=(Decimal("27.25"), "8%", "25%", "66%"))
    reading = recognise(book_of({"export": rows}))
    assert [product.name for product in reading.products] == ["licht", "zwaar"]
    wages = [{value.concept: value.value for value in product.values} for product in reading.products]
    assert [wage["bruto_uurloon"] for wage in wages] == [Decimal("21.5"), Decimal("27.25")]
    assert [wage["productiviteit"] for wage in wages] == [Decimal("0.70"), Decimal("0.66")]
    assert not [question for question in reading.questions if question.key.startswith("waarde.")]


def test_a_column_of_kinds_of_cost_is_no_column_of_products():
    kinds = ("loon", "loon", "loon", "uren")
    values = (Decimal("21.5"), "8%", "24%", "70%")
    rows = [[kind, line, value] for kind, line, value in zip(kinds, LINES, values, strict=True)]
    (product,) = recognise(book_of({"export": [["soort", "regel", "waarde"], *rows]})).products
    assert product.name == ""


def test_what_belongs_to_a_line_without_a_price_is_of_no_other_product():
    def block(name: str, costs: int, price: Written) -> Rows:
        lines: list[tuple[str, Written, Written]] = [
            ("loonkosten per productief uur", 40, None), ("uren", 4, "uur per dagdeel"),
            ("begeleiders", 2, "per groep"), ("bezoekers", 8, "per groep"),
            ("activiteiten en lunch", costs, "euro per dagdeel"), ("prijs per dagdeel", price, None),
        ]  # fmt: skip
        return [[name, *line] for line in lines]

    rows = [["product", "onderdeel", "waarde", "eenheid"], *block("Atelier", 6, 46), *block("Tuin", 4, None)]
    for product in recognise(book_of({"export": rows})).products:
        cells = {cell for value in product.values for _, cell in value.cells}
        assert not {"C6", "C12"} <= cells  # never the lunch of both together


def test_the_product_of_a_line_names_no_number_and_a_part_of_something_is_a_share() -> None:
    # by hand: 36 / 0.9 x 4 hours x 2 / 8 = 40, with 6 for activities 46, x 1.10 = 50.60
    lines: list[tuple[str, Written, Written]] = [
        ("loonkosten per betaald uur", 36, "eur/uur"), ("inzet op de groep", Decimal("0.9"), "deel van betaalde tijd"),
        ("uren", 4, "uur per dagdeel"), ("begeleiders", 2, "per groep"), ("bezoekers", 8, "per groep"),
        ("activiteiten", 6, "eur per dagdeel"), ("overhead", "10%", None),
        ("prijs per dagdeel", Decimal("50.60"), None),
    ]  # fmt: skip
    rows = [["product", "onderdeel", "waarde", "eenheid"]]
    rows += [[name, *line] for name in ("Ontmoeting en activering", "Eten en bewegen") for line in lines]
    for product in recognise(book_of({"export": rows})).products:
        read = {value.concept: str(value.value) for value in product.values}
        assert read["uren_per_dagdeel"] == "4"
        assert read["productiviteit"] == "0.9"
        assert read["begeleiders_per_groep"] == "2"


def test_the_lines_of_a_price_to_come_are_read_as_those_of_the_other_products_but_for_another_base() -> None:
    # by hand: 36 / 0.9 x 4 hours x 2 / 8 = 40, with 6 for activities 46, x 1.10 = 50.60
    lines: list[tuple[str, Written, Written, Written]] = [
        ("loonkosten per betaald uur", 36, "eur/uur", None), ("productiviteit", Decimal("0.9"), None, None),
        ("uren", 4, "uur per dagdeel", None), ("begeleiders", 2, "per groep", None),
        ("bezoekers", 8, "per groep", None), ("activiteiten", 6, "eur per dagdeel", None),
        ("overhead", "10%", None, "begeleiding en activiteiten"), ("prijs per dagdeel", Decimal("50.60"), None, None),
    ]  # fmt: skip
    rows: Rows = [["product", "onderdeel", "waarde", "eenheid", "berekend over"]]
    rows += [["Ontmoeting", *line] for line in lines]
    rows += [["Beweegtuin", *line] for line in lines[:-2]]
    rows += [["Beweegtuin", "overhead", "10%", None, "eigen methode"], ["Beweegtuin", "prijs per dagdeel"]]
    read, still = recognise(book_of({"export": rows})).products
    assert (read.prices, still.name, still.prices) == ({"tarief": Decimal("50.60")}, "Beweegtuin", {})
    values = {value.concept: value for value in still.values}
    assert {"loonkosten_per_uur", "productiviteit", "uren_per_dagdeel", "begeleiders_per_groep"} <= values.keys()
    assert not values["loonkosten_per_uur"].question
    assert values["overhead"].question


@pytest.mark.parametrize("left_out", [(), ("Begeleiding",), ("Behandeling",), ("Begeleiding", "Verzorging")])
def test_a_product_that_is_called_as_a_cost_or_lacks_a_line_is_a_product_of_its_own(left_out: tuple[str, ...]) -> None:
    """`Begeleiding` may be the name of a cost: in a column of products it is none."""
    wages = {"Begeleiding": 21, "Behandeling": 31, "Verzorging": 19}
    rows: Rows = [["Product", "Regel", "Waarde"]]
    for name, wage in wages.items():
        lines: Rows = [["Bruto uurloon", wage], ["Vakantietoeslag", "8%"], ["Productiviteit", "70%"]]
        lines += [] if name in left_out else [["Overhead", "20%"]]
        rows += [[name, *line] for line in lines]
    reading = recognise(book_of({"export": rows}))
    read = {each.name: {value.concept: value.value for value in each.values} for each in reading.products}
    assert {name: values["bruto_uurloon"] for name, values in read.items()} == wages
    assert {name for name, values in read.items() if "overhead" not in values} == {*left_out}
    assert not any("onbekende_opslag" in values for values in read.values())
