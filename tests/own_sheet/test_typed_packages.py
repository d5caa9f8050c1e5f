"""A typed package of hours of several functions is one product, and its hours and what they cost are told below it."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.values.types import ProductReading

Rows = list[list[Written]]


def _only(rows: Rows) -> ProductReading:
    (product,) = recognise(book_of({"Pakket": rows})).products
    return product


def _told(product: ProductReading) -> dict[str, str]:
    lines = (*product.sources, *product.outside)
    return {line.cells[0][1]: line.concept for line in lines if len(line.cells) == 1}


def test_a_table_of_functions_with_a_price_each_is_the_package_below_it() -> None:
    """3 x 68,40 + 6 x 58,75 is 557,70."""
    product = _only([
        ["Pakket ambulant intensief per maand, peildatum 1 januari 2026"],
        ["Inzet", "Uren per maand", "Uurprijs", "Bedrag"],
        ["gedragswetenschapper", 3, Decimal("68.40"), Decimal("205.20")],
        ["gezinsbegeleider", 6, Decimal("58.75"), Decimal("352.50")],
        ["Subtotaal", 9, None, Decimal("557.70")],
        ["Prijs van het pakket per maand", None, None, Decimal("557.70")],
    ])  # fmt: skip
    assert (product.unit, product.prices["tarief"]) == ("maand", Decimal("557.70"))
    told = _told(product)
    assert (told["B3"], told["B4"]) == ("uren_per_maand", "uren_per_maand")
    assert (told["C3"], told["C4"]) == ("functietarief", "functietarief")


def test_what_an_hour_costs_is_no_product_beside_the_amount_of_a_month_that_is_made_of_it() -> None:
    """3 x 68,40 + 5 x 58,75 + 4 x 41,20 + 85 is 748,75; with 16 % on top 868,55."""
    product = _only([
        ["Gezinspakket intensief"],
        ["Wie", "Uur per maand", "Kosten per uur", "Per maand"],
        ["Regiebehandelaar", 3, Decimal("68.40"), Decimal("205.20")],
        ["Systeemtherapeut", 5, Decimal("58.75"), Decimal("293.75")],
        ["Ervaringsdeskundige", 4, Decimal("41.20"), Decimal("164.80")],
        ["Samen", 12, None, Decimal("663.75")],
        ["Reizen en materiaal", None, None, 85],
        ["Algemene kosten", "16%", None, Decimal("119.80")],
        ["Maandbedrag gezin", None, None, Decimal("868.55")],
    ])  # fmt: skip
    assert (product.unit, product.prices["tarief"]) == ("maand", Decimal("868.55"))
    assert {"B3", "B4", "B5", "C3", "C4", "C5", "D7", "B8"} <= _told(product).keys()


def test_hours_and_prices_of_functions_one_below_the_other_are_of_the_package_that_follows() -> None:
    product = _only([
        ["Pakket ambulant intensief, peildatum 1 januari 2026"],
        ["Uren gedragswetenschapper per maand", 3],
        ["Uurprijs gedragswetenschapper", Decimal("68.40")],
        ["Uren gezinsbegeleider per maand", Decimal("5.5")],
        ["Uurprijs gezinsbegeleider", Decimal("58.75")],
        ["Opslag coördinatie", Decimal("0.1")],
        ["Pakketprijs per maand", Decimal("581.16")],
    ])  # fmt: skip
    assert (product.unit, product.prices["tarief"]) == ("maand", Decimal("581.16"))
    assert {"B2", "B3", "B4", "B5", "B6"} <= _told(product).keys()


def test_packages_in_rows_are_sold_by_the_month_and_what_their_hour_costs_is_a_part_of_each() -> None:
    rows: list[list[Written]] = [
        ["Pakketten hulp bij huishouden 2026"],
        [],
        ["Pakket", "Uren per week", "Uurprijs", "Prijs per week", "Prijs per maand"],
        ["Licht", 2, Decimal("38.4"), Decimal("76.8"), Decimal("332.8")],
        ["Midden", 3, Decimal("38.4"), Decimal("115.2"), Decimal("499.2")],
        ["Zwaar", 5, Decimal("38.4"), Decimal("192"), Decimal("832")],
    ]
    products = recognise(book_of({"Pakketten": rows})).products
    assert [(product.name, product.unit) for product in products] == [
        ("Licht", "maand"), ("Midden", "maand"), ("Zwaar", "maand"),
    ]  # fmt: skip
    told = [{line.cell: line.concept for line in product.sources} for product in products]
    assert told[1] == {"C5": "functietarief", "D5": "tarief"}
