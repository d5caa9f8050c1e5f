"""A form that was filled in: numbered lines, a column for each product, and no price to hold it against."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, recognise

Rows = list[list[Written]]

FORM: Rows = [
    ["Opgave kosten per product 2026"],
    ["nr", "Onderdeel", "Individuele begeleiding", "Specialistische begeleiding"],
    [1, "Bruto uurloon", 20, 25],
    [2, "Vakantietoeslag over brutoloon", "8%", "8%"],
    [3, "Eindejaarsuitkering over brutoloon", "8%", "8%"],
    [4, "Werkgeverslasten over loon met toeslagen", "25%", "25%"],
    [5, "Contracturen per jaar", 1800, 1800],
    [6, "Verlof en feestdagen (uur per jaar)", 250, 250],
    [7, "Verzuim", "5%", "4%"],
    [8, "Werkoverleg (uur per jaar)", 60, 60],
    [9, "Niet-declarabele verslaglegging (uur per jaar)", 100, 118],
    [10, "Studiekosten", 650, 650],
    [11, "Overhead", "20%", "20%"],
    [12, "Risico over de kostprijs", "2%", "2%"],
]
ANSWERS = {
    "verzuim_grondslag.verzuim": "contracturen",
    "klopt.studiekosten": "euro_per_fte",
    "overhead_grondslag.overhead": "loonkosten",
}


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Formulier": rows}))


@pytest.mark.parametrize(
    ("place", "price"),
    [
        # 250 + 90 + 60 + 100 = 500 of 1800; 20 × 1,16 × 1,25 × 1800 / 1300 × 1,2 + 650 / 1300 = 48,684615; × 1,02
        (0, "49.66"),
        # 250 + 72 + 60 + 118 = 500; 25 × 1,16 × 1,25 × 1800 / 1300 × 1,2 + 0,5 = 60,730769; × 1,02
        (1, "61.95"),
    ],
)
def test_every_column_of_a_form_without_a_price_is_a_product_of_which_the_bases_are_asked(place: int, price: str):
    reading = read(FORM)
    product = reading.products[place]
    assert product.name == FORM[1][2 + place]
    assert {value.question for value in product.values if value.question} == ANSWERS.keys()
    answers = {"product": product.name, **ANSWERS}
    assert calculate_product(reading, product, answers).tarief == Decimal(price)


def test_an_amount_for_one_fte_waits_for_what_sickness_is_a_share_of():
    reading = read(FORM)
    answers = {"product": reading.products[0].name, **ANSWERS, "verzuim_grondslag.verzuim": "uren_na_verlof"}
    # 250 + 5% of 1550 = 77,5, + 60 + 100 = 487,5: 1312,5 are left; (29 × 1800 / 1312,5 × 1,2 + 650 / 1312,5) × 1,02
    assert calculate_product(reading, reading.products[0], answers).tarief == Decimal("49.19")


def test_hours_that_a_list_does_not_name_are_told():
    (finding, *_) = [each for each in read(FORM).findings if each.kind == "uren_niet_genoemd"]
    assert "Scholingsuren" in finding.text


def test_hours_called_not_productive_that_are_fewer_than_the_others_are_one_of_them():
    rows = [row if row[0] != 9 else [9, "Niet-cliëntgebonden uren", 100, 118] for row in FORM]
    product = read(rows).products[0]
    hours = product.by_concept()["niet_productieve_uren"]
    assert hours.value == Decimal(500)
    assert {cell for _, cell in hours.cells} == {"C8", "C9", "C10", "C11"}


@pytest.mark.parametrize(
    ("label", "key"),
    [("Niet-declarabele verslaglegging", "indirecte_uren"), ("Improductieve reistijd", "reisuren")],
)
def test_hours_not_productive_of_one_kind_are_of_that_kind(label: str, key: str):
    rows: Rows = [[*row] for row in FORM]
    rows[10][1] = f"{label} (uur per jaar)"
    rows.insert(8, [0, "Scholing (uur per jaar)", 10, 10])
    assert read(rows).products[0].by_concept()[key].value == Decimal(100)


@pytest.mark.parametrize(
    ("row", "year"),
    [
        (["Ingestuurd op 3 november 2025"], 2026),
        ([13, "Reiskosten per declarabel uur", 1, 1, "zoals geboekt in 2024"], 2026),
        (["Realisatie 2025"], None),
    ],
)
def test_the_year_in_a_title_holds_beside_one_in_a_date_or_a_remark(row: list[Written], year: int | None):
    day = read([*FORM, row]).peildatum
    assert (day and day.year) == year


@pytest.mark.parametrize(
    ("label", "base"),
    [("Eindejaarsuitkering over brutoloon", "brutoloon"), ("Eindejaarsuitkering van het brutosalaris", "brutoloon")],
)
def test_the_base_in_a_label_is_no_second_name(label: str, base: str):
    rows: Rows = [[*row] for row in FORM]
    rows[4][1] = label
    value = read(rows).products[0].by_concept()["eindejaarsuitkering"]
    assert (value.question, value.base) == ("", base)


@pytest.mark.parametrize("written", ["ca. 72%", "circa 72 %", "± 72%"])
def test_a_number_that_is_about_right_is_used_and_told(written: str):
    rows: Rows = [
        ["Onderbouwing kostprijs 2026"],
        ["Bruto uurloon", "€ 24,00"],
        ["Productiviteit", written],
        ["Overhead over de loonkosten", "20%"],
    ]
    reading = read(rows)
    assert reading.products[0].by_concept()["productiviteit"].value == Decimal("0.72")
    (told,) = [finding for finding in reading.findings if finding.kind == "bij_benadering"]
    assert "Met dat getal is gerekend" in told.text


@pytest.mark.parametrize(
    ("answer", "hours"),
    # of 1.800: 250 + 5% + 60 + 100 + 8% = 410 + 90 + 144; after leave: 410 + 5% and 8% of 1.550 = 410 + 77,5 + 124
    [("contracturen", "644"), ("uren_na_verlof", "611.5")],
)
def test_a_share_beside_hours_is_added_to_these_and_is_of_what_sickness_is_one(answer: str, hours: str):
    rows = [*FORM[:11], [9, "Reistijd tussen cliënten", "8%", "8%"], *FORM[11:]]
    value = read(rows).products[0].by_concept()["niet_productieve_uren"]
    assert value.question == "verzuim_grondslag.verzuim"
    assert (chosen := value.chosen(answer)) is not None
    assert chosen.value == Decimal(hours)


def test_leave_and_holidays_are_one_line_of_leave():
    rows = [row if row[0] != 6 else [6, "Vakantie- en feestdaguren", 250, 250] for row in FORM]
    rows.insert(8, [0, "Scholing (uur per jaar)", 10, 10])
    assert read(rows).products[0].by_concept()["verlofuren"].value == Decimal(250)
