"""A team whose mean wage is worked out from rows with no more than the name of a function, and hours below one head."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]


def _team(mean: tuple[str, str], one: Written, two: Written) -> Rows:
    """A team of two: 3.000 x 25% + 3.400 x 75% = 3.300 a month, 1.320 hours, 30 x 1,25 = 37,50 an hour."""
    return [
        ["Samenstelling", "voltijd", "aandeel"],
        ["Medewerker A", 3_000, one],
        ["Medewerker B", 3_400, two],
        ["Gemiddeld bruto maandloon", mean],
        ["Werkgeverslasten over het brutoloon", "25%"],
        ["Beschikbaar", "uren per fte"],
        ["Bruto beschikbaar in een jaar", 1_800],
        ["Vakantieverlof", 200],
        ["Intervisie en cursussen", 180],
        ["Heen en weer naar gezinnen", 100],
        ["Netto inzetbaar", ("=B7-SUM(B8:B10)", "1320")],
        ["Loon per inzetbaar uur", ("=B4*12*(1+B5)/B11", "37.5")],
        ["Kantoor per inzetbaar uur", ("=Kantoor!B5", "3.75")],
        ["Tarief per uur", ("=ROUND(B12+B13,2)", "41.25")],
    ]


OFFICE: Rows = [
    ["Overheadkosten"],
    ["Salaris van de directeur", 90_000],
    ["Huur van het kantoor", 12_000],
    ["ICT", 10_500],
    ["Overheadkosten per uur", ("=SUM(B2:B4)/B6", "3.75")],
    ["Uren van alle collega's", 30_000],
]


def _read(mean: str = "=SUMPRODUCT(B2:B3,C2:C3)", shares: tuple[Written, Written] = ("25%", "75%")):
    reading = recognise(book_of({"Uur": _team((mean, "3300"), *shares), "Kantoor": OFFICE}))
    (product,) = reading.products
    assert calculate_product(reading, product, {}).tarief == _D("41.25")
    return {value.concept: value for value in product.values if value.cells}, product


def test_cells_of_which_a_wage_is_the_mean_are_wages_themselves():
    values, product = _read()
    assert values["bruto_maandloon"].cells == (("Uur", "B2"), ("Uur", "B3"))
    assert values["bruto_maandloon"].value == 3_300
    shares = [value.value for value in product.values if value.concept == "functie_aandeel"]
    assert shares == [_D("0.25"), _D("0.75")]


def test_a_mean_may_be_divided_by_its_weights():
    values, _ = _read("=(B2*C2+B3*C3)/SUM(C2:C3)", (1, 3))
    assert values["bruto_maandloon"].cells == (("Uur", "B2"), ("Uur", "B3"))


def test_hours_that_are_taken_off_are_not_those_of_the_contract_whatever_stands_above_them():
    values, _ = _read()
    assert values["contracturen"].cells == (("Uur", "B7"),)
    assert "productieve_uren" not in values


def test_a_salary_that_is_added_up_to_overhead_is_overhead():
    values, _ = _read()
    assert {cell for _, cell in values["overhead"].cells} >= {"B2", "B3", "B4"}
    assert values["overhead"].value == _D("3.75")


def test_a_cost_without_a_name_tells_of_which_cells_it_is_made():
    day: Rows = [
        ["Loonkosten per inzetbaar uur", ("=Uur!B12", "37.5")],
        ["Kantoor per inzetbaar uur", ("=Kantoor!B5", "3.75")],
        ["Uren per dagdeel", 4],
        ["Begeleiders per groep", 1],
        ["Groepsgrootte", 5],
        ["Tarief per dagdeel", ("=ROUND((B1+B2)*B3*B4/B5,2)", "33")],
    ]
    hour = _team(("=SUMPRODUCT(B2:B3,C2:C3)", "3300"), "25%", "75%")
    reading = recognise(book_of({"Uur": hour, "Kantoor": OFFICE, "Groep": day}))
    product = next(each for each in reading.products if each.model == "dagdeel")
    assert calculate_product(reading, product, {}).tarief == 33
    (unnamed,) = [value for value in product.values if value.concept == "overige_kosten"]
    assert {cell for sheet, cell in unnamed.cells if sheet == "Kantoor"} == {"B2", "B3", "B4", "B5", "B6"}


def test_a_price_that_is_part_of_its_own_mean_is_read_to_the_end():
    rows: Rows = [
        ["Bruto uurloon", 24],
        ["Werkgeverslasten", "25%"],
        ["Loonkosten per uur", ("=B1*(1+B2)", "30")],
        ["Productiviteit", "75%"],
        ["Kostprijs per uur", ("=B3/B4", "40")],
        ["Tarief per uur", ("=AVERAGE(B1:B6)", "41")],
    ]
    reading = recognise(book_of({"Uur": rows}))
    assert [value.value for product in reading.products for value in product.values if value.concept == "bruto_uurloon"]
