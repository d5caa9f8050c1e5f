"""What a sheet adds up tells what its parts are: posts of overhead, a wage with allowances; so do kinds of cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]


def _told(reading: Reading) -> dict[str, str]:
    """What each cell is read or told as."""
    lines = (line for each in reading.products for line in (*each.values, *each.sources, *each.outside))
    return {cell: line.concept for line in lines for _, cell in line.cells if len(line.cells) == 1}


def _budget(total: str) -> Rows:
    return [
        ["Begroting 2026 begeleiding"],
        ["Salarissen", 794000],
        ["Sociale lasten en pensioen", 210800],
        ["Reiskosten personeel", 25000],
        ["Totaal personele kosten", ("=SUM(B2:B4)", "1029800")],
        ["Algemene kosten", 34500],
        ["ICT", 59300],
        ["Huisvesting", 55600],
        [total, ("=SUM(B6:B8)", "149400")],
        ["Totaal kosten", ("=B5+B9", "1179200")],
        ["Aantal fte", Decimal("16.3")],
        ["Productieve uren per jaar", 1287],
        ["Kostprijs", ("=B10/(B11*B12)", "56.2111")],
        ["Bijdrage aan het fonds", "3%"],
        ["Uurtarief", ("=B13*(1+B14)", "57.8974")],
    ]


@pytest.mark.parametrize("total", ["Totaal overhead", "Indirecte posten bij elkaar"])
def test_housing_in_a_sum_of_overhead_is_a_post_of_it(total: str) -> None:
    assert _told(recognise(book_of({"Blad": _budget(total)}))).get("B8") in ("overhead_post", None)


def test_a_percentage_is_no_price_whatever_its_label_says_that_it_is_one_of() -> None:
    rows: Rows = [
        ["Post", "Eenheid", "Begeleiding"],
        ["Loonkosten per productief uur", "€ per uur", 50],
        ["Overhead over loonkosten", "percentage", 20],
        ["Kostprijs", "€ per uur", 60],
        ["Risico-opslag, over cost price", "percentage", 4],
        ["Tarief per uur", "€ per uur", Decimal("62.4")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert [each.prices for each in reading.products] == [{"kostprijs": Decimal(60), "tarief": Decimal("62.4")}]


def test_a_subtotal_of_the_wage_is_no_bare_wage() -> None:
    rows: Rows = [
        ["Post", "Begeleiding"],
        ["Subtotaal loon", Decimal("24.51")],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead over directe kosten", "20%"],
        ["Tarief per uur", Decimal("52.52")],
    ]
    assert _told(recognise(book_of({"Blad": rows})))["B2"] == "loon_met_toeslagen_per_uur"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Materialen cliënt per direct uur", "clientgebonden_kosten_per_uur"),
        ("Materialen per direct uur", "materiaalkosten_per_uur"),
    ],
)
def test_materials_of_a_client_are_costs_for_clients(label: str, concept: str) -> None:
    rows: Rows = [
        ["Post", "Begeleiding"],
        ["Loonkosten per productief uur", 50],
        [label, 2],
        ["Overhead over directe kosten", "20%"],
        ["Tarief per uur", ("=(B2+B3)*(1+B4)", "62.4")],
    ]
    assert _told(recognise(book_of({"Blad": rows})))["B3"] == concept


def test_of_a_price_that_is_not_understood_each_cell_is_told_by_its_kind() -> None:
    rows: Rows = [
        ["Vervoer dagbesteding per rit"],
        ["Chauffeur loonkosten per rit", Decimal("6.4")],
        ["Busje (lease, brandstof) per rit", Decimal("4.85")],
        ["Overhead over directe kosten", "8%"],
        ["Ritprijs 2026", Decimal("12.15")],
    ]
    told = _told(recognise(book_of({"Blad": rows})))
    assert (told["B2"], told["B3"], told["B4"]) == ("loonkosten_per_rit", "vervoerskosten_per_rit", "overhead")


def test_a_tab_that_is_called_after_a_price_gives_no_name_to_a_product() -> None:
    hour: Rows = [
        ["Thuisbegeleiding 2026"],
        ["Loonkosten per productief uur", 50],
        ["Overhead over directe kosten", "20%"],
        ["Uurtarief", ("=B2*(1+B3)", "60")],
    ]
    month: Rows = [
        ["Pakket thuisbegeleiding"],
        ["Uurtarief", ("=Uurprijs!B4", "60")],
        ["Begeleidingsuren per maand", Decimal("9.5")],
        ["Prijs per maand", ("=B2*B3", "570")],
    ]
    reading = recognise(book_of({"Uurprijs": hour, "Maandprijs": month}))
    (product,) = (each for each in reading.products if each.unit == "maand")
    assert product.name == "Pakket thuisbegeleiding"
