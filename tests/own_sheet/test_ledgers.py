"""A budget as a ledger has it: amounts in thousands, and allowances on lines of their own."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]

#: 10 fte with 1.250 hours each.
LEDGER: Rows = [
    ["Exploitatie team zuid"],
    ["Bedragen × € 1.000"],
    ["Nr", "Omschrijving", "Begroting 2026"],
    ["400", "Salarissen", "520,5"],
    ["401", "Vakantiegeld en eindejaarsuitkering", "83,28"],
    ["402", "Sociale lasten en pensioen", "150,945"],
    ["411", "Deskundigheidsbevordering", "18,75"],
    ["430", "ICT, telefonie en onderhoud", "37,5"],
    ["440", "Algemene kosten en verzekeringen", "62,5"],
    [None, "Fte in uitvoering", 10],
    [None, "Declarabele uren per fte", 1250],
    [None, "Opslag risico over kostprijs", "1,5%"],
    [None, "Tarief per uur team zuid", "70,92"],
]


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Exploitatie": rows}))


def test_a_bare_number_on_a_sheet_in_thousands_is_an_amount_and_no_hours():
    values = read(LEDGER).products[0].by_concept()
    assert "scholingsuren" not in values
    assert values["opleidingskosten_per_uur"].value == Decimal("1.5")  # 18.750 / (10 × 1250)


@pytest.mark.parametrize(
    "scale",
    [
        *("Bedragen × € 1.000", "(x 1.000 euro)", "in € 1.000", "bedragen in duizend euro", "x EUR 1.000"),
        *("x duizend euro", "Begroting 2026 (x € 1.000)", "Begroting 2026 x € 1.000"),
    ],
)
def test_thousands_are_written_in_many_ways(scale: str):
    rows = [row if number != 1 else [scale] for number, row in enumerate(LEDGER)]
    assert read(rows).products[0].by_concept()["bruto_jaarloon"].value == Decimal(52050)


def test_allowances_on_a_line_right_below_the_salaries_are_not_in_these():
    values = read(LEDGER).products[0].by_concept()
    assert values["bruto_jaarloon"].question == ""
    assert values["ikb_opslag"].value == Decimal("0.16")


def test_one_of_several_costs_in_a_label_names_it():
    cells = {address for _, address in read(LEDGER).products[0].by_concept()["overhead"].cells}
    assert {"C8", "C9"} <= cells


def test_a_price_with_what_it_is_for_behind_it_is_a_price():
    assert read(LEDGER).products[0].printed["tarief"].value == Decimal("70.92")


#: Typed: 2 × 60.000 and 0,5 × 90.000, costs, 10 % of the staff, a subsidy off; 4 places, 90 %, 365 days, 2 % risk.
STAFFED: Rows = [
    ["Exploitatie woongroep 2026"],
    ["Rekening", "Omschrijving", "Fte", "Per fte", "Begroot"],
    ["4010", "Groepsleiding", 2, 60000, 120000],
    ["4020", "Gedragswetenschapper", Decimal("0.5"), 90000, 45000],
    [None, "Personeel", None, None, 165000],
    ["4310", "Voeding", None, None, 21000],
    ["4400", "Huur en energie", None, None, 40000],
    [None, "Directe kosten", None, None, 226000],
    ["4900", "Doorbelasting bureau, 10% van personeel", None, "10%", 16500],
    ["8900", "Af: subsidie provincie", None, None, -12000],
    [None, "Te dekken uit de etmaalprijs", None, None, 230500],
    [None, "Bedden", None, None, 4],
    [None, "Verwachte bezetting", None, None, "90%"],
    [None, "Dagen", None, None, 365],
    [None, "Kostprijs per etmaal", None, None, Decimal("175.418569254186")],
    [None, "Weerstandsvermogen, over de kostprijs", None, None, "2%"],
    [None, "Etmaalprijs", None, None, Decimal("178.926940639270")],
]


def test_a_typed_ledger_is_read_from_the_staff_at_so_much_each_to_the_price():
    (product,) = read(STAFFED).products
    lines = {line.cells[0][1]: (line.concept, line.value) for line in product.sources if len(line.cells) == 1}
    assert lines["C3"] == ("fte", 2)
    assert lines["D3"] == ("loonkosten_per_jaar", 60000)
    assert lines["D4"] == ("loonkosten_per_jaar", 90000)
    assert product.by_concept()["overhead"].base == "loonkosten"  # of one amount, wherever that stands
    assert product.prices["tarief"] == Decimal("178.926940639270")


#: Typed: 96.000 over (52 - 6 - 2) x 20 = 880 hours is 109,09; 5 % more is 114,55.
PRACTICE: Rows = [
    ["Praktijk voor orthopedagogiek, wat moet een uur kosten in 2026?"],
    ["Kosten per jaar", "euro"],
    ["Salaris eigenaar met premies en pensioen", 80000],
    ["Praktijkruimte", 9000],
    ["Boekhouder", 3000],
    ["Contributies", 4000],
    ["Samen", 96000],
    ["Tijd"],
    ["Weken", 52],
    ["Vakantie", 6, "weken"],
    ["Ziek", 2, "weken"],
    ["Uren per week die ik in rekening breng", 20],
    ["Uren per jaar in rekening", 880],
    ["Kostprijs per uur", Decimal("109.090909090909")],
    ["Mijn uurtarief, met 5% over de kostprijs voor tegenvallers", Decimal("114.545454545455")],
    ["Tegenvallers", Decimal("0.05")],
]


def test_a_typed_practice_is_read_from_the_weeks_that_are_left_to_a_percentage_that_the_name_of_the_price_says():
    (product,) = read(PRACTICE).products
    told = {line.cells[0][1]: line.concept for line in (*product.values, *product.sources) if line.cells}
    assert told["B9"] == "weken_per_jaar"
    assert told["B10"] == "vakantieweken"
    assert told["B16"] == "risico_opslag" or product.by_concept()["overige_kosten"].cells[0][1] == "B16"
    assert product.prices["tarief"] == Decimal("114.545454545455")


#: Typed, in thousands: 433,6 over 10.250 day parts is 42,30 and 2,5 % more 43,36; 37 over 640 hours 57,81 and 58,97.
TWO_UNITS: Rows = [
    ["Zorgboerderij, begroting 2026"],
    ["bedragen x € 1.000"],
    ["Omschrijving", "Dagbesteding", "Begeleiding"],
    ["Brutolonen", Decimal("212.4"), Decimal("24.5")],
    ["Sociale lasten", Decimal("90.8"), Decimal("7.6")],
    ["Voer en zaaigoed", Decimal("77.3"), Decimal("0.6")],
    ["Pacht en gebouwen", Decimal("53.1"), Decimal("4.3")],
    ["Te dekken kosten", Decimal("433.6"), 37],
    ["Afzet (dagdelen, uren)", 10250, 640],
    ["Kostprijs in euro", Decimal("42.3024390243902"), Decimal("57.8125")],
    ["Opslag tegenvallers, over de kostprijs", Decimal("0.025"), Decimal("0.02")],
    ["Tarief in euro per dagdeel / per uur", Decimal("43.36"), Decimal("58.97")],
]


def test_a_typed_budget_in_thousands_has_the_amounts_that_are_meant_also_those_below_a_thousand():
    first, second = read(TWO_UNITS).products
    told = {line.cells[0][1]: line.value for line in first.sources}
    assert told["B4"] == 212400
    assert second.by_concept()["materiaalkosten_per_uur"].value * 640 == 600


def test_the_units_in_the_name_of_a_row_are_those_of_its_columns_in_order():
    assert [(product.unit, product.prices["tarief"]) for product in read(TWO_UNITS).products] == [
        ("dagdeel", Decimal("43.36")),
        ("uur", Decimal("58.97")),
    ]


def test_the_hours_of_a_day_part_behind_its_name_are_no_second_unit():
    rows = [*TWO_UNITS[:-1], ["Tarief per dagdeel van 4 uur", Decimal("43.36"), Decimal("58.97")]]
    assert {product.unit for product in read(rows).products} == {"dagdeel"}
