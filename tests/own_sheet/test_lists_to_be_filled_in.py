"""A list of prices of which some are still to come: each line with a price is a product, the others are told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

LIST: list[list[Written]] = [
    ["Tarievenlijst begeleiding 2026"],
    [],
    ["Code", "Product", "Eenheid", "Tarief"],
    ["45A04", "Begeleiding basis", "uur", Decimal("66.4")],
    ["45A05", "Begeleiding speciaal", "uur", "n.t.b."],
    ["45A06", "Dagbehandeling", "dagdeel", Decimal("58.2")],
    ["45A07", "Kortdurend verblijf", "etmaal", "in te vullen"],
    ["45A08", "Vervoer", "rit"],
    ["45A09", "Diagnostiek", "minuut", Decimal("1.72")],
    ["Alle prijzen zijn exclusief reiskosten"],
]


def _told(reading: Reading) -> list[str]:
    told = (finding for finding in reading.findings if finding.kind == "prijs_ontbreekt")
    return [each.place.cell.address for each in told if each.place and each.place.cell]


def test_a_line_without_a_price_is_told_and_no_unknown_value_of_the_line_below() -> None:
    reading = recognise(book_of({"Tarieven": LIST}))
    assert [(product.name, product.unit) for product in reading.products] == [
        ("Begeleiding basis", "uur"), ("Dagbehandeling", "dagdeel"), ("Diagnostiek", "minuut"),
    ]  # fmt: skip
    assert _told(reading) == ["D5", "D7", "D8"]
    assert {question.key for question in reading.questions} == {"product"}
    assert "waarde_ontbreekt" not in {finding.kind for finding in reading.findings}


@pytest.mark.parametrize("said", ["n.t.b.", "PM", "nog niet bekend", "in te vullen", "volgt", "in overleg", None])
def test_a_list_with_one_price_is_a_list_where_other_lines_wait_for_theirs(said: Written) -> None:
    rows = [*LIST[:4], *([*line[:3], said] for line in LIST[4:8])]
    reading = recognise(book_of({"Tarieven": rows}))
    assert [product.name for product in reading.products] == ["Begeleiding basis"]
    assert _told(reading) == ["D5", "D6", "D7", "D8"]
    assert not reading.questions


def test_a_list_with_the_price_of_a_build_up_below_it_lists_other_products() -> None:
    """34,92 / 0,66 + 2,40 + 0,90 is 56,2091, with 24,5% and 2% on it 71,38."""
    rows: list[list[Written]] = [
        ["Prijslijst 2026"],
        [],
        ["Product", "Eenheid", "Prijs 2026"],
        ["Begeleiding regulier", "uur", Decimal("71.38")],
        ["Dagbesteding licht", "dagdeel", Decimal("37.85")],
        ["Vervoer rolstoel", "rit", Decimal("17.60")],
        ["Begeleiding gespecialiseerd", "uur", Decimal("84.60")],
        [],
        ["Onderbouwing begeleiding regulier"],
        ["Loonkosten per betaald uur (incl. lasten)", None, Decimal("34.92")],
        ["Productiviteit (declarabel deel betaalde uren)", None, "66%"],
        ["Reiskosten per declarabel uur", None, Decimal("2.40")],
        ["Opleidingskosten per declarabel uur", None, Decimal("0.90")],
        ["Overhead over directe kosten", None, "24,5%"],
        ["Marge over kostprijs", None, "2%"],
    ]
    products = recognise(book_of({"Prijslijst": rows})).products
    assert [(product.name, product.unit, product.model) for product in products] == [
        ("Begeleiding regulier", "uur", "uurtarief"), ("Dagbesteding licht", "dagdeel", "prijs"),
        ("Vervoer rolstoel", "rit", "prijs"), ("Begeleiding gespecialiseerd", "uur", "prijs"),
    ]  # fmt: skip
    assert products[0].prices == {"tarief": Decimal("71.38")}
