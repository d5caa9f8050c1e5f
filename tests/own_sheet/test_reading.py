"""A sheet with formulas is read by what they do: the inputs, their bases and the unit follow from the arithmetic."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, calculate_product, recognise

Rows = list[list[Written]]


def read(rows: Rows) -> ProductReading:
    (product,) = recognise(book_of({"Blad": rows})).products
    return product


def priced(rows: Rows) -> Decimal:
    reading = recognise(book_of({"Blad": rows}))
    return calculate_product(reading, reading.products[0], {}).tarief


#: 24 × (1 + 0,08 + 0,08) × 1,25 / 0,7 = 49,714286; × 1,2 = 59,657143.
HOUR: Rows = [
    ["Kostprijs 2026"],
    ["Bruto uurloon", 24],
    ["Vakantietoeslag", "8%"],
    ["Eindejaarsuitkering", "8%"],
    ["Werkgeverslasten", "25%"],
    ["Productiviteit", "70%"],
    ["Overhead", "20%"],
    ["Tarief per uur", ("=B2*(1+B3+B4)*(1+B5)/B6*(1+B7)", "59.6571428571")],
]


def changed(**rows: list[Written]) -> Rows:
    """The sheet with some rows replaced, by their number."""
    return [rows.get(f"r{number}", row) for number, row in enumerate(HOUR, 1)]


def test_the_price_of_the_sheet_comes_out_and_nothing_is_asked():
    reading = recognise(book_of({"Blad": HOUR}))
    assert reading.questions == ()
    assert priced(HOUR) == Decimal("59.66")


@pytest.mark.parametrize(
    ("formula", "outcome", "base"),
    [
        ("=B2*(1+B3+B4)*(1+B5)/B6*(1+B7)", "59.6571428571", "brutoloon"),
        ("=B2*(1+B3)*(1+B4)*(1+B5)/B6*(1+B7)", "59.9862857143", "brutoloon_en_vakantietoeslag"),
    ],
)
def test_the_base_of_the_year_end_payment_follows_from_the_formula(formula: str, outcome: str, base: str):
    product = read(changed(r8=["Tarief per uur", (formula, outcome)]))
    assert product.by_concept()["eindejaarsuitkering"].base == base


@pytest.mark.parametrize(
    ("formula", "outcome", "base"),
    [
        ("=(B2/B3+B4)*(1+B5)", "74.4", "directe_kosten"),
        ("=B2/B3*(1+B5)+B4", "74", "loonkosten"),
        ("=(B2/B3+B4)/(1-B5)", "77.5", "totale_kosten"),
    ],
)
def test_the_base_of_the_overhead_follows_from_the_formula(formula: str, outcome: str, base: str):
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per uur inclusief werkgeverslasten", 42],
        ["Productiviteit", "70%"],
        ["Reiskosten per uur", 2],
        ["Overhead", "20%"],
        ["Kostprijs per uur", (formula, outcome)],
        ["Risico over de kostprijs", "0%"],
        ["Tarief per uur", ("=B6*(1+B7)", outcome)],
    ]
    assert read(rows).by_concept()["overhead"].base == base


def test_a_part_of_the_hours_is_never_read_as_the_whole():
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per uur inclusief werkgeverslasten", 36],
        ["Contracturen", 1878],
        ["Verlof", 200],
        ["Ziekteverzuim in uren", 130],
        ["Algemeen niet productief", 150],
        ["Kostprijs per uur", ("=B2*B3/(B3-B4-B5-B6)", "48.3605150215")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert calculate_product(reading, reading.products[0], {}).tarief == Decimal("48.36")


def test_what_has_no_name_stays_what_the_sheet_makes_of_it():
    rows = changed(
        r7=["Xyzzy", 3],
        r8=["Tarief per uur", ("=B2*(1+B3+B4)*(1+B5)/B6+B7*1.07", "52.9242857143")],
    )
    assert priced(rows) == Decimal("52.92")


def test_two_prices_are_two_products():
    rows: Rows = [
        ["Kostprijs 2026", "Begeleiding", "Behandeling"],
        ["Loonkosten per uur inclusief werkgeverslasten", 36, 48],
        ["Productiviteit", "70%", "60%"],
        ["Kostprijs per uur", ("=B2/B3", "51.4285714286"), ("=C2/C3", "80")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    assert [product.name for product in reading.products] == ["Begeleiding", "Behandeling"]
    tarieven = [calculate_product(reading, product, {}).tarief for product in reading.products]
    assert tarieven == [Decimal("51.43"), Decimal("80.00")]


def test_a_price_per_day_part_is_never_one_per_hour():
    rows: Rows = [
        ["Kostprijs dagbesteding 2026"],
        ["Loonkosten per uur incl. lasten", 36],
        ["Productiviteit", "80%"],
        ["Uren per dagdeel", 4],
        ["Begeleiders per groep", 2],
        ["Groepsgrootte", 8],
        ["Overhead over de directe kosten", "20%"],
        ["Tarief per dagdeel", ("=B2/B3*B4*B5/B6*(1+B7)", "54")],
    ]
    product = read(rows)
    assert (product.unit, product.model) == ("dagdeel", "dagdeel")
    assert priced(rows) == Decimal("54.00")


def test_the_same_on_its_side_is_read_the_same():
    turned: Rows = [
        ["Product", "Bruto uurloon", "VT en EJU", "Werkgeverslasten", "Productiviteit", "Overhead", "Tarief per uur"],
        ["Begeleiding", 24, "16%", "25%", "70%", "20%", ("=B2*(1+C2)*(1+D2)/E2*(1+F2)", "59.6571428571")],
    ]  # fmt: skip
    assert priced(turned) == Decimal("59.66")


def test_months_and_hours_per_month_come_to_an_hourly_wage():
    rows = changed(r2=["Bruto maandsalaris", 3600], r8=["Contracturen per jaar", 1800])
    rows.append(["Tarief per uur", ("=B2*12/B8*(1+B3+B4)*(1+B5)/B6*(1+B7)", "59.6571428571")])
    assert priced(rows) == Decimal("59.66")


def test_hours_called_an_addition_of_which_the_price_keeps_the_rest_are_that_rest():
    rows = changed(
        r6=["Opslag niet-productieve uren", "30%"],
        r8=["Tarief per uur", ("=B2*(1+B3+B4)*(1+B5)/(1-B6)*(1+B7)", "59.6571428571")],
    )
    assert read(rows).by_concept()["productiviteit"].value == Decimal("0.70")
    assert priced(rows) == Decimal("59.66")


def test_a_wage_divided_by_hours_of_a_month_of_its_own_is_read_beside_the_hours_of_a_year():
    # 4208,68 / 173,33 = 24,281313; × 1,16 × 1,25 × 1836 / 1400 × 1,2 = 55,407181
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Bruto maandloon", 4208.68],
        ["Contracturen per maand", 173.33],
        ["Vakantietoeslag", "8%"],
        ["Eindejaarsuitkering", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Contracturen per jaar", 1836],
        ["Verlofuren", 436],
        ["Overhead", "20%"],
        ["Tarief per uur", ("=B2/B3*(1+B4+B5)*(1+B6)*B7/(B7-B8)*(1+B9)", "55.4071815")],
    ]
    values = read(rows).by_concept()
    assert round(values["bruto_uurloon"].value, 4) == Decimal("24.2813")
    assert values["contracturen"].value == 1836
    assert priced(rows) == Decimal("55.41")
