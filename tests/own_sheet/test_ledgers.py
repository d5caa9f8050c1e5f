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
