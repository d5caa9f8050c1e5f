"""The accounts of a whole organisation, in thousands, divided by the hours of all."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]
#: (800 + 240 + 60 + 100 + 80 - 20) x 1,000 / 21,000 = 60.00; x 1.05 = 63.00.
ACCOUNTS: Rows = [
    ["Exploitatie (x € 1.000)", "Team Oost"],
    ["Lonen en salarissen inclusief vakantiegeld en eindejaarsuitkering", 800],
    ["Sociale lasten en pensioen", 240],
    ["Personeel niet in loondienst", 60],
    ["Huisvesting", 100],
    ["Directie en administratie", 80],
    ["Af: ontvangen subsidie", -20],
    ["Netto lasten", ("=SUM(B2:B7)", "1260")],
    ["Cliëntgebonden uren van het team", 21_000],
    ["Kostprijs per uur", ("=B8*1000/B9", "60")],
    ["Opslag risico over kostprijs", "5%"],
    ["Tarief per uur", ("=ROUND(B10*(1+B11),2)", "63")],
]


def only(rows: Rows) -> tuple[Reading, ProductReading]:
    reading = recognise(book_of({"Begroting 2026": rows}))
    (product,) = reading.products
    return reading, product


def test_every_amount_of_a_year_is_its_part_of_an_hour():
    reading, product = only(ACCOUNTS)
    values = {value.concept: value for value in product.values}
    assert round(_D(values["loon_met_toeslagen_per_uur"].value), 2) == _D("38.10")  # 800,000 / 21,000
    assert values["werkgeverslasten"].value == _D("0.3")
    assert values["overhead"].base == "per_uur"
    assert calculate_product(reading, product, {}).tarief == _D("63.00")


def test_hired_staff_and_a_subsidy_are_no_cost_that_they_are_only_like():
    _, product = only(ACCOUNTS)
    cells = {cell for value in product.values if value.concept != "overige_kosten" for _, cell in value.cells}
    assert cells.isdisjoint({"B4", "B7"})
    assert {"inhuur", "vergoeding_van_buiten"} <= {value.concept for value in product.outside}


def test_a_column_of_totals_is_no_product():
    def across(row: list[Written]) -> list[Written]:
        label, first = row
        if isinstance(first, tuple):
            formula, outcome = first
            return [label, first, (formula.replace("B", "C"), outcome), (formula.replace("B", "D"), outcome)]
        if not isinstance(first, int):
            return [label, first, first]
        return [label, first, first, (f"=B{ACCOUNTS.index(row) + 1}+C{ACCOUNTS.index(row) + 1}", str(2 * first))]

    rows = [["", "Team Oost", "Team West", "Totaal"], *(across(row) for row in ACCOUNTS[1:10]),
            *(across(row)[:3] for row in ACCOUNTS[10:])]  # fmt: skip
    assert [product.name for product in recognise(book_of({"Begroting 2026": rows})).products] == [
        "Team Oost",
        "Team West",
    ]
