"""A price per week is one per week; where a sheet prints it per 24 hours too, that is what can be bought."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, recognise

Rows = list[list[Written]]
#: 1.200 + 300 = 1.500; met 20% erbij 1.800; over 4 bedden 450 per week; 450 / 7 / 0,9 = 71,428571.
COSTS: Rows = [
    ["Begeleid wonen, kostprijs 2026"],
    ["Begeleiding per week", 1_200],
    ["Huur per week", 300],
    ["Overhead", ("=(B2+B3)*20%", "300")],
    ["Aantal bedden", 4],
    ["Bezetting", "90%"],
]


def products(rows: Rows) -> tuple[ProductReading, ...]:
    return recognise(book_of({"Blad": rows})).products


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Prijs per bed per week", "week"),
        ("Weektarief", "week"),
        ("Tarief per 4 weken", "periode"),
        ("Tarief per kwartaal", "stuk"),
        ("Prijs per weekend", "stuk"),
        ("Tarief per maand", "maand"),
        ("Prijs per bezet etmaal", "etmaal"),
    ],
)
def test_a_price_is_in_the_unit_that_its_own_row_says_and_never_per_hour_for_want_of_a_model(
    label: str, unit: str
) -> None:
    (product,) = products([*COSTS, [label, ("=(B2+B3+B4)/B5", "450")]])
    assert (product.unit, product.printed["tarief"].value) == (unit, Decimal(450))


@pytest.mark.parametrize(
    "formulas",
    [("=(B2+B3+B4)/B5", "=B7/7/B6"), ("=(B2+B3+B4)/B5", "=(B2+B3+B4)/B5/7/B6")],
)
def test_of_two_prices_of_one_product_the_one_that_a_model_has_is_the_price_and_the_other_is_told(
    formulas: tuple[str, str],
) -> None:
    rows: Rows = [
        ["Prijs per bed per week", (formulas[0], "450")],
        ["Prijs per bezet etmaal", (formulas[1], "71.4285714286")],
    ]
    (product,) = products([*COSTS, *rows])
    assert (product.unit, product.printed["tarief"].cell) == ("etmaal", "B8")
    (other,) = (line for line in product.sources if line.concept == "tarief")
    assert (other.value, other.unit, other.cell) == (Decimal(450), "euro_per_week", "B7")


def test_a_typed_price_per_week_is_one_per_week_too() -> None:
    rows: Rows = [
        ["Weektarief begeleid wonen 2026"],
        ["Begeleiding per week", 582],
        ["Huur per week", 160],
        ["Overhead 20%", 148],
        ["Tarief per week", 890],
    ]
    (product,) = products(rows)
    assert (product.unit, product.printed["tarief"].value) == ("week", Decimal(890))


def test_a_typed_price_per_week_below_one_per_hour_is_no_product_beside_it() -> None:
    rows: Rows = [
        ["Begeleiding, kostprijs 2026"],
        ["Loonkosten per uur", 30],  # 30 / 0,75 = 40; x 1,2 = 48
        ["Productiviteit", "75%"],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", 48],
        ["Prijs per week (10 uur)", 480],
    ]
    (product,) = products(rows)
    assert (product.model, product.unit, product.printed["tarief"].value) == ("uurtarief", "uur", Decimal(48))


def test_a_price_per_week_that_is_worked_out_from_the_one_per_24_hours_is_told_beside_it() -> None:
    rows: Rows = [["Prijs per etmaal", ("=(B2+B3+B4)/B5/7/B6", "71.4285714286")], ["Prijs per week", ("=B7*7", "500")]]
    (product,) = products([*COSTS, *rows])
    assert (product.unit, product.printed["tarief"].cell) == ("etmaal", "B7")
    assert [(line.value, line.unit) for line in product.sources if line.concept == "tarief"] == [
        (Decimal(500), "euro_per_week")
    ]


def test_a_price_per_participant_is_no_hour_of_the_trainer_and_its_hours_are_no_hours_of_training():
    """Paper: (2 * 3.5 * 60 + 65) / 8 + 4.5 = 65.125; one trainer of 2.5 hours with 40 of rent for 7: 29.14."""
    rows: list[list[Written]] = [
        ["Groepsaanbod, prijs per deelnemer per bijeenkomst"],
        [None, "Training sociale vaardigheden", "Ouderkring"],
        ["Trainers per bijeenkomst", 2, 1],
        ["Uren per trainer per bijeenkomst", Decimal("3.5"), Decimal("2.5")],
        ["Kostprijs per uur trainer", ("=Uurprijs!$B$4", "60"), ("=Uurprijs!$B$4", "60")],
        ["Zaalhuur per bijeenkomst", 65, 40],
        ["Werkboek per deelnemer", Decimal("4.5"), 2],
        ["Aantal deelnemers", 8, 7],
        ["Prijs per deelnemer per bijeenkomst", ("=(B3*B4*B5+B6)/B8+B7", "65.125"),
         ("=(C3*C4*C5+C6)/C8+C7", "29.142857143")],
    ]  # fmt: skip
    hourly: list[list[Written]] = [
        ["Loonkosten per fte per jaar", 60000],
        ["Declarabele uren per fte per jaar", 1200],
        ["Overhead over de loonkosten", "20%"],
        ["Kostprijs per uur", ("=B1/B2*(1+B3)", "60")],
    ]
    products = recognise(book_of({"Uurprijs": hourly, "Groepen": rows})).products
    assert [(each.name, each.unit) for each in products] == [
        ("Training sociale vaardigheden", "stuk"), ("Ouderkring", "stuk"),
    ]  # fmt: skip
    assert not any(each.concept == "scholingsuren" for product in products for each in product.sources)


DAY_CARE: Rows = [
    ["Kostprijs dagbesteding, peildatum 1-1-2026"],
    ["", "per dag", "per dagdeel"],
    ["Begeleiding", 70, 35],
    ["Huisvesting", 14, 7],
    ["Eten en drinken", 6, 3],
]


@pytest.mark.parametrize(
    "prices",
    [
        ["Prijs", 90, 45],
        ["Prijs", ("=SUM(B3:B5)", "90"), ("=SUM(C3:C5)", "45")],
    ],
)
def test_a_price_per_day_of_day_care_is_no_price_of_a_stay(prices: list[Written]) -> None:
    found = products([*DAY_CARE, prices])
    assert [product.unit for product in found] == ["dag", "dagdeel"]


def test_a_price_per_day_of_a_stay_stays_one_of_a_day_and_night() -> None:
    rows: Rows = [["Logeeropvang 2026"], ["", "per dag"], ["Begeleiding", 180], ["Voeding", 20]]
    (product,) = products([*rows, ["Prijs", 200]])
    assert product.unit == "etmaal"


GROUP: Rows = [
    ["Kostprijs per dagdeel, peildatum 1-1-2026"],
    ["Bruto uurloon", 24],
    ["Werkgeverslasten", "25%"],
    ["Uren per dagdeel", 4],
    ["Groepsgrootte", 6],
    ["Overhead over loonkosten", "20%"],
]


@pytest.mark.parametrize(
    "rows",
    [
        [["Dagbesteding, kostprijs per dagdeel, peildatum 1-1-2026"], *DAY_CARE[2:], ["Overhead", "18%"]],
        [DAY_CARE[0], ["", "per dagdeel"], ["Personeel", 35], ["Huisvesting", 7], ["Overhead", "18%"]],
        GROUP,
    ],
)
def test_costs_per_day_part_without_a_price_are_never_read_as_those_of_an_hour(rows: Rows) -> None:
    assert {(product.model, product.unit) for product in products(rows)} <= {("dagdeel", "dagdeel")}
