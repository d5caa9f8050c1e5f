"""What belongs to one cell: the scale of its column, the name of its row, an open cell of its block; and one base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise
from workbooks.read.own_sheet.words.unsaid import probably, range_of

Rows = list[list[Written]]


def _asked(reading: Reading) -> dict[str, list[str]]:
    """The cells of the questions about values, by product."""
    return {each.name: [value.cell for value in each.values if value.question] for each in reading.products}


def _home(times: str, staff: str) -> Rows:
    return [
        ["Woongroep 2026 (verblijf per etmaal)"],
        ["Plaatsen", 12],
        ["Bezettingsgraad", "93%"],
        ["Etmalen per jaar", ("=B2*365*B3", "4073.4")],
        ["Personeel", "fte", "Loonkosten per fte (€)", "Totaal (x € 1.000)"],
        ["Groepsbegeleider", Decimal("9.5"), 66800, ("=B6*C6/1000", "634.6")],
        ["Nachtdienst", Decimal("2.4"), 61250, ("=B7*C7/1000", "147")],
        ["Totaal personeel", None, None, ("=SUM(D6:D7)", staff)],
        ["Huisvesting", None, None, Decimal("96.5")],
        ["Totaal (x € 1.000)", None, None, ("=D8+D9", "878.1")],
        ["Kosten per etmaal", None, None, (f"=D10{times}/B4", "215.57")],
        ["Overhead over alle kosten", None, None, "15.5%"],
        ["Tarief per etmaal", None, None, ("=D11*(1+D12)", "248.983")],
    ]


def test_what_a_formula_divides_by_a_thousand_itself_does_not_stand_in_thousands() -> None:
    (product,) = recognise(book_of({"Blad": _home("*1000", "781.6")})).products
    told = {line.cell: line.value for line in (*product.values, *product.sources, *product.outside)}
    assert (told["C6"], told["D9"]) == (Decimal(66800), Decimal(96500))


def test_of_a_table_of_staff_the_column_of_fte_is_fte() -> None:
    rows = _home("*1000", "781.6")
    rows[9] = ["Totaal (x € 1.000)", None, None, ("=D8+D9-1.5", "876.6")]
    (product,) = recognise(book_of({"Blad": rows})).products
    lines = (*product.sources, *product.outside)
    assert {line.concept for line in lines if line.cell in ("B6", "B7")} <= {"fte", "functie_aandeel"}


def _two(reis: str, overhead: str) -> Rows:
    return [
        [None, "Toezicht", "Voogdij"],
        ["Loonkosten per productief uur", 50, 40],
        ["Reiskosten per uur", 2, reis],
        ["Overhead", "20%", overhead],
        ["Tarief per uur", ("=(B2+B3)*(1+B4)", "62.4"), ("=C2*(1+C4)", "48")],
    ]


def test_the_same_line_of_two_products_has_one_base_where_the_price_of_one_does_not_tell() -> None:
    reading = recognise(book_of({"Blad": _two("PM", "20%")}))
    assert {value.base for each in reading.products for value in each.values if value.concept == "overhead"} == {
        "directe_kosten"
    }


def test_two_bases_stay_two_where_the_prices_tell_them() -> None:
    rows = _two("PM", "20%")
    rows[2][2] = 3
    rows[4][2] = ("=C2*(1+C4)+C3", "51")
    reading = recognise(book_of({"Blad": rows}))
    bases = {value.base for each in reading.products for value in each.values if value.concept == "overhead"}
    assert len(bases) == 2


def _left(start: int) -> Rows:
    a = start
    return [
        [None, "Maatschappelijk werk" if start == 2 else "Jongerencoach"],
        [40, "loonkosten van een betaald uur"],
        ["66%", "productiviteit"],
        [(f"=A{a}/A{a + 1}", "60.606060606061"), "loonkosten per declarabel uur"],
        ["PM", "tolkvoorziening"],
        ["20%", "overhead over de directe kosten"],
        [(f"=A{a + 2}*(1+A{a + 4})", "72.727272727273"), "prijs per uur"],
    ]


def test_an_open_number_before_its_label_is_asked_of_the_block_that_it_is_in() -> None:
    reading = recognise(book_of({"Blad": [*_left(2), *_left(9)]}))
    assert sorted(_asked(reading).values()) == [["A12"], ["A5"]]


def test_a_row_without_numbers_is_called_by_its_own_name_and_asked_once() -> None:
    rows: Rows = [
        ["Functie", "Aantal op de groep", "Loonkosten per uur", "Productiviteit"],
        ["Begeleider", Decimal("1.5"), Decimal("38.2"), "80%"],
        ["Uren per dagdeel", 4],
        ["Deelnemers per groep", 8],
        ["Overhead over directe kosten", "20%"],
        ["Tarief per dagdeel", ("=B2*C2/D2*B3/B4*(1+B5)", "42.975")],
        ["Tolkkosten", "n.t.b.", "nog niet in het tarief"],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert [value.label for value in product.values if value.question] == ["Tolkkosten"]


@pytest.mark.parametrize("text", ["24,10 (schaal 8) of 26,35 (schaal 9)", "24,10 (nu) - 26,35 (straks)"])
def test_two_values_with_what_each_is_for_are_a_range(text: str) -> None:
    assert range_of(text) == ("24,10", "26,35")


@pytest.mark.parametrize("text", ["26,35 (schaal 9)", "1.200 (2024)"])
def test_one_value_with_what_it_is_for_is_no_range(text: str) -> None:
    assert range_of(text) == ()


def test_a_spoiled_percentage_may_say_what_it_is_a_part_of() -> None:
    assert probably("2G,5% van brutoloon plus toeslagen") == ("26,5% van brutoloon plus toeslagen",)


@pytest.mark.parametrize("said", ["6-8", "6 à 8"])
def test_a_range_in_the_row_of_a_table_is_asked_and_names_no_product(said: str) -> None:
    head: list[Written] = [
        "Groep",
        "Loonkosten per uur",
        "Productiviteit",
        "Uren per dagdeel",
        "Medewerkers",
        "Kinderen",
    ]
    rows: Rows = [
        [*head, "Overhead over directe kosten", "Dagdeelprijs"],
        ["Eekhoorns", 40, "80%", 4, 2, 8, "20%", 60],
        ["Vlinders", 36, "80%", 4, 2, 6, "20%", 72],
        ["Uiltjes", 38, "80%", 4, 2, said, "20%", "n.t.b."],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert [each.name for each in reading.products] == ["Eekhoorns", "Vlinders", "Uiltjes"]
    assert "F4" in _asked(reading)["Uiltjes"]
