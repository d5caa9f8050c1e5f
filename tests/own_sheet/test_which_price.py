"""Which of the prices of a sheet is the product: not the one that holds for some only, and each that is sold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, recognise

Rows = list[list[Written]]


def _hourly(*more: list[Written]) -> Rows:
    return [
        ["Begeleiding 2026"],
        ["Bruto uurloon", 24],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "75%"],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", ("=B2*(1+B3)/B4*(1+B5)", "48")],
        *more,
    ]


def _prices(reading: Reading) -> list[tuple[str, Decimal]]:
    return [(each.unit, calculate_product(reading, each, {}).tarief) for each in reading.products]


@pytest.mark.parametrize(
    "more",
    [
        [["Korting grote afname", "5%"], ["Tarief per uur bij meer dan 1.000 uur", ("=B6*(1-B7)", "45.6")]],
        [["Korting", "5%"], ["Tarief per uur vanaf 20 cliënten", ("=B6*(1-B7)", "45.6")]],
        [["Toeslag", "30%"], ["Tarief per uur in het weekend", ("=B6*(1+B7)", "62.4")]],
    ],
)
def test_a_price_that_holds_for_some_only_is_no_product_and_is_told(more: Rows) -> None:
    reading = recognise(book_of({"Blad": _hourly(*more)}))
    assert _prices(reading) == [("uur", Decimal(48))]
    (told,) = [finding for finding in reading.findings if finding.kind == "prijs_op_voorwaarde"]
    assert told.place.cell is not None and told.place.cell.address == "B7"


def test_a_discount_for_everybody_is_part_of_the_price() -> None:
    more: Rows = [["Korting", "5%"], ["Tarief per uur na korting", ("=B6*(1-B7)", "45.6")]]
    assert _prices(recognise(book_of({"Blad": _hourly(*more)}))) == [("uur", Decimal("45.6"))]


@pytest.mark.parametrize(
    ("title", "rule", "price", "unit"),
    [
        ("Prijs per maand", "=B2*Uur!B6+B3", "602", "maand"),
        ("Tarief per dagdeel", "=B2*Uur!B6+B3", "602", "dagdeel"),
    ],
)
def test_a_tariff_on_a_tab_of_its_own_is_sold_beside_the_price_per_other_unit_that_rests_on_it(
    title: str, rule: str, price: str, unit: str
) -> None:
    other: Rows = [["Arrangement"], ["Uren begeleiding", 12], ["Kamer", 26], [title, (rule, price)]]
    reading = recognise(book_of({"Uur": _hourly(), "Arrangement": other}))
    assert _prices(reading) == [("uur", Decimal(48)), (unit, Decimal(602))]


def test_a_tariff_per_hour_that_another_tab_adds_to_is_no_product_of_its_own() -> None:
    other: Rows = [["Reistoeslag"], ["Reizen per uur", 2], ["Tarief per uur", ("=Uur!B6+B2", "50")]]
    assert _prices(recognise(book_of({"Uur": _hourly(), "Totaal": other}))) == [("uur", Decimal(50))]


@pytest.mark.parametrize("typed", ["49", "52,00"])
def test_a_price_typed_beside_one_that_is_calculated_has_its_build_up_where_a_cell_waits_for_it(typed: str) -> None:
    rows: Rows = [
        ["Begeleiding 2026"],
        [None, "Licht", "Zwaar"],
        ["Bruto uurloon", 24, 25],
        ["Werkgeverslasten", "25%", "25%"],
        ["Productiviteit", "75%", "75%"],
        ["Kostprijs per uur", ("=B3*(1+B4)/B5", "40"), ("=C3*(1+C4)/C5", "41.6666666667")],
        ["Marge over de kostprijs", "20%", "20%"],
        ["Tarief per uur", ("=B6*(1+B7)", "48"), Decimal(typed.replace(",", "."))],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert [price for _, price in _prices(reading)] == [Decimal(48), Decimal(50)]
    assert [str(each.place) for each in reading.findings if each.kind == "prijs_getypt"] == ["Blad Blad, cel C8"]


@pytest.mark.parametrize("before", ["Tarief 2025", "Tarief 2024 (vervallen)", "Dagdeeltarief vervallen"])
def test_a_typed_price_of_before_among_the_costs_is_no_end_of_them(before: str) -> None:
    rows: Rows = [
        ["Dagbesteding 2026"],
        ["Loonkosten begeleider per betaald uur", 34],
        ["Productiviteit", "80%"],
        ["Uren per dagdeel", 4],
        ["Groepsgrootte", 8],
        ["Materiaal per dagdeel", 2],
        [before, 21],
        ["Overhead over directe kosten", "20%"],
        ["Dagdeeltarief 2026", Decimal("27.90")],
    ]
    assert _prices(recognise(book_of({"Blad": rows}))) == [("dagdeel", Decimal("27.90"))]


def test_the_price_of_a_forecast_does_not_take_the_place_of_that_of_now() -> None:
    rows = [*_hourly(), ["Prognose tarief per uur 2027", 55]]
    rows[5] = ["Tarief per uur 2026", 48]
    reading = recognise(book_of({"Blad": rows}))
    assert Decimal(48) in {value.value for each in reading.products for value in each.printed.values()}


_OPEN: Rows = [
    ["Ambulant per uur"],
    ["Bruto uurloon", 23],
    ["Productiviteit", "70%"],
    ["Overhead over directe kosten", "18%"],
    ["Uurtarief", "nog vast te stellen"],
]
_DAYS: Rows = [
    ["Beschermd wonen per etmaal 2026"],
    ["Fte begeleiding", 7],
    ["Loonkosten per fte per jaar", 60000],
    ["Plaatsen", 12],
    ["Bezetting", "95%"],
    ["Huisvesting per jaar", 96000],
    ["Overhead over directe kosten", "15%"],
    ["Tarief per etmaal", Decimal("142.61")],
]


@pytest.mark.parametrize("apart", [False, True])
def test_what_stands_under_a_price_that_is_still_to_come_is_of_no_other_product(*, apart: bool) -> None:
    sheets = {"Wonen": _DAYS, "Ambulant": _OPEN} if apart else {"Wonen": [*_DAYS, *_OPEN]}
    reading = recognise(book_of(sheets))
    priced = replace(reading, products=tuple(each for each in reading.products if each.printed))
    assert _prices(priced) == [("etmaal", Decimal("142.61"))]
    assert [each.unit for each in reading.products if not each.printed] == ["uur"]


def test_the_numbers_of_the_rows_are_no_prices_whatever_the_title_above_them_says() -> None:
    rows: Rows = [
        ["Onderbouwing tarief begeleiding 2026"],
        [1, "Salaris", 3200, "€ per maand"],
        [2, "Contracturen", 156, "uur per maand"],
        [3, "Bruto uurloon", ("=C2/C3", "20.512820512820"), "euro per uur"],
        [4, "Werkgeverslasten", "25%"],
        [5, "Productiviteit", "75%"],
        [6, "Uurtarief", ("=C4*(1+C5)/C6", "34.18803418803"), "euro per uur"],
    ]
    assert [each.unit for each in recognise(book_of({"Blad": rows})).products] == ["uur"]


@pytest.mark.parametrize("day", ["Ingangsdatum 1 januari 2026", "Prijspeil 2026", "Peildatum 1-1-2026"])
def test_a_line_that_tells_the_day_names_no_product(day: str) -> None:
    hourly = [["De Spil - ambulante begeleiding"], [day], *_hourly()[1:]]
    hourly[6] = ["Tarief per uur", ("=B3*(1+B4)/B5*(1+B6)", "48")]
    other: Rows = [["Arrangement wonen"], ["Uren", 12], ["Kamer", 26], ["Prijs per maand", ("=B2*Uur!B7+B3", "602")]]
    reading = recognise(book_of({"Uur": hourly, "Maand": other}))
    assert not any(day.split()[0] in product.name for product in reading.products)
    assert len(reading.products) == 2


@pytest.mark.parametrize(("typed", "over"), [("55.5", True), ("61", False)])
def test_a_tariff_typed_below_its_cost_price_is_read_as_the_percentage_between_makes_it(typed: str, over: bool) -> None:
    # by hand: 30 / 0.75 = 40, with 14 for overhead 54; x 1.02 = 55.08
    rows: Rows = [
        ["Tarief begeleiding 2026"],
        ["Loonkosten per betaald uur", 30],
        ["Productiviteit", "75%"],
        ["Loonkosten per declarabel uur", ("=B2/B3", "40")],
        ["Overhead per declarabel uur", 14],
        ["Kostprijs", ("=B4+B5", "54")],
        ["Risico-opslag over kostprijs", "2%"],
        ["Uurtarief", Decimal(typed)],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert ("prijs_getypt" in {finding.kind for finding in reading.findings}) is over
    if over:
        (product,) = reading.products
        assert {value.concept: value.value for value in product.values}["risico_opslag"] == Decimal("0.02")


@pytest.mark.parametrize(("label", "typed", "told"), [
    ("Tarief per uur", "54", ["B6"]), ("Aangeboden tarief per uur", "58", ["B6"]), ("Uurtarief", "56.57", []),
    ("Tarief per minuut", "0.94", []),
])  # fmt: skip
def test_a_tariff_that_is_typed_below_a_calculated_cost_price_is_told(label: str, typed: str, told: list[str]) -> None:
    # by hand: 33 / 0.7 x 1.2 = 56.57
    rows: Rows = [
        ["Tarief begeleiding 2026"],
        ["Loonkosten per betaald uur", 33],
        ["Productiviteit", "70%"],
        ["Overhead", "20%"],
        ["Kostprijs per uur", ("=B2/B3*(1+B4)", "56.571428571")],
        [label, Decimal(typed)],
    ]
    reading = recognise(book_of({"Blad": rows}))
    places = [finding.place.cell for finding in reading.findings if finding.kind == "tarief_elders"]
    assert [place.address for place in places if place] == told
