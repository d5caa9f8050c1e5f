"""A product whose price is still to come is read too, in the unit of that price; what nothing tells is asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, recognise

Rows = list[list[Written]]


def _product(reading: Reading, name: str) -> ProductReading:
    product = reading.product(name)
    assert product is not None
    return product


def _values(product: ProductReading) -> dict[str, Decimal | str]:
    return {value.concept: value.value for value in product.values}


def _group(price: Written) -> Rows:
    return [
        ["Concept opbouw groepsbehandeling 2026"],
        [None, "Groep jong", "Groep oud"],
        ["Loonkosten behandelaar per uur (incl. lasten)", Decimal("46.8"), Decimal("46.8")],
        ["Productiviteit", "74%", "76%"],
        ["Uren per dagdeel", Decimal("3.5"), Decimal("3.5")],
        ["Behandelaren op de groep", 2, 2],
        ["Kinderen per groep", 6, 8],
        ["Materiaalkosten per kind per dagdeel", Decimal("4.25"), Decimal("3.9")],
        ["Overhead", "20%", "20%"],
        ["Dagdeeltarief", price, price],
    ]


@pytest.mark.parametrize("price", ["nog vast te stellen", "volgt", "n.t.b.", "graag door u te berekenen"])
def test_a_price_to_come_per_day_part_is_no_price_per_hour(price: str) -> None:
    reading = recognise(book_of({"Blad": _group(price)}))
    assert [(each.model, each.unit) for each in reading.products] == [("dagdeel", "dagdeel")] * 2
    read = _values(_product(reading, "Groep oud"))
    assert (read["uren_per_dagdeel"], read["groepsgrootte"]) == (Decimal("3.5"), Decimal(8))


def test_of_what_a_share_is_one_is_asked_where_no_price_tells() -> None:
    reading = recognise(book_of({"Blad": _group("volgt")}))
    asked = {value.concept for value in _product(reading, "Groep jong").values if value.question}
    assert "overhead" in asked


def _beside(last: Written) -> Rows:
    return [
        ["Pleegzorg - kostprijs per etmaal 2026"],
        [None, "Pleegzorg regulier", "Pleegzorg intensief"],
        ["Loonkosten pleegzorgbegeleider per fte per jaar", 71200, 73800],
        ["Caseload per fte begeleider", 20, 13],
        ["Begeleidingskosten per etmaal", ("=B3/B4/365", "9.7534"), "volgt"],
        ["Kosten van materiaal per etmaal", Decimal("1.15"), Decimal("1.6")],
        ["Overhead over de kosten", "16.5%", "16.5%"],
        ["Tarief per etmaal", ("=(B5+B6)*(1+B7)", "12.7024"), last],
    ]


def test_a_column_without_a_price_is_read_as_the_one_beside_it() -> None:
    reading = recognise(book_of({"Blad": _beside("volgt")}))
    cells = {}
    for name, column in (("Pleegzorg regulier", "B"), ("Pleegzorg intensief", "C")):
        product = _product(reading, name)
        lines = (line for line in (*product.values, *product.sources) if line.cell.startswith(column))
        cells[name] = {(line.concept, line.cell[1:]) for line in lines if line.cell[1:] in ("3", "4", "6")}
    assert cells["Pleegzorg regulier"] == cells["Pleegzorg intensief"] != set()


def test_what_a_sheet_works_out_itself_in_another_column_is_not_asked() -> None:
    product = _product(recognise(book_of({"Blad": _beside("volgt")})), "Pleegzorg intensief")
    assert "C5" not in {value.cell for value in product.values if value.question}


def _block(price: Written) -> Rows:
    hourly: Rows = [
        ["Bruto uurloon", Decimal("22.9")],
        ["Vakantietoeslag over uurloon", "8%"],
        ["Werkgeverslasten over uurloon", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead over directe kosten", "18%"],
    ]
    first: Rows = [["Begeleiding", None], *hourly, ["Tarief per uur", Decimal("51.34")]]
    return [["Prijzen 2026"], [], *first, [], ["Ambulant wonen", None], *hourly, ["Tarief per uur", price]]


def test_a_block_without_a_price_below_one_with_a_price_is_a_product_of_its_own() -> None:
    reading = recognise(book_of({"Blad": _block("nog vast te stellen")}))
    assert [each.name for each in reading.products] == ["Begeleiding", "Ambulant wonen"]
    assert _values(_product(reading, "Ambulant wonen"))["bruto_uurloon"] == Decimal("22.9")


def test_a_column_of_what_was_before_is_no_product_that_waits_for_a_price() -> None:
    rows = _beside("volgt")
    rows[1] = [None, "Begroting 2026", "Realisatie 2025"]
    assert len(recognise(book_of({"Blad": rows})).products) == 1


@pytest.mark.parametrize("per", ["", "per fte "])
def test_wage_costs_of_a_year_are_asked_to_be_of_one_or_of_all_unless_the_sheet_says_so(per: str) -> None:
    rows: Rows = [
        ["Logeren per etmaal"],
        [],
        ["Begeleiding (fte)", Decimal("1.2")],
        [f"Personeelskosten {per}per jaar", 61000],
        ["Logeerplaatsen", 3],
        ["Bezetting", "72%"],
        ["Eten en drinken per etmaal", Decimal("11.2")],
        ["Etmaaltarief", "volgt"],
    ]
    (product,) = recognise(book_of({"Logeren": rows})).products
    asked = {value.cell for value in product.values if value.question}
    assert ("B4" in asked) == (not per)


@pytest.mark.parametrize("label", ["Vakantietoeslag over uurloon", "Vakantiegeld over het uurloon"])
def test_what_a_share_is_one_of_says_nothing_of_what_the_number_is_per(label: str) -> None:
    rows: Rows = [
        ["Bouwstenen 2026"],
        [],
        ["Bruto uurloon", Decimal("23.1")],
        [label, Decimal("0.08")],
        ["Sociale lasten en pensioen", Decimal("0.258")],
        ["Productiviteit", Decimal("0.7")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert _values(product)["vakantietoeslag"] == Decimal("0.08")


#: On its side: 33,20 × 4 / (9 × 86%) × 1,175 + 5,25 is 25,41; 32,10 × 4,25 × 1,25 / (10 × 92%) × 1,175 + 3,90 is 25,68.
ON_ITS_SIDE: Rows = [
    ["Dagcentrum, tarieven 2026 (prijs per deelnemer)"],
    [],
    ["Groep", "Duur dagdeel (uur)", "Loonkosten begeleider per uur", "Begeleiders op de groep", "Deelnemers",
     "Opkomst", "Materiaal per dagdeel", "Tarief per dagdeel"],
    ["Ontmoeting", 4, Decimal("33.2"), 1, 9, "86%", Decimal("5.25"), Decimal("25.41")],
    ["Intensief", Decimal("3.5"), Decimal("37.4"), 2, 5, "88%", Decimal("4.35"), "n.t.b."],
    ["Arbeidsmatig", Decimal("4.25"), Decimal("32.1"), Decimal("1.25"), 10, "92%", Decimal("3.9"), Decimal("25.68")],
    [],
    ["Overhead, over de begeleidingskosten", "17,5%"],
]  # fmt: skip


def test_what_stands_alone_below_a_table_on_its_side_holds_for_all_its_products() -> None:
    reading = recognise(book_of({"Blad": ON_ITS_SIDE}))
    for name in ("Ontmoeting", "Arbeidsmatig"):
        overhead = _product(reading, name).by_concept()["overhead"]
        assert (overhead.value, overhead.base, overhead.cell) == (Decimal("0.175"), "loonkosten", "B8")


def test_a_line_of_such_a_table_without_a_price_is_a_product_and_no_part_of_the_next() -> None:
    reading = recognise(book_of({"Blad": ON_ITS_SIDE}))
    assert _values(_product(reading, "Intensief"))["groepsgrootte"] == 5
    assert _values(_product(reading, "Arbeidsmatig"))["groepsgrootte"] == 10
