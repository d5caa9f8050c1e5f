"""What makes place for what a user said of a cell: it stays in the price where the sheet's own price holds it."""

from datetime import date
from decimal import Decimal

from tarief.core.place import SheetCell
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Correction, ProductReading, opgave_of, recognise

#: 3.000 x 12 x 1,15 x 1,25 is 51.750 a year: 30 euros for each of 1.725 hours.
LABOUR: list[list[Written]] = [
    ["Kostprijs ambulante begeleiding"],
    ["Bruto maandloon", 3000],
    ["Jaarloon", ("=B2*12", "36000")],
    ["Vakantietoeslag", "8%"],
    ["Eindejaarsuitkering", "7%"],
    ["Werkgeverslasten", "25%"],
    ["Loonkosten per jaar", ("=B3*(1+B4+B5)*(1+B6)", "51750")],
    ["Productieve uren", 1725],
    ["Loonkosten per uur", ("=B7/B8", "30")],
    ["Huisvesting", Decimal("3.15"), "per uur"],
    ["ICT en telefoon", Decimal("1.45"), "per uur"],
]


def read(rows: list[list[Written]], address: str, base: str) -> ProductReading:
    said = Correction(SheetCell("Blad", address), "overhead", base)
    return recognise(book_of({"Blad": [*LABOUR, *rows]}), [said]).products[0]


def price(product: ProductReading) -> Decimal:
    return opgave_of(product, {}, date(2026, 1, 1)).calculate().tarief


def test_a_cost_that_was_read_as_what_another_cell_is_said_to_be_stays_in_the_price():
    of_wage = [
        ["Staf en directie", "20%", "over loonkosten"],
        ["Bedrag staf", ("=B9*B12", "6")],
        ["Tarief per uur", ("=B9+B10+B11+B13", "40.60")],
    ]
    product = read(of_wage, "B12", "loonkosten")
    values = product.by_concept()
    assert (values["overhead"].value, values["overhead"].base) == (Decimal("0.2"), "loonkosten")
    assert (values["overige_kosten"].value, values["overige_kosten"].base) == (Decimal("4.60"), "")
    assert {cell for _, cell in values["overige_kosten"].cells} == {"B10", "B11"}
    assert price(product) == Decimal("40.60")


def test_the_parts_of_a_sum_make_place_for_the_sum():
    summed = [["Organisatiekosten", ("=B10+B11", "4.60")], ["Tarief per uur", ("B9+B12", "34.60")]]
    product = read(summed, "B12", "per_uur")
    assert product.by_concept()["overhead"].value == Decimal("4.60")
    assert "overige_kosten" not in product.by_concept()
    assert price(product) == Decimal("34.60")


def test_housing_and_ict_beside_a_percentage_called_overhead_are_not_read_as_the_overhead():
    rows: list[list[Written]] = [
        *LABOUR,
        ["Overhead", "10%", "over loonkosten"],
        ["Bedrag overhead", ("=B9*B12", "3")],
        ["Tarief per uur", ("=B9+B10+B11+B13", "37.60")],
    ]
    product = recognise(book_of({"Blad": rows})).products[0]
    values = product.by_concept()
    assert (values["overhead"].value, values["overhead"].base) == (Decimal("0.1"), "loonkosten")
    assert values["overige_kosten"].value == Decimal("4.60")
    assert price(product) == Decimal("37.60")


def test_an_addition_without_a_name_may_be_for_risk_for_a_rise_of_prices_or_profit():
    rows: list[list[Written]] = [
        *LABOUR,
        ["Overhead", "20%", "over loonkosten"],
        ["Bedrag overhead", ("=B9*B12", "6")],
        ["Opslag", "5%"],
        ["Tarief per uur", ("=(B9+B10+B11+B13)*(1+B14)", "42.63")],
    ]
    asked = {question.key: question for question in recognise(book_of({"Blad": rows})).questions}
    assert [choice.value for choice in asked["naam.opslag"].choices] == ["risico_opslag", "indexatie", "winst"]


def test_a_value_of_several_cells_shows_what_stands_in_each():
    rows: list[list[Written]] = [*LABOUR, ["Tarief per uur", ("=B9+B10+B11", "34.60")]]
    overhead = recognise(book_of({"Blad": rows})).products[0].by_concept()["overhead"]
    assert (overhead.label, overhead.shown) == ("Huisvesting + ICT en telefoon", "3.15 + 1.45")
