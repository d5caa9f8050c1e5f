"""A typed budget of a year: a sum beside its lines counts once, and what is deducted is told by what it explains."""

from decimal import Decimal

import pytest

from tarief.core.dutch import in_marks
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, compare_printed, recognise

Rows = list[list[Written]]

#: (1.000.000 + 160.000 + 290.000 + 32.000 + 18.000 + 250.000) / (20 × 1.250) = 70,00; × 1,02 = 71,40.
BUDGET: Rows = [
    ["Exploitatiebegroting", "2026"],
    ["Lonen en salarissen", 1000000],
    ["Vakantietoeslag en eindejaarsuitkering", 160000],
    ["Sociale lasten", 190000],
    ["Pensioenpremies", 100000],
    ["Reiskosten personeel", 32000],
    ["Opleidingskosten", 18000],
    ["Totaal personele kosten directe zorg", 1500000],
    ["Management en staf", 150000],
    ["Huisvesting", 100000],
    ["Aantal fte", 20],
    ["Productieve uren per fte", 1250],
    ["Kostprijs per uur", 70],
    ["Risico-opslag over kostprijs", "2%"],
    ["Tarief per uur", Decimal("71.40")],
]
INCOME: list[Written] = ["Af: overige opbrengsten", -12500]


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Begroting 2026": rows}))


def with_income(cost: str, price: str) -> Rows:
    """The budget with half a euro of other income, and with these prices."""
    rows = [*BUDGET[:10], INCOME, *BUDGET[10:]]
    rows[13], rows[15] = ["Kostprijs per uur", Decimal(cost)], ["Tarief per uur", Decimal(price)]
    return rows


def test_a_sum_beside_all_its_lines_is_not_counted_again():
    reading = read(BUDGET)
    (product,) = reading.products
    assert not any(value.question for value in product.values)
    assert "loonkosten_per_jaar" not in {value.concept for value in product.values}
    assert calculate_product(reading, product, {}).tarief == Decimal("71.40")


def test_a_sum_that_is_not_of_the_lines_above_it_stays():
    rows = [*BUDGET]
    rows[7] = ["Totaal personele kosten directe zorg", 1900000]
    (product,) = read(rows).products
    assert "loonkosten_per_jaar" in {value.concept for value in product.values}


def test_a_sum_with_a_line_that_is_no_input_stands_for_all_its_lines():
    rows = [*BUDGET[:7], ["Af: loonkostensubsidie", -20000], *BUDGET[7:]]
    rows[8] = ["Totaal personele kosten directe zorg", 1480000]
    (product,) = read(rows).products
    concepts = {value.concept for value in product.values}
    assert "loonkosten_per_jaar" in concepts
    assert concepts.isdisjoint({"reiskosten_per_uur", "opleidingskosten_per_uur", "werkgeverslasten"})


def test_income_is_taken_off_where_the_printed_price_shows_it():
    reading = read(with_income("69.50", "70.89"))
    assert calculate_product(reading, reading.products[0], {}).tarief == Decimal("70.89")


def test_what_the_model_lacks_explains_no_more_than_it_comes_to():
    reading = read(with_income("68", "69.36"))
    (product,) = reading.products
    findings = compare_printed(product, {}, reading.peildatum, reading.findings)
    told = [found for found in findings if found.kind == "gedrukt_wijkt_af"]
    assert len(told) == 2 and "dat is −€\u00a00,50 per uur" in told[0].advice
    assert "Waar de andere €\u00a01,50 vandaan komt, is niet bekend." in told[0].advice
    assert "dat is −€\u00a00,51 per uur" in told[1].advice and "andere €\u00a01,53 vandaan" in told[1].advice


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-12000", "−12.000"),
        ("31684,8", "31.684,8"),
        ("48130,081301", "48.130,08"),
        ("1,301", "1,301"),
        ("0,02", "0,02"),
    ],
)
def test_a_bare_number_is_shown_in_dutch_notation(text: str, shown: str):
    assert in_marks(text) == shown


@pytest.mark.parametrize(
    "name", ["Vakantietoeslag en eindejaarsuitkering", "Sociale lasten", "Pensioenpremie werkgever"]
)
def test_what_is_paid_on_top_of_a_wage_is_never_read_as_a_cost_of_care(name: str) -> None:
    rows: list[list[Written]] = [
        ["Begroting begeleiding 2026"],
        ["Salarissen", 1339000],
        [name, 235300],
        ["Totaal kosten", ("=B2+B3", "1574300")],
        ["Declarabele uren organisatie", 28780],
        ["Tarief per uur", ("=B4/B5", "54.7011813759555")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    costs = [value for value in product.values if value.concept.startswith("clientgebonden")]
    assert ("Blad", "B3") not in {cell for value in costs for cell in value.cells}
