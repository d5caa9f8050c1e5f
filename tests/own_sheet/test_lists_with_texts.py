"""A list of products, a line each, with texts among its numbers and prices that are still to be filled in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

HEADS: list[Written] = ["Product", "Loonkosten per productief uur", "Reiskosten per uur", "Overhead", "Genomen van",
                        "Risico over de kostprijs", "Kostprijs per uur", "Tarief per uur"]  # fmt: skip


def _line(row: int, name: str, of: str, *, priced: bool = True) -> list[Written]:
    """50 + 2, overhead 20 % of all of it or of the wages, risk 1 %."""
    over_all = of == "alle directe kosten"
    cost = (f"=(B{row}+C{row})*(1+D{row})", "62.4") if over_all else (f"=B{row}*(1+D{row})+C{row}", "62")
    price = (f"=G{row}*(1+F{row})", "63.024" if over_all else "62.62")
    return [name, 50, 2, "20%", of, "1%", *((cost, price) if priced else ())]


def _read(*lines: list[Written]) -> Reading:
    return recognise(book_of({"Prijzen": [["Prijzen ambulant 2026"], HEADS, *lines]}))


FOUR = (
    _line(3, "Begeleiding", "loonkosten"),
    _line(4, "Behandeling", "alle directe kosten"),
    _line(5, "Dagstart", "eigen methode", priced=False),
)


def test_a_text_between_the_numbers_of_a_line_names_none_of_them() -> None:
    products = {product.name: product for product in _read(*FOUR[:2]).products}
    assert {name: str(product.prices["tarief"]) for name, product in products.items()} == {
        "Begeleiding": "62.62", "Behandeling": "63.024",
    }  # fmt: skip
    bases = {name: product.by_concept()["overhead"].base for name, product in products.items()}
    assert bases == {"Begeleiding": "loonkosten", "Behandeling": "directe_kosten"}


def test_a_line_whose_price_is_empty_is_a_product_whose_price_is_to_come() -> None:
    product = next(each for each in _read(*FOUR).products if each.name == "Dagstart")
    assert not product.prices
    read = {value.concept: value.value for value in product.values}
    assert read["reiskosten_per_uur"] == 2
    assert read["risico_opslag"] == Decimal("0.01")


def test_of_what_a_share_is_one_is_asked_where_the_lines_above_take_it_of_different_things() -> None:
    product = next(each for each in _read(*FOUR).products if each.name == "Dagstart")
    assert product.by_concept()["overhead"].question.startswith("overhead_grondslag")


def test_a_cost_of_a_product_whose_price_is_to_come_is_not_called_unused() -> None:
    assert "kosten_tellen_niet_mee" not in {finding.kind for finding in _read(*FOUR).findings}


def test_one_priced_line_makes_no_products_of_the_others() -> None:
    lines = (FOUR[0], _line(4, "Dagstart", "loonkosten", priced=False), _line(5, "Nazorg", "loonkosten", priced=False))
    assert len(_read(*lines).products) == 1


@pytest.mark.parametrize("name", ["Materieel", "Huisvesting"])
def test_tables_side_by_side_keep_their_names(name: str) -> None:
    rows: list[list[Written]] = [
        ["Begeleiding 2026"],
        ["Personeel", "per uur", "aandeel", name, "per uur", "aandeel"],
        ["Loonkosten per productief uur", 50, "94%", "Materiaal per uur", 2, "4%"],
        ["Reiskosten per uur", 1, "2%", "Opleidingskosten per uur", 3, "6%"],
        ["Tarief per uur", ("=B3+B4+E3+E4", "56")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert {cell for value in product.values for _, cell in value.cells} >= {"B3", "B4", "E3", "E4"}
