"""A column of units in a list says what the price of each line is per, not what the other columns are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]
#: Loon per uur, declarabel, en wat dat met 15 % overhead over de loonkosten wordt: 25 / 0,8 * 1,15.
LINES = (("Hulp", 25, "80%", "35.94"), ("Begeleiding", 34, "75%", "52.13"), ("Behandeling", 45, "72%", "71.88"))
HEADS = ("Dienst", "Loonkosten per uur", "Declarabel deel", "Overhead over loonkosten", "Tarief")


def _list(place: int, heading: str, text: str) -> Rows:
    rows: Rows = [[*HEADS], *([name, wage, share, "15%", Decimal(price)] for name, wage, share, price in LINES)]
    return [["Tarieven 2026"], *([*row[:place], heading if row is rows[0] else text, *row[place:]] for row in rows)]


def _read(rows: Rows) -> Reading:
    return recognise(book_of({"Lijst": rows}))


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(
    ("heading", "text"),
    [("Eenheid", "per declarabel uur"), ("Eenheid", "declarabel uur"), ("Rekeneenheid", "per productief uur"),
     ("Wijze van betalen", "tarief per declarabel uur")],
)  # fmt: skip
def test_a_unit_of_the_price_never_makes_the_wage_one_per_productive_hour(place: int, heading: str, text: str) -> None:
    reading = _read(_list(place, heading, text))
    read = [{value.concept: value.value for value in product.values} for product in reading.products]
    assert [(each["loonkosten_per_uur"], each["productiviteit"]) for each in read] == [
        (25, Decimal("0.8")), (34, Decimal("0.75")), (45, Decimal("0.72")),
    ]  # fmt: skip


@pytest.mark.parametrize("place", [2, 3, 4])
def test_a_list_with_a_column_of_units_is_worked_out_as_one_without(place: int) -> None:
    reading = _read(_list(place, "Eenheid", "per declarabel uur"))
    assert [finding.kind for finding in reading.findings].count("gedrukt_klopt") == len(LINES)


def test_the_row_that_tells_the_unit_of_each_product_hides_no_names() -> None:
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Eenheid", "per uur", "per uur"],
        ["Loonkosten per productief uur", 50, 60],
        ["Overhead over loonkosten", "20%", "15%"],
        ["Tarief per uur", 60, 69],
    ]
    products = _read(rows).products
    assert [product.by_concept()["overhead"].value for product in products] == [Decimal("0.2"), Decimal("0.15")]
    assert [product.by_concept()["loonkosten_per_productief_uur"].value for product in products] == [50, 60]


#: Per uur 36 / 0,75 * 1,25 = 60; per minuut 45 / 0,75 * 1,25 / 60 = 1,25; a price that is still to come.
UNITS: Rows = [
    ["Tarieven 2026"],
    ["Dienst", "Eenheid", "Loonkosten per betaald uur", "Functie", "Productief",
     "Overhead over directe kosten", "Prijs"],
    ["Ambulante hulp", "per uur", 36, "schaal 7", "75%", "25%", Decimal("60.00")],
    ["Diagnostiek", "per minuut", 45, "schaal 11", "75%", "25%", Decimal("1.25")],
    ["Vaktherapie", "per uur", 42, "schaal 9", "72%", "24%", None],
]  # fmt: skip


def test_each_line_of_a_list_is_priced_in_its_own_unit_and_what_it_is_built_of_is_no_amount_of_that_unit() -> None:
    products = {product.name: product for product in _read(UNITS).products}
    assert {name: product.unit for name, product in products.items()} == {
        "Ambulante hulp": "uur", "Diagnostiek": "minuut", "Vaktherapie": "uur",
    }  # fmt: skip
    values = products["Diagnostiek"].by_concept()
    assert (values["loonkosten_per_uur"].value, values["overhead"].value) == (45, Decimal("0.25"))


def test_the_line_whose_price_is_to_come_keeps_its_own_numbers() -> None:
    products = {product.name: product.by_concept() for product in _read(UNITS).products}
    assert products["Vaktherapie"]["productiviteit"].value == Decimal("0.72")
    assert products["Diagnostiek"]["productiviteit"].value == Decimal("0.75")


def test_an_hour_of_one_product_and_a_minute_of_another_are_not_compared() -> None:
    assert "uur_en_minuut" not in {finding.kind for finding in _read(UNITS).findings}


SHORT = {
    "uur": ("u", "p.u.", "p/u", "per 60 min"), "minuut": ("min", "p/min", "per min."),
    "dagdeel": ("dd", "dgd", "dagdl", "p/dd", "per dagdeel van 4 uur"), "etmaal": ("etm", "etm.", "per etm"),
    "week": ("wk", "p/w"), "periode": ("per 4 wk",), "maand": ("mnd", "p/mnd"), "traject": ("trj",),
}  # fmt: skip


@pytest.mark.parametrize(("unit", "text"), [(unit, text) for unit, texts in SHORT.items() for text in texts])
@pytest.mark.parametrize("heading", ["Eenheid", "Ehd.", "Tariefeenheid"])
def test_a_unit_in_short_is_that_unit_in_a_list_of_prices(unit: str, text: str, heading: str) -> None:
    rows: Rows = [["Tarieven Wmo 2026"], ["Product", heading, "Tarief"]]
    rows += [[f"Begeleiding {name}", text, price] for name, price in (("basis", 41), ("plus", 45))]
    products = _read(rows).products
    assert [(product.name, product.unit) for product in products] == [
        ("Begeleiding basis", unit), ("Begeleiding plus", unit),
    ]  # fmt: skip


@pytest.mark.parametrize("is_formula", [True, False])
def test_a_unit_in_short_is_that_of_the_price_of_its_line_and_no_hour(is_formula: bool) -> None:
    """50 per hour with 20 % overhead: 1 hour is 60, half an hour 30, three and a half 210."""
    lines = (("Begeleiding", "uur", "1", "60"), ("Dagbesteding", "dd", "0.5", "30"), ("Logeren", "etm", "3.5", "210"))
    rows: Rows = [
        ["Kostprijzen 2026"],
        ["Product", "Ehd.", "Loonkosten p/u", "Uren per eenheid", "Overhead", "Kostprijs"],
    ]
    for row, (name, unit, hours, price) in enumerate(lines, 3):
        made: Written = (f"=C{row}*D{row}*(1+E{row})", price) if is_formula else Decimal(price)
        rows.append([name, unit, 50, Decimal(hours), "20%", made])
    priced = {product.printed["tarief"].cell: product.unit for product in _read(rows).products}
    assert priced == {"F3": "uur", "F4": "dagdeel", "F5": "etmaal"}


def test_a_unit_that_is_not_known_is_told() -> None:
    rows: Rows = [
        ["Tarieven Wmo 2026"],
        ["Product", "Eenheid", "Tarief"],
        ["Begeleiding", "uur", 61],
        ["Dagopvang", "blok", 45],
    ]
    told = [finding for finding in _read(rows).findings if finding.kind == "eenheid_onbekend"]
    assert [finding.place.cell.address for finding in told if finding.place.cell] == ["B4"]
