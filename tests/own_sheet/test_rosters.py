"""Prices per 24 hours that are worked out from a roster: each shift is read, whatever its columns are called."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

_D = Decimal
ROSTER: list[list[Written]] = [
    ["Bezetting van de groepen"],
    ["Dienst", "Lengte in uren", "Zonnehoek", "Weging"],
    ["Vroeg", 8, 2, 1],
    ["Laat", 8, 1, 1],
    ["Slaapwacht", 9, 1, _D("0.5")],
    ["Samen per week", None, ("=7*SUMPRODUCT(B3:B5,C3:C5,D3:D5)", "199.5")],
]
STAFF: list[list[Written]] = [
    ["Personeel"],
    ["Loonkosten per fte groepsleiding", 73_000],
    ["Inzetbare uren per fte", 1_387],
    ["Loonkosten per fte gedragsdeskundige", 100_000],
]
PRICE: list[list[Written]] = [
    ["Prijs per etmaal", "Zonnehoek"],
    ["Plaatsen", 5],
    ["Bezetting", "96%"],
    ["Rekendagen", 365],
    ["Fte op de groep", ("=Rooster!C6*B4/7/Personeel!B3", "7.5")],
    ["Gedragsdeskundige (fte)", _D("0.3")],
    ["Kosten gedragsdeskundige", ("=B6*Personeel!B4", "30000")],
    ["Huur en energie, per jaar", 55_000],
    ["Eten en drinken per dag", 12],
    ["Directe kosten", ("=(B5*Personeel!B2+B7+B8)/(B2*B3*B4)+B9", "373.01598173516")],
    ["Overhead over directe kosten", "12%"],
    ["Tarief per etmaal", ("=ROUND(B10*(1+B11),2)", "417.78")],
]
BOOK = book_of({"Rooster": ROSTER, "Personeel": STAFF, "Prijs": PRICE})


def test_a_roster_whose_columns_are_headed_by_a_group_is_read_shift_by_shift():
    (product,) = recognise(BOOK).products
    assert product.model == "etmaal"
    shifts = [row.values for row in product.other_rows if row.table == "diensten"]
    assert [shift["dienst"] for shift in shifts] == ["Vroeg", "Laat", "Slaapwacht"]
    assert [shift["dienst_uren"] for shift in shifts] == [8, 8, 9]
    assert [shift["dienst_medewerkers"] for shift in shifts] == [2, 1, 1]
    assert [shift["dienst_telt"] for shift in shifts] == [1, 1, _D("0.5")]


def test_somebody_beside_the_team_has_its_fte_and_its_wage_from_two_sheets():
    (product,) = recognise(BOOK).products
    (row,) = [row for row in product.other_rows if row.table == "ondersteuning"]
    assert row.values["ondersteunende_functie"] == "Gedragsdeskundige"
    assert set(row.places) == {("Prijs", "B6"), ("Personeel", "B4")}


def test_what_a_roster_comes_to_is_the_price_of_the_sheet():
    reading = recognise(BOOK)
    (product,) = reading.products
    assert not reading.questions
    assert "overige_kosten" not in {value.concept for value in product.values}
    assert calculate_product(reading, product, {}).tarief == _D("417.78")


def test_shifts_with_a_sum_of_their_own_come_to_the_same():
    rows: list[list[Written]] = [
        ["Dienst", "Uren", "Medewerkers", "Dagen per week", "Per week"],
        ["Vroeg", 8, 2, 7, ("=B2*C2*D2", "112")],
        ["Laat", 8, 1, 7, ("=B3*C3*D3", "56")],
        ["Nacht", _D("4.5"), 1, 7, ("=B4*C4*D4", "31.5")],
        ["Rooster", None, None, None, ("=SUM(E2:E4)", "199.5")],
    ]
    price = [[cell if not isinstance(cell, tuple) else (cell[0].replace("Rooster!C6", "Rooster!E5"), cell[1])
              for cell in row] for row in PRICE]  # fmt: skip
    reading = recognise(book_of({"Rooster": rows, "Personeel": STAFF, "Prijs": price}))
    (product,) = reading.products
    assert [row.values["dienst_medewerkers"] for row in product.other_rows if row.table == "diensten"] == [2, 1, 1]
    assert calculate_product(reading, product, {}).tarief == _D("417.78")


def test_a_number_of_hours_counts_no_staff() -> None:
    headings: list[Written] = ["Dienst", "Aantal uren", "Aantal mensen", "Weging"]
    roster = [ROSTER[0], headings, *ROSTER[2:]]
    (product,) = recognise(book_of({"Rooster": roster, "Personeel": STAFF, "Prijs": PRICE})).products
    first = next(row for row in product.other_rows if row.table == "diensten")
    assert (first.cells["dienst_uren"], first.cells["dienst_medewerkers"]) == ("B3", "C3")
